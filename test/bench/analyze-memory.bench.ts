/**
 * Memory of the text analysis: `node --expose-gc test/bench/analyze-memory.bench.ts [documents]` (100,000 unless said). Each made-up
 * document has words and names that no other has, so that what is remembered of words must be bounded. Prints what the heap
 * holds after collecting, and ends with 1 where it grew by more than 10 MB from the first fifth to the last.
 */
import { analyze } from "../../src/core/analyze/analyze.ts";
import { loadLexicon } from "../../src/lexicons/load-lexicon.ts";

const documents = Number(process.argv[2] ?? 100_000);
const mostGrowthMb = 10;
const syllables = [
  "ба",
  "гу",
  "де",
  "жо",
  "за",
  "ки",
  "ло",
  "му",
  "на",
  "пе",
  "ра",
  "со",
  "ту",
  "ше",
];

/** A word that only this document has. */
function coin(document: number, place: number): string {
  let left = document * 31 + place;
  let word = "";
  for (let i = 0; i < 5; i++) {
    word += syllables[left % syllables.length];
    left = Math.floor(left / syllables.length);
  }
  return word;
}

function write(document: number): string {
  const [first, second, third] = [0, 1, 2].map((place) => coin(document, place));
  const name = `${first!.charAt(0).toUpperCase()}${first!.slice(1)}ов`;
  return [
    `В посёлке ${name}ка ${second} и ${third} обсудили ремонт, сообщил заместитель акима ${name}.`,
    `«Нарушений не выявлено, ${second} проверят», — заявил начальник полиции ${name}.`,
    `По словам жителей, ${third} закрыли без объявления. Он добавил, что ${first} откроют весной.`,
  ].join("\n");
}

const lexicon = loadLexicon();
const { gc } = globalThis as { gc?: () => void };
if (!gc) throw new Error("Run it with `node --expose-gc`: what is garbage must not count.");
const held: number[] = [];
for (let document = 1; document <= documents; document++) {
  const publisher = { name: "Bench", role: "media" as const };
  analyze({ id: String(document), text: write(document), publisher }, lexicon);
  if (document % Math.ceil(documents / 10) !== 0) continue;
  gc();
  held.push(process.memoryUsage().heapUsed / 1e6);
  console.log(
    `${document} documents: heap ${held.at(-1)!.toFixed(0)} MB, resident ${(process.memoryUsage().rss / 1e6).toFixed(0)} MB`,
  );
}
const growth = Math.max(...held.slice(-2)) - Math.max(...held.slice(0, 2));
console.log(
  `growth from the first fifth to the last: ${growth.toFixed(1)} MB (at most ${mostGrowthMb})`,
);
process.exit(growth > mostGrowthMb ? 1 : 0);
