import { countViews, rotate, serverTime } from "../add-noise.ts";
import { formatDay, formatTime } from "../format-date.ts";
import { hashStable, htmlReply, redirectReply, removedStatus, xmlReply } from "../make-reply.ts";
import type { Publication } from "../play-story.ts";
import { noticeStyle, replicaNotice } from "../replica-notice.ts";
import type { Site, SiteReply, SiteRequest } from "../site-contract.ts";
import { verbatim, write } from "../write-markup.ts";
import type { Markup } from "../write-markup.ts";

/**
 * A police press site rendered on the server: Russian at /ru/, Kazakh at /kz/, ten releases to a listing page;
 * /ru/press/ lists all departments, /ru/press/karaganda/ one.
 * Quirks on purpose: only even-numbered releases carry `time[datetime]`, the others show text alone; a short
 * address and a wrong slug redirect to the right one; every page carries counters and a rotating banner.
 */

type Branch = "ru" | "kz";
const perPage = 10;
const words = {
  ru: {
    site: "Полиция. Пресс-служба",
    news: "Новости",
    views: "Просмотров",
    related: "Читайте также",
    back: "Назад",
    next: "Далее",
    other: "Қазақша",
    time: "Время сервера",
    lost: "Страница не найдена",
  },
  kz: {
    site: "Полиция. Баспасөз қызметі",
    news: "Жаңалықтар",
    views: "Қаралды",
    related: "Тағы оқыңыз",
    back: "Артқа",
    next: "Келесі",
    other: "Русский",
    time: "Сервер уақыты",
    lost: "Бет табылмады",
  },
};
const banners = ["Единый номер 102", "Пристегните ремни!", "Осторожно: телефонные мошенники"];
const departments: Record<string, string> = {
  karaganda: "ДП Карагандинской области",
  shymkent: "ДП города Шымкента",
  mvd: "Министерство внутренних дел",
};

const style = `${noticeStyle}
body{margin:0;font:16px/1.55 Arial,"Liberation Sans",sans-serif;color:#1b2430;background:#eef1f5}
header{background:#0b3a75;color:#fff;padding:18px 24px;display:flex;justify-content:space-between}header a{color:#fff;text-decoration:none}
main{max-width:880px;margin:20px auto;background:#fff;padding:24px 32px}.banner{background:#dbe7f7;padding:10px 24px;font-size:14px}
.listing-item{border-bottom:1px solid #d9dee5;padding:12px 0}.title{margin:2px 0;font-size:18px}.title a,.related-posts a{color:#0b3a75}
.entry-meta,.post-meta,footer{color:#667;font-size:13px}footer{text-align:center;padding:20px}.pagination{margin:16px 0;display:flex;gap:16px}h1{line-height:1.25;font-size:27px}`;

export const policeSite: Site = {
  crawlDelaySeconds: 0.2,
  sitemaps: ["/sitemap.xml"],
  respond(request) {
    if (request.path === "/") return redirectReply("/ru/press/", 302);
    if (request.path === "/sitemap.xml") return sitemap(request);
    const listing = /^\/(ru|kz)\/press\/(?:(karaganda|shymkent|mvd)\/)?(?:page\/(\d+)\/)?$/.exec(
      request.path,
    );
    if (listing)
      return listReleases(request, listing[1] as Branch, listing[2], Number(listing[3] ?? 1));
    const address = /^\/(?:(ru|kz)\/)?press\/(?:[a-z]+\/)?(\d+)(?:-[a-z0-9-]*)?\/?$/.exec(
      request.path,
    );
    if (address) return showRelease(request, (address[1] ?? "ru") as Branch, Number(address[2]));
    return null;
  },
  notFound: (request) => lost(request, 404),
};

function branchOf(publication: Publication): Branch {
  return publication.language === "kk" ? "kz" : "ru";
}

function addressOf(publication: Publication, branch = branchOf(publication)): string {
  return `/${branch}/press/${publication.item.section}/${publication.number}-${publication.item.id}/`;
}

function listReleases(
  request: SiteRequest,
  branch: Branch,
  department: string | undefined,
  page: number,
): SiteReply | null {
  const releases = request.listed.filter(
    (release) =>
      branchOf(release) === branch && (!department || release.item.section === department),
  );
  const shown = releases.slice((page - 1) * perPage, page * perPage);
  if (shown.length === 0 && page > 1) return null;
  const more = releases.length > page * perPage;
  const folder = `/${branch}/press/${department ? `${department}/` : ""}`;
  const link = (number: number) => (number === 1 ? folder : `${folder}page/${number}/`);
  return htmlReply(
    frame(request, branch, words[branch].news, {
      body: write`<h1 class="page-title">${words[branch].news}</h1>
<div class="listing">${shown.map((release) => listEntry(release, request.serial))}</div>
<nav class="pagination">${page > 1 ? write`<a class="prev" rel="prev" href="${link(page - 1)}">${words[branch].back}</a>` : null}<span class="current">${page}</span>${more ? write`<a class="next" rel="next" href="${link(page + 1)}">${words[branch].next}</a>` : null}</nav>`,
    }),
  );
}

