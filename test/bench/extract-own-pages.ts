/**
 * Measures the general extractor on the synthetic Russian and Kazakh pages beside plain Readability.
 *
 *   node test/bench/extract-own-pages.ts [--held] [--worst 10]
 *
 * Without --held only the pages are measured that rules were fitted with.
 */
import { parseArgs } from "node:util";
import { Readability } from "@mozilla/readability";
import iconv from "iconv-lite";
import { decodeHtml } from "../../crawlers/extract/decode-html.ts";
import { extractArticle } from "../../crawlers/extract/extract-article.ts";
import { toDocument } from "../../crawlers/extract/find-main-content.ts";
import { serializeText } from "../../crawlers/extract/serialize-text.ts";
import { HELD_PAGES, KNOWN_PAGES } from "../crawlers/extract/pages/all-pages.ts";
import { makePage } from "../crawlers/extract/pages/page-kit.ts";
import { meanF1, scoreShingles } from "../crawlers/extract/pages/score-shingles.ts";

const { values } = parseArgs({
  options: { held: { type: "boolean", default: false }, worst: { type: "string", default: "0" } },
});

function plainReadability(html: string): string {
  const content = new Readability<Node>(toDocument(html), { serializer: (node) => node }).parse()
    ?.content;
  return content === undefined || content === null ? "" : serializeText(content);
}

const rows = (values.held ? HELD_PAGES : KNOWN_PAGES).map((recipe) => {
  const page = makePage(recipe);
  const { html, encoding } = decodeHtml(iconv.encode(page.html, page.encoding ?? "utf-8"), null);
  const before = performance.now();
  const article = extractArticle(html, { url: page.url, now: new Date("2026-11-22T12:00:00Z") });
  return {
    name: page.name,
    ms: performance.now() - before,
    ours: scoreShingles(article.text, page.text),
    plain: scoreShingles(plainReadability(html), page.text),
    isTitle: article.title === page.title,
    isDate: (article.publishedAt ?? "").slice(0, 10) === (page.publishedAt ?? "").slice(0, 10),
    isInstant: article.publishedAt === page.publishedAt,
    isAuthor: article.authors.join() === page.authors.join(),
    isEncoding: encoding === (page.encoding ?? "utf-8"),
    article,
  };
});

const share = (test: (row: (typeof rows)[number]) => boolean) =>
  `${rows.filter(test).length}/${rows.length}`;
const show = ({ precision, recall, f1 }: ReturnType<typeof meanF1>) =>
  `P ${precision.toFixed(3)} R ${recall.toFixed(3)} F1 ${f1.toFixed(3)}`;
console.log("ours        ", show(meanF1(rows.map(({ ours }) => ours))));
console.log("Readability ", show(meanF1(rows.map(({ plain }) => plain))));
console.log(
  "title",
  share((row) => row.isTitle),
  "day",
  share((row) => row.isDate),
  "instant",
  share((row) => row.isInstant),
  "authors",
  share((row) => row.isAuthor),
  "encoding",
  share((row) => row.isEncoding),
);
const poor = rows
  .toSorted((a, b) => a.ours.precision + a.ours.recall - (b.ours.precision + b.ours.recall))
  .slice(0, Number(values.worst));
for (const { name, ours, plain, article } of poor) {
  console.log(
    name.padEnd(32),
    `P ${ours.precision.toFixed(2)} R ${ours.recall.toFixed(2)}  plain P ${plain.precision.toFixed(2)} R ${plain.recall.toFixed(2)}`,
    article.publishedAt,
    article.publishedAtSource,
  );
}
