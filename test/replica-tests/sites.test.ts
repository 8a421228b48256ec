import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { defineSource } from "../../crawlers/define-source.ts";
import type { DiscoveryWay, SourceDefinition } from "../../crawlers/define-source.ts";
import type { DiscoveredItem } from "../../crawlers/discover/discovered-item.ts";
import { discoveryUrl } from "../../crawlers/discover/discovery-url.ts";
import { readDiscovery } from "../../crawlers/discover/read-discovery.ts";
import { decodeHtml } from "../../crawlers/extract/decode-html.ts";
import { extractArticle } from "../../crawlers/extract/extract-article.ts";
import { encodeWindows1251 } from "../replica/encode-windows-1251.ts";
import { playStory } from "../replica/play-story.ts";
import type { Publication } from "../replica/play-story.ts";
import { loadStory } from "../replica/load-story.ts";
import { replicaSources } from "../replica/sources.ts";
import { startReplica } from "../replica/start-replica.ts";
import type { Replica } from "../replica/start-replica.ts";
import { fetchPage } from "./fetch-page.ts";
import { openAkimatPage } from "./open-akimat-page.ts";

const second = 34.5;
const now = new Date("2021-08-20T12:00:00+06:00");
const standing = playStory(loadStory(), second).filter((one) => !one.removed);
let replica: Replica;
let sources: SourceDefinition[];

beforeAll(async () => {
  replica = await startReplica();
  replica.clock.advanceTo(second);
  sources = replicaSources(replica.sites);
});
afterAll(() => replica.close());

function sourceOf(id: string): SourceDefinition {
  return sources.find((source) => source.id === id)!;
}

/** Reads a way of discovery as a crawler would: the JSON of a rendered listing with the page's own cookie. */
async function discover(source: SourceDefinition, way: DiscoveryWay): Promise<DiscoveredItem[]> {
  if (way.kind === "rendered-listing") {
    const { newsJson } = await openAkimatPage(way.url);
    return (await readDiscovery(newsJson, way, { source, url: way.url })).items;
  }
  const found: DiscoveredItem[] = [];
  for (let url: string | undefined = discoveryUrl(way), page = 1; url; page++) {
    const answer = await fetchPage(url);
    const context = { source, url, page, contentType: answer.headers["content-type"] };
    const result = await readDiscovery(answer.bytes, way, context);
    found.push(...result.items);
    url = result.next;
  }
  return found;
}

async function read(source: SourceDefinition, url: string) {
  const html = source.render ? (await openAkimatPage(url)).html : await readHtml(url);
  const chosen = source.article?.selectors;
  const one = (selectors?: readonly string[]) =>
    selectors?.length ? selectors.join(", ") : undefined;
  const selectors = chosen && {
    title: one(chosen.title),
    body: one(chosen.body),
    date: one(chosen.date),
    remove: [...chosen.remove],
  };
  return extractArticle(html, {
    url,
    timeZone: source.timeZone,
    now,
    ...(selectors ? { selectors } : {}),
  });
}

async function readHtml(url: string): Promise<string> {
  const answer = await fetchPage(url);
  expect(answer.status).toBe(200);
  return decodeHtml(answer.bytes, answer.headers["content-type"] ?? null).html;
}

/** `most` is how many a listing or feed shows at once; sitemaps show all. */
const expectations: [id: string, site: string, section: RegExp, most: number][] = [
  ["replica-police-karaganda", "police", /^karaganda$/, 99],
  ["replica-police-shymkent", "police", /^shymkent$/, 99],
  ["replica-akimat-karaganda", "akimat", /^karaganda-akimat$/, 10],
  ["replica-akimat-shymkent", "akimat", /^shymkent-akimat$/, 10],
  ["replica-outlet", "outlet", /./, 25],
  ["replica-reprint", "reprint", /./, 99],
  ["replica-ngo", "ngo", /./, 99],
  ["replica-telegram-police", "telegram", /^police_krg_replica$/, 30],
  ["replica-telegram-today", "telegram", /^krg_today_replica$/, 30],
];

describe.each(expectations)("%s", (id, site, section, most) => {
  test("lists what stands, in every way of discovery, and every listed article reads as the story has it", async () => {
    const source = sourceOf(id);
    for (const way of source.discovery) {
      const items = await discover(source, way);
      const wanted = standing.filter(
        (one) =>
          one.site === site &&
          section.test(one.item.section) &&
          (!way.language || one.language === way.language),
      );
      expect(items.length).toBe(Math.min(wanted.length, way.kind === "sitemap" ? Infinity : most));
      if (way.use !== "always") continue;
      for (const item of items) await expectArticle(source, item, wanted);
    }
  });
});

