import { gunzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Fault } from "../replica/faults.ts";
import { startReplica } from "../replica/start-replica.ts";
import type { Replica } from "../replica/start-replica.ts";
import { fetchPage } from "./fetch-page.ts";

let replica: Replica;
let listing: string;
beforeEach(async () => {
  replica = await startReplica();
  replica.clock.advanceTo(0);
  listing = `${replica.sites.police.origin}/ru/press/`;
});
afterEach(() => replica.close());

async function under(fault: Fault, url = listing, timeoutMs?: number) {
  replica.setFault("police", fault);
  return await fetchPage(url, { timeoutMs });
}

describe("a fault", () => {
  test("answers with a status and Retry-After", async () => {
    const { status, headers } = await under({ kind: "status", status: 429, retryAfterSeconds: 30 });
    expect([status, headers["retry-after"]]).toEqual([429, "30"]);
    expect((await under({ kind: "status", status: 500 })).status).toBe(500);
  });

  test("delays the answer", async () => {
    const startedAt = performance.now();
    expect((await under({ kind: "slow", delayMs: 120 })).status).toBe(200);
    expect(performance.now() - startedAt).toBeGreaterThanOrEqual(115);
  });

  test("cuts the connection half-way", async () => {
    await expect(under({ kind: "drop" })).rejects.toThrow(/aborted|ECONNRESET/);
  });

  test("never answers", async () => {
    await expect(under({ kind: "timeout" }, listing, 80)).rejects.toThrow("timeout");
  });

  test("puts a browser check in place of the page, with a 200", async () => {
    const { status, text } = await under({ kind: "challenge" });
    expect([status, text.includes("Just a moment...")]).toEqual([200, true]);
    expect(text).not.toContain("listing-item");
  });

  test("empties a listing and leaves the articles", async () => {
    const article = /href="(\/ru\/press\/[a-z]+\/\d+-[^"]+)"/.exec(
      (await fetchPage(listing)).text,
    )![1]!;
    const { status, text } = await under({ kind: "empty-listing" });
    expect([status, text.includes('listing-item"')]).toEqual([200, false]);
    expect((await fetchPage(replica.sites.police.origin + article)).text).toContain(
      "entry-content",
    );
  });

  test("sends on for good, and writes pages otherwise than before", async () => {
    const rss = `${replica.sites.outlet.origin}/rss.xml`;
    replica.setFault("outlet", [
      { kind: "moved", paths: "/rss.xml", to: "/feed.xml" },
      { kind: "rewritten", paths: "/", from: "news-list", to: "lenta" },
    ]);
    const { status, headers } = await fetchPage(rss);
    expect([status, headers["location"]]).toEqual([301, "/feed.xml"]);
    expect((await fetchPage(replica.sites.outlet.origin + "/feed.xml")).text).toContain("<item>");
    const { text } = await fetchPage(replica.sites.outlet.origin + "/");
    expect([text.includes("lenta"), text.includes("news-list")]).toEqual([true, false]);
  });

  test("leads every address home, or round in a circle", async () => {
    expect((await under({ kind: "redirect-home" })).headers.location).toBe("/");
    expect((await under({ kind: "redirect-loop" })).headers.location).toBe("/ru/press/");
  });

  test("makes robots.txt answer 503 and nothing else", async () => {
    const robots = `${replica.sites.police.origin}/robots.txt`;
    expect((await under({ kind: "robots-unavailable" }, robots)).status).toBe(503);
    expect((await fetchPage(listing)).status).toBe(200);
  });

  test("claims gzip for what is none", async () => {
    const { headers, bytes } = await under({ kind: "broken-gzip" });
    expect(headers["content-encoding"]).toBe("gzip");
    expect(() => gunzipSync(bytes)).toThrow(/incorrect header check/);
  });

  test("keeps to the paths it was given, leaves robots.txt and other sites alone, and can be healed", async () => {
    replica.setFault("police", { kind: "status", status: 500, paths: "/kz/" });
    expect((await fetchPage(listing)).status).toBe(200);
    expect((await fetchPage(listing.replace("/ru/", "/kz/"))).status).toBe(500);
    replica.setFault("police", { kind: "status", status: 500 });
    expect((await fetchPage(`${replica.sites.police.origin}/robots.txt`)).status).toBe(200);
    expect((await fetchPage(`${replica.sites.outlet.origin}/`)).status).toBe(200);
    replica.setFault("police", null);
    expect((await fetchPage(listing)).status).toBe(200);
  });
});

describe("conditional requests", () => {
  const etagOf = async (url: string) => (await fetchPage(url)).headers.etag!;
  const again = async (url: string, etag: string) =>
    (await fetchPage(url, { headers: { "if-none-match": etag } })).status;

  test("are answered honestly by the outlet: 304 until something new is listed", async () => {
    const feed = `${replica.sites.outlet.origin}/rss.xml`;
    const etag = await etagOf(feed);
    expect(await again(feed, etag)).toBe(304);
    replica.clock.advanceTo(7);
    expect(await again(feed, etag)).toBe(200);
  });

  test("are answered with a lie by the regional site: 304 though there is news", async () => {
    const feed = `${replica.sites.reprint.origin}/atom.xml`;
    const etag = await etagOf(feed);
    const before = (await fetchPage(feed)).text;
    replica.clock.advanceTo(20);
    expect(await again(feed, etag)).toBe(304);
    const after = (await fetchPage(feed)).text;
    expect(after.match(/<entry>/g)!.length).toBeGreaterThan(before.match(/<entry>/g)!.length);
  });

  test("by date say 304 for an article that was edited since, as silent edits do", async () => {
    replica.clock.advanceTo(47);
    const { origin } = replica.sites.outlet;
    const path = /href="(\/news\/\d+-karaganda-politsiya[^"]+)"/.exec(
      (await fetchPage(`${origin}/`)).text,
    )![1]!;
    const first = await fetchPage(origin + path);
    replica.clock.advanceTo(48);
    const byDate = await fetchPage(origin + path, {
      headers: { "if-modified-since": first.headers["last-modified"]! },
    });
    expect([byDate.status, byDate.bytes.length]).toEqual([304, 0]);
    expect(await again(origin + path, first.headers.etag!)).toBe(200);
  });
});

test("gzip is sent to those who accept it, and to nobody else", async () => {
  const zipped = await fetchPage(listing, { headers: { "accept-encoding": "gzip, br" } });
  expect(zipped.headers["content-encoding"]).toBe("gzip");
  expect(gunzipSync(zipped.bytes).toString()).toContain("listing-item");
  expect((await fetchPage(listing)).headers["content-encoding"]).toBeUndefined();
});

test("every request to a site is logged with its path, time and headers", async () => {
  replica.requests.length = 0;
  await fetchPage(`${listing}?x=1`, { headers: { "user-agent": "watcher" } });
  expect(replica.requests).toMatchObject([
    { site: "police", method: "GET", path: "/ru/press/?x=1", headers: { "user-agent": "watcher" } },
  ]);
  expect(replica.requests[0]!.at).toBeGreaterThan(0);
});
