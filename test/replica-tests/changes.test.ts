import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { startReplica } from "../replica/start-replica.ts";
import type { Replica } from "../replica/start-replica.ts";
import type { SiteName } from "../replica/story-schema.ts";
import { fetchPage } from "./fetch-page.ts";
import { openAkimatPage } from "./open-akimat-page.ts";

let replica: Replica;
beforeEach(async () => {
  replica = await startReplica();
  replica.clock.advanceTo(0);
});
afterEach(() => replica.close());

function get(site: SiteName, path: string) {
  return fetchPage(replica.sites[site].origin + path);
}

/** The first link on a page whose address holds `part`; null where there is none. */
async function findLink(site: SiteName, page: string, part: string): Promise<string | null> {
  const { text } = await get(site, page);
  return new RegExp(`href="([^"]*${part}[^"]*)"`).exec(text)?.[1] ?? null;
}

describe("the police release", () => {
  const id = "karaganda-sobranie-29-iyulya";

  test("appears at its second, first in Russian, then in Kazakh at /kz/", async () => {
    replica.clock.advanceTo(2.9);
    expect(await findLink("police", "/ru/press/", id)).toBeNull();
    replica.clock.advanceTo(3);
    expect(await findLink("police", "/ru/press/", id)).toMatch(/^\/ru\/press\/karaganda\/\d+/);
    expect(await findLink("police", "/kz/press/", id)).toBeNull();
    replica.clock.advanceTo(9);
    expect(await findLink("police", "/kz/press/", id)).toMatch(/^\/kz\/press\/karaganda\/\d+/);
  });

  test("is edited without a mark: same address, same date, other words", async () => {
    replica.clock.advanceTo(44);
    const address = (await findLink("police", "/ru/press/", id))!;
    const before = await get("police", address);
    replica.clock.advanceTo(45);
    const after = await get("police", address);
    expect(before.text).toContain("собрание представителей ЛГБТ-сообщества");
    expect(before.text).toContain("Фактов нарушения общественного порядка не выявлено");
    expect(after.text).toContain("собрание граждан");
    expect(after.text).not.toMatch(/ЛГБТ|не выявлено|изменен|обновлен/i);
    const date = /<(?:time|span) class="post-published"[^>]*>[^<]+/;
    expect(date.exec(after.text)![0]).toBe(date.exec(before.text)![0]);
    expect(after.headers.etag).not.toBe(before.headers.etag);
  });
});

test("the akimat's statement is removed: 404, gone from the JSON, and the page says so", async () => {
  const list = `${replica.sites.akimat.origin}/memleket/entities/karaganda-akimat/press/news/1?lang=ru`;
  replica.clock.advanceTo(69);
  const before = JSON.parse((await openAkimatPage(list)).newsJson) as {
    id: number;
    slug: string;
  }[];
  const statement = before.find((one) => one.slug === "pozitsiya-akimata-29-iyulya")!;
  const address = list.replace("/1?", `/details/${statement.id}?`);
  expect((await fetchPage(address)).status).toBe(200);
  expect((await openAkimatPage(address)).html).toContain("Бикенов");

  replica.clock.advanceTo(70);
  const after = JSON.parse((await openAkimatPage(list)).newsJson) as { id: number }[];
  expect(after.map((one) => one.id)).not.toContain(statement.id);
  expect((await fetchPage(address)).status).toBe(404);
  const api = `${replica.sites.akimat.origin}/api/v1/public/content-manager/news/${statement.id}`;
  expect((await fetchPage(api, { headers: { cookie: "k6=replica-session" } })).status).toBe(404);
  expect((await openAkimatPage(address)).html).toContain("Страница не найдена");
});

test("a reprint is removed and restored under the same address", async () => {
  replica.clock.advanceTo(51);
  const { text } = await get("reprint", "/atom.xml");
  const entry = /<title>Шум в центре[^]*?<link href="[^"]*?(\/news\/\d+\.html)"/.exec(text)!;
  const status = async (second: number) => {
    replica.clock.advanceTo(second);
    return (await get("reprint", entry[1]!)).status;
  };
  expect([await status(51), await status(52), await status(66)]).toEqual([200, 404, 200]);
});

