import { describe, expect, it } from "vitest";
import { nonsenseUrl } from "../../../crawlers/discover/nonsense-url.ts";

describe("nonsenseUrl", () => {
  it.each<[string, string]>([
    ["https://a.kz/ru/press/reliz-12/", "https://a.kz/ru/press/4f7a2b-page/"],
    ["https://a.kz/news/77-delo.html", "https://a.kz/news/4f7a2b-page.html"],
    ["https://a.kz/details/401?lang=ru", "https://a.kz/details/9472777401?lang=ru"],
    ["https://a.kz/news/index.php?ELEMENT_ID=4", "https://a.kz/news/index.php?ELEMENT_ID=9472777"],
    ["https://a.kz/?p=12", "https://a.kz/?p=9472777"],
    ["https://a.kz/", "https://a.kz/4f7a2b"],
    ["https://a.kz/2026/11/23", "https://a.kz/2026/11/947277723"],
  ])("%s", (url, expected) => {
    expect(nonsenseUrl(url, "4f7a2b")).toBe(expected);
  });
});
