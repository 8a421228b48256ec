import { readNewsVersion } from "../../src/store/articles.ts";
import { readLastBody, readPastCaptures } from "../../src/store/captures.ts";
import { countUnchanged } from "../../src/store/fetch-attempts.ts";
import { readItem, readWitnesses, type ItemRow } from "../../src/store/items.ts";
import type { CrawlContext } from "../crawl-context.ts";
import type { SourceDefinition } from "../define-source.ts";
import { compareReadings, type Difference, type ReadPage } from "./compare-readings.ts";
import { judgeByHistory, type HistoryVerdict } from "./judge-by-history.ts";
import { isFrameAlone, leaveOutSite, showsText, type Witness } from "./judge-by-witnesses.ts";
import type { Readings } from "./remember-readings.ts";

const minuteMs = 60_000;
/** Captures between the version and now that are asked: the newest. */
const mostPast = 6;
const endOfLog = 2n ** 63n - 1n;
const mostWitnesses = 5;
const neededWitnesses = 2;
/** A look at a witness so long before the change shows is a look beside it. */
const besideMs = 30 * minuteMs;
/** After so long the looks at hand decide. */
const longestDoubtMs = 6 * 60 * minuteMs;

type Field = Difference["field"];

/**
 * - `same`: nothing but noise and layout.
 * - `edit`: news, in these fields.
 * - `first`: what stood on record was the site's frame without an article; the article is here only now.
 * - `site`: the site's frame changed around the article, on other pages too: no news, and the new base of comparison.
 * - `doubt`: more looks must tell; at these pages too, beside the page itself.
 */
export type Change =
  | { kind: "same" }
  | { kind: "edit"; fields: Field[]; firstSeenAt: Date }
  | { kind: "first" }
  | { kind: "site"; fields: Field[] }
  | { kind: "doubt"; witnesses: string[] };

export interface JudgedCapture {
  captureId: string;
  seq: bigint;
  fetchedAt: Date;
}

interface Question {
  context: CrawlContext;
  readings: Readings;
  source: SourceDefinition;
  item: ItemRow;
}

/**
 * Whether a page says something else than its version on record. Both were read by one extractor; what layout explains is
 * no difference; what is left is held against the page's own looks since that version, and against other pages of
 * the site at the same time.
 */
export async function judgeChange(
  question: Question,
  before: { page: ReadPage; captureId: string; seq: bigint; fetchedAt: Date },
  after: { page: ReadPage } & JudgedCapture,
): Promise<Change> {
  const { source } = question;
  const differences = compareReadings(before.page, after.page, source.timeZone);
  if (differences.length === 0) return { kind: "same" };
  const history = await readHistory(question, before, after);
  const judge = (earlier: readonly ReadPage[]) =>
    differences
      .map((difference) => ({
        difference,
        ...judgeByHistory(difference, { ...history, earlier }),
      }))
      .filter(({ verdict }) => verdict !== "noise");
  let alive = judge([]);
  if (alive.some(({ difference: { field, kind } }) => field === "text" && kind === "passage"))
    alive = judge((await readEarlier(question, question.item, before.seq)).map(({ page }) => page));
  if (alive.length === 0) return { kind: "same" };
  const since = history.times[Math.min(...alive.map(({ sinceIndex }) => sinceIndex))]!;
  // A rewritten sentence is an edit of the text, whatever else in the text is still in doubt.
  const isRewritten = alive.some(
    ({ verdict, difference }) => verdict === "stands" && difference.kind === "rewritten",
  );
  if (isRewritten && alive.every(({ difference }) => difference.field === "text"))
    return { kind: "edit", fields: ["text"], firstSeenAt: since };
  const { witnesses, waitingFor } = await readWitnessed(question, alive, since);
  if (alive.some(({ verdict }) => verdict === "open") || waitingFor.length > 0)
    return { kind: "doubt", witnesses: waitingFor };
  // The posts of a channel all stand on one page.
  const isPost = question.item.embeddedHtml !== null;
  const cameLater = isFrameAlone(before.page, witnesses) && !isFrameAlone(after.page, witnesses);
  if (!isPost && cameLater) return { kind: "first" };
  const ofArticle = alive.filter(({ difference }) => leaveOutSite(difference, witnesses));
  const fieldsOf = (list: typeof alive) =>
    (["title", "text", "date"] as const).filter((field) =>
      list.some(({ difference }) => difference.field === field),
    );
  return ofArticle.length > 0
    ? { kind: "edit", fields: fieldsOf(ofArticle), firstSeenAt: since }
    : { kind: "site", fields: fieldsOf(alive) };
}