function listEntry(release: Publication, serial: number): Markup {
  return write`<article class="listing-item"><div class="item-inner">
<h2 class="title"><a class="post-url" href="${addressOf(release)}">${release.title}</a></h2>
<div class="post-meta">${shownDate(release)} · <span class="views">${countViews(release.number, serial)}</span></div>
</div></article>
`;
}

/** Even numbers have machine-readable time, odd ones text alone, as on a site that changed its theme half-way. */
function shownDate(release: Publication): Markup {
  const text = `${formatDay(release.publishedAt, release.language)}, ${formatTime(release.publishedAt)}`;
  return release.number % 2 === 0
    ? write`<time class="post-published" datetime="${release.publishedAt}">${text}</time>`
    : write`<span class="post-published">${text}</span>`;
}

function showRelease(request: SiteRequest, branch: Branch, number: number): SiteReply | null {
  const release = request.publications.find(
    (one) => one.number === number && branchOf(one) === branch,
  );
  if (!release) return null;
  if (release.removed === "home") return redirectReply("/ru/press/", 302);
  if (release.removed !== null) return lost(request, removedStatus(release.removed));
  if (request.path !== addressOf(release)) return redirectReply(addressOf(release));
  const sister = release.sisters.find((language) => language !== release.language);
  const sisterAddress = sister ? addressOf(release, branch === "ru" ? "kz" : "ru") : null;
  const page = frame(request, branch, release.title, {
    head: write`<link rel="canonical" href="${request.origin}${addressOf(release)}">${sisterAddress && sister ? write`<link rel="alternate" hreflang="${sister}" href="${request.origin}${sisterAddress}">` : null}`,
    sisterAddress,
    body: write`<article class="post">
<h1 class="single-post-title entry-title">${release.title}</h1>
<div class="entry-meta"><span class="department">${departments[release.item.section] ?? release.item.section}</span> · ${shownDate(release)} · ${words[branch].views}: <span class="views">${countViews(release.number, request.serial)}</span></div>
<div class="entry-content">${release.lead ? write`<p><strong>${release.lead}</strong></p>` : null}${release.paragraphs.map((text) => write`<p>${text}</p>\n`)}</div>
</article>
${related(request, release, branch)}`,
  });
  // The validators are honest and cover the text, not the counters round it.
  const etag = hashStable([release.title, release.lead, release.paragraphs, sister]);
  return { ...htmlReply(page), etag };
}

function related(request: SiteRequest, release: Publication, branch: Branch): Markup {
  const others = request.listed
    .filter((one) => branchOf(one) === branch && one !== release)
    .slice(0, 6);
  const shown = rotate(others, request.serial).slice(0, 4);
  return write`<section class="related-posts"><h3>${words[branch].related}</h3><ul>${shown.map((one) => write`<li><a href="${addressOf(one)}">${one.title}</a></li>`)}</ul></section>`;
}

function lost(request: SiteRequest, status: number): SiteReply {
  const branch: Branch = request.path.startsWith("/kz/") ? "kz" : "ru";
  return htmlReply(
    frame(request, branch, words[branch].lost, {
      body: write`<h1>404</h1><p>${words[branch].lost}.</p>`,
    }),
    status,
  );
}

function frame(
  request: SiteRequest,
  branch: Branch,
  title: string,
  parts: { body: Markup; head?: Markup; sisterAddress?: string | null },
): Markup {
  const other = branch === "ru" ? "/kz/press/" : "/ru/press/";
  return write`<html lang="${branch === "kz" ? "kk" : "ru"}"><head><meta charset="utf-8"><title>${title} — ${words[branch].site}</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="generator" content="WordPress">${parts.head}<style>${verbatim(style)}</style></head>
<body>${replicaNotice}
<header class="site-header"><a href="/${branch}/press/">${words[branch].site}</a><a class="lang" href="${parts.sisterAddress ?? other}">${words[branch].other}</a></header>
<div class="banner" data-banner="${request.serial % banners.length}">${rotate(banners, request.serial)[0]}</div>
<main class="site-content">${parts.body}</main>
<footer class="site-footer">${words[branch].time}: ${serverTime(request.nowMs)} · online: ${3 + (request.serial % 17)}</footer>
</body></html>`;
}

function sitemap(request: SiteRequest): SiteReply {
  const entries = request.listed.map((one) => ({ path: addressOf(one), day: one.publishedAt }));
  const document = write`<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${entries.map(({ path, day }) => write`<url><loc>${request.origin}${path}</loc><lastmod>${day}</lastmod></url>\n`)}</urlset>`;
  return xmlReply(document, "application/xml; charset=utf-8", entries);
}
