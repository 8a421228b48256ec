import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { DiscoveryWay, SourceInput } from "../../../crawlers/define-source.ts";
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

/** The address of each item and of the next page; what was thrown, where it was no answer. */
async function addressesOf(text: string, way: DiscoveryWay): Promise<unknown[]> {
  try {
    const { items, next } = await readDiscovery(new TextEncoder().encode(text), way, {
      source,
      url,
    });
    return [...items.map((item) => item.url), ...(next === undefined ? [] : [next])];
  } catch (error) {
    return error instanceof DiscoveryError ? [] : [error];
  }
}

describe("readers of listings", () => {
  it.each(source.discovery.map((way) => [way.kind, way] as const))(
    "%s: either answers with addresses of the site or says why not, whatever the body",
    async (_, way) => {
      await fc.assert(
        fc.asyncProperty(body, async (text) => {
          const strange = (await addressesOf(text, way)).filter(
            (address) => !/^https?:\/\/([a-z.]+\.)?(example\.kz|t\.me)\//.test(String(address)),
          );
          expect(strange).toEqual([]);
        }),
        { numRuns: 300 },
      );
    },
  );

  it("answers within seconds to fifty kilobytes of nested elements", async () => {
    const deep = "<div>".repeat(10_000);
    for (const way of source.discovery) expect(await addressesOf(deep, way)).toEqual([]);
  });
});
