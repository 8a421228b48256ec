import { countViews, rotate, serverTime } from "../add-noise.ts";
import { formatDay, formatRfc2822, formatTime } from "../format-date.ts";
import { hashStable, htmlReply, redirectReply, removedStatus, xmlReply } from "../make-reply.ts";
import type { Publication } from "../play-story.ts";
import { noticeStyle, replicaNotice } from "../replica-notice.ts";
import type { Site, SiteReply, SiteRequest } from "../site-contract.ts";
import { verbatim, write } from "../write-markup.ts";
import type { Markup } from "../write-markup.ts";

/**
 * A news outlet: RSS at /rss.xml (Kazakh at /kk/rss.xml), a news sitemap with `news:` fields behind an index,
 * JSON-LD NewsArticle and Open Graph tags. Its edits are silent: `dateModified` stays what it was. Feed and
 * articles carry honest validators, so a 304 may be believed here.
 */

const siteName = "Степной вестник";
const words = {
  ru: {
    rubric: "Новости",
    popular: "Популярное",
    ad: "Реклама",
    read: "Читайте также",
    more: "Ещё новости",
    lost: "Такой страницы нет",
  },
  kk: {
    rubric: "Жаңалықтар",
    popular: "Ең көп оқылған",
    ad: "Жарнама",
    read: "Тағы оқыңыз",
    more: "Тағы жаңалықтар",
    lost: "Мұндай бет жоқ",
  },
};
type Branch = keyof typeof words;

const style = `${noticeStyle}
body{margin:0;font:17px/1.6 Georgia,"Liberation Serif",serif;color:#20201e;background:#fbfaf7}
header{border-bottom:3px double #9b2d1f;padding:16px 32px;display:flex;justify-content:space-between;align-items:baseline}header a{color:#9b2d1f;text-decoration:none}
header .logo{font-size:30px;font-weight:700}.ticker{font:13px Arial,sans-serif;color:#666;padding:6px 32px;background:#f1eee6}
.layout{display:grid;grid-template-columns:minmax(0,2.4fr) 1fr;gap:36px;max-width:1080px;margin:20px auto;padding:0 24px}
.news-list{list-style:none;padding:0}.news-list li{border-bottom:1px solid #ddd;padding:10px 0}.news-list time,.article-meta{font:13px Arial,sans-serif;color:#777}
a{color:#7c2418}.lead{font-weight:700}.side,.ad{font:14px/1.45 Arial,sans-serif}.ad{background:#eee;padding:14px;text-align:center;color:#777}h1{line-height:1.2}`;

export const outletSite: Site = {
  crawlDelaySeconds: 0.2,
  sitemaps: ["/sitemap.xml"],
  respond(request) {
    if (request.path === "/" || request.path === "/kk/") return listNews(request);
    // The second is where the feed may move to; nothing leads there before.
    if (request.path === "/rss.xml" || request.path === "/feed.xml") return rss(request, "ru");
    if (request.path === "/kk/rss.xml") return rss(request, "kk");
    if (request.path === "/sitemap.xml") return sitemapIndex(request);
    if (request.path === "/sitemap-news.xml") return newsSitemap(request);
    const address = /^\/(kk\/)?news\/(\d+)[a-z0-9-]*\.html$/.exec(request.path);
    return address ? showArticle(request, address[1] ? "kk" : "ru", Number(address[2])) : null;
  },
  notFound: (request) => lost(request, 404),
};

function branchOf(article: Publication): Branch {
  return article.language === "kk" ? "kk" : "ru";
}

function addressOf(article: Publication): string {
  const folder = branchOf(article) === "kk" ? "/kk/news" : "/news";
  return `${folder}/${article.number}-${article.item.id}.html`;
}

function listNews(request: SiteRequest): SiteReply {
  const branch: Branch = request.path === "/kk/" ? "kk" : "ru";
  const news = request.listed.filter((article) => branchOf(article) === branch).slice(0, 30);
  const body = write`<main><h1>${words[branch].rubric}</h1><ul class="news-list">${news.map(
    (
      article,
    ) => write`<li class="news-inline-item"><time datetime="${article.publishedAt}">${shownDate(article)}</time> <a href="${addressOf(article)}">${article.title}</a></li>
`,
  )}</ul></main>`;
  return htmlReply(frame(request, branch, words[branch].rubric, body));
}

function shownDate(article: Publication): string {
  return `${formatTime(article.publishedAt)}, ${formatDay(article.publishedAt, article.language)}`;
}

function showArticle(request: SiteRequest, branch: Branch, number: number): SiteReply | null {
  const article = request.publications.find(
    (one) => one.number === number && branchOf(one) === branch,
  );
  if (!article) return null;
  if (article.removed === "home") return redirectReply("/", 302);
  if (article.removed !== null) return lost(request, removedStatus(article.removed));
  if (request.path !== addressOf(article)) return redirectReply(addressOf(article));
  const body = write`<main><article class="article">
<div class="article-meta"><span class="rubric">${article.item.section}</span> · <time class="article-date" datetime="${article.publishedAt}">${shownDate(article)}</time> · <span class="author">${article.item.author ?? siteName}</span> · <span class="views">${countViews(number, request.serial)}</span></div>
<h1 class="article-title">${article.title}</h1>
<div class="article-text">${article.lead ? write`<p class="lead">${article.lead}</p>` : null}
${article.paragraphs.map((text, index) => write`<p>${text}</p>${index === 0 ? advert(request, branch) : null}\n`)}</div></article>
${readAlso(request, article, branch)}</main>`;
  const page = frame(request, branch, article.title, body, metadata(request, article));
  return {
    ...htmlReply(page),
    etag: hashStable([article.title, article.lead, article.paragraphs]),
    lastModified: new Date(article.publishedAt).toUTCString(),
  };
}

