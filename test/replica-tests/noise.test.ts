import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ArticleSelectors } from "../../crawlers/extract/article-selectors.ts";
import { decodeHtml } from "../../crawlers/extract/decode-html.ts";
import { extractArticle } from "../../crawlers/extract/extract-article.ts";
import { replicaSources } from "../replica/sources.ts";
import { startReplica } from "../replica/start-replica.ts";
import type { Replica } from "../replica/start-replica.ts";
import type { SiteName } from "../replica/story-schema.ts";
import { fetchPage } from "./fetch-page.ts";
import { openAkimatPage } from "./open-akimat-page.ts";

let replica: Replica;
beforeAll(async () => {
  replica = await startReplica();
  replica.clock.advanceTo(40);
});
afterAll(() => replica.close());

const pages: [site: SiteName, listing: string, article: RegExp][] = [
  ["police", "/ru/press/", /href="(\/ru\/press\/karaganda\/\d+-karaganda-sobranie[^"]+)"/],
  ["outlet", "/", /href="(\/news\/\d+-karaganda-rasskaz[^"]+)"/],
  ["reprint", "/news/", /href="(\/news\/\d+\.html)"/],
  ["ngo", "/ru/", /href="(\/ru\/zayavlenie-karaganda\/)"/],
  ["telegram", "/s/police_krg_replica", /href="[^"]*(\/police_krg_replica\/\d+)"/],
];

describe.each(pages)("%s", (site, listing, link) => {
  test("sends no two identical responses, of a listing or of an article", async () => {
    const { origin } = replica.sites[site];
    const address = origin + link.exec((await fetchPage(origin + listing)).text)![1]!;
    for (const url of [origin + listing, address]) {
      const bodies = [];
      for (let count = 0; count < 4; count++)
        bodies.push((await fetchPage(url)).bytes.toString("latin1"));
      expect(new Set(bodies).size).toBe(4);
    }
  });

  test("means nothing by it: each time the same article is read, with the source's selectors", async () => {
    const { origin } = replica.sites[site];
    const address = origin + link.exec((await fetchPage(origin + listing)).text)![1]!;
    const source = replicaSources(replica.sites).find((one) =>
      address.startsWith(new URL(one.homepage).origin),
    )!;
    const chosen = source.article?.selectors;
    const selectors = chosen && {
      title: chosen.title[0],
      body: chosen.body[0],
      date: chosen.date[0],
      remove: [...chosen.remove],
    };
    expect(await readFourTimes(address, selectors)).toHaveLength(1);
  });
});

test.each(pages.filter(([site]) => site !== "telegram"))(
  "general extraction, without any selectors, reads the same article of %s each time",
  async (site, listing, link) => {
    const { origin } = replica.sites[site];
    const address = origin + link.exec((await fetchPage(origin + listing)).text)![1]!;
    expect(await readFourTimes(address)).toHaveLength(1);
  },
);

/** The different readings of four responses. */
async function readFourTimes(url: string, selectors?: ArticleSelectors): Promise<string[]> {
  const readings = new Set<string>();
  for (let count = 0; count < 4; count++) {
    const answer = await fetchPage(url);
    const { html } = decodeHtml(answer.bytes, answer.headers["content-type"] ?? null);
    const { title, text, publishedAt } = extractArticle(html, {
      url,
      timeZone: "Asia/Almaty",
      ...(selectors ? { selectors } : {}),
    });
    expect(text).not.toBe("");
    readings.add(JSON.stringify({ title, text, publishedAt }));
  }
  return [...readings];
}

test.each([
  ["police", /related-posts[^]*?<\/ul>/],
  ["outlet", /class="popular"[^]*?<\/ol>/],
  ["ngo", /class="related"[^]*?<\/ul>/],
] as const)("the related links of %s come in another order each time", async (site, block) => {
  const [, listing, link] = pages.find(([name]) => name === site)!;
  const { origin } = replica.sites[site];
  const address = origin + link.exec((await fetchPage(origin + listing)).text)![1]!;
  const blocks = [];
  for (let count = 0; count < 3; count++)
    blocks.push(block.exec((await fetchPage(address)).text)![0]);
  expect(new Set(blocks).size).toBe(3);
});

test("akimat counts views in its JSON and on its page", async () => {
  const list = `${replica.sites.akimat.origin}/memleket/entities/karaganda-akimat/press/news/1?lang=ru`;
  const first = await openAkimatPage(list);
  const second = await openAkimatPage(list);
  const views = (json: string) => (JSON.parse(json) as { views: number }[]).map((one) => one.views);
  expect(views(second.newsJson)).not.toEqual(views(first.newsJson));
  expect(second.html).toBe(first.html);
});
