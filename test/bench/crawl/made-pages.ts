import { seededRandom, type SeededRandom } from "../../ninety-days/seeded-random.ts";
import {
  slogans,
  writeHeadline,
  writeParagraph,
  writeText,
} from "../../ninety-days/write-prose.ts";

/** Layouts that stand for the usual kinds of sites. All pages are synthetic. */
export const layoutNames = ["wordpress", "bitrix", "portal", "plain"] as const;
export type LayoutName = (typeof layoutNames)[number];

/** A made-up page with what must be read out of it. */
export interface MadePage {
  html: string;
  title: string;
  /** Words of the article, in the order of the page. */
  paragraphs: string[];
  /** As the page prints it. */
  date: string;
}

/** Where the article stands in a layout, as a source file says it and as a spider for Scrapy does. */
export const selectorsOf: Record<LayoutName, { title: string; body: string; date: string }> = {
  wordpress: { title: "h1.entry-title", body: "div.entry-content", date: "time.entry-date" },
  bitrix: { title: "h1#pagetitle", body: "div.news-detail__text", date: "span.news-date-time" },
  portal: {
    title: "h1.article__title",
    body: "div.article__body",
    date: "div.article__meta > time",
  },
  plain: { title: "td.content h2", body: "td.content div.text", date: "td.content i.date" },
};

/** The same page for the same layout and number; every round of a measurement asks for other numbers. */
export function makePage(layout: LayoutName, number: number): MadePage {
  const random = seededRandom("bench page", layout, number);
  const title = `${writeHeadline(random, "ru")} (${number})`;
  const paragraphs = [...writeText(random, "ru"), ...writeText(random, "ru")];
  const day = random.between(1, 28);
  const date = `${String(day).padStart(2, "0")}.11.2026 ${random.between(10, 20)}:${random.between(10, 59)}`;
  const html = layouts[layout]({ title, paragraphs, date, random });
  return { html, title, paragraphs, date };
}

interface Content {
  title: string;
  paragraphs: string[];
  date: string;
  random: SeededRandom;
}

const layouts: Record<LayoutName, (content: Content) => string> = {
  wordpress: ({ title, paragraphs, date, random }) =>
    frame(
      title,
      `${scripts(random, 9)}${styles(6)}`,
      `<header class="site-header"><nav>${menu(random, 24)}</nav></header>
<main id="primary"><article class="post type-post">
<header class="entry-header"><h1 class="entry-title">${title}</h1><time class="entry-date" datetime="${isoOf(date)}">${date}</time></header>
<div class="entry-content">${paragraphs.map((text) => `<p>${text}</p>`).join("\n")}</div>
<footer class="entry-footer">${tags(random)}</footer></article></main>
<aside class="widget-area">${teasers(random, 20)}</aside>${comments(random, 6)}${footer(random)}`,
    ),
  bitrix: ({ title, paragraphs, date, random }) =>
    frame(
      title,
      `${styles(10)}${scripts(random, 14)}`,
      `<div class="header"><div class="top-menu"><ul>${menu(random, 40)}</ul></div></div>
<div class="wrapper"><div class="breadcrumb"><a href="/">Главная</a> / <a href="/news/">Новости</a></div>
<h1 id="pagetitle">${title}</h1>
<div class="news-detail"><span class="news-date-time">${date}</span><img src="/upload/p.jpg" alt="">
<div class="news-detail__text">${paragraphs.join("<br><br>\n")}</div></div>
<div class="sidebar">${teasers(random, 12)}</div></div>${footer(random)}`,
    ),
  portal: ({ title, paragraphs, date, random }) =>
    frame(
      title,
      `<script type="application/ld+json">${JSON.stringify({ "@context": "https://schema.org", "@type": "NewsArticle", headline: title, datePublished: isoOf(date) })}</script>${scripts(random, 30)}${styles(12)}`,
      `<div class="page"><div class="topline">${menu(random, 60)}</div>
<section class="article"><h1 class="article__title">${title}</h1><div class="article__meta"><time datetime="${isoOf(date)}">${date}</time></div>
<div class="article__body">${paragraphs.map((text, at) => `<p class="p-${at}">${text}</p>${at === 2 ? `<div class="banner">${random.pick(slogans)}</div>` : ""}`).join("\n")}</div></section>
<section class="feed">${teasers(random, 60)}</section><section class="read-also">${teasers(random, 16)}</section>${footer(random)}</div>`,
    ),
  plain: ({ title, paragraphs, date, random }) =>
    frame(
      title,
      styles(2),
      `<table width="100%"><tr><td class="menu">${menu(random, 18)}</td><td class="content"><h2>${title}</h2><i class="date">${date}</i>
<div class="text">${paragraphs.map((text) => `<p align="justify">${text}</p>`).join("\n")}</div></td>
<td class="right">${teasers(random, 8)}</td></tr></table>${footer(random)}`,
    ),
};

