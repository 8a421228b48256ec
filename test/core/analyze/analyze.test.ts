import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { analyze } from "../../../src/core/analyze/analyze.ts";
import type { AnalyzeInput, Publisher } from "../../../src/core/types.ts";
import { loadLexicon } from "../../../src/lexicons/load-lexicon.ts";

// All texts are synthetic.
const lexicon = loadLexicon();
const MEDIA: Publisher = { name: "Synthetic Courier", role: "media" };
const POLICE: Publisher = { name: "Департамент полиции", role: "official" };
const FUND: Publisher = { name: "Synthetic Fund", role: "activist" };

function read(text: string, publisher?: Publisher): ReturnType<typeof analyze> {
  const input: AnalyzeInput = { id: "t", text, ...(publisher ? { publisher } : {}) };
  return analyze(input, lexicon);
}

function labels(text: string, publisher?: Publisher): string[] {
  return read(text, publisher).flags.map((flag) => `${flag.label} ${flag.speaker.role}`);
}

describe("spans", () => {
  const pieces = fc.constantFrom(
    "Фактов нарушения порядка не выявлено", "«", "»", "„", "“", "”", '"', "'", "’", "‘", ", — сказал аким. ", "\n", "\n\n", "— ", "полиция заявила, что ",
    "провокаторы", "участницы марша ", "нару\u00adшений", "e\u0301", "деп мәлімдеді. ", "No violations were found", " said police. ", "?", "! ", ". ", "г. ", "😡", "\u200b", "ё", "тексеру басталды ",
  ); // prettier-ignore

  test("always cut exactly what they say out of the text as given", () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(pieces, fc.string({ unit: "binary", maxLength: 6 })), { maxLength: 40 }),
        (parts) => {
          const text = parts.join("");
          const result = read(text, MEDIA);
          for (const { span, confidence, reasons } of result.flags) {
            expect(text.slice(span.start, span.end)).toBe(span.exact);
            expect(confidence).toBeGreaterThan(0);
            expect(confidence).toBeLessThan(1);
            for (const { evidence } of reasons) {
              expect(evidence.start).toBeGreaterThanOrEqual(0);
              expect(evidence.end).toBeLessThanOrEqual(text.length);
              expect(evidence.end).toBeGreaterThan(evidence.start);
            }
          }
          for (const { span } of result.acts)
            expect(text.slice(span.start, span.end)).toBe(span.exact);
          for (const frame of result.frames) {
            expect(frame.start).toBeGreaterThanOrEqual(0);
            expect(frame.end).toBeLessThanOrEqual(text.length);
            expect(frame.end).toBeGreaterThanOrEqual(frame.start);
          }
        },
      ),
      { numRuns: 400 },
    );
  });

  test("stand on the source, not on its normalised reading", () => {
    const text = "Фактов нару\u00adшения общественного порядка не вы\u00adявлено.";
    expect(read(text, POLICE).flags[0]?.span.exact).toContain("нару\u00adшения");
  });
});

