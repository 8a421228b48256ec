import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { readSitemap } from "../../../crawlers/discover/read-sitemap.ts";
import { exampleWay } from "./example-source.ts";

// All sitemaps here are synthetic.
const plain = exampleWay({ kind: "sitemap", url: "https://www.example.kz/sitemap.xml" });
const news = exampleWay({
  kind: "sitemap",
  url: "https://www.example.kz/news.xml",
  news: true,
  language: "ru",
});

const urlset = (entries: string): string =>
  `<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
   xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">${entries}</urlset>`;

const page = (n: number): string => `<url><loc>https://www.example.kz/${n}</loc></url>`;

describe("readSitemap", () => {
  it("reads pages with the day of their last change", () => {
    const xml = urlset(
      `<url><loc> https://www.example.kz/1?a=1&amp;b=2 </loc><lastmod>2026-11-20</lastmod></url>`,
    );
    const { items, sitemaps } = readSitemap(xml, plain.way, plain.at);
    expect(items).toEqual([
      { url: "https://www.example.kz/1?a=1&b=2", modifiedAtRaw: "2026-11-20" },
    ]);
    expect(sitemaps).toEqual([]);
  });

  it("reads the news fields and does not take a picture's address or title for the page's", () => {
    const xml = urlset(`<url><loc>https://www.example.kz/kk/5</loc><news:news><news:publication>
      <news:name>Мысал</news:name><news:language>kk</news:language></news:publication>
      <news:publication_date>2026-11-22T09:00:00+05:00</news:publication_date><news:title>Бес &amp; алты</news:title>
      </news:news><image:image><image:loc>https://www.example.kz/5.jpg</image:loc><image:title>Сурет</image:title></image:image></url>`);
    expect(readSitemap(xml, news.way, news.at).items).toEqual([
      {
        url: "https://www.example.kz/kk/5",
        title: "Бес & алты",
        publishedAtRaw: "2026-11-22T09:00:00+05:00",
        publishedAt: "2026-11-22T09:00:00+05:00",
        language: "kk",
      },
    ]);
  });

  it("names the sitemaps of an index, newest first", () => {
    const xml = `<sitemapindex><sitemap><loc>/s1.xml</loc><lastmod>2021-01-01</lastmod></sitemap>
      <sitemap><loc>/s2.xml.gz</loc><lastmod>2026-11-22T01:00:00Z</lastmod></sitemap><sitemap><loc>/s3.xml</loc></sitemap></sitemapindex>`;
    const { items, sitemaps } = readSitemap(xml, plain.way, plain.at);
    expect(items).toEqual([]);
    expect(sitemaps).toEqual([
      { url: "https://www.example.kz/s2.xml.gz", lastModifiedRaw: "2026-11-22T01:00:00Z" },
      { url: "https://www.example.kz/s1.xml", lastModifiedRaw: "2021-01-01" },
      { url: "https://www.example.kz/s3.xml" },
    ]);
  });

  it("stops following indexes at the third level, and says so", () => {
    const xml = `<sitemapindex><sitemap><loc>/s.xml</loc></sitemap></sitemapindex>`;
    const at = (depth: number) => ({ ...plain.at, depth });
    expect(readSitemap(xml, plain.way, at(2)).sitemaps).toHaveLength(1);
    const deep = readSitemap(xml, plain.way, at(3));
    expect(deep.sitemaps).toEqual([]);
    expect(deep.warnings).toEqual([{ code: "discover.sitemaps-left-out", params: { count: 1 } }]);
  });

  it("reads 50,000 pages and says how many more there were", () => {
    const xml = urlset(Array.from({ length: 50_002 }, (_, n) => page(n)).join(""));
    const { items, warnings } = readSitemap(xml, plain.way, plain.at);
    expect(items).toHaveLength(50_000);
    expect(warnings).toEqual([{ code: "discover.items-capped", params: { count: 2 } }]);
  });

  it("reads text that is cut between two chunks of the stream", () => {
    const filler = " ".repeat(65_536 - urlset("").length);
    const xml = urlset(`${filler}${page(1)}${page(2)}`);
    expect(readSitemap(xml, plain.way, plain.at).items.map(({ url }) => url)).toEqual([
      "https://www.example.kz/1",
      "https://www.example.kz/2",
    ]);
  });

  it("keeps the pages that a cut-off sitemap had until then", () => {
    const xml = urlset(page(1) + page(2)).replace(/<\/loc><\/url><\/urlset>$/, "");
    expect(readSitemap(xml, plain.way, plain.at).items.map(({ url }) => url)).toContain(
      "https://www.example.kz/1",
    );
  });

  it("allows a news sitemap of a quiet weekend to be empty, with a warning", () => {
    expect(readSitemap(urlset(""), news.way, news.at)).toEqual({
      items: [],
      sitemaps: [],
      warnings: [{ code: "discover.sitemap-empty", params: {} }],
    });
  });

  it.each([
    ["an empty ordinary sitemap", urlset(""), "no-items"],
    ["an HTML page", "<html><body>404</body></html>", "not-a-sitemap"],
    ["an HTML page that mentions one", "<html><urlset></urlset></html>", "not-a-sitemap"],
    ["compressed bytes", new Uint8Array(gzipSync(urlset(page(1)))), "compressed"],
    ["own entities", `<!DOCTYPE urlset [<!ENTITY a "b">]>${urlset(page(1))}`, "doctype"],
  ])("fails on %s", (_, body, fault) => {
    expect(() => readSitemap(body, plain.way, plain.at)).toThrow(
      expect.objectContaining({ fault }),
    );
  });
});
