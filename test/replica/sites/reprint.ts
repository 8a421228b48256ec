import { rotate, serverTime } from "../add-noise.ts";
import { formatDigits } from "../format-date.ts";
import { htmlReply, redirectReply, removedStatus, xmlReply } from "../make-reply.ts";
import type { Publication } from "../play-story.ts";
import { noticeStyle, replicaNotice } from "../replica-notice.ts";
import type { Site, SiteReply, SiteRequest } from "../site-contract.ts";
import { verbatim, write } from "../write-markup.ts";
import type { Markup } from "../write-markup.ts";
import { encodeWindows1251 } from "../encode-windows-1251.ts";

/**
 * A regional site of the old kind that mostly reprints others under its own headline and lead. Pages are
 * windows-1251: the listing says so in its header, articles only in a meta tag. The Atom feed is UTF-8, and its
 * ETag lies: it never changes, so whoever believes a 304 here sees nothing new.
 */

const siteName = "Караганда-инфо";
const perPage = 15;
const lyingEtag = '"atom-1"';

const style = `${noticeStyle}
body{margin:0 auto;max-width:1000px;font:15px/1.5 Verdana,"DejaVu Sans",sans-serif;color:#222;background:#e9e9e4}
table.layout{width:100%;background:#fff;border-collapse:collapse}td{vertical-align:top;padding:16px}td.menu{width:210px;background:#f2f2ec;font-size:13px}
.top{background:#2f5d3a;color:#fff;padding:14px 18px;font-size:22px}.top a{color:#fff;text-decoration:none}
.date{color:#888;font-size:12px}.anons{margin-bottom:14px}.counter{font-size:11px;color:#999;padding:10px 18px}h1{font-size:22px;line-height:1.3}a{color:#24512f}`;

export const reprintSite: Site = {
  crawlDelaySeconds: 0.2,
  sitemaps: [],
  respond(request) {
    if (request.path === "/" || request.path === "/news/") return listNews(request);
    if (request.path === "/atom.xml") return atom(request);
    const address = /^\/news\/(\d+)\.html$/.exec(request.path);
    return address ? showArticle(request, Number(address[1])) : null;
  },
  notFound: (request) => lost(request, 404),
};

function addressOf(article: Publication): string {
  return `/news/${article.number}.html`;
}

function listNews(request: SiteRequest): SiteReply {
  const page = Math.max(Number(request.query.get("p") ?? 1) || 1, 1);
  const shown = request.listed.slice((page - 1) * perPage, page * perPage);
  const body = write`<h1>Лента</h1>${shown.map(
    (
      one,
    ) => write`<div class="anons"><span class="date">${formatDigits(one.publishedAt)}</span><br><a class="anons-link" href="${addressOf(one)}">${one.title}</a></div>
`,
  )}${request.listed.length > page * perPage ? write`<a class="more" href="/news/?p=${page + 1}">Раньше &raquo;</a>` : null}`;
  return inWindows1251(htmlReply(frame(request, "Лента", body)), "text/html; charset=windows-1251");
}

function showArticle(request: SiteRequest, number: number): SiteReply | null {
  const article = request.publications.find((one) => one.number === number);
  if (!article) return null;
  if (article.removed === "home") return redirectReply("/", 302);
  if (article.removed !== null) return lost(request, removedStatus(article.removed));
  const body = write`<div class="news-full"><h1>${article.title}</h1><div class="date">${formatDigits(article.publishedAt)}</div>
<div class="news-text">${article.lead ? write`<p><b>${article.lead}</b></p>` : null}
${article.paragraphs.map((text) => write`<p>${text}</p>\n`)}</div>
<div class="source">${article.item.reprintOf ? "Источник: Степной вестник" : "Собственная информация"}</div></div>`;
  return inWindows1251(htmlReply(frame(request, article.title, body)), "text/html");
}

function inWindows1251(reply: SiteReply, contentType: string): SiteReply {
  return { ...reply, contentType, body: encodeWindows1251(String(reply.body)) };
}

function lost(request: SiteRequest, status: number): SiteReply {
  const body = write`<h1>Страница не найдена</h1><p>Возможно, она была удалена.</p>`;
  return inWindows1251(
    htmlReply(frame(request, "Страница не найдена", body), status),
    "text/html; charset=windows-1251",
  );
}

function frame(request: SiteRequest, title: string, body: Markup): Markup {
  const menu = rotate(request.listed.slice(0, 9), request.serial).slice(0, 5);
  return write`<html><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1251"><title>${title} - ${siteName}</title>
<link rel="alternate" type="application/atom+xml" href="/atom.xml"><style>${verbatim(style)}</style></head>
<body>${replicaNotice}<div class="top"><a href="/">${siteName}</a></div>
<table class="layout"><tr><td class="menu"><b>Сейчас читают</b><ul>${menu.map((one) => write`<li><a href="${addressOf(one)}">${one.title}</a></li>`)}</ul></td><td class="content">${body}</td></tr></table>
<div class="counter">Хитов сегодня: ${2100 + request.serial} | Страница создана в ${serverTime(request.nowMs)} за 0.0${(request.serial * 7) % 89} с</div></body></html>`;
}

function atom(request: SiteRequest): SiteReply {
  const shown = request.listed.slice(0, 20);
  const document = write`<feed xmlns="http://www.w3.org/2005/Atom"><title>${siteName} (учебная копия)</title><id>${request.origin}/</id><link href="${request.origin}/"/><link rel="self" href="${request.origin}/atom.xml"/>
<updated>${new Date(request.nowMs).toISOString()}</updated>
${shown.map(
  (
    one,
  ) => write`<entry><title>${one.title}</title><id>${request.origin}${addressOf(one)}</id><link href="${request.origin}${addressOf(one)}"/><published>${one.publishedAt}</published><updated>${one.publishedAt}</updated><author><name>${one.item.author ?? siteName}</name></author><summary>${one.lead || one.paragraphs[0]}</summary></entry>
`,
)}</feed>`;
  return { ...xmlReply(document, "application/atom+xml; charset=utf-8", null), etag: lyingEtag };
}
