import { describe, expect, it } from "vitest";
import { defineSource } from "../../../crawlers/define-source.ts";
import { proposeListing } from "../../../crawlers/discover/propose-listing.ts";
import { draftSource, previewProposal, proposeDiscovery } from "../../../crawlers/probe-source.ts";

// All pages here are synthetic.
const url = "https://www.example.kz/ru/";
const headline = (n: number): string => `Полиция области рассказала о происшествии номер ${n}`;
const card = (n: number): string =>
  `<div class="news-card"><a class="img" href="/ru/news/${n}"><img></a>
   <h3 class="news-card__title"><a href="/ru/news/${n}">${headline(n)}</a></h3>
   <time datetime="2026-11-22T1${n % 10}:00:00+05:00">Сегодня</time></div>`;
const menu = `<header><nav><ul>${Array.from({ length: 12 }, (_, n) => `<li><a href="/ru/section-${n}">Очень длинное название раздела номер ${n}</a></li>`).join("")}</ul></nav></header>`;
const footer = `<footer>${Array.from({ length: 9 }, (_, n) => `<p><a href="/ru/about/${n}">Сведения о редакции и правила использования ${n}</a></p>`).join("")}</footer>`;
const banners = Array.from(
  { length: 9 },
  (_, n) =>
    `<div class="promo"><a href="https://advert.example/${n}">Купите прямо сейчас и получите подарок ${n}</a></div>`,
).join("");
const page = (body: string, head = ""): string =>
  `<html lang="kz"><head><title>Главная | Пример</title>${head}</head><body>${menu}<main>${body}</main>${banners}${footer}</body></html>`;
const cards = Array.from({ length: 12 }, (_, n) => card(n + 1)).join("");
const settings = { country: "KZ", timeZone: "Asia/Almaty", role: "media" as const };

describe("proposeListing", () => {
  it("finds the cards of news among menu, footer and banners", () => {
    const [best] = proposeListing(page(`<div class="grid">${cards}</div>`), url);
    expect(best).toEqual({
      item: "div.news-card",
      link: "h3 a",
      title: "h3 a",
      date: "time[datetime]",
    });
  });

  it("finds a plain list without classes", () => {
    const list = Array.from(
      { length: 8 },
      (_, n) => `<li><a href="/ru/${n}">${headline(n)}</a></li>`,
    ).join("");
    const [best] = proposeListing(page(`<ul class="lenta">${list}</ul>`), url);
    expect(best).toMatchObject({ item: "ul.lenta > li" });
  });

  it("leaves classes that a machine made, since they change with the next release", () => {
    const built = cards.replaceAll("news-card", "css-1x9ab news_item__3fK2");
    const [best] = proposeListing(page(`<div class="grid">${built}</div>`), url);
    expect(best?.item).toBe("div.grid > div");
  });

  it("prefers a list with dates to a longer one without", () => {
    const plain = Array.from(
      { length: 14 },
      (_, n) => `<div class="topic"><a href="/t/${n}">${headline(n)} в теме дня</a></div>`,
    );
    const [best] = proposeListing(page(`<div class="grid">${cards}</div>${plain.join("")}`), url);
    expect(best?.item).toBe("div.news-card");
  });

  it("leaves links to other sites, however regular", () => {
    expect(proposeListing(`<html><body>${banners}</body></html>`, url)).toEqual([]);
  });

  it("proposes nothing where nothing repeats", () => {
    expect(proposeListing("<html><body><p>Одна страница</p></body></html>", url)).toEqual([]);
  });
});

describe("proposeDiscovery", () => {
  it("puts announced feeds first, then sitemaps of robots.txt, then lists, linked feeds and channels", () => {
    const head = `<link rel="alternate" type="application/rss+xml" href="/feed/"><link rel="alternate" type="application/rss+xml" title="Comments Feed" href="/comments/feed/"><link rel="alternate" hreflang="kk" href="/kk/">`;
    const body = `${cards}<a href="/rss.xml">RSS</a><a href="https://t.me/example_kz">Мы в Telegram</a><a href="https://t.me/share?url=x">Поделиться</a>`;
    const robots =
      "User-agent: *\nDisallow: /admin\nSitemap: https://www.example.kz/sitemap-news.xml\nsitemap:/sitemap.xml\n";
    const proposals = proposeDiscovery({ url, body: page(body, head) }, robots);
    expect(
      proposals.map(({ way, reason }) => [reason, way.kind === "telegram" ? way.channel : way.url]),
    ).toEqual([
      ["probe.feed-announced", "https://www.example.kz/feed/"],
      ["probe.sitemap-in-robots", "https://www.example.kz/sitemap-news.xml"],
      ["probe.sitemap-in-robots", "https://www.example.kz/sitemap.xml"],
      ...proposals
        .filter(({ reason }) => reason === "probe.listing-repeats")
        .map(({ reason }) => [reason, url]),
      ["probe.feed-linked", "https://www.example.kz/rss.xml"],
      ["probe.telegram-linked", "example_kz"],
    ]);
    expect(
      proposals.filter(({ reason }) => reason === "probe.listing-repeats").length,
    ).toBeGreaterThan(0);
    expect(proposals[1]?.way).toMatchObject({ news: true });
    expect(proposals[2]?.way).toMatchObject({ news: false });
  });

  it("proposes only what defineSource accepts", () => {
    const body = { url, body: page(cards) };
    const ways = proposeDiscovery(body, "Sitemap: https://www.example.kz/s.xml").map(
      ({ way }) => way,
    );
    const source = defineSource(draftSource(body, settings, ways));
    expect(source).toMatchObject({
      id: "kz-example-kz",
      homepage: "https://www.example.kz/",
      languages: ["kk"],
    });
    expect(source.known.verifiedOn).toBeNull();
  });
});

describe("previewProposal", () => {
  it("shows ten items that the proposal would take, and how many there are", async () => {
    const answer = { url, body: page(cards) };
    const proposal = proposeDiscovery(answer, null)[0]!;
    const preview = await previewProposal(
      proposal,
      answer,
      draftSource(answer, settings, [proposal.way]),
    );
    expect(preview).toMatchObject({ count: 12, error: null });
    expect(preview.items).toHaveLength(10);
    expect(preview.items[0]).toMatchObject({
      url: "https://www.example.kz/ru/news/1",
      title: headline(1),
      publishedAt: "2026-11-22T11:00:00+05:00",
    });
  });

  it("brings the reason where a proposed feed is none", async () => {
    const answer = { url: "https://www.example.kz/feed/", body: "<html>404</html>" };
    const way = { kind: "feed" as const, url: answer.url };
    const preview = await previewProposal(
      { way, reason: "probe.feed-linked" },
      answer,
      draftSource(answer, settings, [way]),
    );
    expect(preview).toMatchObject({ items: [], count: 0, error: { fault: "not-a-feed" } });
  });
});
