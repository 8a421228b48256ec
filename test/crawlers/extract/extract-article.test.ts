import { describe, expect, it } from "vitest";
import {
  extractArticle,
  extractArticleWithProvenance,
} from "../../../crawlers/extract/extract-article.ts";
import { EXTRACTOR_VERSION } from "../../../crawlers/extract/extractor-version.ts";
import { ExtractionError } from "../../../crawlers/extract/extraction-error.ts";

const url = "https://site.example.kz/news/1";
const sentence = "Департамент сообщил, что проверка завершена и нарушений порядка не выявлено. ";
const page = (body: string, head = "") =>
  `<!doctype html><html lang="ru"><head><title>Итоги проверки департамента</title>${head}</head><body>${body}</body></html>`;
const article = `<div class="menu"><a href="/">Главная</a></div><h1>Итоги проверки департамента</h1>
  <div class="when">29 июля 2021, 14:30</div><div class="who">Пример Примеров</div>
  <div class="story"><p>${sentence.repeat(4)}</p><div class="promo">Скидки недели в нашем магазине!</div><p>${sentence.repeat(2)}</p></div>
  <div class="story"><p>Второй блок того же текста.</p></div>`;

function errorOf(run: () => unknown): ExtractionError {
  try {
    run();
  } catch (error) {
    if (error instanceof ExtractionError) return error;
    throw error;
  }
  throw new Error("nothing was thrown");
}

describe("configured selectors", () => {
  const selectors = {
    title: "h1",
    body: ".story",
    date: ".when",
    authors: ".who",
    remove: [".promo", ".never-there"],
  };

  it("read exactly what they name, joined in order, without what is removed", () => {
    const read = extractArticle(page(article), { url, timeZone: "Asia/Almaty", selectors });
    expect(read).toMatchObject({
      title: "Итоги проверки департамента",
      authors: ["Пример Примеров"],
      publishedAt: "2021-07-29T14:30:00+06:00",
      publishedAtSource: "selector",
    });
    expect(read.text.split("\n\n")).toEqual([
      sentence.repeat(4).trim(),
      sentence.repeat(2).trim(),
      "Второй блок того же текста.",
    ]);
  });

  it("may name attributes and inline tags that the general extractor drops", () => {
    const marked = page(`<h1>Итоги</h1><div data-block="text"><p><b>Первое</b> слово.</p></div>`);
    expect(
      extractArticle(marked, { url, selectors: { body: "[data-block=text] p", title: "h1" } }).text,
    ).toBe("Первое слово.");
    expect(extractArticle(marked, { url, selectors: { title: "p > b" } }).title).toBe("Первое");
  });

  it.each([
    ["body", { body: ".gone" }],
    ["title", { title: "h1.gone" }],
    ["date", { date: "time.gone" }],
    ["authors", { authors: ".gone" }],
  ])("that match nothing for %s are an error that names selector and address", (field, gone) => {
    const error = errorOf(() => extractArticle(page(article), { url, selectors: gone }));
    expect(error.code).toBe("extraction.selector-no-match");
    expect(error.context).toEqual({ selector: Object.values(gone)[0], field, url });
    expect(error.message).toContain(Object.values(gone)[0]);
    expect(error.message).toContain(url);
  });

  it("that match only empty elements are an error too, never an empty text", () => {
    const empty = page('<h1>Итоги</h1><div class="story">  <img src="a.jpg"></div>');
    expect(errorOf(() => extractArticle(empty, { url, selectors: { body: ".story" } })).code).toBe(
      "extraction.selector-no-match",
    );
  });

  it("that are no CSS are reported as such", () => {
    expect(
      errorOf(() => extractArticle(page(article), { url, selectors: { body: "div[[" } })).code,
    ).toBe("extraction.selector-invalid");
  });

  it("for a date that cannot be read with certainty are an error", () => {
    const undated = page('<h1>Итоги</h1><div class="when">летом 2021 года</div>');
    expect(errorOf(() => extractArticle(undated, { url, selectors: { date: ".when" } })).code).toBe(
      "extraction.date-unreadable",
    );
  });
});

