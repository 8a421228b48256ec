import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { CrawlContext } from "../../crawlers/crawl-context.ts";
import { defineSource, type SourceInput } from "../../crawlers/define-source.ts";
import { ExtractionPool } from "../../crawlers/extract/extraction-pool.ts";
import { EXTRACTOR_VERSION } from "../../crawlers/extract/extractor-version.ts";
import { readCapture } from "../../crawlers/read/read-capture.ts";
import { BrowserUnavailableError } from "../../src/browser/browser-errors.ts";
import { openBlobDirectory } from "../../src/evidence/blob-store.ts";
import { readRecords } from "../../src/evidence/standalone/verify-evidence.mjs";
import { verifyStore } from "../../src/evidence/verify-store.ts";
import { createLog } from "../../src/log.ts";
import { readLastBody, readPastCaptures } from "../../src/store/captures.ts";
import { syncSources } from "../../src/store/sources.ts";
import { openTestDatabase } from "../fixtures/open-test-database.ts";
import { sourceFacts } from "../fixtures/source-facts.ts";
import { answerAs, type PlainAnswer } from "../fixtures/answer-as.ts";
import { end, lead, middle } from "./read/read-pages.ts";
import { simulateClock, startCrawlProcess, type CrawlProcess } from "../ninety-days/work-off.ts";

// A press office with a handful of releases and a channel. All of it is made up.
const origin = "http://press.looking.test";
const hour = 3_600_000;
const day = 24 * hour;
const startAt = Date.parse("2026-03-02T04:00:00Z");

const words = [
  "Акимат Примера сообщает, что мост через реку закрыли на ремонт до конца недели.",
  "Работают двенадцать человек, объезд устроен через соседний посёлок и отмечен знаками.",
  "Жителей просят не выезжать на лёд, он ещё тонок, и следить за сообщениями.",
];
const releases = (): Record<string, string[]> =>
  Object.fromEntries(
    [1, 2, 3, 4].map((number) => [
      `r${number}`,
      words.map((text) => `${text} Сообщение номер ${number}, участок ${number * 7}.`),
    ]),
  );
const source: SourceInput = {
  id: "looking-press",
  name: { ru: "Пресс-служба (учебная)", en: "Press office (made up)" },
  country: "KZ",
  role: "official",
  authorityId: "kz-mvd",
  homepage: `${origin}/`,
  languages: ["ru"],
  timeZone: "Asia/Almaty",
  interval: { minMinutes: 60, maxMinutes: 120 },
  discovery: [{ kind: "listing", url: `${origin}/`, item: "li", link: "a", title: "a" }],
};
const channel: SourceInput = {
  ...source,
  id: "looking-channel",
  homepage: "http://t.looking.test/looking_news",
  discovery: [{ kind: "telegram", channel: "looking_news", origin: "http://t.looking.test" }],
};

