import { normalizeText } from "../../crawlers/extract/normalize-text.ts";
import { compareLines, splitLines } from "../../crawlers/read/compare-lines.ts";
import type { Store } from "../../src/store/open-store.ts";
import { standInSites } from "./sites/all-sites.ts";
import type { Weather } from "./weather.ts";
import type { ScriptedChange, World, WorldPage } from "./world.ts";

export interface FoundChange {
  change: ScriptedChange;
  delayMs: number;
}

export interface Score {
  scripted: number;
  found: FoundChange[];
  /** Scripted and not found: the change, and what was found of the page instead. */
  missed: string[];
  /** News of something that never happened. */
  invented: string[];
  /** The change was found, with fields that did not change or without one that did. */
  wrongFields: string[];
  /** “May have been removed”, told of a page that nobody had taken off or for a blink only. */
  falseSuspicions: string[];
  /** Pages that were never read, or read more than once as new. */
  unread: string[];
  /** First versions that lack words of the page. */
  wrongTexts: string[];
}

interface NewsRow {
  kind: string;
  occurredAt: Date;
  params: { changedFields?: string[]; finding?: string };
  title: string | null;
  text: string | null;
  publishedAt: Date | null;
  /** The version before. */
  earlier: { title: string | null; text: string } | null;
}

const kindOf = {
  edit: "article.changed",
  removal: "article.removed",
  restoration: "article.restored",
} as const;

/** Holds what the crawlers made news of against the script. */
export async function scoreWatch(
  store: Store,
  world: World,
  weather: readonly Weather[],
): Promise<Score> {
  const score: Score = {
    scripted: world.changes.length,
    found: [],
    missed: [],
    invented: [],
    wrongFields: [],
    falseSuspicions: [],
    unread: [],
    wrongTexts: [],
  };
  for (const page of world.pages) {
    const site = standInSites.find((one) => one.name === page.siteName)!;
    const news = await readNews(store, site.addressOf(page));
    scorePage(score, world, page, news, weather);
  }
  return score;
}

async function readNews(store: Store, url: string): Promise<NewsRow[]> {
  const { rows } = await store.pool.query<NewsRow>(
    `SELECT e."kind", e."occurredAt", e."params", v."title", v."text", v."publishedAt",
       (SELECT to_jsonb(w) FROM "ArticleVersion" w WHERE w."articleId" = a."id" AND w."number" = v."number" - 1) AS earlier
     FROM "Event" e JOIN "Article" a ON a."id" = e."articleId" LEFT JOIN "ArticleVersion" v ON v."id" = e."articleVersionId"
     WHERE a."url" = $1 AND NOT e."technical" ORDER BY e."seq"`,
    [url],
  );
  return rows;
}

function scorePage(
  score: Score,
  world: World,
  page: WorldPage,
  news: NewsRow[],
  weather: readonly Weather[],
): void {
  const firsts = news.filter((one) => one.kind === "article.found");
  if (firsts.length !== 1) score.unread.push(`${page.id}: read as new ${firsts.length} times`);
  const changes = world.changes.filter((change) => change.pageId === page.id);
  const [first] = firsts;
  if (first && !changes.some((change) => change.at < first.occurredAt.getTime()))
    scoreText(score, page, first);
  let rest = news.filter(
    (one) => one.kind !== "article.found" && one.kind !== "article.removal-suspected",
  );
  for (const [index, change] of changes.entries()) {
    const until = changes[index + 1]?.at ?? Infinity;
    const hit = rest.find(
      (one) =>
        one.kind === kindOf[change.kind] &&
        one.occurredAt.getTime() >= change.at &&
        one.occurredAt.getTime() < until &&
        (change.kind !== "edit" || shows(one, change)),
    );
    if (!hit) {
      score.missed.push(`${describe(change)}; news of the page: ${list(rest)}`);
      continue;
    }
    rest = rest.filter((one) => one !== hit);
    score.found.push({ change, delayMs: hit.occurredAt.getTime() - change.at });
    const fields = hit.params.changedFields ?? [];
    // A post has no title of its own: its first line is.
    if (
      change.kind === "edit" &&
      page.siteName !== "channel" &&
      fields.toSorted().join() !== change.fields.toSorted().join()
    )
      score.wrongFields.push(`${describe(change)}: told as ${fields.join(", ")}`);
  }
  for (const one of rest) score.invented.push(`${page.id}: ${list([one])}${differ(one)}`);
  for (const one of news.filter(({ kind }) => kind === "article.removal-suspected"))
    if (!wasAway(changes, one.occurredAt.getTime()))
      score.falseSuspicions.push(
        `${page.id}: ${one.params.finding} at ${one.occurredAt.toISOString()} (${reasonAt(world, page, weather, one.occurredAt.getTime())})`,
      );
}

/** What the version says otherwise than the one before, in short. */
function differ({ earlier, title, text }: NewsRow): string {
  if (!earlier) return "";
  const before = [earlier.title ?? "", ...splitLines(earlier.text)];
  const places = compareLines(before, [title ?? "", ...splitLines(text ?? "")]);
  const short = (lines: string[]) => lines.map((line) => line.slice(0, 60)).join(" / ");
  return places
    .map(({ removed, added }) => ` [${short(removed)} → ${short(added)}]`)
    .slice(0, 3)
    .join("");
}

function scoreText(score: Score, page: WorldPage, first: NewsRow): void {
  const text = normalizeText(first.text ?? "");
  const words = page.first.paragraphs.map(normalizeText);
  const lacking = words.filter((paragraph) => !text.includes(paragraph));
  if (lacking.length > 0)
    score.wrongTexts.push(`${page.id}: ${lacking.length} of ${words.length} paragraphs lacking`);
}

function shows(one: NewsRow, change: Extract<ScriptedChange, { kind: "edit" }>): boolean {
  if (change.fields.includes("date"))
    return (
      (one.params.changedFields ?? []).includes("date") &&
      one.publishedAt !== null &&
      Math.abs(one.publishedAt.getTime() - change.state.publishedAt) < 86_400_000
    );
  const shown = normalizeText(
    change.fields.includes("title") ? (one.title ?? "") : `${one.title} ${one.text}`,
  );
  return (
    change.gained.every((words) => shown.includes(normalizeText(words))) &&
    change.lost.every((words) => !shown.includes(normalizeText(words)))
  );
}

function wasAway(changes: readonly ScriptedChange[], at: number): boolean {
  const last = changes.findLast((change) => change.kind !== "edit" && change.at <= at);
  return last?.kind === "removal";
}

function reasonAt(world: World, page: WorldPage, weather: readonly Weather[], at: number): string {
  const blink = world.blinks.some(
    (one) => one.pageId === page.id && one.from <= at && at < one.to + 3_600_000,
  );
  const hour = weather.find(
    (one) => one.siteName === page.siteName && one.from <= at && at < one.to,
  );
  return blink ? "a blink" : (hour?.kind ?? "nothing happened");
}

function describe(change: ScriptedChange): string {
  const how =
    change.kind === "edit"
      ? ` (${change.manner})`
      : change.kind === "removal"
        ? ` (${change.absence})`
        : "";
  return `${change.pageId}: ${change.kind}${how} at ${new Date(change.at).toISOString()}`;
}

const list = (news: readonly NewsRow[]) =>
  news.length === 0
    ? "none"
    : news
        .map(
          (one) =>
            `${one.kind} ${one.params.changedFields?.join("+") ?? ""} at ${one.occurredAt.toISOString()}`,
        )
        .join("; ");