describe("the general extractor", () => {
  it("keeps raw text, zone, canonical address, version and path", () => {
    const head = '<link rel="canonical" href="/news/1?utm=no">';
    const read = extractArticleWithProvenance(page(article, head), {
      url,
      timeZone: "Asia/Almaty",
    });
    expect(read).toMatchObject({
      publishedAtRaw: "29 июля 2021, 14:30",
      publishedAtZone: "Asia/Almaty",
      canonicalUrl: "https://site.example.kz/news/1?utm=no",
      extractorVersion: EXTRACTOR_VERSION,
      reachedLimits: [],
    });
    expect(read.path).toMatch(/^readability/);
  });

  it("gives the same text when only advertisements, counters and lists of other articles change", () => {
    const around = (count: number, other: string) =>
      page(`<nav><a href="/">Главная</a></nav><article><h1>Итоги проверки департамента</h1><span class="views">Просмотров: ${count}</span>
        <div class="entry-content"><p>${sentence.repeat(3)}</p><div class="ad-block">Реклама ${other}</div><p>${sentence.repeat(3)}</p></div></article>
        <div class="related">${[1, 2, 3].map((n) => `<div class="card"><a href="/${n}">${other} — новость номер ${n} этого дня</a></div>`).join("")}</div>`);
    const first = extractArticle(around(10, "Погода"), { url });
    expect(first.text).toContain("нарушений порядка не выявлено");
    expect(extractArticle(around(9_871, "Курсы валют"), { url }).text).toBe(first.text);
  });

  it("reads an article that is shorter than the teasers around it", () => {
    const teasers = Array.from(
      { length: 12 },
      (_, n) =>
        `<div class="it"><a href="/n/${n}">Правительство рассмотрит проект бюджета ${n}</a><br>Министр представил параметры документа, который предстоит утвердить ${n}.</div>`,
    );
    const read = extractArticle(
      page(
        `<table><tr><td><h1>Итоги проверки департамента</h1>${sentence.repeat(2)}<br></td><td>${teasers.join("")}</td></tr></table>`,
      ),
      { url },
    );
    expect(read.text).toBe(sentence.repeat(2).trim());
  });

  it("never takes the longer article that a page loads behind its own", () => {
    const next = `<div class="one"><h1>Сборная готовится к решающему матчу</h1><div>${"<p>Тренер сообщил, что в составе команды возможны изменения из-за травм защитников.</p>".repeat(12)}</div></div>`;
    const own = `<div class="one"><h1>Итоги проверки департамента</h1><div><p>${sentence.repeat(2)}</p><p>${sentence.repeat(3)}</p></div></div>`;
    const read = extractArticle(page(`<div class="all">${own}${next}</div>`), { url });
    expect(read.text).toBe(`${sentence.repeat(2).trim()}\n\n${sentence.repeat(3).trim()}`);
  });

  it("puts the lead before the body, wherever the page keeps it", () => {
    const split = `<div class="head"><h1>Итоги проверки департамента</h1><div class="article__lead">Полиция отказалась назвать имена сотрудников, которые проводили проверку.</div></div>
      <div class="article__body"><p>${sentence.repeat(5)}</p></div><div class="list"><div class="lead">Другая новость, о которой мы писали вчера и которую читают сегодня.</div></div>`;
    expect(extractArticle(page(split), { url }).text).toBe(
      `Полиция отказалась назвать имена сотрудников, которые проводили проверку.\n\n${sentence.repeat(5).trim()}`,
    );
  });

  it("keeps an announcement's date and place lines that stand inside the text", () => {
    const inside = `<div class="entry-content"><p>${sentence.repeat(2)}</p><p>${sentence}</p><p>${sentence}</p><p>${sentence}</p><p>${sentence}</p><p>${sentence}</p><p>Дата: 5 мая 2021. Время: 18:00. Место: площадь.</p><p>${sentence}</p><p>${sentence}</p><p>${sentence.repeat(2)}</p></div>`;
    expect(
      extractArticle(page(`<h1>Итоги проверки департамента</h1>${inside}`), { url }).text,
    ).toContain("Дата: 5 мая 2021. Время: 18:00.");
  });

  it("keeps the posts of a forum thread whose parts are named comments", () => {
    const posts = Array.from(
      { length: 6 },
      (_, n) =>
        `<div class="comment"><b>u${n}</b><div>${sentence.repeat(3)} Ответ номер ${n}.</div></div>`,
    );
    const read = extractArticle(
      page(`<h1>Обсуждаем итоги</h1><div class="comments">${posts.join("")}</div>`),
      { url },
    );
    expect(read.text).toContain("Ответ номер 0.");
    expect(read.text).toContain("Ответ номер 5.");
  });

  it("refuses dates after the capture", () => {
    const future = page(
      `<h1>Итоги проверки департамента</h1><time datetime="2031-01-01T10:00:00Z">скоро</time><p>${sentence.repeat(4)}</p>`,
    );
    expect(
      extractArticle(future, { url, now: new Date("2024-01-01T00:00:00Z") }).publishedAt,
    ).toBeNull();
    expect(extractArticle(future, { url }).publishedAt).toBe("2031-01-01T15:00:00+05:00");
  });

  it("does not take the day named in a sentence, the page's clock or a decree's date for its own", () => {
    const prose = page(
      `<div class="clock">Текущее время: 30.07.2021 10:00</div><h1>Итоги проверки департамента</h1><p>Напомним, 12 мая 2020 года ${sentence.repeat(3)}</p><p>Приказ от 1 июня 2019 года.</p>`,
    );
    expect(extractArticle(prose, { url }).publishedAt).toBeNull();
  });

  it("answers an empty page with empty fields", () => {
    expect(extractArticle("", { url })).toEqual({
      title: null,
      text: "",
      authors: [],
      publishedAt: null,
      modifiedAt: null,
      language: null,
      siteName: null,
      image: null,
      publishedAtSource: null,
    });
  });

  it("is pure: the same page gives the same answer", () => {
    expect(extractArticle(page(article), { url })).toEqual(extractArticle(page(article), { url }));
  });
});