describe("looking at pages again", { timeout: 120_000 }, () => {
  let database: Awaited<ReturnType<typeof openTestDatabase>>;
  let dir: string;
  let extraction: ExtractionPool;
  let clock: ReturnType<typeof simulateClock>;
  let context: CrawlContext;
  let process: CrawlProcess;
  /** What stands on the site: text, or another answer. */
  let site: Record<string, string[] | PlainAnswer>;
  let posts: Record<number, string>;
  let hasBrowser: boolean;
  /** Overrules the site: an answer for every address. */
  let everywhere: PlainAnswer | null;
  let asked: { url: string; at: number; render: boolean }[];
  const db = () => database.store.prisma;

  const page = (name: string, paragraphs: string[]) =>
    `<html><head><title>Сообщение ${name}</title></head><body><header>Пресс-служба Примера</header><article><h1>Сообщение ${name}</h1><time datetime="2026-03-01T10:00:00+05:00">1 марта 2026</time>${paragraphs.map((text) => `<p>${text}</p>`).join("")}</article></body></html>`;
  const answer = (url: URL): PlainAnswer => {
    if (everywhere) return everywhere;
    if (url.pathname === "/robots.txt") return { status: 404, body: "" };
    if (url.host === "t.looking.test") {
      const before = Number(url.searchParams.get("before") ?? Infinity);
      const shown = Object.entries(posts).filter(([id]) => Number(id) < before);
      return {
        status: 200,
        body: shown
          .map(
            ([id, text]) =>
              `<div class="tgme_widget_message_wrap"><div class="tgme_widget_message" data-post="looking_news/${id}"><div class="tgme_widget_message_text">${text}</div><a class="tgme_widget_message_date"><time datetime="2026-03-01T10:00:00+05:00"></time></a></div></div>`,
          )
          .join(""),
      };
    }
    const name = url.pathname.slice(1);
    if (name === "")
      return {
        status: 200,
        body: `<ul>${["r1", "r2", "r3", "r4"].map((one) => `<li><a href="/${one}">Сообщение ${one}</a></li>`).join("")}</ul>`,
      };
    const found = site[name];
    if (!found) return { status: 404, body: "<h1>404</h1>" };
    return Array.isArray(found) ? { status: 200, body: page(name, found) } : found;
  };

  beforeAll(async () => {
    database = await openTestDatabase();
    dir = fs.mkdtempSync(path.join(os.tmpdir(), "onrecord-looking-"));
    extraction = new ExtractionPool({ workers: 1 });
  });
  afterAll(async () => {
    await extraction.close();
    await database.close();
    fs.rmSync(dir, { recursive: true, force: true });
  });

  beforeEach(async () => {
    await database.store.pool.query(
      `SET session_replication_role = replica; TRUNCATE "Source", "Item", "FetchAttempt", "Capture", "Article", "ArticleVersion", "Event", "Outbox", "HostBudget" CASCADE; SET session_replication_role = DEFAULT`,
    );
    clock = simulateClock(startAt);
    site = releases();
    posts = { 11: "Первый пост", 12: "Второй пост: Проверка идёт.", 14: "Третий пост" };
    hasBrowser = true;
    everywhere = null;
    asked = [];
    context = {
      store: database.store,
      clock,
      log: createLog("test", "silent"),
      blobs: openBlobDirectory(path.join(dir, "blobs")),
      pages: {
        fetch: async (request) => {
          asked.push({ url: request.url, at: clock.now().getTime(), render: request.render });
          if (request.render && !hasBrowser)
            throw new BrowserUnavailableError("There is no Chromium on this machine.");
          return answerAs(request, answer(new URL(request.url)), clock.now());
        },
        close: async () => {},
      },
      extraction,
      tempo: 1,
      machine: "test",
    };
    process = startCrawlProcess(context, clock);
    await watch(source);
  });

  const watch = async (...sources: SourceInput[]) =>
    await syncSources(
      database.store,
      sources.map((one) => sourceFacts(defineSource(one))),
      clock.now(),
    );
  const runFor = async (ms: number) => await process.runUntil(clock.now().getTime() + ms);
  const newsOf = async (name: string) =>
    (
      await db().event.findMany({
        where: { technical: false, article: { url: { endsWith: `/${name}` } } },
        orderBy: { seq: "asc" },
      })
    ).map(({ kind, params }) => {
      const fields = (params as { changedFields?: string[] }).changedFields;
      return fields ? `${kind} ${fields.join("+")}` : kind;
    });
  const articleOf = async (name: string) =>
    await db().article.findFirstOrThrow({
      where: { url: { endsWith: `/${name}` } },
      include: { versions: { orderBy: { number: "asc" } } },
    });

  /** What was captured as proof that a page is gone, oldest first, with the answer as it stands in its WARC. */
  const absencesOf = async (name: string) => {
    const captures = await db().capture.findMany({
      where: { absenceSign: { not: null }, item: { url: { endsWith: `/${name}` } } },
      orderBy: { seq: "asc" },
    });
    return await Promise.all(
      captures.map(async ({ id, absenceSign, httpStatus, viaBrowser, warcSha256, finalUrl }) => {
        const records = readRecords(await context.blobs.get(warcSha256!));
        const of = (type: string) =>
          records.find(({ fields }) => fields.get("warc-type") === type)!.payload.toString("utf8");
        const body = of(viaBrowser ? "resource" : "response");
        return { id, absenceSign, httpStatus, viaBrowser, finalUrl, body };
      }),
    );
  };
  const checksOf = async (name: string) =>
    ((await articleOf(name)).removal as { checks: { captureId?: string; by: string }[] }).checks;

  test("a frame that stood there before its article is no edited text: the article is found when it comes", async () => {
    const around = [
      "Подписка на новости: уже 1204 человека",
      "Единый номер приёмной акимата: 109",
      "Курсы валют: 472.38 и 537.15",
    ];
    const withFrame = (name: string, paragraphs: string[]): PlainAnswer => ({
      status: 200,
      body: page(name, paragraphs).replace(
        "</article>",
        `</article><footer>${around.map((line) => `<p>${line}</p>`).join("")}</footer>`,
      ),
    });
    const full: Record<string, string[]> = { ...releases(), r2: [lead, middle, end] };
    const articles = Object.entries(full);
    site = Object.fromEntries(
      articles.map(([name, paragraphs]) => [
        name,
        withFrame(name, name === "r2" ? [] : paragraphs),
      ]),
    );
    await runFor(2 * hour);
    site["r2"] = withFrame("r2", full["r2"]!);
    await runFor(6 * hour);
    expect(await newsOf("r2")).toEqual(["article.found", "article.found"]);
    const { versions } = await articleOf("r2");
    expect(versions.at(-1)!.text).toContain(middle);
    expect(versions.at(-1)!.technical).toBe(false);
    expect(await newsOf("r1")).toEqual(["article.found"]);
  });

  test("captures each answer that speaks for a removal, and no event of it stands without them", async () => {
    await runFor(6 * hour);
    const { itemId } = await articleOf("r2");
    const before = await readLastBody(db(), itemId);
    delete site["r2"];
    await runFor(2 * day);
    const absences = await absencesOf("r2");
    const checks = await checksOf("r2");
    expect(absences.length).toBeGreaterThanOrEqual(3);
    expect(absences.map(({ id }) => id)).toEqual(checks.map(({ captureId }) => captureId));
    for (const [at, absence] of absences.entries())
      expect(absence).toMatchObject({
        absenceSign: "not-found",
        httpStatus: 404,
        viaBrowser: checks[at]!.by === "browser",
        body: "<h1>404</h1>",
      });
    const ids = absences.map(({ id }) => id);
    const events = await db().event.findMany({
      where: { kind: { in: ["article.removal-suspected", "article.removed"] } },
      orderBy: { seq: "asc" },
    });
    expect(events.map(({ params }) => (params as { captureIds: string[] }).captureIds)).toEqual([
      ids.slice(0, 2),
      ids,
    ]);
    expect(
      await db().fetchAttempt.count({ where: { captureId: { in: ids }, httpStatus: 404 } }),
      "each is tied to its attempt",
    ).toBe(ids.length);
    expect((await verifyStore({ db: db(), blobs: context.blobs })).faults).toEqual([]);

    // Proof, and no page: nobody reads it, and what stood there before stays what a look is held against.
    expect(await db().outbox.count({ where: { queue: "read", jobKey: { in: ids } } })).toBe(0);
    await readCapture(context)({ captureId: ids[0]! }, { outboxId: ids[0]! });
    expect((await articleOf("r2")).versions).toHaveLength(1);
    expect(await readLastBody(db(), itemId)).toEqual(before);
    expect(await readPastCaptures(db(), itemId, 0n, 1_000_000n, 50)).toEqual([
      expect.objectContaining({ captureId: before!.captureId }),
    ]);

    // That it is still gone is kept once a month, however often it is looked for.
    const looks = await db().fetchAttempt.count({ where: { itemId, httpStatus: 404 } });
    await runFor(12 * hour);
    expect(await db().fetchAttempt.count({ where: { itemId, httpStatus: 404 } })).toBeGreaterThan(
      looks,
    );
    expect(await absencesOf("r2")).toHaveLength(ids.length);
    clock.moveTo(clock.now().getTime() + 31 * day);
    await runFor(4 * hour);
    expect(await absencesOf("r2")).toHaveLength(ids.length + 1);
  });

  test("captures where a page's address leads to now, with the answer that led there", async () => {
    await runFor(6 * hour);
    const led = { status: 302, url: `${origin}/r2`, location: "/" };
    site["r2"] = {
      ...answer(new URL(`${origin}/`)),
      finalUrl: `${origin}/`,
      redirects: [led],
    };
    await runFor(3 * hour);
    const [first] = await absencesOf("r2");
    expect(first).toMatchObject({ absenceSign: "redirect-to-listing", finalUrl: `${origin}/` });
    expect(first!.body).toContain('<a href="/r1">');
    expect((await checksOf("r2"))[0]!.captureId).toBe(first!.id);
    expect((await articleOf("r2")).versions).toHaveLength(1);
  });

  test("confirms a removal after a day, by browser once, beside a healthy page, and tells of the return", async () => {
    await runFor(6 * hour);
    delete site["r2"];
    await runFor(2 * day);
    expect(await newsOf("r2")).toEqual([
      "article.found",
      "article.removal-suspected",
      "article.removed",
    ]);
    const { removal } = await articleOf("r2");
    const looks = (removal as { checks: { at: string; by: string; finding: string }[] }).checks;
    expect(looks.filter(({ by }) => by === "browser")).toHaveLength(1);
    expect(Date.parse(looks.at(-1)!.at) - Date.parse(looks[0]!.at)).toBeGreaterThanOrEqual(day);
    expect(
      await db().fetchAttempt.count({ where: { kind: "control", outcome: "ok" } }),
    ).toBeGreaterThan(0);
    site["r2"] = releases()["r2"]!;
    await runFor(6 * hour);
    expect((await newsOf("r2")).at(-1)).toBe("article.restored");
    // The very bytes of before, and captured all the same: that it is back has to be proved too.
    const { params } = await db().event.findFirstOrThrow({ where: { kind: "article.restored" } });
    const [id, ...others] = (params as { captureIds: string[] }).captureIds;
    expect(others).toEqual([]);
    const { versions } = await articleOf("r2");
    expect(versions).toHaveLength(1);
    const [first, back] = await Promise.all(
      [versions[0]!.captureId, id!].map(
        async (one) => await db().capture.findUniqueOrThrow({ where: { id: one } }),
      ),
    );
    expect(back).toMatchObject({
      absenceSign: null,
      httpStatus: 200,
      bodySha256: first!.bodySha256,
    });
    expect(back!.fetchedAt.getTime()).toBeGreaterThan(first!.fetchedAt.getTime() + 2 * day);
    expect(await newsOf("r1")).toEqual(["article.found"]);
  });

  test("leaves a removal a suspicion, and says why, where there is no browser; confirms it when there is", async () => {
    hasBrowser = false;
    await runFor(6 * hour);
    delete site["r3"];
    await runFor(3 * day);
    expect(await newsOf("r3")).toEqual(["article.found", "article.removal-suspected"]);
    expect(await articleOf("r3")).toMatchObject({
      presence: "suspected",
      removal: { lacks: "browser" },
    });
    expect(await db().fetchAttempt.count({ where: { outcome: "browser" } })).toBeGreaterThan(0);
    hasBrowser = true;
    await runFor(day);
    expect((await newsOf("r3")).at(-1)).toBe("article.removed");
  });

  test("believes neither a host without pages, nor maintenance for everything, nor one emptied hour", async () => {
    await runFor(6 * hour);
    for (const bad of [
      { status: 404, body: "<h1>404</h1>" },
      { status: 200, body: "<h1>Технические работы</h1><p>Зайдите через час, пожалуйста.</p>" },
      {
        status: 200,
        body: `<html><header>Пресс-служба Примера</header><article></article></html>`,
      },
      { status: 503, body: "" },
    ]) {
      everywhere = bad;
      await runFor(30 * hour);
      everywhere = null;
      await runFor(4 * hour);
    }
    site["r1"] = { status: 200, body: page("r1", []) };
    await runFor(2 * hour);
    site["r1"] = releases()["r1"]!;
    await runFor(12 * hour);
    for (const name of ["r1", "r2", "r3", "r4"])
      expect(await newsOf(name)).toEqual(["article.found"]);
    expect(await db().articleVersion.count()).toBe(4);
    // What a sick host says of its pages is proof of nothing.
    expect(await db().capture.count({ where: { absenceSign: { not: null } } })).toBe(0);
  });

  test("learns from an address that never existed how the host says that it has nothing", async () => {
    const nothing = (url: string) =>
      `<html><header>Пресс-служба Примера</header><h1>Ничего нет</h1><p>По адресу ${url} ничего не найдено, воспользуйтесь поиском по сайту или вернитесь на главную.</p></html>`;
    await runFor(6 * hour);
    const normal = context.pages.fetch;
    context.pages.fetch = async (request) => {
      const found = await normal(request);
      if (found.status !== 404 || request.url.endsWith("robots.txt")) return found;
      return answerAs(request, { status: 200, body: nothing(request.url) }, clock.now());
    };
    delete site["r4"];
    await runFor(2 * day);
    expect(await newsOf("r4")).toEqual([
      "article.found",
      "article.removal-suspected",
      "article.removed",
    ]);
    expect(await db().fetchAttempt.count({ where: { kind: "nonsense" } })).toBeGreaterThan(1);
    const [first] = await absencesOf("r4");
    expect(first).toMatchObject({ absenceSign: "soft-not-found", httpStatus: 200 });
    expect(first!.body).toBe(nothing(`${origin}/r4`));
  });

  test("keeps there and back again as three versions", async () => {
    await runFor(6 * hour);
    const first = releases()["r1"]!;
    site["r1"] = [first[0]!, first[1]!.replace("двенадцать человек", "девять человек"), first[2]!];
    await runFor(5 * hour);
    site["r1"] = first;
    await runFor(5 * hour);
    expect(await newsOf("r1")).toEqual([
      "article.found",
      "article.changed text",
      "article.changed text",
    ]);
    const { versions } = await articleOf("r1");
    expect(versions).toHaveLength(3);
    expect(versions[2]!.textSha256).toBe(versions[0]!.textSha256);
  });

  test("finds a dropped line on a page whose bytes stand still otherwise, within a few looks", async () => {
    site["r2"] = [...releases()["r2"]!, "Нарушений не допущено."];
    await runFor(10 * hour);
    site["r2"] = releases()["r2"]!;
    const before = clock.now().getTime();
    await runFor(5 * hour);
    expect(await newsOf("r2")).toEqual(["article.found", "article.changed text"]);
    const { occurredAt } = await db().event.findFirstOrThrow({
      where: { kind: "article.changed" },
    });
    expect(occurredAt.getTime() - before).toBeLessThan(2 * hour);
  });

  test("makes a technical version, and no news, of what a new extractor reads otherwise", async () => {
    await runFor(6 * hour);
    const { id, currentVersionId } = await articleOf("r1");
    await db().articleVersion.update({
      where: { id: currentVersionId! },
      data: { text: "Старое прочтение", textSha256: "0".repeat(64), extractorVersion: "old" },
    });
    const { captureId } = await db().articleVersion.findUniqueOrThrow({
      where: { id: currentVersionId! },
    });
    await readCapture(context)({ captureId }, { outboxId: "00000000-0000-7000-8000-000000000001" });
    const { versions } = await articleOf("r1");
    expect(
      versions.map(({ technical, extractorVersion }) => [technical, extractorVersion]),
    ).toEqual([
      [false, "old"],
      [true, EXTRACTOR_VERSION],
    ]);
    // An edit after it is compared with the new reading, and is news.
    site["r1"] = [
      releases()["r1"]![0]!,
      releases()["r1"]![1]!.replace("устроен", "закрыт"),
      releases()["r1"]![2]!,
    ];
    await runFor(5 * hour);
    expect(await newsOf("r1")).toEqual(["article.found", "article.changed text"]);
    expect(await db().articleVersion.count({ where: { articleId: id } })).toBe(3);
  });

  test("finds posts edited and taken down by the page of the channel that covers them", async () => {
    await watch(channel);
    await runFor(6 * hour);
    posts[14] = "Третий пост, исправлен";
    await runFor(8 * hour);
    expect(await newsOf("14")).toEqual(["article.found", "article.changed title+text"]);
    delete posts[12];
    await runFor(2 * day);
    expect(await newsOf("12")).toEqual([
      "article.found",
      "article.removal-suspected",
      "article.removed",
    ]);
    const { removal } = await articleOf("12");
    expect(removal).toMatchObject({
      checks: expect.arrayContaining([
        expect.objectContaining({ finding: "missing-from-channel" }),
      ]),
    });
    expect(await newsOf("11")).toEqual(["article.found"]);
    const absences = await absencesOf("12");
    expect(absences.map(({ id }) => id)).toEqual(
      (await checksOf("12")).map(({ captureId }) => captureId),
    );
    expect(absences[0]).toMatchObject({ absenceSign: "missing-from-channel" });
    expect(absences[0]!.body).toContain('data-post="looking_news/11"');
    expect(absences[0]!.body).not.toContain('data-post="looking_news/12"');
  });

  test("asks nothing of a host while it asked for a pause, neither lists nor pages, and goes on after it", async () => {
    await runFor(30 * 60_000);
    everywhere = { status: 429, body: "", headers: { "Retry-After": "7200" } };
    const paused = asked.length;
    await runFor(hour);
    const [first] = asked.slice(paused);
    everywhere = null;
    await runFor(4 * hour);
    const after = asked.slice(paused + 1).map(({ at }) => at);
    expect(Math.min(...after)).toBeGreaterThanOrEqual(first!.at + 2 * hour);
    expect(after.length).toBeGreaterThan(4);
    expect(await db().outbox.count({ where: { outcome: "given-up" } })).toBe(0);
  });
});
