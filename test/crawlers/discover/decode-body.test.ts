import iconv from "iconv-lite";
import { describe, expect, it } from "vitest";
import { decodeBody } from "../../../crawlers/discover/decode-body.ts";

// Synthetic feeds as servers of the region answer them.
const feed = (declared: string) =>
  `<?xml version="1.0" encoding="${declared}"?><rss><channel><item><title>Полиция прокомментировала задержание у здания суда</title></item></channel></rss>`;

describe("the text of a listing", () => {
  it.each([
    ["windows-1251", "utf-8", undefined],
    ["windows-1251", "utf-8", "application/rss+xml; charset=utf-8"],
    ["windows-1251", "windows-1251", "application/rss+xml; charset=utf-8"],
    ["koi8-r", "windows-1251", undefined],
    ["utf-8", "windows-1251", "text/xml; charset=windows-1251"],
    ["utf-16le", "utf-16", undefined],
    ["utf-16be", "utf-8", "text/xml"],
  ])(
    "stored as %s and declared as %s (header: %s) is read as it was written",
    (stored, declared, header) => {
      expect(decodeBody(iconv.encode(feed(declared), stored), header)).toBe(feed(declared));
    },
  );

  it("loses its byte order mark, given as bytes or as text", () => {
    expect(decodeBody(Buffer.from("\uFEFF[1]", "utf8"))).toBe("[1]");
    expect(decodeBody("\uFEFF[1]")).toBe("[1]");
  });
});
