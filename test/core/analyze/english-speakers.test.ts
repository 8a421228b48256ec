import { describe, expect, test } from "vitest";
import { analyze } from "../../../src/core/analyze/analyze.ts";
import type { Frame, Publisher } from "../../../src/core/types.ts";
import { loadLexicon } from "../../../src/lexicons/load-lexicon.ts";

// All texts are synthetic.
const lexicon = loadLexicon({ model: null });
const MEDIA: Publisher = { name: "Synthetic Courier", role: "media" };

/** The innermost frame that holds the words. */
function frameOf(text: string, words: string, publisher: Publisher = MEDIA): Frame {
  const { frames } = analyze({ id: "t", text, publisher }, lexicon);
  const at = text.lastIndexOf(words) + 1;
  const holding = frames.filter((frame) => frame.start <= at && frame.end > at);
  return holding.toSorted((a, b) => a.end - a.start - (b.end - b.start))[0] as Frame;
}

function roleOf(text: string, words: string): string {
  return frameOf(text, words).speaker.role;
}

describe("English offices", () => {
  test.each([
    "The head of the regional customs service said nobody fell.",
    "“Nobody fell,” said Marat Osken, a senior adviser at the Ministry of Justice, on Friday.",
    "“Nobody fell,” said Marat Osken, who leads the anti-corruption service.",
    "Marat Osken, who chairs the city council's commission on youth, told television nobody fell.",
    "The deputy mayor of the town, Marat Osken, shrugged. “Nobody fell.”",
    "Nobody fell, reports the ministry's regional branch.",
    "Committee for Religious Affairs: “Nobody fell.”",
  ])("speak for the body they belong to: %s", (text) => {
    expect(roleOf(text, "obody fell")).toBe("official");
  });

  test("are learnt from a sentence that says what somebody is", () => {
    const heads = "Marat Osken runs the department for religious affairs. We met him in May.";
    expect(roleOf(`${heads} “Nobody fell,” Osken told us.`, "obody fell")).toBe("official");
    const shop = "Marat Osken runs the bakery at the corner. We met him in May.";
    expect(roleOf(`${shop} “Nobody fell,” Osken told us.`, "obody fell")).not.toBe("official");
  });

  test.each([
    "The head of the football club said nobody fell.",
    "The travel agency said nobody fell.",
    "The strike committee said nobody fell.",
    "“Nobody fell,” Aruzhan told the officers.",
    "“Nobody fell,” said Dina Altay, head of a women's shelter.",
  ])("are not guessed: %s", (text) => {
    expect(roleOf(text, "obody fell")).not.toBe("official");
  });
});

describe("English subjects", () => {
  test("stand before the verb where a verb of their own follows the other noun", () => {
    const text = "Organisers, for their part, say the police behaved decently and nobody was hurt.";
    expect(roleOf(text, "nobody was hurt")).toBe("activist");
  });

  test("stand in parentheses with their article", () => {
    expect(roleOf("Nobody fell, the ministry said on Monday.", "Nobody fell")).toBe("official");
    expect(roleOf("The ministry issued a letter. Nobody fell, it says.", "Nobody fell")).toBe(
      "official",
    );
  });

  test("are who was met before somebody is told, and nobody where that is not known", () => {
    const told = "They were told that nobody fell.";
    expect(roleOf(`The minister met the widows. ${told}`, "nobody fell")).toBe("official");
    expect(roleOf(`The neighbours met the widows. ${told}`, "nobody fell")).not.toBe("official");
  });
});

describe("English quotations without a verb of speech", () => {
  test.each([
    ["The words “sick people”, uttered by a member of the Senate, hurt.", "sick people"],
    ["To call our report “fables”, as the head of the prison service did, is easy.", "fables"],
    [
      "She recalls the statement of the regional police of 9 February: “Nobody fell.”",
      "Nobody fell",
    ],
    ["The mother showed the certificate issued by the prison hospital: “He fell.”", "He fell"],
    ["Prosecutor Samal Iztleu took the floor. “They fell.” After a pause: “Twice.”", "Twice"],
  ])("belong to whom the sentence names: %s", (text, words) => {
    expect(roleOf(text, words)).toBe("official");
  });

  test("belong to the nickname that signs them", () => {
    expect(roleOf("Someone calling himself Batyr_7 wrote: “Burn them.”", "Burn them")).toBe(
      "other",
    );
  });
});

describe("English speech that no mark shows", () => {
  const said = "The akim came out at five. He would look into it, he promised.";

  test("goes on in the tense of what was reported", () => {
    expect(roleOf(`${said} As for the arrests, they had been necessary.`, "they had been")).toBe(
      "official",
    );
    expect(roleOf(`${said} A dog barked in the yard.`, "A dog")).toBe("media");
  });

  test("follows a sentence that only announces it", () => {
    const text = "Deputy Aman Zhor does not mince words. They should be flogged, all of them.";
    expect(roleOf(text, "They should")).toBe("official");
  });

  test("stands after Q and A", () => {
    const text = "We spoke to the akim of the town.\n\nQ: Why the ban?\nA: There was no ban.";
    expect(roleOf(text, "There was no ban")).toBe("official");
    expect(roleOf(text, "Why the ban")).toBe("media");
    expect(roleOf("A: a list.\nA: another.", "another")).toBe("media");
  });
});

describe("English words that nobody has said", () => {
  const flags = (text: string): string[] =>
    analyze({ id: "t", text, publisher: MEDIA }, lexicon).flags.map((flag) => flag.label);

  test.each([
    "If the department says tomorrow that nobody was beaten, we have the video.",
    "Should the police claim that nobody was beaten, we have the video.",
    "Tomorrow the ministry will say that nobody was beaten.",
    "At no point did the ministry say that nobody was beaten.",
    "Had the police said that nobody was beaten, we would have sued.",
  ])("stay unmarked: %s", (text) => {
    expect(flags(text)).toEqual([]);
  });

  test.each([
    "Not a week later the ministry said that nobody was beaten.",
    "Police would say only that nobody was beaten.",
  ])("are told from words that were: %s", (text) => {
    expect(flags(text)).toEqual(["response.denial.literal"]);
  });
});
