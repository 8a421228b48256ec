import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readShownText } from "../../../crawlers/visit/read-shown-text.ts";

describe("readShownText", () => {
  it("reads words as they stand, links apart, and nothing of scripts, styles and comments", () => {
    const page = readShownText(
      `<html><head><title>Пример &amp; Ко</title><style>p{}</style></head><body><!-- <p>нет</p> --><p>Слово<b>м</b></p><p>два</p>
<script>var a = "<p>нет</p>";</script><ul><li><a href="/1">Первая <i>ссылка</i></a><li><a href="/2">Вторая</a></ul>3 &lt; 4</body></html>`,
    );
    expect(page).toEqual({
      title: "Пример & Ко",
      text: "Словом два Первая ссылка Вторая 3 < 4",
      ownText: "Словом два 3 < 4",
      links: ["Первая ссылка", "Вторая"],
    });
  });

  it("takes a link that nobody closed for words of the page", () => {
    const long = "слово ".repeat(100);
    expect(readShownText(`<a href="/">${long}`)).toMatchObject({ links: [], ownText: long.trim() });
  });

  it("reads any text without failing, in time that grows with its length", () => {
    const piece = fc.constantFrom(
      "<a",
      ">",
      "<p>",
      "</a>",
      "<script>",
      "<!--",
      "слово",
      "<",
      "&#x4",
      '"',
      "<title>",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const { text } = readShownText(pieces.join(""));
        expect(typeof text).toBe("string");
      }),
    );
    const began = performance.now();
    for (const unit of ["<a>", "<", "<script>", "<!--", "<a href='", "&#"])
      readShownText(unit.repeat(300_000));
    expect(performance.now() - began).toBeLessThan(5_000);
  });
});
