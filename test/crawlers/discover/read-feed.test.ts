import iconv from "iconv-lite";
import { describe, expect, it } from "vitest";
import { readFeed } from "../../../crawlers/discover/read-feed.ts";
import { exampleWay } from "./example-source.ts";

// All feeds here are synthetic.
const { way, at } = exampleWay({ kind: "feed", url: "https://www.example.kz/rss" });

const rss = (items: string, head = ""): string =>
  `<?xml version="1.0" encoding="UTF-8"?>${head}<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"
   ><channel><title>Пример</title><link>https://www.example.kz</link><language>ru-RU</language>${items}</channel></rss>`;

const item = (n: number): string =>
  `<item><title>Новость ${n}</title><link>https://www.example.kz/news/${n}</link><guid isPermaLink="false">n${n}</guid></item>`;

describe("readFeed", () => {
  it("reads RSS with tracking parameters, markup in titles and dates with offset", async () => {
    const { items, warnings } = await readFeed(
      rss(
        `<item><title><![CDATA[<b>Полиция</b> &laquo;сообщает&raquo;]]></title>
         <link> https://www.example.kz/news/1?utm_source=rss </link><guid isPermaLink="false">n1</guid>
         <pubDate>Mon, 23 Nov 2026 10:00:00 +0500</pubDate><description>&lt;p&gt;Кратко&lt;/p&gt;</description></item>`,
      ),
      way,
      at,
    );
    expect(warnings).toEqual([]);
    expect(items).toEqual([
      {
        url: "https://www.example.kz/news/1",
        title: "Полиция «сообщает»",
        publishedAtRaw: "Mon, 23 Nov 2026 10:00:00 +0500",
        publishedAt: "2026-11-23T10:00:00+05:00",
        summary: "Кратко",
        externalId: "n1",
        language: "ru",
      },
    ]);
  });

  it("reads Atom with its alternate link and its language", async () => {
    const { items } = await readFeed(
      `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="kk"><title>Мысал</title><entry><id>tag:1</id>
       <title type="html">&lt;b&gt;Хабарлама&lt;/b&gt;</title><link rel="self" href="/feed/1"/><link href="/kk/1"/>
       <published>2026-11-22T10:00:00Z</published><updated>2026-11-22T11:00:00Z</updated></entry></feed>`,
      way,
      at,
    );
    expect(items).toMatchObject([
      {
        url: "https://www.example.kz/kk/1",
        title: "Хабарлама",
        language: "kk",
        publishedAtRaw: "2026-11-22T10:00:00Z",
        modifiedAtRaw: "2026-11-22T11:00:00Z",
      },
    ]);
  });

  it("reads RDF", async () => {
    const { items } = await readFeed(
      `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
       xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://www.example.kz"><title>П</title>
       <link>https://www.example.kz</link></channel><item rdf:about="https://www.example.kz/9"><title>Девять</title>
       <link>https://www.example.kz/9</link><dc:date>2026-11-22T10:00:00+05:00</dc:date></item></rdf:RDF>`,
      way,
      at,
    );
    expect(items).toMatchObject([
      { url: "https://www.example.kz/9", publishedAt: "2026-11-22T10:00:00+05:00" },
    ]);
  });

  it("reads JSON Feed", async () => {
    const feed = {
      version: "https://jsonfeed.org/version/1.1",
      title: "П",
      items: [
        {
          id: "5",
          url: "https://www.example.kz/5",
          title: "Пять",
          date_published: "2026-11-22T10:00:00+05:00",
        },
      ],
    };
    const { items } = await readFeed(JSON.stringify(feed), way, at);
    expect(items).toMatchObject([
      { url: "https://www.example.kz/5", title: "Пять", externalId: "5" },
    ]);
  });

  it("reads windows-1251 bytes by their own declaration", async () => {
    const xml = rss(item(1)).replace("UTF-8", "windows-1251");
    const { items } = await readFeed(iconv.encode(xml, "windows-1251"), way, at);
    expect(items[0]?.title).toBe("Новость 1");
  });

  it("keeps the items before the place where a broken feed ends, and says that it was lenient", async () => {
    const broken = rss(item(1) + item(2)).replace(/<\/channel>.*$/s, "<item><title>Cut & li");
    const { items, warnings } = await readFeed(broken.replace("<rss ", "junk<rss "), way, at);
    expect(items.map(({ url }) => url)).toEqual([
      "https://www.example.kz/news/1",
      "https://www.example.kz/news/2",
    ]);
    expect(warnings.map(({ code }) => code)).toContain("discover.lenient-parser");
  });

  it("takes a guid for the address only where it is one", async () => {
    const { items, warnings } = await readFeed(
      rss(
        `<item><guid>https://www.example.kz/7</guid></item><item><title>a</title><guid>8</guid></item>
         <item><title>b</title><guid isPermaLink="false">https://www.example.kz/9</guid></item>`,
      ),
      way,
      at,
    );
    expect(items.map(({ url }) => url)).toEqual(["https://www.example.kz/7"]);
    expect(warnings).toEqual([{ code: "discover.items-without-link", params: { count: 2 } }]);
  });

  it("leaves what stands on other hosts and says how many", async () => {
    const advert = item(2).replace("www.example.kz", "bad-example.kz");
    const { items, warnings } = await readFeed(rss(item(1) + advert), way, at);
    expect(items).toHaveLength(1);
    expect(warnings).toEqual([{ code: "discover.items-on-other-hosts", params: { count: 1 } }]);
  });

  it("obeys include and exclude, exclude being the stronger", async () => {
    const ruled = exampleWay(
      { kind: "feed", url: "https://www.example.kz/rss" },
      { include: ["/news/\\d+$"], exclude: ["/news/2$"] },
    );
    const other = item(3).replace("/news/3", "/sport/3");
    const { items, warnings } = await readFeed(rss(item(1) + item(2) + other), ruled.way, ruled.at);
    expect(items.map(({ url }) => url)).toEqual(["https://www.example.kz/news/1"]);
    expect(warnings).toEqual([{ code: "discover.items-left-out", params: { count: 2 } }]);
  });

  it("says so when nothing of a full feed is taken", async () => {
    const { source: _, ...ruled } = exampleWay(
      { kind: "feed", url: "https://www.example.kz/rss" },
      { include: ["/x/"] },
    );
    const { warnings } = await readFeed(rss(item(1)), ruled.way, ruled.at);
    expect(warnings.map(({ code }) => code)).toContain("discover.nothing-taken");
  });

  it("takes at most 1000 items", async () => {
    const many = Array.from({ length: 1003 }, (_, n) => item(n)).join("");
    const { items, warnings } = await readFeed(rss(many), way, at);
    expect(items).toHaveLength(1000);
    expect(warnings).toEqual([{ code: "discover.items-capped", params: { count: 3 } }]);
  });

  it.each([
    ["an HTML page", "<!DOCTYPE html><html><body>Проверка браузера</body></html>", "not-a-feed"],
    ["nothing", "", "not-a-feed"],
    ["a feed without items", rss(""), "no-items"],
    [
      "nested entities",
      rss(item(1), '<!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'),
      "doctype",
    ],
    [
      "nested entities, small letters",
      rss(item(1), '<!doctype rss [<!entity a "aaaa">]>'),
      "doctype",
    ],
    ["an entity without document type", rss(`<!ENTITY a "b">${item(1)}`), "doctype"],
    [
      "an external entity",
      rss(item(1), '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
      "doctype",
    ],
    ["16 MiB", " ".repeat(16 * 1024 * 1024), "too-large"],
  ])("fails on %s instead of answering with nothing", async (_, body, fault) => {
    await expect(readFeed(body, way, at)).rejects.toMatchObject({ code: "discovery", fault });
  });

  it("reads past the harmless document type of RSS 0.91 and one quoted in CDATA", async () => {
    const quoted = `<item><title>1</title><link>https://www.example.kz/1</link><description><![CDATA[<!DOCTYPE a [ <!ENTITY]]></description></item>`;
    const head =
      '<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://example.kz/rss.dtd">';
    expect((await readFeed(rss(quoted, head), way, at)).items).toHaveLength(1);
  });
});
