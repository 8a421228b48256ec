import http from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { decodeBody } from "../../crawlers/discover/decode-body.ts";
import { extractArticleWithProvenance } from "../../crawlers/extract/extract-article.ts";
import { fetchPlain } from "../../crawlers/fetch/fetch-plain.ts";
import { askPolitely } from "../../crawlers/manners/ask-politely.ts";
import { probeSite } from "../../crawlers/probe-site.ts";
import { proposeArticle } from "../../crawlers/propose-article.ts";
import { createEgress } from "../../src/egress/create-egress.ts";
import { BrowserUnavailableError } from "../../src/browser/browser-errors.ts";
import { startReplica, type Replica } from "../replica/start-replica.ts";

const settings = { country: "KZ", timeZone: "Asia/Almaty", role: "other" as const };
let replica: Replica;
let nowMs = Date.parse("2026-11-22T10:00:00Z");
const clock = {
  now: () => new Date(nowMs),
  simulated: true,
  wait: async (ms: number) => void (nowMs += ms),
};

beforeAll(async () => {
  replica = await startReplica({ now: () => nowMs });
  replica.clock.advanceTo(60);
});
afterAll(async () => await replica.close());
beforeEach(() => {
  for (const site of ["outlet", "police"] as const) replica.setFault(site, null);
  replica.requests.length = 0;
});

/** An asker behind the real door; no browser is at hand. */
function newAsker(allowPrivate = ["*.localhost:*"]) {
  const egress = createEgress({ userAgent: "OnRecord/test", allowPrivate, clock });
  const pages = {
    fetch: async (request: Parameters<typeof fetchPlain>[1]) => {
      if (request.render)
        throw new BrowserUnavailableError("No Chromium was found on this machine. Install one.");
      return await fetchPlain(egress, request);
    },
    close: async () => {},
  };
  return askPolitely(pages, clock);
}
const probe = async (url: string) => await probeSite(url, newAsker(), settings);
const home = () => `${replica.sites.outlet.origin}/`;

