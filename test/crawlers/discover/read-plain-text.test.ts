import { describe, expect, it } from "vitest";
import { readPlainText } from "../../../crawlers/discover/read-plain-text.ts";

describe("readPlainText", () => {
  it.each([
    ["<p>Первый</p><p>второй</p>", "Первый второй"],
    ["Строка<br>ещё", "Строка ещё"],
    ["&laquo;Слова&raquo; &amp; дела", "«Слова» & дела"],
    ["Слово<script>track()</script><style>p{}</style> дальше", "Слово дальше"],
    ["  много \n  места ", "много места"],
    ["3 < 5 и 7 > 5", "3 < 5 и 7 > 5"],
  ])("%j → %j", (html, text) => {
    expect(readPlainText(html, 100)).toBe(text);
  });

  it("cuts at the length without splitting a character", () => {
    expect(readPlainText("абвгдежз", 5)).toBe("абвг…");
    expect(readPlainText("абв😀😀", 5)).toBe("абв…");
  });

  it("answers undefined where nothing is said", () => {
    expect(readPlainText("<p> </p>", 10)).toBeUndefined();
    expect(readPlainText(undefined, 10)).toBeUndefined();
  });

  it("reads a hundred thousand nested tags", () => {
    expect(readPlainText(`${"<b>".repeat(100_000)}слово`, 1_000_000)).toBe("слово");
  });
});
