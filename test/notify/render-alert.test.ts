import { describe, expect, it } from "vitest";
import type { AlertFacts } from "../../src/core/alerts/alert-content.ts";
import { composeAlert } from "../../src/core/alerts/compose-alert.ts";
import { locales, translate } from "../../src/i18n/translate.ts";
import { renderAlert } from "../../src/notify/render-alert.ts";
import type { MailReader } from "../../src/notify/mail-reader.ts";
import { alertSamples, flag, hiddenName, policeUrl } from "./sample-facts.ts";

const english: MailReader = { locale: "en", publicUrl: "https://record.example", isInside: true };
const hiding = {
  text: (text: string) => text.replaceAll(hiddenName, "█"),
  url: (url: string) => url,
};
const mailOf = async (facts: AlertFacts, reader: MailReader = english) =>
  await renderAlert(composeAlert(facts, hiding), reader);
const textOf = async (facts: AlertFacts, reader: MailReader = english) =>
  (await mailOf(facts, reader)).text.replaceAll(/\s+/gu, " ");
const plain = (html: string): string => html.replaceAll(/<[^>]+>/gu, " ");

describe("renderAlert", () => {
  it.each(Object.keys(alertSamples) as (keyof typeof alertSamples)[])(
    "writes %s in three languages, each with both parts and a short subject",
    async (name) => {
      for (const locale of locales) {
        const mail = await mailOf(alertSamples[name], { ...english, locale });
        expect(mail.subject.length).toBeLessThanOrEqual(100);
        expect(mail.subject).not.toMatch(/[\r\n]/u);
        expect(mail.html).toContain(`lang="${locale}"`);
        expect(mail.text).toContain("SHA-256");
        // No code and no empty place where a sentence should be.
        expect(`${mail.subject} ${mail.text}`).not.toMatch(
          /undefined|\[object|\bnull\b|NaN|\{\w+\}|(?:mail|digest|timeline|label|finding)\.[a-z]/u,
        );
      }
    },
  );

  it("says the same in the text part as in the designed part", async () => {
    const mail = await mailOf(alertSamples["official-statement"]);
    for (const said of [
      "Literal denial",
      "Фактов нарушения общественного порядка не выявлено",
      "2026-11-17 11:02:11 (Almaty)",
      alertSamples["official-statement"].version.capture.sha256,
      policeUrl,
    ]) {
      expect(mail.text.replaceAll(/\s*\n>?\s*/gu, " ")).toContain(said);
      expect(plain(mail.html)).toContain(said);
    }
  });

  it("announces words at second hand as such, and never as the authority's statement", async () => {
    const mail = await mailOf(alertSamples["official-statement-relayed"]);
    expect(mail.subject).toMatch(/^Official words, passed on by others/u);
    expect(mail.text).toContain(
      "As passed on by Saryarka Today, not quoted from the authority itself",
    );
    expect(mail.text).not.toContain("The statement says");
  });

  it("tells the chain of a condemned quotation down to who condemns it", async () => {
    expect(await textOf(alertSamples["official-statement-relayed"])).toContain(
      "quoted by activists, which condemns it. It reaches us through: Saryarka Today → activists. Said in private and passed on by others.",
    );
  });

  it("names the office and no person", async () => {
    const mail = await mailOf(alertSamples["official-statement-relayed"]);
    expect(mail.text).toContain("Karaganda region akimat");
    expect(mail.text + mail.html).not.toContain("Бикенов");
  });

  it("gives the time of capture in Almaty and in UTC, before and after its change of zone", async () => {
    const sample = alertSamples["official-statement"];
    const old = {
      ...sample,
      version: {
        ...sample.version,
        capture: { ...sample.version.capture, fetchedAt: "2021-07-30T06:02:11.000Z" },
      },
    };
    expect(await textOf(sample)).toContain(
      "Captured: 2026-11-17 11:02:11 (Almaty) · 2026-11-17 06:02:11 UTC",
    );
    expect(await textOf(old)).toContain(
      "Captured: 2021-07-30 12:02:11 (Almaty) · 2021-07-30 06:02:11 UTC",
    );
  });

  it("shows an edit before and after, with the changed words marked in both parts", async () => {
    const mail = await mailOf(alertSamples["statement-changed"]);
    expect(mail.html).toMatch(/<del[^>]*>женщины<\/del>/u);
    expect(mail.html).toMatch(/<ins[^>]*>представители ЛГБТ-сообщества<\/ins>/u);
    expect(mail.text).toContain("*женщины*");
    expect(mail.text).toMatch(/Before:\n/u);
    expect(mail.text).toMatch(/Now:\n/u);
  });

  it("gives the proof of both versions of an edit", async () => {
    const { text } = await mailOf(alertSamples["statement-changed"]);
    expect(text).toContain(alertSamples["statement-changed"].before.capture.sha256);
    expect(text).toContain(alertSamples["statement-changed"].version.capture.sha256);
  });

  it("calls a suspected removal a suspicion, and lists the looks of a confirmed one", async () => {
    expect(await textOf(alertSamples["statement-removal-suspected"])).toContain(
      "It may have been removed, or this may be a fault of the site",
    );
    const removed = await textOf(alertSamples["statement-removed"]);
    expect(removed).toContain("Looks that found nothing: 3");
    expect(removed).toContain("(browser)");
  });

  it("says whether a person has reviewed it", async () => {
    expect(await textOf(alertSamples["official-statement"])).toContain(
      "Nobody has reviewed this yet",
    );
    expect(await textOf(alertSamples["statement-removed"])).toContain(
      "A person has reviewed this.",
    );
  });

  it("leads to the incident, to the stored text and, until it is reviewed, to the queue", async () => {
    const open = await textOf(alertSamples["official-statement"]);
    expect(open).toContain("https://record.example/incidents/0193-incident");
    expect(open).toContain("https://record.example/articles/0193-article");
    expect(open).toContain("https://record.example/review?incidentId=0193-incident");
    expect(await textOf(alertSamples["statement-removed"])).not.toContain("/review");
  });

  it("does not make the watched page a link", async () => {
    expect((await mailOf(alertSamples["official-statement"])).html).not.toContain(
      `href="${policeUrl}"`,
    );
  });

  it("keeps words of theory from readers outside, and says what the statement says", async () => {
    const text = await textOf(alertSamples["official-statement"], { ...english, isInside: false });
    for (const { label } of alertSamples["official-statement"].flags)
      expect(text).not.toContain(translate("en", `label.${label}` as never));
    expect(text).toContain(
      "The statement says: > Фактов нарушения общественного порядка не выявлено",
    );
  });

  it("shows no hidden name in any part, the subject included", async () => {
    const sample = alertSamples["statement-changed"];
    const named = {
      ...sample,
      incident: { ...sample.incident!, title: { en: `The case of ${hiddenName}` } },
    };
    const mail = await mailOf(named);
    expect(mail.subject + mail.text + mail.html).not.toContain(hiddenName);
  });

  it("escapes what a page wrote", async () => {
    const sample = alertSamples["official-statement"];
    const mail = await mailOf({
      ...sample,
      flags: [flag({ label: "response.inquiry", exact: '<img src="x" onerror="alert(1)">' })],
    });
    expect(mail.html).not.toContain("<img");
    expect(mail.html).toContain("&lt;img");
  });

  it("keeps a long title of an incident from making a long subject", async () => {
    const sample = alertSamples["official-statement"];
    const { subject } = await mailOf({
      ...sample,
      incident: { ...sample.incident!, title: { en: "A very long title ".repeat(20) } },
    });
    expect(subject.length).toBeLessThanOrEqual(100);
    expect(subject).toMatch(/ …$/u);
  });

  it("never calls anybody silent", async () => {
    for (const facts of Object.values(alertSamples))
      for (const locale of locales)
        expect(await textOf(facts, { ...english, locale })).not.toMatch(
          /silent|unanswered|молч|без ответа|үнсіз|жауапсыз/iu,
        );
  });
});
