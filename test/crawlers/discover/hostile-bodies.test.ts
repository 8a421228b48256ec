import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { SourceInput } from "../../../crawlers/define-source.ts";
import { DiscoveryError } from "../../../crawlers/discover/discovery-error.ts";
import { readDiscovery } from "../../../crawlers/discover/read-discovery.ts";
import { exampleSource } from "./example-source.ts";

// All bodies here are synthetic: what a broken, hostile or merely odd server might answer.
const url = "https://www.example.kz/list";
const ways: SourceInput["discovery"] = [
  { kind: "feed", url },
  { kind: "sitemap", url },
  { kind: "listing", url, item: "div", next: "a" },
  { kind: "telegram", channel: "example_kz" },
  {
    kind: "json",
    url,
    itemsPath: ["", "items"],
    id: "id",
    linkTemplate: "https://www.example.kz/{id}",
  },
  { kind: "rendered-listing", url, html: { item: "li" } },
];
const source = exampleSource({ discovery: ways });

const fragment = fc.constantFrom(
  "<rss>",
  "</rss>",
  "<channel>",
  "<item>",
  "</item>",
  "<title>",
  "<![CDATA[",
  "]]>",
  "<!--",
  "-->",
  "<link>",
  "</link>",
  "https://www.example.kz/1",
  "javascript:alert(1)",
  "<feed xmlns='http://www.w3.org/2005/Atom'>",
  "<entry>",
  "&amp;",
  "&x;",
  "<urlset>",
  "<url>",
  "<loc>",
  "</loc>",
  "</url>",
  "<sitemapindex>",
  "<sitemap>",
  "<!DOCTYPE x>",
  "<?xml version='1.0'?>",
  "<div>",
  "<li>",
  "<a href='/7'>",
  "</a>",
  "<a href='http://['>",
  "{",
  "[",
  "]",
  "}",
  '"items":',
  '"id":1',
  ",",
  "null",
  "<div class='tgme_widget_message_wrap'>",
  "<div class='tgme_widget_message' data-post='example_kz/5'>",
  "\u0000",
  "\uFFFD",
  "Ә",
);
const body = fc.oneof(
  fc.string(),
  fc.array(fragment, { maxLength: 30 }).map((parts) => parts.join("")),
);

describe("readers of listings", () => {
  it.each(source.discovery.map((way) => [way.kind, way] as const))(
    "%s: either answers with addresses of the site or says why not, whatever the body",
    async (_, way) => {
      await fc.assert(
        fc.asyncProperty(body, async (text) => {
          try {
            const { items, next } = await readDiscovery(new TextEncoder().encode(text), way, {
              source,
              url,
            });
            for (const item of items)
              expect(new URL(item.url).hostname).toMatch(/(^|\.)(example\.kz|t\.me)$/);
            if (next !== undefined) expect(new URL(next).protocol).toMatch(/^https?:$/);
          } catch (error) {
            expect(error).toBeInstanceOf(DiscoveryError);
          }
        }),
        { numRuns: 300 },
      );
    },
  );

  it("answers within seconds to fifty kilobytes of nested elements", async () => {
    const deep = "<div>".repeat(10_000);
    for (const way of source.discovery) {
      await readDiscovery(deep, way, { source, url }).catch((error: unknown) => {
        expect(error).toBeInstanceOf(DiscoveryError);
      });
    }
  });
});
