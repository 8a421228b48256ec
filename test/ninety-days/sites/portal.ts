import type { SiteAnswer, SiteRequest, StandInSite, Standing } from "../world.ts";
import { clockOf, dottedDay, escape, isoInstant, makeNoise } from "./noise.ts";

/**
 * A state portal that scripts fill: the list is the portal's own JSON, a release has its text only in the browser. What does not
 * exist is the portal's frame without a text, with 200.
 */

const origin = "http://portal.ninety.test";
const entity = `${origin}/memleket/entities/ninety/press/news`;

export const portalSite: StandInSite = {
  name: "portal",
  origin,
  share: 0.12,
  languages: ["ru", "kk"],
  absences: ["missing"],
  source: {
    id: "ninety-portal",
    name: { ru: "Портал (учебная копия)", en: "Portal (stand-in)" },
    country: "KZ",
    role: "official",
    authorityId: "kz-mvd",
    homepage: `${entity}/1?lang=ru`,
    languages: ["ru", "kk"],
    timeZone: "Asia/Almaty",
    render: true,
    interval: { minMinutes: 60, maxMinutes: 240 },
    discovery: (["ru", "kk"] as const).map((language) => ({
      kind: "rendered-listing" as const,
      url: `${entity}/1?lang=${language}`,
      language,
      json: {
        urlPattern: "/api/v1/public/content-manager/news\\?",
        itemsPath: ["", "content"],
        id: "id",
        title: "title",
        date: "created_date",
        linkTemplate: `${entity}/details/{id}?lang=${language}`,
      },
    })),
    article: {
      selectors: { title: ".news-title", body: ".news-body", date: ".news-meta time" },
    },
  },
  addressOf: (page) => `${entity}/details/${400_000 + page.number}?lang=${page.language}`,
  respond: (request) => {
    const path = request.url.pathname;
    const language = request.url.searchParams.get("lang") ?? "ru";
    if (path === "/memleket/entities/ninety/press/news/1") return list(request, language);
    const id = Number(/\/details\/(\d+)$/.exec(path)?.[1]);
    const found = request.standings.find(
      ({ page }) => page.number === id - 400_000 && page.language === language,
    );
    const main = found && !found.absence && !request.hollow ? article(found, request) : "";
    return shell(request, main);
  },
};

function list(request: SiteRequest, language: string): SiteAnswer {
  const items = request.standings
    .filter((one) => one.absence === null && one.page.language === language)
    .slice(0, 20)
    .map(({ page, state }) => ({
      id: 400_000 + page.number,
      title: state.title,
      created_date: isoInstant(state.publishedAt),
      views: request.serial,
    }));
  return {
    ...shell(request, `<ul>${items.map((item) => `<li>${escape(item.title)}</li>`).join("")}</ul>`),
    json: [
      {
        url: `${origin}/api/v1/public/content-manager/news?sort-by=created_date:DESC&projects=eq:ninety`,
        body: JSON.stringify(items),
      },
    ],
  };
}

function article({ state }: Standing, request: SiteRequest): string {
  const noise = makeNoise(request);
  const text = state.paragraphs
    .map((one) =>
      noise.layout === "a" ? `<p>${escape(one)}</p>` : `<p><span>${escape(one)}</span></p>`,
    )
    .join("");
  return `<div class="news-article"><h1 class="news-title">${escape(state.title)}</h1>
<div class="news-meta"><time datetime="${isoInstant(state.publishedAt)}">${dottedDay(state.publishedAt)} ${clockOf(state.publishedAt)}</time> <span>${noise.views}</span></div>
<div class="news-body">${text}</div></div>`;
}

function shell(request: SiteRequest, main: string): SiteAnswer {
  const noise = makeNoise(request);
  const side = [noise.ticker, noise.slogan(), "Обращения граждан"].map(
    (one) => `<div>${one}</div>`,
  );
  const inside = request.rendered
    ? `<header>Государственный портал ${noise.clockTime}</header><main>${main}</main><aside>${noise.reorder(side)}</aside>`
    : "";
  return {
    status: 200,
    contentType: "text/html; charset=utf-8",
    body: `<!doctype html><html lang="ru"><head><meta charset="utf-8"><title>Портал</title></head><body><div id="root">${inside}</div><script src="/app.${noise.token}.js"></script></body></html>`,
  };
}
