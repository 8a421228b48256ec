import { randomUUID } from "node:crypto";
import { rotate } from "../add-noise.ts";
import { formatDay, formatRfc2822 } from "../format-date.ts";
import { hashStable, htmlReply, redirectReply, removedStatus, xmlReply } from "../make-reply.ts";
import type { Publication } from "../play-story.ts";
import { noticeStyle, replicaNotice } from "../replica-notice.ts";
import type { Site, SiteReply, SiteRequest } from "../site-contract.ts";
import { verbatim, write } from "../write-markup.ts";
import type { Markup } from "../write-markup.ts";

/**
 * A human-rights organisation in Russian (/ru/) and English (/en/): statements and reports with a date but no
 * time of day, an RSS feed in each language with the whole text in `content:encoded`, a form token in every page.
 */

type Branch = "ru" | "en";
const words = {
  ru: {
    site: "Бюро «Права рядом»",
    news: "Заявления и новости",
    support: "Поддержать",
    related: "По теме",
    lost: "Страница не найдена",
  },
  en: {
    site: "Rights Nearby Bureau",
    news: "Statements and news",
    support: "Support us",
    related: "Related",
    lost: "Page not found",
  },
};
const calls = {
  ru: ["Бесплатная консультация по вторникам", "Станьте волонтёром", "Подпишитесь на рассылку"],
  en: ["Free legal advice on Tuesdays", "Become a volunteer", "Subscribe to our letter"],
};

const style = `${noticeStyle}
body{margin:0;font:17px/1.65 "Helvetica Neue",Arial,sans-serif;color:#23262b;background:#fff}
header{padding:22px 32px;border-bottom:1px solid #ddd;display:flex;justify-content:space-between}header a{color:#3d2a6b;text-decoration:none;font-weight:700}
main{max-width:760px;margin:28px auto;padding:0 20px}.card{padding:14px 0;border-bottom:1px solid #eee}.card time,.published{color:#777;font-size:14px}
a{color:#4c348a}h1{line-height:1.25}.call{background:#f2effa;padding:14px 20px;margin:28px 0}`;

export const ngoSite: Site = {
  crawlDelaySeconds: 0.2,
  sitemaps: [],
  respond(request) {
    if (request.path === "/") return redirectReply("/ru/", 302);
    const home = /^\/(ru|en)\/$/.exec(request.path);
    if (home) return listStatements(request, home[1] as Branch);
    const feed = /^\/(ru|en)\/feed\.xml$/.exec(request.path);
    if (feed) return rss(request, feed[1] as Branch);
    const address = /^\/(ru|en)\/([a-z0-9-]+)\/$/.exec(request.path);
    return address ? showStatement(request, address[1] as Branch, address[2]!) : null;
  },
  notFound: (request) => lost(request, 404),
};

function addressOf(statement: Publication, branch = branchOf(statement)): string {
  return `/${branch}/${statement.item.id}/`;
}

function branchOf(statement: Publication): Branch {
  return statement.language === "en" ? "en" : "ru";
}

function listStatements(request: SiteRequest, branch: Branch): SiteReply {
  const shown = request.listed.filter((one) => branchOf(one) === branch);
  const body = write`<h1>${words[branch].news}</h1>${shown.map(
    (
      one,
    ) => write`<div class="card"><time datetime="${one.publishedAt.slice(0, 10)}">${formatDay(one.publishedAt, branch)}</time><h2><a href="${addressOf(one)}">${one.title}</a></h2></div>
`,
  )}`;
  return htmlReply(frame(request, branch, words[branch].news, body));
}

function showStatement(request: SiteRequest, branch: Branch, id: string): SiteReply | null {
  const statement = request.publications.find(
    (one) => one.item.id === id && branchOf(one) === branch,
  );
  if (!statement) return null;
  if (statement.removed === "home") return redirectReply("/ru/", 302);
  if (statement.removed !== null) return lost(request, removedStatus(statement.removed));
  const others = request.listed.filter((one) => branchOf(one) === branch && one !== statement);
  const sister = statement.sisters.find((language) => language !== statement.language);
  const head = sister
    ? write`<link rel="alternate" hreflang="${sister}" href="${request.origin}${addressOf(statement, sister === "en" ? "en" : "ru")}">`
    : undefined;
  const body = write`<article><h1>${statement.title}</h1><p class="published">${formatDay(statement.publishedAt, branch)}${branch === "ru" ? " г." : null}</p>
<div class="text">${statement.lead ? write`<p><em>${statement.lead}</em></p>` : null}${statement.paragraphs.map((text) => write`<p>${text}</p>\n`)}</div></article>
<aside class="related"><h3>${words[branch].related}</h3><ul>${rotate(others, request.serial)
    .slice(0, 3)
    .map((one) => write`<li><a href="${addressOf(one)}">${one.title}</a></li>`)}</ul></aside>`;
  return {
    ...htmlReply(frame(request, branch, statement.title, body, head)),
    etag: hashStable([statement.title, statement.lead, statement.paragraphs, sister]),
  };
}

function frame(
  request: SiteRequest,
  branch: Branch,
  title: string,
  body: Markup,
  head?: Markup,
): Markup {
  return write`<html lang="${branch}"><head><meta charset="utf-8"><title>${title} – ${words[branch].site}</title><meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="alternate" type="application/rss+xml" href="/${branch}/feed.xml">${head}<style>${verbatim(style)}</style></head>
<body>${replicaNotice}<header><a href="/${branch}/">${words[branch].site}</a><nav><a href="/ru/">RU</a> / <a href="/en/">EN</a></nav></header>
<main>${body}<form class="call" method="post" action="/subscribe"><input type="hidden" name="token" value="${randomUUID()}">${rotate(calls[branch], request.serial)[0]} · <b>${words[branch].support}</b></form></main></body></html>`;
}

function lost(request: SiteRequest, status: number): SiteReply {
  const branch: Branch = request.path.startsWith("/en/") ? "en" : "ru";
  return htmlReply(
    frame(request, branch, words[branch].lost, write`<h1>404</h1><p>${words[branch].lost}.</p>`),
    status,
  );
}

function rss(request: SiteRequest, branch: Branch): SiteReply {
  const shown = request.listed.filter((one) => branchOf(one) === branch).slice(0, 10);
  const document = write`<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>${words[branch].site} (учебная копия)</title><link>${request.origin}/${branch}/</link><description>${words[branch].news}</description><language>${branch}</language><lastBuildDate>${new Date(request.nowMs).toUTCString()}</lastBuildDate>
${shown.map(
  (
    one,
  ) => write`<item><title>${one.title}</title><link>${request.origin}${addressOf(one)}</link><guid isPermaLink="false">statement-${one.number}-${branch}</guid><pubDate>${formatRfc2822(one.publishedAt)}</pubDate><description>${one.lead || one.paragraphs[0]}</description><content:encoded>${one.paragraphs.map((text) => write`<p>${text}</p>`.markup).join("")}</content:encoded></item>
`,
)}</channel></rss>`;
  return xmlReply(
    document,
    "application/rss+xml; charset=utf-8",
    shown.map((one) => [one.number, one.title, one.lead, one.paragraphs]),
  );
}
