/**
 * Throws mutated pages at the extractor and reports crashes, processor time and memory.
 *
 *   node test/bench/fuzz-extract.ts [--count 10000] [--seed 1] [--pages DIR]
 *
 * Runs itself with the heap limit of an extraction child, so that the memory it reports is the program's need and
 * not the collector's leisure. The pages mutated are the synthetic fixtures and, with --pages, every *.html and *.html.gz of a directory.
 * Exit code 1 on a crash (anything thrown but an ExtractionError), a page over one second
 * of processor time, or more than 512 MB.
 */
import { spawnSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { parseArgs } from "node:util";
import { gunzipSync } from "node:zlib";
import iconv from "iconv-lite";
import { decodeHtml } from "../../crawlers/extract/decode-html.ts";
import { extractArticle } from "../../crawlers/extract/extract-article.ts";
import { ExtractionError } from "../../crawlers/extract/extraction-error.ts";
import { hashFields } from "../../crawlers/extract/field-hashes.ts";

const MAX_MS = 1_000;
const MAX_RSS_MB = 512;
const HEAP_MB = 256;
const NOW = new Date("2026-11-22T12:00:00Z");

type Random = () => number;

/** mulberry32: small, seedable, good enough to choose mutations. */
function randomOf(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const whole = (random: Random, below: number) => Math.floor(random() * below);
const pick = <T>(random: Random, list: readonly T[]): T => list[whole(random, list.length)] as T;

const TAGS = [
  "div",
  "p",
  "table",
  "td",
  "li",
  "a",
  "b",
  "span",
  "script",
  "style",
  "form",
  "svg",
  "h1",
  "br",
  "title",
  "template",
  "noscript",
  "time",
  "article",
];
const PIECES = [
  "<",
  ">",
  "</",
  "<!--",
  "-->",
  "<![CDATA[",
  "&#0;",
  "&#x110000;",
  "&amp",
  "\u0000",
  "\ufeff",
  "\ud800",
  '"',
  "'",
  "<?",
  "=",
  '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":',
  '{"@graph":[[[[{',
  "</script>",
  "</body>",
  "</html>",
  '<meta charset="utf-16">',
  '<time datetime="9999-99-99T99:99">',
  '<base href="javascript:x">',
  '<div itemprop="articleBody">',
  "29 июля 2021 г. в 14:30",
  "2021 жылғы 31 ақпан",
  '<p style="display:none">',
  " ".repeat(2_000),
  "\u200d".repeat(500),
];
const ENCODINGS = [
  "utf-8",
  "windows-1251",
  "koi8-r",
  "utf-16le",
  "utf-16be",
  "cp866",
  "iso-8859-5",
  "latin1",
  "gb18030",
];
const DECLARED = [
  null,
  "text/html",
  "text/html; charset=utf-8",
  "text/html; charset=windows-1251",
  "text/html; charset=utf-16",
  "text/html; charset=bogus",
];

const MUTATIONS: ((html: string, random: Random) => string)[] = [
  (html, random) => html.slice(0, whole(random, html.length)),
  (html, random) => html.slice(whole(random, html.length)),
  (html, random) => insert(html, random, pick(random, PIECES)),
  (html, random) =>
    insert(html, random, `<${pick(random, TAGS)}>`.repeat(1 + whole(random, 3_000))),
  (html, random) => insert(html, random, `</${pick(random, TAGS)}>`.repeat(1 + whole(random, 200))),
  (html, random) => remove(html, random, 1 + whole(random, 400)),
  (html, random) => swap(html, random),
  (html, random) => html.replaceAll(`</${pick(random, TAGS)}>`, ""),
  (html, random) => html.replaceAll(`<${pick(random, TAGS)}`, `<${pick(random, TAGS)}`),
  (html, random) => repeatSlice(html, random),
  (html, random) =>
    html.replaceAll(
      pick(random, ["class=", "id=", '"', ">", "<p>", " "]),
      pick(random, ["", "class='comments' ", '"', "<p>", "\u00a0"]),
    ),
];

function insert(html: string, random: Random, piece: string): string {
  const at = whole(random, html.length + 1);
  return html.slice(0, at) + piece + html.slice(at);
}

function remove(html: string, random: Random, length: number): string {
  const at = whole(random, html.length + 1);
  return html.slice(0, at) + html.slice(at + length);
}

function swap(html: string, random: Random): string {
  const [a, b] = [whole(random, html.length + 1), whole(random, html.length + 1)].sort(
    (one, two) => one - two,
  ) as [number, number];
  return html.slice(b) + html.slice(a, b) + html.slice(0, a);
}

function repeatSlice(html: string, random: Random): string {
  const at = whole(random, html.length + 1);
  const slice = html.slice(at, at + 1 + whole(random, 2_000));
  return html.slice(0, at) + slice.repeat(1 + whole(random, 40)) + html.slice(at);
}

function mutateBytes(bytes: Uint8Array, random: Random): Uint8Array {
  const copy = Uint8Array.from(bytes);
  const flips = random() < 0.5 ? 0 : whole(random, 60);
  for (let i = 0; i < flips && copy.length > 0; i++)
    copy[whole(random, copy.length)] = whole(random, 256);
  return copy;
}

function readPages(directory: string | undefined): string[] {
  const folders = [
    new URL("../crawlers/extract/fixtures/", import.meta.url).pathname,
    ...(directory === undefined ? [] : [directory]),
  ];
  return folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => /\.html(?:\.gz)?$/.test(name))
      .map((name) => {
        const bytes = readFileSync(`${folder}/${name}`);
        return decodeHtml(name.endsWith(".gz") ? gunzipSync(bytes) : bytes, null).html;
      }),
  );
}

