import iconv from "iconv-lite";
import type { Random } from "./random.ts";
import { pick, whole } from "./random.ts";

const TAGS =
  "div p table td li a b span script style form svg h1 br title template noscript time article item link loc url entry description content:encoded".split(
    " ",
  );
const PIECES = [
  "<",
  ">",
  "</",
  "<!--",
  "-->",
  "<![CDATA[",
  "]]>",
  "&#0;",
  "&#x110000;",
  "&amp",
  "&nbsp;",
  "\u0000",
  "\ufeff",
  "\ud800",
  '"',
  "'",
  "<?",
  "=",
  '<?xml version="1.0" encoding="utf-16"?>',
  '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]>',
  '<!DOCTYPE x SYSTEM "file:///etc/passwd">',
  "<item><link>javascript:alert(1)</link></item>",
  "<url><loc>https://www.example.kz/\u0000</loc></url>",
  '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":',
  '{"@graph":[[[[{',
  "</script>",
  "</body>",
  "</html>",
  '<meta charset="utf-16">',
  '<meta charset="koi8-r">',
  '<time datetime="9999-99-99T99:99">',
  '<base href="javascript:x">',
  '<div itemprop="articleBody">',
  "29 июля 2021 г. в 14:30",
  "2021 жылғы 31 ақпан",
  '<p style="display:none">',
  " ".repeat(2_000),
  "\u200d".repeat(500),
  "<div class='comment'>03.12.2020, 11:01 Гость</div>".repeat(60),
  "1".repeat(400),
];
const ENCODINGS = [
  "utf-8",
  "windows-1251",
  "koi8-r",
  "utf-16le",
  "utf-16be",
  "cp866",
  "iso-8859-5",
  "rk1048",
  "maccyrillic",
  "latin1",
  "gb18030",
];
const MARKS = [[], [0xef, 0xbb, 0xbf], [0xff, 0xfe], [0xfe, 0xff]];
const DECLARED = [
  undefined,
  "text/html",
  "text/html; charset=utf-8",
  "text/html; charset=windows-1251",
  "text/html; charset=koi8-r",
  "text/html; charset=utf-16",
  "application/xml; charset=us-ascii",
  "text/html; charset=bogus",
];

const MUTATIONS: ((text: string, random: Random) => string)[] = [
  (text, random) => text.slice(0, whole(random, text.length)),
  (text, random) => text.slice(whole(random, text.length)),
  (text, random) => insert(text, random, pick(random, PIECES)),
  (text, random) =>
    insert(text, random, `<${pick(random, TAGS)}>`.repeat(1 + whole(random, 3_000))),
  (text, random) => insert(text, random, `</${pick(random, TAGS)}>`.repeat(1 + whole(random, 200))),
  (text, random) => remove(text, random, 1 + whole(random, 400)),
  swap,
  (text, random) => text.replaceAll(`</${pick(random, TAGS)}>`, ""),
  (text, random) => text.replaceAll(`<${pick(random, TAGS)}`, `<${pick(random, TAGS)}`),
  repeatSlice,
  (text, random) =>
    text.replaceAll(
      pick(random, ["class=", "id=", '"', ">", "<p>", " ", "https:", "<item>", "&"]),
      pick(random, ["", "class='comments' ", '"', "<p>", "\u00a0", "<item><item>"]),
    ),
];

function insert(text: string, random: Random, piece: string): string {
  const at = whole(random, text.length + 1);
  return text.slice(0, at) + piece + text.slice(at);
}

function remove(text: string, random: Random, length: number): string {
  const at = whole(random, text.length + 1);
  return text.slice(0, at) + text.slice(at + length);
}

function swap(text: string, random: Random): string {
  const [a, b] = [whole(random, text.length + 1), whole(random, text.length + 1)].toSorted(
    (one, two) => one - two,
  ) as [number, number];
  return text.slice(b) + text.slice(a, b) + text.slice(0, a);
}

function repeatSlice(text: string, random: Random): string {
  const at = whole(random, text.length + 1);
  const slice = text.slice(at, at + 1 + whole(random, 2_000));
  return text.slice(0, at) + slice.repeat(1 + whole(random, 40)) + text.slice(at);
}

const MAX_CHARS = 3_000_000;

/** A text broken one to four times, in some encoding, with a declaration that may be wrong. */
export function breakText(
  seed: string,
  random: Random,
): { bytes: Uint8Array; contentType: string | undefined } {
  let text = seed;
  for (let left = 1 + whole(random, 4); left > 0; left--)
    text = pick(random, MUTATIONS)(text, random);
  return { bytes: toBytes(text.slice(0, MAX_CHARS), random), contentType: pick(random, DECLARED) };
}

/** Whole in one encoding, or its two parts in two; then a few bytes that belong to none. */
function toBytes(text: string, random: Random): Uint8Array {
  const cut = random() < 0.25 ? whole(random, text.length + 1) : text.length;
  const bytes = Buffer.concat([
    Buffer.from(random() < 0.15 ? pick(random, MARKS) : []),
    iconv.encode(text.slice(0, cut), pick(random, ENCODINGS)),
    iconv.encode(text.slice(cut), pick(random, ENCODINGS)),
  ]);
  const flips = random() < 0.5 || bytes.length === 0 ? 0 : whole(random, 60);
  for (let flip = 0; flip < flips; flip++) bytes[whole(random, bytes.length)] = whole(random, 256);
  return bytes;
}