async function expectArticle(
  source: SourceDefinition,
  item: DiscoveredItem,
  wanted: Publication[],
) {
  // A post stands whole in its channel's preview; everything else on a page of its own.
  const article = item.content
    ? { title: item.title, text: item.content.text, publishedAt: item.publishedAt }
    : await read(source, item.url);
  const told = wanted.find((one) => article.text.includes(one.paragraphs[0]!));
  expect(told, `${item.url} reads: ${article.text}`).toBeDefined();
  if (told!.title) expect(article.title).toBe(told!.title);
  for (const paragraph of told!.paragraphs) expect(article.text).toContain(paragraph);
  expect(article.text).not.toMatch(
    /Учебная копия|Просмотров|Реклама|Читайте также|Поддержать|Support us/,
  );
  const shown = String(article.publishedAt);
  // The organisation gives the day alone, everyone else the minute.
  if (/T/.test(shown)) expect(Date.parse(shown)).toBe(Date.parse(told!.publishedAt));
  else expect(told!.publishedAt.startsWith(shown)).toBe(true);
}

describe("the police site", () => {
  test("asks for a crawl delay and names its sitemap", async () => {
    const { text } = await fetchPage(`${replica.sites.police.origin}/robots.txt`);
    expect(text).toMatch(/Crawl-delay: 0\.2/);
    expect(text).toContain(`Sitemap: ${replica.sites.police.origin}/sitemap.xml`);
  });

  test("carries machine-readable time on some releases and text alone on others", async () => {
    const { text } = await fetchPage(`${replica.sites.police.origin}/ru/press/`);
    expect(text).toMatch(
      /<time class="post-published" datetime="2021-[^"]+">\d+ \S+ 2021, \d\d:\d\d</,
    );
    expect(text).toMatch(/<span class="post-published">\d+ \S+ 2021, \d\d:\d\d</);
  });

  test("leads a short address and a wrong slug to the release", async () => {
    const { text } = await fetchPage(`${replica.sites.police.origin}/ru/press/karaganda/`);
    const path = /href="(\/ru\/press\/karaganda\/(\d+)-[^"]+)"/.exec(text)!;
    for (const other of [`/press/${path[2]}`, `/ru/press/karaganda/${path[2]}-old-slug/`]) {
      const { status, headers } = await fetchPage(replica.sites.police.origin + other);
      expect([status, headers.location]).toEqual([301, path[1]]);
    }
  });

  test("links the Russian and the Kazakh version of a release to one another", async () => {
    const { text } = await fetchPage(`${replica.sites.police.origin}/kz/press/karaganda/`);
    const kazakh = /href="(\/kz\/press\/karaganda\/\d+-karaganda-sobranie[^"]+)"/.exec(text)![1]!;
    const release = await fetchPage(replica.sites.police.origin + kazakh);
    expect(release.text).toContain(
      `hreflang="ru" href="${replica.sites.police.origin}${kazakh.replace("/kz/", "/ru/")}"`,
    );
  });
});

describe("the portal of the akimat", () => {
  const list =
    "/api/v1/public/content-manager/news?sort-by=created_date:DESC&projects=eq:karaganda-akimat&page=1&size=20";

  test("serves a shell without any news", async () => {
    const { text } = await fetchPage(sourceOf("replica-akimat-karaganda").homepage);
    expect(text).toContain('<div id="root"></div>');
    expect(text).not.toContain("Бикенов");
  });

  test("answers 400 notAllowed until the page's own POST has set the cookie", async () => {
    const { origin } = replica.sites.akimat;
    const refused = await fetchPage(origin + list);
    expect([refused.status, refused.text]).toEqual([400, '{"error":"notAllowed"}']);
    expect((await fetchPage(`${origin}/api/v1/public/_/c/k6`)).status).toBe(400);
    const gate = await fetchPage(`${origin}/api/v1/public/_/c/k6`, { method: "POST" });
    const cookie = gate.headers["set-cookie"]![0]!.split(";")[0]!;
    expect((await fetchPage(origin + list, { headers: { cookie } })).status).toBe(200);
  });

  test("gives each language by Accept-Language, and breaks on gte: as the portal does", async () => {
    const ask = (query: string, language: string) =>
      fetchPage(replica.sites.akimat.origin + list + query, {
        headers: { cookie: "k6=replica-session", "accept-language": language },
      });
    const titles = await Promise.all(
      ["ru", "kk", "en"].map(
        async (language) =>
          (JSON.parse((await ask("", language)).text) as { title: string }[])[0]!.title,
      ),
    );
    expect(new Set(titles).size).toBe(3);
    expect((await ask("&created_date=gte:2021-07-30T00:00:00Z", "ru")).status).toBe(500);
    const recent = JSON.parse(
      (await ask("&created_date=gt:2021-07-31T00:00:00Z", "ru")).text,
    ) as unknown[];
    expect(recent).toHaveLength(1);
  });
});

