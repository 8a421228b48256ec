import { readFileSync, readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { decodeHtml } from "../../../crawlers/extract/decode-html.ts";
import { extractArticle } from "../../../crawlers/extract/extract-article.ts";
import type { ArticleSelectors } from "../../../crawlers/extract/article-selectors.ts";
import type { ExtractedArticle } from "../../../src/core/types.ts";

interface Expected {
  page: { url: string; timeZone?: string; now?: string; selectors?: ArticleSelectors };
  article: ExtractedArticle;
}

const folder = new URL("./fixtures/", import.meta.url);
const pages = readdirSync(folder).filter((name) => name.endsWith(".html"));

describe("synthetic pages after the layouts of the region's sites", () => {
  it("has pages to read", () => expect(pages.length).toBeGreaterThan(9));

  it.each(pages)("reads %s as expected, field by field", (name) => {
    const [base, encoding] = name.replace(/\.html$/, "").split(".");
    const expected = JSON.parse(
      readFileSync(new URL(`${base}.expected.json`, folder), "utf8"),
    ) as Expected;
    const decoded = decodeHtml(readFileSync(new URL(name, folder)), null);
    expect(decoded.encoding).toBe(encoding ?? "utf-8");
    const { now, ...page } = expected.page;
    const article = extractArticle(
      decoded.html,
      now === undefined ? page : { ...page, now: new Date(now) },
    );
    expect(article).toEqual(expected.article);
  });
});
