import type { SiteAnswer, SiteRequest, StandInSite, Standing } from "../world.ts";
import {
  clockOf,
  escape,
  isoInstant,
  longDate,
  makeNoise,
  notFoundText,
  relativeDate,
  type Noise,
} from "./noise.ts";

/**
 * A news outlet with a feed and no known selectors: advertising and “read also” between the paragraphs, comments below, a date
 * that reads «12 минут назад» first, structured data in one of its two layouts only. In the middle it gets a new design.
 */

const origin = "http://herald.ninety.test";
const siteName = "Вестник Кенсу";

export const heraldSite: StandInSite = {
  name: "herald",
  origin,
  share: 0.22,
  languages: ["ru", "ru", "kk"],
  absences: ["not-found", "to-home"],
  source: {
    id: "ninety-herald",
    name: { ru: "Вестник (учебная копия)", en: "Herald (stand-in)" },
    country: "KZ",
    role: "media",
    homepage: `${origin}/`,
    languages: ["ru", "kk"],
    timeZone: "Asia/Almaty",
    interval: { minMinutes: 60, maxMinutes: 240 },
    discovery: [{ kind: "feed", url: `${origin}/rss.xml` }],
  },
  addressOf: (page) => `${origin}/news/${page.number}-${page.id}.html`,
  respond: (request) => {
    if (request.url.pathname === "/rss.xml") return feed(request);
    if (request.url.pathname === "/") return home(request);
    const number = Number(/^\/news\/(\d+)-[\w-]+\.html$/.exec(request.url.pathname)?.[1]);
    const found = request.standings.find(({ page }) => page.number === number);
    const noise = makeNoise(request);
    if (!found || found.absence === "not-found")
      return html(frame(request, noise, "404", `<h1>Упс</h1><p>${notFoundText}</p>`, ""), 404);
    if (found.absence) return { status: 302, location: "/", body: "" };
    const main = request.redesigned
      ? newArticle(found, noise, request)
      : oldArticle(found, noise, request);
    return html(frame(request, noise, found.state.title, main, headOf(found, noise, request)));
  },
};

const html = (body: string, status = 200): SiteAnswer => ({
  status,
  contentType: "text/html; charset=utf-8",
  body,
});

function feed(request: SiteRequest): SiteAnswer {
  const items = request.standings
    .filter((one) => one.absence === null)
    .slice(0, 30)
    .map(
      ({ page, state }) =>
        `<item><title>${escape(state.title)}</title><link>${heraldSite.addressOf(page)}?utm_source=rss</link><guid isPermaLink="false">${page.id}</guid><pubDate>${new Date(state.publishedAt).toUTCString()}</pubDate><description>${escape(state.paragraphs[0] ?? "")}</description></item>`,
    );
  return {
    status: 200,
    contentType: "application/rss+xml; charset=utf-8",
    body: `<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>${siteName}</title><link>${origin}/</link><description>-</description><lastBuildDate>${new Date(request.now).toUTCString()}</lastBuildDate>${items.join("\n")}</channel></rss>`,
  };
}

function home(request: SiteRequest): SiteAnswer {
  const noise = makeNoise(request);
  const list = noise.others(null, 20).map(linkTo).join("");
  return html(frame(request, noise, siteName, `<ul>${list}</ul>`, ""));
}

const linkTo = (one: Standing) =>
  `<li><a href="${heraldSite.addressOf(one.page)}">${escape(one.state.title)}</a></li>`;

function headOf({ state, page }: Standing, noise: Noise, request: SiteRequest): string {
  const open = `<meta property="og:title" content="${escape(state.title)}"><meta property="og:site_name" content="${siteName}"><link rel="canonical" href="${heraldSite.addressOf(page)}">`;
  if (noise.layout === "b" && !request.redesigned) return open;
  const structured = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    headline: state.title,
    datePublished: isoInstant(state.publishedAt),
    dateModified: isoInstant(request.now),
    author: { "@type": "Organization", name: siteName },
  };
  return `${open}<script type="application/ld+json">${JSON.stringify(structured).replaceAll("<", "\\u003c")}</script>`;
}

/** Advertising, “read also” and a call to subscribe, between the paragraphs. */
function withInserts(state: Standing["state"], noise: Noise, page: Standing, p: string): string[] {
  const blocks = state.paragraphs.map((text) => `<p${p}>${escape(text)}</p>`);
  const [other] = noise.others(page, 1);
  blocks.splice(
    1,
    0,
    `<div class="adv-inline ads" id="ad-${noise.token}">Реклама. ${noise.slogan()}</div>`,
  );
  if (other)
    blocks.splice(
      2 + noise.random.between(0, 1),
      0,
      `<p class="read-more-inline"><strong>Читайте также:</strong> <a href="${heraldSite.addressOf(other.page)}">${escape(other.state.title)}</a></p>`,
    );
  return blocks;
}

function oldArticle(found: Standing, noise: Noise, request: SiteRequest): string {
  const { state } = found;
  const date = `<span class="date">${relativeDate(state.publishedAt, request.now)}</span> <span class="views">${noise.views}</span>`;
  const body = request.hollow ? "" : withInserts(state, noise, found, "").join("\n");
  const related = `<div class="related"><h4>По теме</h4><ul>${noise.others(found, 4).map(linkTo).join("")}</ul></div>`;
  const comments = `<div class="comments"><h4>Комментарии (${noise.random.between(0, 60)})</h4><div class="comment"><b>Гость ${noise.random.between(1, 99)}</b> ${clockOf(request.now - 600_000)}<p>${noise.slogan()}!</p></div></div>`;
  return noise.layout === "a"
    ? `<article class="post"><h1>${escape(state.title)}</h1><div class="meta">${date}</div><div class="post-text">${body}</div></article>${related}${comments}`
    : `<div class="story"><div class="story-head">${date}<h1 itemprop="headline">${escape(state.title)}</h1></div><div class="story-body-wrap"><section>${body}</section></div>${comments}${related}</div>`;
}

function newArticle(found: Standing, noise: Noise, request: SiteRequest): string {
  const { state } = found;
  const [lead, ...rest] = request.hollow ? [] : withInserts(state, noise, found, ' class="x-p"');
  return `<div class="x-page"><div class="x-kicker">Общество</div><h1 class="x-title">${escape(state.title)}</h1>
<div class="x-lead">${lead ?? ""}</div><div class="x-date">${longDate(state.publishedAt)}</div>
<div class="x-text">${rest.join("")}<p>Наш бот принимает фото и видео очевидцев круглосуточно</p></div>
<div class="x-more">${noise.others(found, 3).map(linkTo).join("")}</div></div>`;
}

function frame(
  request: SiteRequest,
  noise: Noise,
  title: string,
  main: string,
  head: string,
): string {
  const blocks = [
    `<div class="popular"><h4>Популярное</h4><ol>${noise.others(null, 5).map(linkTo).join("")}</ol></div>`,
    `<div class="banner">${noise.slogan()}</div>`,
    `<div class="rates">${noise.ticker}</div>`,
    `<div class="poll">Опрос: ${noise.random.between(10, 900)} голосов</div>`,
  ];
  return `<!doctype html><html lang="ru"><head><meta charset="utf-8"><title>${escape(title)}${request.redesigned ? " • " : " | "}${siteName}</title>${head}</head>
<body data-build="${noise.token}"><header class="top"><a href="/">${siteName}</a> ${noise.clockTime}</header><div class="wrap"><main>${main}</main><aside>${noise.reorder(blocks)}</aside></div>
<footer>Сетевое издание. Онлайн: ${noise.random.between(20, 2000)}</footer></body></html>`;
}