test("the outlet describes its articles as NewsArticle and in Open Graph, and its sitemap as news", async () => {
  const { origin } = replica.sites.outlet;
  const sitemap = await fetchPage(`${origin}/sitemap-news.xml`);
  expect(sitemap.text).toMatch(
    /<news:publication_date>2021-[^<]+<\/news:publication_date><news:title>/,
  );
  const address = /<loc>([^<]+karaganda-rasskaz[^<]+)<\/loc>/.exec(sitemap.text)![1]!;
  const { text } = await fetchPage(address);
  const structured = JSON.parse(
    /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(text)![1]!,
  ) as Record<string, unknown>;
  expect(structured).toMatchObject({
    "@type": "NewsArticle",
    datePublished: "2021-07-30T13:45:00+06:00",
    inLanguage: "ru",
  });
  expect(text).toContain('<meta property="og:type" content="article">');
});

test("the regional site's articles are windows-1251 and say so in a meta tag alone", async () => {
  const { origin } = replica.sites.reprint;
  const feed = await fetchPage(`${origin}/atom.xml`);
  const article = await fetchPage(/<link href="([^"]+\/news\/\d+\.html)"/.exec(feed.text)![1]!);
  expect(article.headers["content-type"]).toBe("text/html");
  expect(article.bytes.includes(Buffer.from("charset=windows-1251"))).toBe(true);
  expect(new TextDecoder("windows-1251").decode(article.bytes)).toContain("Караганда-инфо");
});

test("a channel without preview redirects to a page that has no messages", async () => {
  const { origin } = replica.sites.telegram;
  const redirect = await fetchPage(`${origin}/s/closed_replica`);
  expect([redirect.status, redirect.headers.location]).toEqual([302, "/closed_replica"]);
  const page = await fetchPage(`${origin}/closed_replica`);
  expect(page.status).toBe(200);
  expect(page.text).not.toContain("tgme_widget_message_wrap");
});

test("a host that is no site gets the directory of all sites", async () => {
  const { text } = await fetchPage(`http://127.0.0.1:${replica.port}/`);
  for (const { origin } of Object.values(replica.sites))
    expect(text).toContain(`href="${origin}/"`);
});

test("every page says that it is synthetic", async () => {
  for (const [site, path] of [
    ["police", "/ru/press/"],
    ["police", "/nowhere"],
    ["akimat", "/memleket/entities/karaganda-akimat/press/news/1?lang=kk"],
    ["outlet", "/kk/"],
    ["ngo", "/en/"],
    ["telegram", "/s/police_krg_replica"],
  ] as const) {
    expect((await fetchPage(replica.sites[site].origin + path)).text).toContain(
      "Учебная копия: тексты вымышлены / synthetic",
    );
  }
  const { bytes } = await fetchPage(`${replica.sites.reprint.origin}/news/`);
  expect(new TextDecoder("windows-1251").decode(bytes)).toContain(
    "Учебная копия: тексты вымышлены / synthetic",
  );
});

test("letters that windows-1251 lacks are sent as character references", () => {
  const bytes = encodeWindows1251("Қарағанды – «ок» 🚗");
  expect(new TextDecoder("windows-1251").decode(bytes)).toBe(
    "&#1178;ара&#1171;анды – «ок» &#128663;",
  );
});

test("a channel's preview is what the reader of t.me expects: posts with their text, and a way back", async () => {
  const source = defineSource({
    id: "preview",
    name: { ru: "Канал", en: "Channel" },
    country: "KZ",
    role: "media",
    homepage: "https://t.me/police_krg_replica",
    languages: ["ru"],
    timeZone: "Asia/Almaty",
    discovery: [{ kind: "telegram", channel: "police_krg_replica" }],
  });
  const [way] = source.discovery;
  const page = await fetchPage(`${replica.sites.telegram.origin}/s/police_krg_replica`);
  const { items, next } = await readDiscovery(page.bytes, way!, { source, url: source.homepage });
  expect(items).toHaveLength(10);
  expect(items.map((item) => item.content?.text).join("\n")).toContain(
    "Полиция сработала профессионально",
  );
  expect(next).toMatch(/\/s\/police_krg_replica\?before=\d+$/);
});