function advert(request: SiteRequest, branch: Branch): Markup {
  const slogans = ["Окна и двери под ключ", "Доставка воды", "Курсы английского"];
  return write`<div class="ad" data-slot="${request.serial}">${words[branch].ad}: ${rotate(slogans, request.serial)[0]}</div>`;
}

function readAlso(request: SiteRequest, article: Publication, branch: Branch): Markup {
  const others = request.listed
    .filter((one) => branchOf(one) === branch && one !== article)
    .slice(0, 8);
  return write`<aside class="read-also"><h3>${words[branch].read}</h3><ul>${rotate(
    others,
    request.serial,
  )
    .slice(0, 4)
    .map((one) => write`<li><a href="${addressOf(one)}">${one.title}</a></li>`)}</ul></aside>`;
}

function metadata(request: SiteRequest, article: Publication): Markup {
  const address = request.origin + addressOf(article);
  const description = article.lead || (article.paragraphs[0] ?? "").slice(0, 160);
  const structured = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    headline: article.title,
    datePublished: article.publishedAt,
    dateModified: article.publishedAt,
    inLanguage: article.language,
    author: [{ "@type": "Person", name: article.item.author ?? siteName }],
    publisher: { "@type": "Organization", name: siteName },
    mainEntityOfPage: address,
    description,
  };
  return write`<link rel="canonical" href="${address}"><meta property="og:type" content="article"><meta property="og:title" content="${article.title}">
<meta property="og:description" content="${description}"><meta property="og:url" content="${address}"><meta property="og:site_name" content="${siteName}"><meta property="og:locale" content="${article.language === "kk" ? "kk_KZ" : "ru_RU"}">
<meta property="article:published_time" content="${article.publishedAt}"><meta property="article:section" content="${article.item.section}">
<script type="application/ld+json">${verbatim(JSON.stringify(structured).replaceAll("<", "\\u003c"))}</script>`;
}

function frame(
  request: SiteRequest,
  branch: Branch,
  title: string,
  body: Markup,
  head?: Markup,
): Markup {
  const popular = rotate(
    request.listed.filter((one) => branchOf(one) === branch).slice(2, 12),
    request.serial * 3,
  ).slice(0, 5);
  return write`<html lang="${branch}"><head><meta charset="utf-8"><title>${title} | ${siteName}</title><meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="alternate" type="application/rss+xml" href="${branch === "kk" ? "/kk/rss.xml" : "/rss.xml"}">${head}<style>${verbatim(style)}</style></head>
<body>${replicaNotice}<header><a class="logo" href="/">${siteName}</a><nav><a href="/">РУС</a> · <a href="/kk/">ҚАЗ</a></nav></header>
<div class="ticker">USD ${(426 + (request.serial % 9) / 10).toFixed(2)} · EUR ${(505 + (request.serial % 7) / 10).toFixed(2)} · ${serverTime(request.nowMs)}</div>
<div class="layout">${body}<aside class="side"><h3>${words[branch].popular}</h3><ol class="popular">${popular.map((one) => write`<li><a href="${addressOf(one)}">${one.title}</a></li>`)}</ol></aside></div>
<script>window.pageNonce="${request.serial.toString(36)}-${request.nowMs.toString(36)}";</script></body></html>`;
}

function lost(request: SiteRequest, status: number): SiteReply {
  const branch: Branch = request.path.startsWith("/kk/") ? "kk" : "ru";
  return htmlReply(
    frame(
      request,
      branch,
      words[branch].lost,
      write`<main><h1>404</h1><p>${words[branch].lost}.</p></main>`,
    ),
    status,
  );
}

function rss(request: SiteRequest, branch: Branch): SiteReply {
  const news = request.listed.filter((article) => branchOf(article) === branch).slice(0, 25);
  const document = write`<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
<title>${siteName} (учебная копия)</title><link>${request.origin}/</link><description>${words[branch].rubric}</description><language>${branch}</language>
<lastBuildDate>${new Date(request.nowMs).toUTCString()}</lastBuildDate>
${news.map(
  (
    article,
  ) => write`<item><title>${article.title}</title><link>${request.origin}${addressOf(article)}</link><guid isPermaLink="true">${request.origin}${addressOf(article)}</guid><pubDate>${formatRfc2822(article.publishedAt)}</pubDate><category>${article.item.section}</category><description>${article.lead || article.paragraphs[0]}</description></item>
`,
)}</channel></rss>`;
  return xmlReply(
    document,
    "application/rss+xml; charset=utf-8",
    news.map((one) => [one.number, one.title, one.lead]),
  );
}

function sitemapIndex(request: SiteRequest): SiteReply {
  const document = write`<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>${request.origin}/sitemap-news.xml</loc></sitemap></sitemapindex>`;
  return xmlReply(document, "application/xml; charset=utf-8", "index");
}

function newsSitemap(request: SiteRequest): SiteReply {
  const document = write`<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
${request.listed.map(
  (
    article,
  ) => write`<url><loc>${request.origin}${addressOf(article)}</loc><news:news><news:publication><news:name>${siteName}</news:name><news:language>${article.language}</news:language></news:publication><news:publication_date>${article.publishedAt}</news:publication_date><news:title>${article.title}</news:title></news:news></url>
`,
)}</urlset>`;
  return xmlReply(
    document,
    "application/xml; charset=utf-8",
    request.listed.map((one) => [one.number, one.language, one.title]),
  );
}
