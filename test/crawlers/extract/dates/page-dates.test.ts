import { describe, expect, it } from "vitest";
import { extractArticleWithProvenance } from "../../../../crawlers/extract/extract-article.ts";

// All pages here are synthetic.
const words =
  "Департамент сообщил, что проверка завершена и нарушений порядка не выявлено. ".repeat(4);
const title = "Итоги проверки департамента";
const NOW = new Date("2024-08-14T11:00:00Z"); // 16:00 in Almaty

function datesOf(
  body: string,
  options: { head?: string; url?: string; lang?: string; now?: Date; timeZone?: string } = {},
) {
  const { head = "", url = "https://site.example.com/news/1", lang = "ru", ...page } = options;
  const html = `<!doctype html><html lang="${lang}"><head><title>${title}</title>${head}</head><body><h1>${title}</h1>${body}<p>${words}</p></body></html>`;
  return extractArticleWithProvenance(html, { url, ...page });
}

const published = (time: string) =>
  `<meta property="article:published_time" content="${time}"><meta property="og:title" content="${title}">`;

describe("the day an instant in UTC belongs to, where the site's zone is not known", () => {
  it("follows a clock time beside the heading that is the same moment", () => {
    const read = datesOf('<div class="date">November 19, 2019 at 10:31 pm</div>', {
      head: published("2019-11-20T04:31:12Z"),
      lang: "en",
    });
    expect(read.publishedAt).toBe("2019-11-19T22:31:12-06:00");
  });

  it("follows the offset that another date of the page carries", () => {
    const head = `${published("2019-11-20T05:57:50Z")}<meta name="sailthru.date" content="2019-11-19 21:57:00 -0800">`;
    expect(datesOf("", { head, lang: "en" }).publishedAt).toBe("2019-11-19T21:57:50-08:00");
  });

  it("is the day printed at the heading where no clock shows the offset", () => {
    const read = datesOf('<div class="date">Nov. 19, 2019</div>', {
      head: published("2019-11-20T04:31:12Z"),
      lang: "en",
    });
    expect(read.publishedAt).toBe("2019-11-19");
    expect(read.publishedAtRaw).toBe("2019-11-20T04:31:12Z");
  });

  it("is not moved by a printed day that cannot be the same moment anywhere", () => {
    const read = datesOf('<div class="date">Nov. 19, 2019</div>', {
      head: published("2019-11-20T20:31:12Z"),
      lang: "en",
    });
    expect(read.publishedAt).toBe("2019-11-20T20:31:12Z");
  });

  it("is the day of most readers of a language that has one zone", () => {
    const read = datesOf("", { head: published("2019-11-20T23:10:00Z"), lang: "de" });
    expect(read).toMatchObject({
      publishedAt: "2019-11-21T00:10:00+01:00",
      publishedAtZone: "Europe/Berlin",
    });
  });
});

