import { describe, expect, it } from "vitest";
import { readJsonListing } from "../../../crawlers/discover/read-json-listing.ts";
import { readJsonPath } from "../../../crawlers/discover/read-json-path.ts";
import { exampleWay } from "./example-source.ts";

// All answers here are synthetic.
const { way, at } = exampleWay({
  kind: "json",
  url: "https://www.example.kz/api/news?page=1",
  language: "ru",
  itemsPath: "data.list",
  id: "id",
  title: "text.title",
  date: "created",
  itemLanguage: "lang",
  linkTemplate: "https://www.example.kz/news/{id}?lang={lang}",
  nextTemplate: "https://www.example.kz/api/news?page={page}",
  pages: 2,
});
const answer = (list: unknown): string => JSON.stringify({ data: { list } });

describe("readJsonListing", () => {
  it("builds each address from the item's fields", () => {
    const { items, next } = readJsonListing(
      answer([{ id: 7, lang: "kk", created: "2026-11-22T10:00:00", text: { title: "Жеті" } }]),
      way,
      at,
    );
    expect(items).toEqual([
      {
        url: "https://www.example.kz/news/7?lang=kk",
        title: "Жеті",
        publishedAtRaw: "2026-11-22T10:00:00",
        publishedAt: "2026-11-22T10:00:00+05:00",
        externalId: "7",
        language: "kk",
      },
    ]);
    expect(next).toBe("https://www.example.kz/api/news?page=2");
  });

  it("escapes what it puts into an address", () => {
    const { items } = readJsonListing(answer([{ id: "a/b?c", lang: "ru" }]), way, at);
    expect(items[0]?.url).toBe("https://www.example.kz/news/a%2Fb%3Fc?lang=ru");
  });

  it("reads a number as seconds since 1970", () => {
    const { items } = readJsonListing(
      answer([{ id: 1, lang: "ru", created: 1_790_000_000 }]),
      way,
      at,
    );
    expect(items[0]?.publishedAt).toMatch(/^2026-09-21T/);
  });

  it("leaves an item that lacks a field of its address, and says so", () => {
    const { items, warnings } = readJsonListing(
      answer([{ id: 1 }, { id: 2, lang: "ru" }]),
      way,
      at,
    );
    expect(items).toHaveLength(1);
    expect(warnings).toEqual([{ code: "discover.items-without-link", params: { count: 1 } }]);
  });

  it.each([
    ["a challenge page", "<html></html>", "not-json"],
    ["a refusal with status 200", JSON.stringify({ error: "notAllowed" }), "no-items"],
    ["an empty list", answer([]), "no-items"],
    ["an object in place of the list", answer({}), "no-items"],
    ["items of another shape", answer([{ number: 1 }, "x", null]), "no-links"],
  ])("fails on %s", (_, body, fault) => {
    expect(() => readJsonListing(body, way, at)).toThrow(expect.objectContaining({ fault }));
  });

  it("does not follow a path into what every object inherits", () => {
    expect(readJsonPath({ a: [{ b: 1 }] }, "a[0].b")).toBe(1);
    for (const path of ["constructor", "__proto__", "a.constructor", "a[1].b", "a.b.c"]) {
      expect(readJsonPath({ a: [{ b: 1 }] }, path)).toBeUndefined();
    }
  });
});
