import { describe, expect, it } from "vitest";
import { readListing } from "../../../crawlers/discover/read-listing.ts";
import { exampleWay } from "./example-source.ts";

// All pages here are synthetic.
const { way, at } = exampleWay({
  kind: "listing",
  url: "https://www.example.kz/ru/news/",
  item: ".card",
  link: "a.card__link",
  title: ".card__title",
  date: "time, .card__date",
  next: "a.next",
  pages: 3,
});

const card = (
  n: number,
  date = `<time datetime="2026-11-22T10:00:00+05:00">Сегодня</time>`,
): string =>
  `<div class="card"><a class="photo" href="/photo/${n}"></a>${date}<a class="card__link" href="${n}/?utm_source=list"><span class="card__title">Новость ${n}</span></a></div>`;
const html = (body: string, head = ""): string =>
  `<html><head>${head}</head><body>${body}<a class="next" href="?page=2">»</a></body></html>`;

describe("readListing", () => {
  it("takes link, title and the machine-readable date of each item, and the next page", () => {
    const { items, next, warnings } = readListing(html(card(1) + card(2)), way, at);
    expect(items[0]).toEqual({
      url: "https://www.example.kz/ru/news/1/",
      title: "Новость 1",
      publishedAtRaw: "2026-11-22T10:00:00+05:00",
      publishedAt: "2026-11-22T10:00:00+05:00",
    });
    expect(items).toHaveLength(2);
    expect(next).toBe("https://www.example.kz/ru/news/?page=2");
    expect(warnings).toEqual([]);
  });

  it("keeps a date for people as raw text without guessing the day", () => {
    const { items } = readListing(
      html(card(1, `<i class="card__date">Сегодня, 19:35</i>`)),
      way,
      at,
    );
    expect(items[0]).toMatchObject({ publishedAtRaw: "Сегодня, 19:35" });
    expect(items[0]).not.toHaveProperty("publishedAt");
  });

  it("resolves links against <base>", () => {
    const { items } = readListing(
      html(card(1), `<base href="https://www.example.kz/kk/">`),
      way,
      at,
    );
    expect(items[0]?.url).toBe("https://www.example.kz/kk/1/");
  });

  it("uses the item itself where the item is the link", () => {
    const bare = exampleWay({
      kind: "listing",
      url: "https://www.example.kz/",
      item: "a.headline",
      language: "kk",
    });
    const { items } = readListing(`<a class="headline" href="/9">Тоғыз</a>`, bare.way, bare.at);
    expect(items).toEqual([{ url: "https://www.example.kz/9", title: "Тоғыз", language: "kk" }]);
  });

  it("stops paging at the definition's number of pages", () => {
    expect(readListing(html(card(1)), way, { ...at, page: 3 }).next).toBeUndefined();
  });

  it("fails when nothing matches: a changed layout is not silence", () => {
    expect(() => readListing(html("<p>Проверяем ваш браузер</p>"), way, at)).toThrow(
      expect.objectContaining({ code: "discovery", fault: "no-items" }),
    );
  });

  it("fails when no item leads anywhere", () => {
    const unlinked = html(`<div class="card"><a class="card__link">Новость</a></div>`);
    expect(() => readListing(unlinked, way, at)).toThrow(
      expect.objectContaining({ fault: "no-links" }),
    );
  });

  it("fails fast on a selector that matches elements inside one another", () => {
    const nested = `<div>`.repeat(100) + `<a href="/1">Новость</a>`;
    const everything = exampleWay({ kind: "listing", url: "https://www.example.kz/", item: "div" });
    expect(() => readListing(nested, everything.way, everything.at)).toThrow(
      expect.objectContaining({
        fault: "too-large",
        message: expect.stringContaining("inside one another"),
      }),
    );
  });

  it("takes a later page without items for the end of the list", () => {
    expect(readListing(html(""), way, { ...at, page: 2 })).toEqual({
      items: [],
      warnings: [{ code: "discover.end-of-pages", params: { page: 2 } }],
    });
  });

  it("says in words where it failed and what to do", () => {
    expect(() => readListing(html(""), way, at)).toThrow(
      /^kz-example: .*\.card .*https:\/\/www\.example\.kz\/ru\/news\/.*browser/,
    );
  });
});