test("a title changes alone", async () => {
  replica.clock.advanceTo(47);
  const address = (await findLink("outlet", "/", "karaganda-politsiya"))!;
  const fields = async () => {
    const { text } = await get("outlet", address);
    return [/<h1[^>]*>([^<]+)/.exec(text)![1]!, text.match(/<p[^>]*>[^<]+/g)];
  };
  const [titleBefore, bodyBefore] = await fields();
  replica.clock.advanceTo(48);
  const [titleAfter, bodyAfter] = await fields();
  expect(titleAfter).not.toBe(titleBefore);
  expect(bodyAfter).toEqual(bodyBefore);
});

test("an edited Telegram post keeps its number and carries the mark; a listed post is never renumbered", async () => {
  replica.clock.advanceTo(57);
  const posts = async () =>
    [
      ...(await get("telegram", "/s/police_krg_replica")).text.matchAll(
        /data-post="[^"]+\/(\d+)"/g,
      ),
    ].map((match) => match[1]);
  const before = await posts();
  expect((await get("telegram", "/s/police_krg_replica")).text).not.toContain("изменено");
  replica.clock.advanceTo(58);
  expect(await posts()).toEqual(before);
  expect((await get("telegram", "/s/police_krg_replica")).text.match(/изменено/g)).toHaveLength(1);
});

test("?before= pages back through a channel without a gap or a repetition", async () => {
  replica.clock.advanceTo(90);
  const seen: number[] = [];
  for (
    let path: string | null = "/s/police_krg_replica";
    path;
    path = await findLink("telegram", path, "before=")
  ) {
    const { text } = await get("telegram", path);
    seen.push(
      ...[...text.matchAll(/data-post="[^"]+\/(\d+)"/g)]
        .map((match) => Number(match[1]))
        .toReversed(),
    );
  }
  expect(seen).toHaveLength(13);
  expect(seen).toEqual(seen.toSorted((a, b) => b - a));
});

test("ordinary pages go in other ways: 410, redirect to the front page, and a 200 that says it is gone", async () => {
  const { origin } = replica.sites.akimat;
  const items = JSON.parse(
    (
      await fetchPage(`${origin}/api/v1/public/content-manager/news?projects=eq:karaganda-akimat`, {
        headers: { cookie: "k6=replica-session" },
      })
    ).text,
  ) as { id: number; slug: string }[];
  const address = (slug: string) =>
    `${origin}/memleket/entities/karaganda-akimat/press/news/details/${items.find((one) => one.slug === slug)!.id}?lang=ru`;
  const [gone, home, soft] = [
    "koncert-v-parke",
    "konkurs-detskogo-risunka",
    "yarmarka-vakansiy",
  ].map(address);
  replica.clock.advanceTo(90);
  expect((await fetchPage(gone!)).status).toBe(410);
  expect((await fetchPage(home!)).headers.location).toContain("/press/news/1?lang=ru");
  expect((await fetchPage(soft!)).status).toBe(200);
  expect((await openAkimatPage(soft!)).html).toContain("Страница не найдена");
});

describe("the story's clock", () => {
  test("runs with the speed it was given, by the clock it was given", async () => {
    let nowMs = 1_000_000;
    const other = await startReplica({ now: () => nowMs, speed: 10 });
    nowMs += 4_500;
    expect(other.clock.secondsSinceStart()).toBe(45);
    other.clock.advanceTo(46);
    nowMs += 60_000;
    expect(other.clock.secondsSinceStart()).toBe(46);
    await other.close();
  });

  test("goes on where an earlier start left it", async () => {
    const nowMs = 1_000_000;
    const other = await startReplica({ now: () => nowMs, startedAtMs: nowMs - 45_000 });
    expect(other.clock.secondsSinceStart()).toBe(45);
    await other.close();
  });

  test("does not go back", () => {
    replica.clock.advanceTo(5);
    expect(() => replica.clock.advanceTo(4)).toThrow(RangeError);
  });
});
