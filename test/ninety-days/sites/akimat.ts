import iconv from "iconv-lite";
import type { SiteAnswer, SiteRequest, StandInSite, Standing } from "../world.ts";
import { clockOf, dottedDay, escape, makeNoise, notFoundText, type Noise } from "./noise.ts";

/**
 * An akimat's site on an old engine: windows-1251, tables for layout, only a day printed, no selectors known. What was taken
 * down leads on to the list.
 */

const origin = "http://akimat.ninety.test";

export const akimatSite: StandInSite = {
  name: "akimat",
  origin,
  share: 0.17,
  languages: ["ru"],
  absences: ["to-listing", "not-found", "to-home"],
  source: {
    id: "ninety-akimat",
    name: { ru: "Акимат (учебная копия)", en: "Akimat (stand-in)" },
    country: "KZ",
    role: "official",
    authorityId: "kz-akimat-karaganda-city",
    homepage: `${origin}/`,
    languages: ["ru"],
    timeZone: "Asia/Almaty",
    interval: { minMinutes: 60, maxMinutes: 240 },
    discovery: [
      {
        kind: "listing",
        url: `${origin}/news/`,
        item: ".news-item",
        link: "a",
        title: "a",
        date: ".news-date-time",
      },
    ],
  },
  addressOf: (page) => `${origin}/news/index.php?ELEMENT_ID=${page.number}`,
  respond: (request) => {
    const { pathname, searchParams } = request.url;
    if (pathname === "/") return showList(request, "Главная");
    if (pathname === "/news/") return showList(request, "Новости");
    const number = Number(searchParams.get("ELEMENT_ID"));
    const found = request.standings.find(({ page }) => page.number === number);
    if (pathname !== "/news/index.php" || !found || found.absence === "not-found")
      return reply(
        frame(request, makeNoise(request), "Ошибка", `<h1>404</h1><p>${notFoundText}</p>`),
        404,
      );
    if (found.absence === "to-listing") return { status: 302, location: "/news/", body: "" };
    if (found.absence === "to-home") return { status: 301, location: "/", body: "" };
    const noise = makeNoise(request);
    return reply(frame(request, noise, found.state.title, article(found, noise, request.hollow)));
  },
};

const reply = (html: string, status = 200): SiteAnswer => ({
  status,
  contentType: "text/html; charset=windows-1251",
  body: iconv.encode(html, "windows-1251"),
});

function showList(request: SiteRequest, title: string): SiteAnswer {
  const noise = makeNoise(request);
  const items = request.standings
    .filter((one) => one.absence === null)
    .slice(0, 20)
    .map(
      ({ page, state }) =>
        `<p class="news-item"><span class="news-date-time">${dottedDay(state.publishedAt)}</span> <a href="${akimatSite.addressOf(page)}"><b>${escape(state.title)}</b></a> <small>${noise.random.between(1, 400)}</small></p>`,
    );
  return reply(frame(request, noise, title, `<div class="news-list">${items.join("\n")}</div>`));
}

function article({ state }: Standing, noise: Noise, hollow: boolean): string {
  const text = hollow
    ? ""
    : noise.layout === "a"
      ? state.paragraphs.map((one) => `<p style="text-align:justify">${escape(one)}</p>`).join("\n")
      : state.paragraphs.map((one) => `<div>${escape(one)}</div>`).join("\n");
  return `<div class="news-detail"><span class="news-date-time">${dottedDay(state.publishedAt)}</span><h3>${escape(state.title)}</h3>
${text}<br><div class="news-views">Количество просмотров: ${noise.views}</div>
<div class="rating">Рейтинг: ${(3 + noise.random.next() * 2).toFixed(1)} (${noise.random.between(2, 99)} голосов)</div></div>`;
}

function frame(request: SiteRequest, noise: Noise, title: string, main: string): string {
  const links = noise
    .others(null, 6)
    .map(
      (one) =>
        `<tr><td><a href="${akimatSite.addressOf(one.page)}">${escape(one.state.title)}</a><br>${clockOf(one.state.publishedAt)}</td></tr>`,
    )
    .join("");
  const blocks = [
    `<table class="left-menu"><tr><td><a href="/about/">Об акимате</a></td></tr><tr><td><a href="/docs/">Документы</a></td></tr></table>`,
    `<table class="last-news">${links}</table>`,
    `<div class="weather">${noise.ticker}</div>`,
    `<div class="banner"><a href="/go?${noise.token}">${noise.slogan()}</a></div>`,
  ];
  return `<html><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1251"><title>${escape(title)}</title></head>
<body bgcolor="#ffffff"><table width="100%"><tr><td colspan="2">Акимат города. Сегодня ${dottedDay(request.now)}, ${noise.clockTime}</td></tr>
<tr><td width="220" valign="top">${noise.reorder(blocks)}</td><td valign="top">${main}</td></tr></table>
<div class="footer">Посетителей сегодня: ${noise.random.between(50, 4000)}</div><!-- ${noise.token} --></body></html>`;
}
