import { describe, expect, it } from "vitest";
import { composeAlert } from "../../../src/core/alerts/compose-alert.ts";
import { alertSamples, flag, hiddenName } from "../../notify/sample-facts.ts";

const open = { text: (text: string) => text, url: (url: string) => url };
const hiding = { text: (text: string) => text.replaceAll(hiddenName, "█"), url: () => "█" };

describe("composeAlert", () => {
  it("puts an authority's own words before those that others pass on", () => {
    const flags = [
      flag({
        label: "response.minimisation",
        exact: "единичный случай",
        chain: ["media", "official"],
      }),
      flag({ label: "response.inquiry", exact: "проводится проверка" }),
    ];
    expect(
      composeAlert({ ...alertSamples["official-statement"], flags }, open).words.map(
        (words) => words.own,
      ),
    ).toEqual([true, false]);
  });

  it("does not call words own that were said in private and passed on", () => {
    const flags = [
      flag({ label: "stigma.moral-threat", exact: "чуждо нам", setting: "private-relayed" }),
    ];
    expect(composeAlert({ ...alertSamples["official-statement"], flags }, open).words[0]!.own).toBe(
      false,
    );
  });

  it("leaves out the words of those who are no authority", () => {
    const flags = [
      flag({
        label: "stigma.dehumanising",
        exact: "зараза",
        role: "other",
        chain: ["media", "other"],
      }),
    ];
    expect(composeAlert({ ...alertSamples["official-statement"], flags }, open).words).toEqual([]);
  });

  it("masks a slur in its own passage, in longer ones, in the title and in the difference", () => {
    const slur = "грубиянки";
    const before = {
      ...alertSamples["statement-changed"].before,
      text: "В доме собрались женщины.",
    };
    const version = {
      ...alertSamples["statement-changed"].version,
      title: `О том, что сделали ${slur}`,
      text: `В доме собрались ${slur}, сказал он.`,
    };
    const flags = [
      flag({ label: "stigma.slur", exact: `эти ${slur} опять собрались` }),
      flag({ label: "stigma.moral-threat", exact: `${slur} угрожают` }),
    ];
    const content = composeAlert(
      { ...alertSamples["statement-changed"], before, version, flags, slurs: [slur] },
      open,
    );
    expect(JSON.stringify(content)).not.toContain(slur);
    // The words around it stay readable.
    expect(content.words[0]!.exact).toBe("эти г•••••••• опять собрались");
  });

  it("masks a passage whole that is marked as a slur without saying which word is one", () => {
    const flags = [flag({ label: "stigma.slur", exact: "эти грубиянки" })];
    const content = composeAlert({ ...alertSamples["official-statement"], flags }, open);
    expect(content.words[0]!.exact).toBe("э•• г••••••••");
  });

  it("masks a hidden name on both sides of a difference, and the address", () => {
    const content = composeAlert(alertSamples["statement-changed"], hiding);
    expect(JSON.stringify(content)).not.toContain(hiddenName);
    expect(JSON.stringify(content.passages)).toContain("█");
    expect(content.article.url).toBe("█");
  });

  it("compares versions for an edit only", () => {
    expect(composeAlert(alertSamples["statement-removed"], open).passages).toEqual([]);
    expect(composeAlert(alertSamples["statement-changed"], open).passages.length).toBeGreaterThan(
      0,
    );
  });

  it("names the office of the words where the page belongs to somebody else", () => {
    expect(composeAlert(alertSamples["official-statement-relayed"], open).authority?.["en"]).toBe(
      "Karaganda region akimat",
    );
  });

  it("says how many passages it leaves out", () => {
    const flags = Array.from({ length: 9 }, (_, index) =>
      flag({ label: "response.inquiry", exact: `проверка ${index}` }),
    );
    const content = composeAlert({ ...alertSamples["official-statement"], flags }, open);
    expect(content.words.length + content.moreWords).toBe(9);
    expect(content.moreWords).toBeGreaterThan(0);
  });
});