/** A site of its own with what robots.txt and each path answer. Synthetic. */
async function serve(robots: string, pages: Record<string, string>) {
  const asked: string[] = [];
  const server = http.createServer((request, response) => {
    asked.push(request.url ?? "");
    const body = request.url === "/robots.txt" ? robots : pages[request.url ?? ""];
    const type = request.url === "/robots.txt" ? "text/plain" : "text/html; charset=utf-8";
    response.writeHead(body === undefined ? 404 : 200, { "content-type": type }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(async () => void (await new Promise((resolve) => server.close(resolve))));
  return { url: `http://site.localhost:${(server.address() as AddressInfo).port}/`, asked };
}

describe("probeSite", () => {
  test("finds feed, list and sitemap, with what each would take, the feed first", async () => {
    const { ways, robots } = await probe(home());
    expect(robots).toEqual({ status: 200, kind: "rules" });
    const usable = ways.filter(({ problem }) => problem === null);
    expect(usable.map(({ way, reason }) => `${way.kind} ${reason}`)).toEqual([
      "feed probe.feed-announced",
      "listing probe.listing-repeats",
      "listing probe.listing-repeats",
      "sitemap probe.sitemap-in-robots",
    ]);
    expect(usable[0]!.preview!.items).toHaveLength(10);
    expect(usable[1]!.way).toMatchObject({ item: "li.news-inline-item" });
    // The sitemap is an index: what its newest part lists is shown.
    expect(usable.at(-1)!.preview!.count).toBeGreaterThan(20);
  });

  test("keeps the distance between requests that robots.txt or we ask for", async () => {
    await probe(home());
    const times = replica.requests.filter(({ path }) => path !== "/robots.txt").map(({ at }) => at);
    const gaps = times.slice(1).map((at, index) => at - times[index]!);
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(1_000);
  });

  test("takes the address of a feed or of a sitemap for what it is", async () => {
    const { ways } = await probe(`${home()}rss.xml`);
    expect(ways[0]).toMatchObject({ reason: "probe.given", way: { kind: "feed" }, problem: null });
    const sitemap = await probe(`${home()}sitemap-news.xml`);
    expect(sitemap.ways.find(({ reason }) => reason === "probe.given")).toMatchObject({
      way: { kind: "sitemap" },
      problem: null,
    });
  });

  test("asks for nothing that robots.txt forbids, and says so", async () => {
    const site = await serve("User-agent: *\nDisallow: /", { "/": "<p>news</p>" });
    await expect(probe(site.url)).rejects.toMatchObject({
      code: "robots",
      message: expect.stringContaining(`forbids ${site.url}`),
    });
    expect(site.asked).toEqual(["/robots.txt"]);
  });

  test("asks only for the lists that robots.txt allows", async () => {
    const head = `<link rel="alternate" type="application/rss+xml" href="/secret/rss.xml">`;
    const site = await serve("User-agent: *\nDisallow: /secret/", {
      "/": `<html><head>${head}</head></html>`,
    });
    const { ways } = await probe(site.url);
    expect(ways.find(({ way }) => way.kind === "feed")!.problem).toMatch(
      /robots\.txt of .* forbids/u,
    );
    expect(site.asked).not.toContain("/secret/rss.xml");
  });

  test("names what was tried where nothing is found", async () => {
    const site = await serve("", { "/": "<html><body><div id=app></div></body></html>" });
    const { ways, notes } = await probe(site.url);
    expect(ways.filter(({ problem }) => problem === null)).toEqual([]);
    expect(notes.join("\n")).toMatch(/\/rss\.xml: nothing to use there/u);
    expect(notes.join("\n")).toMatch(/could not be looked at in a browser\. No Chromium/u);
    expect(site.asked).toEqual(
      expect.arrayContaining(["/rss.xml", "/rss", "/feed/", "/sitemap.xml"]),
    );
  });

  test("goes around no challenge, and tells an error page from a site without news", async () => {
    replica.setFault("outlet", { kind: "challenge" });
    await expect(probe(home())).rejects.toMatchObject({ code: "challenge" });
    replica.setFault("outlet", { kind: "status", status: 503 });
    await expect(probe(home())).rejects.toMatchObject({
      code: "probe",
      message: expect.stringContaining("answered 503"),
    });
  });

  test("stays out of private networks", async () => {
    const asker = newAsker([]);
    await expect(probeSite("http://127.0.0.1:9/", asker, settings)).rejects.toMatchObject({
      code: "EGRESS_REFUSED",
    });
  });
});

describe("proposeArticle", () => {
  const read = async ({ html, page }: { html?: string; page: { url: string } }) =>
    extractArticleWithProvenance(html ?? "", {
      ...page,
      timeZone: "Asia/Almaty",
      now: clock.now(),
    });

  test("finds the selectors that people wrote for the outlet, from three of its pages", async () => {
    const asker = newAsker();
    const { ways } = await probeSite(home(), asker, settings);
    const pages = [];
    // Those with most to read: the story's own.
    for (const { url } of ways[0]!.preview!.items.filter(({ url }) =>
      /karaganda|delo/u.test(url),
    )) {
      const { body, finalUrl } = await asker.ask({ url, render: false });
      pages.push({ url: finalUrl, html: decodeBody(body) });
    }
    expect(pages.length).toBeGreaterThanOrEqual(2);
    expect(await proposeArticle(pages, read)).toEqual({
      title: "h1.article-title",
      body: "div.article-text",
      date: "time.article-date",
    });
  });

  test("proposes no selector that fits some of the pages only", async () => {
    const paragraph =
      "Дорожные службы области просят водителей держать расстояние и не спешить. ".repeat(4);
    const article = (name: string, n: number) =>
      `<html><body><main><h1 class="head">Погода и дороги, выпуск ${n}</h1><div class="${name}"><p>${paragraph}</p><p>${paragraph}</p></div></main></body></html>`;
    const pages = ["text", "text", "body"].map((name, n) => ({
      url: `https://example.kz/${n}`,
      html: article(name, n),
    }));
    const selectors = await proposeArticle(pages, read);
    expect(selectors.title).toBe("h1.head");
    expect(selectors.body ?? "").not.toMatch(/text|body\b/u);
    expect((await proposeArticle(pages.slice(0, 2), read)).body).toBe("div.text");
  });
});
