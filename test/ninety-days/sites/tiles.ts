import type { SiteAnswer, SiteRequest, StandInSite, Standing } from "../world.ts";
import {
  clockOf,
  dayWord,
  escape,
  isoInstant,
  longDate,
  makeNoise,
  notFoundText,
  type Noise,
} from "./noise.ts";

/**
 * A city site made in a page builder: class names tell nothing, a promotion stands between the paragraphs in an element like
 * any other, the day reads «Сегодня», and what does not exist is answered with 200 and a page full of links. Found by its
 * news sitemap.
 */

const origin = "http://tiles.ninety.test";
const siteName = "Город у реки";

export const tilesSite: StandInSite = {
  name: "tiles",
  origin,
  share: 0.16,
  languages: ["ru"],
  absences: ["soft", "soft", "gone"],
  source: {
    id: "ninety-tiles",
    name: { ru: "Городской сайт (учебная копия)", en: "City site (stand-in)" },
    country: "KZ",
    role: "media",
    homepage: `${origin}/`,
    languages: ["ru"],
    timeZone: "Asia/Almaty",
    interval: { minMinutes: 60, maxMinutes: 240 },
    discovery: [{ kind: "sitemap", url: `${origin}/sitemap-news.xml`, news: true }],
  },
  addressOf: (page) => `${origin}/tpost/${page.id}-zapis`,
  respond: (request) => {
    if (request.url.pathname === "/sitemap-news.xml") return sitemap(request);
    const noise = makeNoise(request);
    if (request.url.pathname === "/") return html(frame(noise, siteName, links(noise, 15)));
    const id = /^\/tpost\/([\w-]+)-zapis$/.exec(request.url.pathname)?.[1];
    const found = request.standings.find(({ page }) => page.id === id);
    if (found?.absence === "gone") return html(frame(noise, "410", notFoundText), 410);
    if (!found || found.absence) {
      const words = `<div class="t004"><div class="t-title">Страница не найдена</div><div class="t-text">${notFoundText} Вы искали: ${escape(request.url.pathname)}</div></div>${links(noise, 6)}`;
      return html(frame(noise, "Страница не найдена", words));
    }
    return html(frame(noise, found.state.title, article(found, noise, request)));
  },
};

const html = (body: string, status = 200): SiteAnswer => ({
  status,
  contentType: "text/html; charset=utf-8",
  body,
});

function sitemap(request: SiteRequest): SiteAnswer {
  const urls = request.standings
    .filter((one) => one.absence === null)
    .slice(0, 40)
    .map(
      ({ page, state }) =>
        `<url><loc>${tilesSite.addressOf(page)}</loc><news:news><news:publication><news:name>${siteName}</news:name><news:language>ru</news:language></news:publication><news:publication_date>${isoInstant(state.publishedAt)}</news:publication_date><news:title>${escape(state.title)}</news:title></news:news></url>`,
    );
  return {
    status: 200,
    contentType: "application/xml",
    body: `<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">${urls.join("\n")}</urlset>`,
  };
}

const links = (noise: Noise, count: number) =>
  `<div class="t776">${noise
    .others(null, count)
    .map(
      (one) =>
        `<div class="t776__col"><a href="${tilesSite.addressOf(one.page)}">${escape(one.state.title)}</a><div>${clockOf(one.state.publishedAt)}</div></div>`,
    )
    .join("")}</div>`;

function article(found: Standing, noise: Noise, request: SiteRequest): string {
  const { state } = found;
  const shown = dayWord(state.publishedAt, request.now) ?? longDate(state.publishedAt);
  const block = (text: string) =>
    `<div class="t-rec t106"><div class="t-text t-text_md">${escape(text)}</div></div>`;
  const blocks = request.hollow ? [] : state.paragraphs.map(block);
  // A promotion that nothing tells from a paragraph; sometimes the slot stays empty.
  if (blocks.length > 1 && noise.random.chance(0.8))
    blocks.splice(2, 0, block(`${noise.slogan()}.`));
  const heading = `<div class="t-rec t043"><div class="t-uptitle">${shown} · ${noise.views}</div><h1 class="t-title">${escape(state.title)}</h1></div>`;
  return noise.layout === "a"
    ? `<div class="t-container">${heading}${blocks.join("\n")}</div>${links(noise, 4)}`
    : `${links(noise, 3)}<div class="t-container_100">${heading}<div class="t-col">${blocks.join("\n")}</div></div>`;
}

function frame(noise: Noise, title: string, main: string): string {
  const blocks = [
    `<div class="t-rec t199"><a href="/">${siteName}</a> ${noise.ticker}</div>`,
    `<div class="t-rec t134">Подписка на новости: уже ${noise.random.between(900, 5000)} человек</div>`,
    `<div class="t-rec t331">${noise.slogan()}</div>`,
  ];
  return `<!doctype html><html lang="ru"><head><meta charset="utf-8"><title>${escape(title)}</title><meta property="og:title" content="${escape(title)}"></head>
<body><div id="allrecords" data-tilda-page-id="${noise.token}">${noise.reorder(blocks)}${main}</div></body></html>`;
}
