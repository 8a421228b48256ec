import type {
  PageState,
  SiteAnswer,
  SiteRequest,
  StandInSite,
  Standing,
  WorldPage,
} from "../world.ts";
import {
  clockOf,
  dottedDay,
  escape,
  isoInstant,
  makeNoise,
  notFoundText,
  type Noise,
} from "./noise.ts";

/**
 * Press releases of a police department on a WordPress theme: a list of pages, selectors known. Peculiar: the view counter and
 * a line that leads to another release stand inside the very element that holds the text; the source file does not name them.
 */

const origin = "http://police.ninety.test";
const branch = (language: string) => (language === "kk" ? "kz" : "ru");
const perPage = 12;

const listing = {
  kind: "listing",
  item: ".listing-item",
  link: "a.post-url",
  title: "a.post-url",
  date: ".post-published",
  next: "a.next",
  pages: 3,
} as const;

const source = {
  id: "ninety-police",
  name: { ru: "Полиция (учебная копия)", en: "Police (stand-in)" },
  country: "KZ",
  role: "official",
  authorityId: "kz-police-karaganda",
  homepage: `${origin}/ru/press/`,
  languages: ["ru", "kk"],
  timeZone: "Asia/Almaty",
  interval: { minMinutes: 60, maxMinutes: 240 },
  discovery: [
    { ...listing, url: `${origin}/ru/press/`, language: "ru" },
    { ...listing, url: `${origin}/kz/press/`, language: "kk" },
  ],
  article: {
    selectors: {
      title: "h1.entry-title",
      body: ".entry-content",
      date: ".entry-meta .post-published",
      remove: [".sharedaddy"],
    },
  },
} satisfies StandInSite["source"];

export const policeSite: StandInSite = {
  name: "police",
  origin,
  share: 0.2,
  languages: ["ru", "ru", "kk"],
  absences: ["not-found", "gone"],
  source,
  correctedSource: {
    ...source,
    article: {
      selectors: {
        title: ".card h1",
        body: ".card__text",
        date: ".card__date",
        remove: [".card__share"],
      },
    },
  },
  addressOf: (page) => `${origin}/${branch(page.language)}/press/reliz-${page.number}/`,
  respond: (request) => {
    const list = /^\/(ru|kz)\/press\/(?:page\/(\d+)\/)?$/.exec(request.url.pathname);
    if (list) return showList(request, list[1] === "kz" ? "kk" : "ru", Number(list[2] ?? 1));
    const address = /^\/(ru|kz)\/press\/reliz-(\d+)\/$/.exec(request.url.pathname);
    const found = request.standings.find(
      ({ page }) =>
        address && page.number === Number(address[2]) && branch(page.language) === address[1],
    );
    if (!found) return lost(request, 404);
    if (found.absence) return lost(request, found.absence === "gone" ? 410 : 404);
    const noise = makeNoise(request);
    const main = request.redesigned
      ? newArticle(found, noise, request.hollow)
      : oldArticle(found, noise, request.hollow);
    return html(frame(request, noise, found.state.title, main, found.page));
  },
};

const html = (body: string, status = 200): SiteAnswer => ({
  status,
  contentType: "text/html; charset=utf-8",
  body,
});

function showList(request: SiteRequest, language: string, number: number): SiteAnswer {
  const noise = makeNoise(request);
  const listed = request.standings.filter(
    (one) => one.page.language === language && one.absence === null,
  );
  const shown = listed.slice((number - 1) * perPage, number * perPage);
  const items = shown.map(
    ({ page, state }) => `<div class="listing-item"><div class="item-inner">
<a class="post-url" href="${policeSite.addressOf(page)}">${escape(state.title)}</a>
<time class="post-published" datetime="${isoInstant(state.publishedAt)}">${dottedDay(state.publishedAt)}</time>
<span class="views">${noise.random.between(10, 900)}</span></div></div>`,
  );
  const next =
    listed.length > number * perPage
      ? `<a class="next" href="${origin}/${branch(language)}/press/page/${number + 1}/">→</a>`
      : "";
  return html(
    frame(request, noise, "Пресс-релизы", `<main>${items.join("\n")}${next}</main>`, null),
  );
}

function paragraphs(state: PageState, noise: Noise): string {
  // The same words: as paragraphs, or as one block with line breaks.
  return noise.layout === "a"
    ? state.paragraphs.map((text) => `<p>${escape(text)}</p>`).join("\n")
    : `<div>${state.paragraphs.map(escape).join("<br><br>")}</div>`;
}

function oldArticle({ page, state }: Standing, noise: Noise, hollow: boolean): string {
  const [other] = noise.others(null, 1);
  const meta = `<div class="entry-meta"><time class="post-published" datetime="${isoInstant(state.publishedAt)}">${dottedDay(state.publishedAt)} ${clockOf(state.publishedAt)}</time></div>`;
  const text = hollow
    ? ""
    : `${paragraphs(state, noise)}
<p>Просмотров: ${noise.views}</p>
<p><a href="${other ? policeSite.addressOf(other.page) : origin}">${escape(other?.state.title ?? "")}</a></p>
<div class="sharedaddy">Поделиться ${noise.random.between(0, 40)}</div>`;
  const heading = `<h1 class="entry-title">${escape(state.title)}</h1>`;
  return `<main><article id="post-${page.number}">${noise.layout === "a" ? heading + meta : meta + heading}
<div class="entry-content">${text}</div></article></main>`;
}

function newArticle({ state }: Standing, noise: Noise, hollow: boolean): string {
  return `<div class="grid"><section class="card"><h1>${escape(state.title)}</h1>
<span class="card__date">${dottedDay(state.publishedAt)} ${clockOf(state.publishedAt)}</span>
<div class="card__text">${hollow ? "" : state.paragraphs.map((text) => `<p class="card__p">${escape(text)}</p>`).join("")}
<p>Официальный канал ведомства: новости первыми</p>
<div class="card__share">${noise.random.between(0, 90)}</div></div></section></div>`;
}

function lost(request: SiteRequest, status: number): SiteAnswer {
  const noise = makeNoise(request);
  return html(
    frame(request, noise, "404", `<main><h1>404</h1><p>${notFoundText}</p></main>`, null),
    status,
  );
}

function frame(
  request: SiteRequest,
  noise: Noise,
  title: string,
  main: string,
  page: WorldPage | null,
): string {
  const latest = noise
    .others(null, 5)
    .map(
      (one) =>
        `<li><a href="${policeSite.addressOf(one.page)}">${escape(one.state.title)}</a></li>`,
    )
    .join("");
  const blocks = [
    `<section class="widget"><h3>Последние новости</h3><ul>${latest}</ul></section>`,
    `<section class="widget"><h3>Погода</h3>${noise.ticker}</section>`,
    `<section class="widget banner">${noise.slogan()}</section>`,
  ];
  const side = `<aside class="sidebar">${noise.reorder(blocks)}</aside>`;
  const year = new Date(request.now).getUTCFullYear();
  return `<!doctype html><html lang="${page?.language ?? "ru"}"><head><meta charset="utf-8"><title>${escape(title)} — Полиция</title>
<meta name="csrf" content="${noise.token}"></head><body class="${request.redesigned ? "v2" : "v1"}">
<header><a href="/ru/press/">Пресс-служба</a> <span class="clock">${noise.clockTime}</span></header>
${noise.layout === "b" ? side + main : main + side}
<footer>© ${year}. Сейчас на сайте: ${noise.random.between(3, 300)}</footer><script>var t="${noise.token}"</script></body></html>`;
}
