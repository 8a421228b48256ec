import { describe, expect, it } from "vitest";
import { composeSourceAlert, type ToldFinding } from "../../src/core/alerts/source-alert.ts";
import { locales } from "../../src/i18n/translate.ts";
import { renderSourceAlert } from "../../src/notify/render-source-alert.ts";

const openedAt = "2026-11-22T09:00:00.000Z";
const portal = "https://www.portal.example";
let count = 0;
const finding = (changes: Partial<ToldFinding>): ToldFinding => ({
  id: `finding-${(count += 1)}`,
  sourceId: `source-${count}`,
  sourceName: { ru: `Источник ${count}`, kk: `Дереккөз ${count}`, en: `Source ${count}` },
  sourceRole: "official",
  kind: "overdue",
  severity: "warning",
  params: { since: openedAt },
  openedAt,
  closedAt: null,
  ...changes,
});
const unseen = (way: string, lists = 1) =>
  finding({
    kind: "look-fails",
    severity: "alarm",
    params: {
      cause: "http-error",
      status: 503,
      count: 4,
      since: openedAt,
      lists,
      of: 2,
      url: portal + way,
    },
  });
/** One of each kind and variant. */
const every: ToldFinding[] = [
  unseen("/a", 2),
  unseen("/b", 1),
  finding({ kind: "pages-fail", params: { cause: "robots", count: 5 } }),
  finding({ kind: "overdue" }),
  finding({
    kind: "silent",
    severity: "alarm",
    params: { since: openedAt, hours: 96, usualHours: 15 },
  }),
  finding({ kind: "selector-fails", params: { count: 3, field: "body", selector: ".text" } }),
  finding({
    kind: "certificate",
    params: { host: "portal.example", state: "soon", days: 5, validTo: "2026-11-27T09:00:00.000Z" },
  }),
  finding({
    kind: "certificate",
    params: { host: "old.example", state: "expired", days: 0, validTo: "2026-11-20T09:00:00.000Z" },
  }),
  finding({
    kind: "feed-moved",
    params: { url: `${portal}/rss`, movedTo: `${portal}/feed`, by: "redirect" },
  }),
  finding({
    kind: "feed-moved",
    params: { url: `${portal}/rss`, movedTo: `${portal}/atom`, by: "announced" },
  }),
  finding({ kind: "file-broken", params: { problem: "role is missing." } }),
  finding({ kind: "switched-off", severity: "alarm", params: {} }),
];

const mailOf = async (findings: ToldFinding[], locale: "ru" | "kk" | "en" = "en") =>
  await renderSourceAlert(composeSourceAlert("source-trouble", findings), {
    locale,
    publicUrl: "https://record.example",
    isInside: true,
  });
const flat = (text: string): string => text.replaceAll(/\s+/gu, " ");

describe("renderSourceAlert", () => {
  it.each(locales)("finds words for every finding in %s", async (locale) => {
    const mail = await mailOf(every, locale);
    expect(mail.subject.length).toBeLessThanOrEqual(100);
    expect(`${mail.subject} ${mail.text}`).not.toMatch(
      /undefined|\[object|\bnull\b|NaN|\{\w+\}|(?:mail|finding|source|time)\.[a-z]/u,
    );
    expect(mail.text).not.toContain("  ");
    expect(mail.text).toContain("https://record.example/sources");
  });

  it("names cause, time and next step", async () => {
    const text = flat((await mailOf(every)).text);
    expect(text).toContain("The site answered with an error (503). 4 looks in a row failed");
    expect(text).toContain("at 1 of 2 lists");
    expect(text).toContain("nothing new for 4 days; nearly always something comes within 15 hours");
    expect(text).toContain("certificate of portal.example is valid until November 27, 2026");
    expect(text).toContain(
      "https://www.portal.example/rss sends us on for good, to https://www.portal.example/feed",
    );
    expect(text).toContain("selectors found no text, though the pages have text");
    expect(text).toContain("Next step: Look at the new address in a browser");
  });

  it("tells of one cause once, however many sources stand on that host", async () => {
    const findings = Array.from({ length: 46 }, (_, n) => unseen(`/${n}`, 2));
    const mail = await mailOf(findings);
    expect(flat(mail.text).match(/in a row failed/gu)).toHaveLength(1);
    expect(mail.text).toContain("and 34 more");
    expect(mail.subject).toMatch(/^46 sources need a look: /u);
  });

  it("puts alarms first, and tells what is over by now as over", async () => {
    const over = finding({ kind: "overdue", closedAt: "2026-11-22T11:00:00.000Z" });
    const late = finding({
      kind: "feed-moved",
      params: { url: "u", movedTo: "v", by: "redirect" },
    });
    const mail = await mailOf([over, late, unseen("/a", 2)]);
    const text = flat(mail.text);
    const places = [
      "Needs a look now",
      "Alarm: Cannot be seen",
      "Its list has moved",
      "Well again",
    ];
    const found = places.map((place) => text.indexOf(place));
    expect(found).toEqual(found.toSorted((a, b) => a - b));
    expect(found[0]).toBeGreaterThanOrEqual(0);
    expect(mail.subject).not.toContain(over.sourceName["en"]!);
  });
});
