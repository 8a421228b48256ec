import { describe, expect, it } from "vitest";
import { extractArticleWithProvenance } from "../../../crawlers/extract/extract-article.ts";
import { DEFAULT_GUARD_LIMITS, guardHtml } from "../../../crawlers/extract/guard-html.ts";

const words = "Полиция сообщила, что нарушений не выявлено и проверка завершена. ";
const url = "https://site.example.kz/1";
/** Processor time, generous; unguarded, most of these take minutes, overflow the stack or are killed. */
const MAX_CPU_MS = 8_000;

describe("the guard", () => {
  it.each([
    ["10 MB of unclosed paragraphs", () => `<p>${words}`.repeat(140_000), "text"],
    ["50,000 nested divs", () => "<div>".repeat(50_000) + words, "depth"],
    ["1,000 nested divs", () => "<div>".repeat(1_000) + words.repeat(5), "depth"],
    [
      "2,000 unclosed b, i and font",
      () => `<p>${"<b id=a><i id=b><font color=red>слово ".repeat(2_000)}`,
      "depth",
    ],
    ["200,000 siblings", () => "<div>слово</div>".repeat(200_000), "elements"],
    ["20,000 nested tables", () => "<table><tr><td>".repeat(20_000) + words, "open"],
    ["a million ampersands", () => words + "&amp;".repeat(1_000_000), "escapes"],
  ])("reads %s in bounded time and says which limit was reached", (_name, build, limit) => {
    const html = build();
    const before = process.cpuUsage();
    expect(extractArticleWithProvenance(html, { url }).reachedLimits).toContain(limit);
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1000).toBeLessThan(MAX_CPU_MS);
  });

  it("reads a body that comes after 5 MB of JSON-LD", () => {
    const html = `<script type="application/ld+json">{"a":"${"x".repeat(5_000_000)}"}</script><h1>Итоги проверки</h1><p>${words.repeat(6)}</p>`;
    const article = extractArticleWithProvenance(html, { url });
    expect(article.text).toBe(words.repeat(6).trim());
    expect(article.reachedLimits).toEqual(["jsonLd"]);
  });

  it("drops scripts, styles and handlers and sets JSON-LD aside", () => {
    const { html, jsonLd } = guardHtml(
      `<script>alert(1)</script><style>p{}</style><p onclick="x()" class="a">Слово<script type="application/ld+json">{"a":1}</script></p>`,
      { keepAll: true },
    );
    expect(html).toBe(
      '<!doctype html><html><head></head><body><p class="a">Слово</p></body></html>',
    );
    expect(jsonLd).toEqual(['{"a":1}']);
  });

  it("writes text so that it cannot become markup", () => {
    expect(guardHtml("<p>&lt;script&gt;alert(1)&lt;/script&gt; &amp;amp;</p>").html).toContain(
      "<p>&lt;script&gt;alert(1)&lt;/script&gt; &amp;amp;</p>",
    );
    expect(guardHtml(`<p class='a"><script>'>x</p>`).html).toContain(
      '<p class="a&quot;&gt;&lt;script&gt;">',
    );
  });

  it("makes one document of several heads and bodies", () => {
    const { html } = guardHtml(
      "<html><head><title>А</title></head><body><p>1</p></body></html><html><body><title>Б</title><p>2</p></body></html>",
    );
    expect(html).toBe(
      "<!doctype html><html><head><title>А</title></head><body><p>1</p>Б<p>2</p></body></html>",
    );
  });

  it("stops at the number of elements it is given and keeps the text behind them", () => {
    const guarded = guardHtml("<p>а</p>".repeat(10), {
      limits: { ...DEFAULT_GUARD_LIMITS, maxElements: 4 },
    });
    expect(guarded.elementCount).toBe(4);
    expect(guarded.html.match(/а/g)).toHaveLength(10);
  });
});