describe("dates a reader sees", () => {
  it.each([
    [
      "one that stands in an embedded post of another site",
      '<blockquote class="twitter-tweet">Пост <a>4 ноября 2019</a></blockquote><div class="date">6 ноября 2019</div>',
    ],
    [
      "the day of a picture",
      "<figure><figcaption>Фото: 18/05/2018</figcaption></figure><div>6 ноября 2019</div>",
    ],
    [
      "the clock in the page's head",
      '<span class="today-date">7 ноября 2019</span><span>6 ноября 2019</span>',
    ],
  ])("are not confused with %s", (_, body) => {
    expect(datesOf(body).publishedAt).toBe("2019-11-06");
  });

  it("are kept apart where their parts stand in elements of their own", () => {
    expect(
      datesOf('<span class="date"><span>28.09.19</span><span>12:44</span></span>').publishedAt,
    ).toBe("2019-09-28");
  });

  it("may begin the text", () => {
    expect(datesOf(`<p>АСТАНА, 6 ноября 2019 – ${words}</p>`).publishedAt).toBe("2019-11-06");
  });

  it("are told apart by what happened then, in one line or two", () => {
    expect(
      datesOf("<div>Опубликовано 6 ноября 2019 | Обновлено 8 ноября 2019</div>"),
    ).toMatchObject({
      publishedAt: "2019-11-06",
      modifiedAt: "2019-11-08",
    });
  });

  it("of a change alone are no dates of publication: they move, and would look like a date rewritten", () => {
    expect(datesOf("<div>Жаңартылды: 2019 жылғы 8 қараша</div>")).toMatchObject({
      publishedAt: null,
      modifiedAt: "2019-11-08",
    });
  });

  it("in lists of other articles give way to the one at the heading", () => {
    const others = Array.from(
      { length: 6 },
      (_, n) =>
        `<div class="item"><span class="date">${n + 10} ноября 2019</span><a href="/n">Другая новость</a></div>`,
    );
    const body = `<span class="date">6 ноября 2019</span><p>${words}</p><div>${others.join("")}</div>`;
    expect(datesOf(body).publishedAt).toBe("2019-11-06");
  });

  it("stand before the headline as well as behind it, whatever a column of other news prints", () => {
    const column = [30, 31, 30, 31].map(
      (day, n) =>
        `<div><a href="/n">Другая новость дня под номером ${n}</a> <span>${day}.07.2021</span></div>`,
    );
    for (const printed of [
      "29 июля 2021",
      "14:30 / 29 июля 2021",
      "«29» июля 2021 г.",
      "от 29.07.2021",
      "29 шілде 2021 ж.",
    ]) {
      const html = `<html lang="ru"><head><title>${title}</title></head><body><div><span>${printed}</span><h1>${title}</h1><p>${words}</p></div><div>${column.join("")}</div></body></html>`;
      const read = extractArticleWithProvenance(html, { url: "https://site.example.kz/1" });
      expect(read.publishedAt?.slice(0, 10), printed).toBe("2021-07-29");
    }
  });

  it("belong to the first post of a thread, whose title every reply repeats", () => {
    const post = (day: number) =>
      `<div id="p${day}"><h3>Re: ${title}</h3><div>Сосед » 0${day}.09.2017, 20:14</div><div>${words}</div></div>`;
    expect(datesOf([3, 4, 5, 6].map(post).join("")).publishedAt).toBe("2017-09-03");
  });

  it("are read with the zone of the country from the moment of capture", () => {
    const read = (text: string) =>
      datesOf(`<div class="date">${text}</div>`, {
        url: "https://site.example.kz/news/1",
        now: NOW,
      }).publishedAt;
    expect(read("Бүгін, 09:10")).toBe("2024-08-14T09:10:00+05:00");
    expect(read("29 июля, 14:30")).toBe("2024-07-29T14:30:00+05:00");
    expect(read("29 желтоқсан, 14:30")).toBe("2023-12-29T14:30:00+06:00");
  });

  it("that are printed whole come before a bare clock time of a news column", () => {
    const column = Array.from({ length: 5 }, (_, n) => `<span class="time">15:0${n}</span>`).join(
      "",
    );
    const read = datesOf(`<div>${column}</div><div>Рубрика</div><div>6 ноября 2019, 12:00</div>`, {
      url: "https://site.example.kz/news/1",
      now: NOW,
    });
    expect(read.publishedAt).toBe("2019-11-06T12:00:00+06:00");
  });
});

describe("dates in a page's data", () => {
  it("are those of its own article, not of the video or the story beside it", () => {
    const node = (type: string, headline: string, date: string) =>
      `<script type="application/ld+json">{"@type":"${type}","headline":"${headline}","datePublished":"${date}"}</script>`;
    const head = [
      node("VideoObject", "Как это было", "2018-01-02"),
      node("NewsArticle", "Совсем другая история о погоде", "2018-01-03"),
      node("NewsArticle", title, "2019-11-06"),
    ].join("");
    expect(datesOf("", { head }).publishedAt).toBe("2019-11-06");
  });

  it("are read even where a quotation mark in the headline breaks them", () => {
    const head = `<script type="application/ld+json">{"@type":"NewsArticle","headline":"Он сказал "нет" и ушёл","datePublished":"2019-11-06"}</script>`;
    expect(datesOf("", { head })).toMatchObject({
      publishedAt: "2019-11-06",
      publishedAtSource: "json-ld",
    });
  });

  it.each([
    '{"article":{"publishedAt":"2019-11-06T09:00:00"}}',
    "window.page = { pubDate: '2019-11-06 09:00' }",
    String.raw`self.push("{\"published_at\":\"2019-11-06T09:00:00\"}")`,
    '{"date_published":1573012800}',
  ])("are found in scripts where nothing else tells: %s", (script) => {
    const read = datesOf(`<script>${script}</script>`, { url: "https://site.example.kz/1" });
    expect(read.publishedAt?.slice(0, 10)).toBe("2019-11-06");
    expect(read.publishedAtSource).toBe("script");
  });
});