/** The page at its version, at the newest captures since, and now. */
async function readHistory(
  { context, readings, source, item }: Question,
  before: { page: ReadPage; seq: bigint; fetchedAt: Date },
  after: { page: ReadPage } & JudgedCapture,
) {
  const { prisma } = context.store;
  const past = await readPastCaptures(prisma, item.id, before.seq, after.seq, mostPast);
  const pages = [before.page];
  const times = [before.fetchedAt];
  for (const { captureId, fetchedAt } of past) {
    const reading = await readings.readBack(source, item, captureId);
    if (!reading) continue;
    pages.push(reading.page);
    times.push(fetchedAt);
  }
  const firstSince = times[1] ?? after.fetchedAt;
  pages.push(after.page);
  times.push(after.fetchedAt);
  const lastVisitMs = item.lastVisitAt?.getTime() ?? 0;
  return {
    pages,
    times,
    isLastRepeated: lastVisitMs - after.fetchedAt.getTime() > minuteMs / context.tempo,
    isFirstRepeated: (await countUnchanged(prisma, item.id, before.fetchedAt, firstSince)) > 0,
  };
}

/** The page at the newest captures before its version. */
async function readEarlier(
  { context, readings, source }: Question,
  item: ItemRow,
  beforeSeq: bigint,
): Promise<{ page: ReadPage; fetchedAt: Date }[]> {
  const past = await readPastCaptures(context.store.prisma, item.id, -1n, beforeSeq, mostPast);
  const looks = [];
  for (const { captureId, fetchedAt } of past) {
    const reading = await readings.readBack(source, item, captureId);
    if (reading) looks.push({ page: reading.page, fetchedAt });
  }
  return looks;
}

/**
 * How other pages differ from their versions now. Which of them must be looked at first: needed where a difference could be the
 * site's, and none of enough pages was looked at since it shows.
 */
async function readWitnessed(
  question: Question,
  alive: readonly ({ difference: Difference } & HistoryVerdict)[],
  since: Date,
): Promise<{ witnesses: Witness[]; waitingFor: string[] }> {
  const { context, item } = question;
  if (alive.every(({ difference }) => difference.kind === "rewritten"))
    return { witnesses: [], waitingFor: [] };
  const { prisma } = context.store;
  const now = context.clock.now().getTime();
  const rows = await readWitnesses(prisma, item.id, mostWitnesses);
  const beside = since.getTime() - besideMs / context.tempo;
  const ready = rows.filter((row) => (row.lastVisitAt?.getTime() ?? 0) >= beside);
  const isLate =
    item.doubtedAt !== null && now - item.doubtedAt.getTime() > longestDoubtMs / context.tempo;
  if (ready.length < Math.min(neededWitnesses, rows.length) && !isLate)
    return {
      witnesses: [],
      waitingFor: rows.filter((row) => !ready.includes(row)).map(({ itemId }) => itemId),
    };
  const witnesses: Witness[] = [];
  // Pages that were not looked at since still tell what comes and goes on this site.
  for (const row of rows) {
    const witness = await readWitness(question, row.itemId);
    if (!witness) continue;
    const isBeside = ready.includes(row);
    witnesses.push(
      isBeside ? witness : { ...witness, before: witness.after, differences: [], isBeside },
    );
  }
  return { witnesses, waitingFor: [] };
}

/** How a page differs at its newest capture from what it last had to say, and what came and went on it. */
async function readWitness(question: Question, itemId: string): Promise<Witness | null> {
  const { context, readings, source } = question;
  const { prisma } = context.store;
  const item = await readItem(prisma, itemId);
  const version = item?.article ? await readNewsVersion(prisma, item.article.id) : null;
  const last = await readLastBody(prisma, itemId);
  if (!item || !version || !last) return null;
  const before = await readings.readVersion(source, item, version);
  const after =
    last.captureId === version.captureId
      ? before
      : (await readings.readBack(source, item, last.captureId))?.page;
  if (!after) return null;
  const differences = after === before ? [] : compareReadings(before, after, source.timeZone);
  // In its bad hours a site shows a page without its text: then everything goes, and comes again.
  const looks = (await readEarlier(question, item, endOfLog)).filter(({ page }) =>
    showsText(page, before),
  );
  const past = looks.map(({ page }) => page);
  return { before, after, differences, past, isBeside: true };
}