const frame = (title: string, head: string, body: string) =>
  `<!DOCTYPE html>
<html lang="ru"><head><meta charset="utf-8"><title>${title} - Синтетический сайт</title>
<meta property="og:title" content="${title}"><meta name="viewport" content="width=device-width">
${head}</head><body>
${body}
</body></html>`;

/** «04.11.2026 12:30» as an instant in Almaty. */
function isoOf(date: string): string {
  const [day, month, rest] = date.split(".");
  const [year, time] = rest!.split(" ");
  return `${year}-${month}-${day}T${time}:00+05:00`;
}

const times = <T>(count: number, make: (at: number) => T) =>
  Array.from({ length: count }, (_, at) => make(at));

const menu = (random: SeededRandom, count: number) =>
  times(
    count,
    (at) =>
      `<li class="menu-item item-${at}"><a href="/section/${random.between(1, 900)}/">${random.pick(slogans).split(" ").slice(0, 2).join(" ")}</a></li>`,
  ).join("\n");

const teasers = (random: SeededRandom, count: number) =>
  times(
    count,
    (at) =>
      `<div class="teaser teaser--small" data-id="${at}"><a href="/news/${random.between(1, 99_999)}"><img src="/i/${at}.webp" width="120" height="80" loading="lazy" alt=""><span class="teaser__title">${writeHeadline(random, "ru")}</span></a><span class="teaser__date">${random.between(1, 30)} ноября</span></div>`,
  ).join("\n");

const comments = (random: SeededRandom, count: number) =>
  `<div class="comments">${times(count, (at) => `<div class="comment" id="c${at}"><b>Читатель ${at}</b><p>${writeParagraph(random, "ru")}</p></div>`).join("\n")}</div>`;

const tags = (random: SeededRandom) =>
  times(
    4,
    () =>
      `<a rel="tag" href="/tag/${random.between(1, 99)}">${random.pick(["город", "суд", "полиция", "акимат"])}</a>`,
  ).join(" ");

const footer = (random: SeededRandom) =>
  `<footer><ul>${menu(random, 12)}</ul><p>При использовании материалов ссылка на синтетический сайт обязательна.</p></footer>`;

/** What stands between the words on any page of today: scripts with data in them, and styles. */
const scripts = (random: SeededRandom, count: number) =>
  times(
    count,
    (at) =>
      `<script>window.dataLayer=window.dataLayer||[];(function(w,d){w["q${at}"]={id:${random.between(1, 1e9)},flags:[${times(40, () => random.between(0, 9)).join(",")}],url:"/counter?k=${random.between(1, 1e9)}"};if(1<2&&d){d.x=1}})(window,document);</script>`,
  ).join("\n");

const styles = (count: number) =>
  `<style>${times(count * 8, (at) => `.c-${at}{margin:${at}px auto;padding:0 ${at % 7}px;color:#${String(100_000 + at)};background:url(/s/${at}.png) no-repeat}`).join("\n")}</style>`;
