import iconv from "iconv-lite";
import { describe, expect, it } from "vitest";
import { decodeHtml } from "../../../crawlers/extract/decode-html.ts";
import { extractArticle } from "../../../crawlers/extract/extract-article.ts";
import { HELD_PAGES, KNOWN_PAGES } from "./pages/all-pages.ts";
import type { MadePage, PageRecipe } from "./pages/page-kit.ts";
import { makePage } from "./pages/page-kit.ts";
import { meanF1, scoreShingles } from "./pages/score-shingles.ts";

function read(page: MadePage) {
  const { html, encoding } = decodeHtml(iconv.encode(page.html, page.encoding ?? "utf-8"), null);
  const article = extractArticle(html, { url: page.url, now: new Date("2026-11-22T12:00:00Z") });
  return { page, encoding, article, overlap: scoreShingles(article.text, page.text) };
}

/** Bounds stand a little below what is measured: a change that costs a page or two shows. */
describe.each<[string, readonly PageRecipe[], number]>([
  ["pages that rules were fitted with", KNOWN_PAGES, 0.975],
  ["pages held back from fitting", HELD_PAGES, 0.94],
])("synthetic Russian and Kazakh %s", (_, recipes, bound) => {
  const pages = recipes.map((recipe) => read(makePage(recipe)));

  it("give up their text, and little else", () => {
    const { f1 } = meanF1(pages.map(({ overlap }) => overlap));
    expect(f1).toBeGreaterThan(bound);
    expect(
      pages.filter(({ overlap }) => overlap.recall < 0.5).map(({ page }) => page.name),
    ).toEqual([]);
  });

  it("give up their titles", () => {
    expect(
      pages
        .filter(({ page, article }) => article.title !== page.title)
        .map(({ page }) => page.name),
    ).toEqual([]);
  });

  it("are decoded in the encoding they were stored in", () => {
    expect(pages.map(({ encoding }) => encoding)).toEqual(
      pages.map(({ page }) => page.encoding ?? "utf-8"),
    );
  });

  it("give up the day they were published where they tell it", () => {
    const dated = pages.filter(({ page }) => page.publishedAt !== null);
    const days = dated.map(({ article, page }) => [page.name, article.publishedAt?.slice(0, 10)]);
    expect(days).toEqual(dated.map(({ page }) => [page.name, page.publishedAt?.slice(0, 10)]));
  });
});
