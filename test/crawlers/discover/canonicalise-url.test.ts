import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicaliseUrl } from "../../../crawlers/discover/canonicalise-url.ts";

describe("canonicaliseUrl", () => {
  it.each([
    [
      "https://Example.KZ/News/1",
      "https://example.kz/News/1",
      "the host has no case, the path has",
    ],
    ["https://example.kz:443/a", "https://example.kz/a", "the default port goes"],
    ["https://example.kz:8443/a", "https://example.kz:8443/a", "another port stays"],
    ["https://example.kz./a", "https://example.kz/a", "the root dot goes"],
    ["https://example.kz/a#comments", "https://example.kz/a", "a fragment goes"],
    [
      "https://example.kz/#!/news/7",
      "https://example.kz/#!/news/7",
      "a page addressed by its fragment stays",
    ],
    [
      "https://example.kz/a?utm_source=rss&id=7&fbclid=x",
      "https://example.kz/a?id=7",
      "tracking goes",
    ],
    ["https://example.kz/a?UTM_Source=rss", "https://example.kz/a", "tracking has no case"],
    ["https://example.kz/a?", "https://example.kz/a", "an empty query goes"],
    [
      "https://example.kz/a?q=a%20b&lang=kk",
      "https://example.kz/a?q=a%20b&lang=kk",
      "the rest keeps its spelling",
    ],
    [
      "https://example.kz/a?b=2&a=1",
      "https://example.kz/a?b=2&a=1",
      "the order stays, since it is fetched",
    ],
    ["https://example.kz/%d0%b0%7e", "https://example.kz/%D0%B0~", "escapes are even"],
    [
      "https://example.kz/жаңалық",
      "https://example.kz/%D0%B6%D0%B0%D2%A3%D0%B0%D0%BB%D1%8B%D2%9B",
      "Cyrillic is escaped",
    ],
    ["https://user:secret@example.kz/a", "https://example.kz/a", "a password is never stored"],
    ["https://example.kz/a;jsessionid=AB12?x=1", "https://example.kz/a?x=1", "a session goes"],
  ])("%s → %s: %s", (raw, canonical) => {
    expect(canonicaliseUrl(raw)).toBe(canonical);
  });

  it("resolves relative and scheme-less links against the page", () => {
    expect(canonicaliseUrl("../7/", "https://example.kz/ru/news/")).toBe(
      "https://example.kz/ru/7/",
    );
    expect(canonicaliseUrl("//cdn.example.kz/7", "https://example.kz/")).toBe(
      "https://cdn.example.kz/7",
    );
  });

  it.each(["mailto:a@example.kz", "javascript:alert(1)", "tel:102", "", "   ", "http://"])(
    "answers null for %j",
    (raw) => {
      expect(canonicaliseUrl(raw)).toBeNull();
    },
  );

  it("changes nothing the second time", () => {
    fc.assert(
      fc.property(fc.webUrl({ withFragments: true, withQueryParameters: true }), (url) => {
        const once = canonicaliseUrl(url);
        expect(once === null ? null : canonicaliseUrl(once)).toBe(once);
      }),
    );
  });
});
