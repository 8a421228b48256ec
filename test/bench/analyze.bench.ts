/**
 * Speed of the text analysis: `node test/bench/analyze.bench.ts [file]`. Without a file it reads made-up Russian news.
 * Prints megabytes a second on one core, and what ten times as many lexicon entries cost.
 */
import { readFileSync } from "node:fs";
import { analyze } from "../../src/core/analyze/analyze.ts";
import type { Lexicon } from "../../src/core/analyze/lexicon.ts";
import { loadLexicon } from "../../src/lexicons/load-lexicon.ts";

const SENTENCES = [
  "В городе завершили ремонт четырнадцати улиц, на очереди дворы микрорайона, сообщили в акимате.",
  "По словам начальника полиции, нарушений в действиях патруля не установлено.",
  "Сборная области привезла пять медалей, тренер назвал выступление удачным.",
  "«Мы продолжим работу весной, когда сойдёт снег», — рассказала руководитель отдела Айгуль Серикова.",
  "Синоптики обещают похолодание до двадцати градусов, местами туман и гололёд.",
];
const PARAGRAPHS_A_DOCUMENT = 20;
const ROUNDS = 5;

const file = process.argv[2];
const text = file
  ? readFileSync(file, "utf8")
  : Array.from({ length: 9_000 }, (_, i) => SENTENCES[i % SENTENCES.length]).join("\n");
const megabytes = Buffer.byteLength(text) / 1e6;

/** The shipped lexicon with each rule's patterns repeated on made-up stems. */
function tenfold(lexicon: Lexicon): Lexicon {
  const languages = lexicon.languages.map((language) => ({
    ...language,
    rules: [
      ...language.rules,
      ...Array.from({ length: 9 }, (_, copy) =>
        language.rules.map((rule) => ({
          ...rule,
          id: `${rule.id}-${copy}`,
          patterns: rule.patterns.map(
            (_pattern, i) => `щъ${copy}${rule.id.replaceAll("-", "")}${i}* ..4 ъщ${copy}${i}*`,
          ),
        })),
      ).flat(),
    ],
  }));
  return { ...lexicon, version: `${lexicon.version}x10`, languages };
}

/** Processor time, so that other work on the machine does not count. */
function cpuMs(): number {
  return process.cpuUsage().user / 1000;
}

function measure(lexicon: Lexicon): number {
  const paragraphs = text.split("\n");
  let best = Infinity;
  for (let round = 0; round < ROUNDS; round++) {
    const start = cpuMs();
    for (let i = 0; i < paragraphs.length; i += PARAGRAPHS_A_DOCUMENT) {
      const part = paragraphs.slice(i, i + PARAGRAPHS_A_DOCUMENT).join("\n");
      analyze({ id: String(i), text: part, publisher: { name: "Bench", role: "media" } }, lexicon);
    }
    best = Math.min(best, cpuMs() - start);
  }
  return megabytes / (best / 1000);
}

const lexicon = loadLexicon();
const shipped = measure(lexicon);
const large = measure(tenfold(lexicon));
console.log(
  `${megabytes.toFixed(2)} MB: ${shipped.toFixed(2)} MB/s; ten times the entries: ${large.toFixed(2)} MB/s (${(shipped / large).toFixed(2)} times the time)`,
);