function main(): void {
  const { values } = parseArgs({
    options: {
      count: { type: "string", default: "10000" },
      seed: { type: "string", default: "1" },
      pages: { type: "string" },
    },
  });
  const pages = readPages(values.pages);
  const random = randomOf(Number(values.seed));
  const count = Number(values.count);
  const times: number[] = [];
  let crashes = 0;
  let slow = 0;
  let refused = 0;
  let peakMb = 0;
  for (let number = 0; number < count; number++) {
    let html = pick(random, pages);
    for (let left = 1 + whole(random, 4); left > 0; left--)
      html = pick(random, MUTATIONS)(html, random);
    const bytes = mutateBytes(
      iconv.encode(html.slice(0, 3_000_000), pick(random, ENCODINGS)),
      random,
    );
    const declared = pick(random, DECLARED);
    const before = process.cpuUsage();
    try {
      const article = extractArticle(decodeHtml(bytes, declared).html, {
        url: "https://fuzz.example.kz/2021/07/29/a",
        timeZone: "Asia/Almaty",
        now: NOW,
      });
      hashFields(article);
    } catch (error) {
      if (error instanceof ExtractionError) refused++;
      else {
        crashes++;
        console.error(`page ${number} (seed ${values.seed}) crashed:`, error);
      }
    }
    const { user, system } = process.cpuUsage(before);
    const ms = (user + system) / 1000;
    times.push(ms);
    if (ms > MAX_MS) {
      slow++;
      console.error(`page ${number} took ${ms.toFixed(0)} ms for ${bytes.length} bytes`);
    }
    if (number % 50 === 0) peakMb = Math.max(peakMb, process.memoryUsage().rss / 1_048_576);
  }
  times.sort((a, b) => a - b);
  const at = (share: number) =>
    (times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0).toFixed(1);
  console.log(
    JSON.stringify({
      pages: count,
      seed: Number(values.seed),
      crashes,
      refused,
      slowerThanOneSecond: slow,
      medianMs: at(0.5),
      p99Ms: at(0.99),
      maxMs: at(1),
      peakRssMb: Math.round(peakMb),
    }),
  );
  if (crashes > 0 || slow > 0 || peakMb > MAX_RSS_MB) process.exitCode = 1;
}

if (process.execArgv.some((flag) => flag.startsWith("--max-old-space-size"))) main();
else {
  const flags = [`--max-old-space-size=${HEAP_MB}`, "--max-semi-space-size=16"];
  const child = spawnSync(process.execPath, [...flags, ...process.argv.slice(1)], {
    stdio: "inherit",
  });
  process.exitCode = child.status ?? 1;
}
