import { readFileSync } from "node:fs";
import { countViews } from "../add-noise.ts";
import { htmlReply, jsonReply, redirectReply, removedStatus } from "../make-reply.ts";
import type { Publication } from "../play-story.ts";
import { noticeStyle, replicaNotice } from "../replica-notice.ts";
import type { Site, SiteReply, SiteRequest } from "../site-contract.ts";
import { storyLanguages } from "../story-schema.ts";
import type { StoryLanguage } from "../story-schema.ts";
import { verbatim, write } from "../write-markup.ts";

/**
 * The city administrations on a government portal that is one script: the server sends an empty shell, the
 * script posts to /api/v1/public/_/c/k6, gets a cookie, and only then may read the news as JSON. Without the
 * cookie the JSON answers 400 notAllowed. Language goes by `lang` in the address and Accept-Language in the API.
 */

const script = readFileSync(new URL("akimat-app.js", import.meta.url), "utf8");
const style = readFileSync(new URL("akimat-app.css", import.meta.url), "utf8");
const newsApi = "/api/v1/public/content-manager/news";

const frontPage = "/memleket/entities/karaganda-akimat/press/news/1?lang=ru";

export const akimatSite: Site = {
  crawlDelaySeconds: 0.2,
  sitemaps: [],
  respond(request) {
    if (request.path === "/") return redirectReply(frontPage, 302);
    if (request.path === "/static/app.js") return asset("text/javascript", script);
    if (request.path === "/static/app.css") return asset("text/css", noticeStyle + style);
    if (request.path === "/api/v1/public/_/c/k6") return openGate(request);
    if (request.path === newsApi) return gated(request, listNews);
    const detail = /^\/api\/v1\/public\/content-manager\/news\/(\d+)$/.exec(request.path);
    if (detail) return gated(request, () => newsDetail(request, Number(detail[1])));
    const page = /^\/memleket\/entities\/[a-z-]+\/press\/news\/(details\/)?(\d+)\/?$/.exec(
      request.path,
    );
    if (!page) return null;
    return page[1] ? articleShell(request, Number(page[2])) : shell(200);
  },
  notFound: () => shell(404),
};

function asset(contentType: string, body: string): SiteReply {
  return { status: 200, contentType: `${contentType}; charset=utf-8`, body };
}

/** Only the page's own POST opens the gate; the cookie lives for the session. */
function openGate(request: SiteRequest): SiteReply {
  if (request.method !== "POST") return notAllowed();
  return {
    ...jsonReply({ ok: true }),
    headers: { "set-cookie": "k6=replica-session; Path=/; HttpOnly" },
  };
}

function gated(request: SiteRequest, answer: (request: SiteRequest) => SiteReply): SiteReply {
  const cookies = String(request.headers["cookie"] ?? "");
  return /(?:^|;\s*)k6=replica-session/.test(cookies) ? answer(request) : notAllowed();
}

function notAllowed(): SiteReply {
  return jsonReply({ error: "notAllowed" }, 400);
}

function requestedLanguage(request: SiteRequest): StoryLanguage {
  const wanted = String(request.headers["accept-language"] ?? "ru").slice(0, 2);
  return storyLanguages.find((language) => language === wanted) ?? "ru";
}

function listNews(request: SiteRequest): SiteReply {
  const project = /^eq:(.+)$/.exec(request.query.get("projects") ?? "")?.[1];
  // The portal's own habit: `gt:` works, `gte:` breaks.
  const createdAfter = request.query.get("created_date");
  if (createdAfter?.startsWith("gte:")) return jsonReply({ error: "internal" }, 500);
  const after = createdAfter?.startsWith("gt:") ? Date.parse(createdAfter.slice(3)) : -Infinity;
  const size = Math.min(Number(request.query.get("size") ?? 20) || 20, 100);
  const page = Math.max(Number(request.query.get("page") ?? 1) || 1, 1);
  const language = requestedLanguage(request);
  const found = request.listed.filter(
    (one) =>
      one.language === language &&
      (project === undefined || one.item.section === project) &&
      Date.parse(one.publishedAt) > after,
  );
  const shown = found.slice((page - 1) * size, page * size);
  const body = shown.map((one) => newsRecord(one, request.serial));
  return { ...jsonReply(body), headers: { "x-total-count": String(found.length) } };
}

function standing(request: SiteRequest, number: number): Publication[] | null {
  const versions = request.publications.filter((one) => one.number === number && !one.removed);
  return versions.length > 0 ? versions : null;
}

function newsDetail(request: SiteRequest, number: number): SiteReply {
  const versions = standing(request, number);
  if (!versions) return jsonReply({ error: "notFound" }, 404);
  const language = requestedLanguage(request);
  const version = versions.find((one) => one.language === language);
  return version
    ? jsonReply(newsRecord(version, request.serial))
    : jsonReply({ error: "notFound" }, 404);
}

function newsRecord(one: Publication, serial: number) {
  return {
    id: one.number,
    title: one.title,
    slug: one.item.id,
    created_date: one.publishedAt,
    short_description: one.lead || (one.paragraphs[0] ?? "").slice(0, 140),
    body: one.paragraphs.map((text) => write`<p>${text}</p>`.markup).join("\n"),
    heropic: null,
    projects: [one.item.section],
    languages: one.sisters,
    views: countViews(one.number, serial),
  };
}

/** The portal answers the address of a removed article by its status, and the script says the rest. */
function articleShell(request: SiteRequest, number: number): SiteReply {
  if (standing(request, number)) return shell(200);
  const removal = request.publications.find((one) => one.number === number)?.removed;
  if (removal === "home") return redirectReply(frontPage, 302);
  return shell(removal ? removedStatus(removal) : 404);
}

function shell(status: number): SiteReply {
  return htmlReply(
    write`<html lang="ru"><head><meta charset="utf-8"><title>Единая платформа</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="stylesheet" href="/static/app.css"></head>
<body>${replicaNotice}<div id="root"></div><noscript>Для работы портала включите JavaScript.</noscript>
<script src="/static/app.js" defer>${verbatim("")}</script></body></html>`,
    status,
  );
}