describe("frames", () => {
  test("own a quotation by the cue after it", () => {
    expect(labels("«Нарушений не было», — сказал начальник полиции Асан Серик.", MEDIA)).toEqual([
      "response.denial.literal official",
    ]);
    expect(labels("«Нарушений не было», — сказала активистка Асель Серик.", MEDIA)).toEqual([]);
  });

  test("keep the chain of a quotation in a quotation and tell that the outer speaker condemns it", () => {
    const text =
      "«Стыдно, что полиция назвала нас „провокаторами“», — говорит активистка Мадина Есенова.";
    const [flag] = read(text, MEDIA).flags;
    expect(flag).toMatchObject({
      label: "stigma.criminalising",
      chain: ["media", "activist", "official"],
      stance: "condemns",
    });
  });

  test("carry the speaker over to “he added”", () => {
    const text =
      "Начальник полиции Асан Серик провёл брифинг. Он добавил, что нарушений не выявлено.";
    expect(labels(text, MEDIA)).toEqual(["response.denial.literal official"]);
  });

  test("read Kazakh attribution at the end of the sentence", () => {
    expect(
      labels("Полиция департаменті заң бұзушылық тіркелген жоқ деп мәлімдеді.", MEDIA),
    ).toEqual(["response.denial.literal official"]);
    expect(labels("Белсенді заң бұзушылық тіркелген жоқ деп мәлімдеді.", MEDIA)).toEqual([]);
  });

  test("split an interview into questions and answers", () => {
    const text =
      "Мы поговорили с акимом района.\n\n— Были ли нарушения?\n\n— Нарушений не выявлено.";
    expect(labels(text, MEDIA)).toEqual(["response.denial.literal official"]);
  });

  test("never guess: a source is unknown and nothing is flagged on it", () => {
    expect(labels("По словам источника, нарушений не выявлено.", MEDIA)).toEqual([]);
    expect(labels("Нарушений не выявлено.")).toEqual([]);
  });
});

describe("polarity", () => {
  const cases: [string, Publisher][] = [
    ["Почему полиция не усмотрела нарушений?", MEDIA],
    ["Неправда, что нарушений не было: есть восемь видеозаписей.", FUND],
    ["Полиция опровергла, что это был единичный случай.", MEDIA],
    ["Мы требуем, чтобы полиция начала проверку.", FUND],
    ["Если бы полиция принесла извинения, мы не подали бы иск.", FUND],
    ["Участницы марша — не провокаторы.", POLICE],
    ["The police denied that it was an isolated case.", MEDIA],
    ["Бұл — жекелеген жағдай емес.", POLICE],
  ];
  test.each(cases)("leaves alone: %s", (text, publisher) => {
    expect(labels(text, publisher)).toEqual([]);
  });
});

describe("what is left alone", () => {
  const cases: [string, Publisher][] = [
    ["Голубой вагон вышел на линию.", MEDIA],
    ["В больнице больные с пневмонией получают лекарства.", MEDIA],
    ["На потерпевшую напали из-за того, что она лесбиянка.", POLICE],
    ["Да, я фемка и горжусь этим.", FUND],
    ["Полиция «спасла» активисток так, что две попали в травмпункт.", MEDIA],
    ["Вышел сборник рассказов, написанных лесбиянками.", MEDIA],
  ];
  test.each(cases)("%s", (text, publisher) => {
    expect(labels(text, publisher)).toEqual([]);
  });

  test("what an authority did, told by others, is an act and no flag", () => {
    const result = read("На активисток возбуждено административное дело.", MEDIA);
    expect(result.flags).toEqual([]);
    expect(result.acts.map((act) => [act.act, act.reporter])).toEqual([
      ["prosecution-of-victims", "media"],
    ]);
  });

  test("silence reported stands on the one who reports it and names the authority", () => {
    const [flag] = read("Департамент полиции не ответил на запрос редакции.", MEDIA).flags;
    expect(flag).toMatchObject({ label: "response.no-comment", speaker: { role: "media" } });
    expect(flag?.attributes.subject).toMatch(/полиции/u);
  });

  test("Kyrgyz is stored and not analysed", () => {
    expect(
      read("Милиция кызматкерлери бул тууралуу билдирди жана ошондой болгон.", MEDIA).status,
    ).toBe("language-not-analyzed");
  });
});

describe("hostile texts", () => {
  test.each([
    ["one endless line", "Полиция заявила что нарушений не выявлено и аким сказал ".repeat(18_000)],
    ["a hundred thousand quotes", "«да» ".repeat(100_000)],
    ["ten thousand nested quotes", `${"«а ".repeat(10_000)}${"»".repeat(10_000)}`],
    ["quotes never closed", "«Полиция ".repeat(50_000)],
  ])("%s end in seconds", (_name, text) => {
    const before = performance.now();
    read(text, MEDIA);
    expect(performance.now() - before).toBeLessThan(15_000);
  });
});
