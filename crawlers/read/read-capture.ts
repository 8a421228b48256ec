import type { Handler } from "../../src/queue/run-worker.ts";
import { hasVersionOfCapture, readCurrentVersion } from "../../src/store/articles.ts";
import { readCapture as loadCapture, type CaptureRow } from "../../src/store/captures.ts";
import { coalesce, Crowd, onePer } from "../../src/store/coalesce.ts";
import { readItem, type ItemRow } from "../../src/store/items.ts";
import type { CrawlContext } from "../crawl-context.ts";
import type { SourceDefinition } from "../define-source.ts";
import { readStoredSource } from "../read-stored-source.ts";
import { EXTRACTOR_VERSION } from "../extract/extractor-version.ts";
import { judgeChange, type Change } from "./judge-change.ts";
import { isSelectorMiss, noteSelectorMiss } from "./note-selector-miss.ts";
import { rememberReadings, type CaptureReading, type Readings } from "./remember-readings.ts";
import { toVersionFacts, type ReadingToSave } from "./save-reading.ts";
import { saveReadings, type FinishedReading } from "./save-readings.ts";

type CurrentVersion = NonNullable<Awaited<ReturnType<typeof readCurrentVersion>>>;

/**
 * Reads a capture into a version of its article. A version is new when title, text or date changed; advertisements,
 * counters, related lists and layouts do not make one. Compared are readings by the same extractor: what a new extractor
 * reads otherwise is a technical version, and no news.
 */
export function readCapture(context: CrawlContext): Handler<"read"> {
  return async ({ captureId }) => {
    const { prisma } = context.store;
    if (await hasVersionOfCapture(prisma, captureId, EXTRACTOR_VERSION)) return;
    const capture = await loadCapture(prisma, captureId);
    const item = capture?.facts.itemId ? await readItem(prisma, capture.facts.itemId) : null;
    if (!capture || !item) return;
    // A picture of a page, or what stood in its place: no look at what it says.
    if (capture.facts.viewOfId || capture.facts.absenceSign) return;
    await readInto(context, readStoredSource(item.source), item, { ...capture, id: captureId });
  };
}

/** Readings of one process remember the same pages and share their statements. */
const togetherOf = onePer((context: CrawlContext) => {
  const crowd = new Crowd();
  return {
    crowd,
    readings: rememberReadings(context),
    save: coalesce(
      async (finished: FinishedReading[]) => await saveReadings(context, finished),
      crowd,
    ),
  };
});

/** A capture to be read; its bytes where they are at hand. */
export interface CaptureToRead {
  id: string;
  seq: bigint;
  facts: CaptureRow;
  body?: Uint8Array | undefined;
}

/** Reads a capture and keeps what became of it. False where there was nothing to keep. */
export async function readInto(
  context: CrawlContext,
  source: SourceDefinition,
  item: ItemRow,
  capture: CaptureToRead,
): Promise<boolean> {
  return await togetherOf(context).crowd.with(() => readOne(context, source, item, capture));
}

async function readOne(
  context: CrawlContext,
  source: SourceDefinition,
  item: ItemRow,
  { id: captureId, seq, facts, body }: CaptureToRead,
): Promise<boolean> {
  const { readings, save } = togetherOf(context);
  const current = item.article
    ? await readCurrentVersion(context.store.prisma, item.article.id)
    : null;
  // The version's own capture, read anew by a new extractor, tells nothing of how the site looks now.
  const reading =
    current?.captureId === captureId
      ? await readings.readBack(source, item, captureId)
      : await readOrNote(context, readings, source, item, { id: captureId, seq, facts, body });
  if (!reading) return false;
  // Readings may finish in another order than their captures were made: an older page is no change.
  if (current && current.capture.seq > seq) return false;
  const capturedAt = new Date(facts.fetchedAt);
  const toSave = await compare(context, readings, source, item, current, {
    reading,
    captureId,
    seq,
    capturedAt,
  });
  await save({
    source,
    item,
    toSave: { ...toSave, hasScreenshot: facts.screenshotSha256 !== null },
  });
  return true;
}

/** Null where the source's selectors do not fit the page: then that stands on record, and the page waits. */
async function readOrNote(
  context: CrawlContext,
  readings: Readings,
  source: SourceDefinition,
  item: ItemRow,
  { id: captureId, facts, body }: CaptureToRead,
): Promise<CaptureReading | null> {
  try {
    return await readings.read(source, item, captureId, facts, body);
  } catch (error) {
    if (!isSelectorMiss(error)) throw error;
    const page = {
      captureId,
      sourceId: source.id,
      itemId: item.id,
      at: new Date(facts.fetchedAt),
      bytes: body ?? (await context.blobs.get(facts.bodySha256)),
      contentType: facts.contentType,
      url: facts.finalUrl,
    };
    await noteSelectorMiss(context, page, error);
    return null;
  }
}

interface NewReading {
  reading: CaptureReading;
  captureId: string;
  seq: bigint;
  capturedAt: Date;
}

/** What is to be kept of a reading, beside the version on record. */
async function compare(
  context: CrawlContext,
  readings: Readings,
  source: SourceDefinition,
  item: ItemRow,
  current: CurrentVersion | null,
  { reading, captureId, seq, capturedAt }: NewReading,
): Promise<Omit<ReadingToSave, "hasScreenshot">> {
  const facts = toVersionFacts(captureId, reading.article, source);
  const { canonicalUrl } = reading.article;
  const base = { facts, canonicalUrl, capturedAt, current, technical: null };
  if (!current) return { ...base, change: { kind: "first" } };
  const isSameExtractor = current.extractorVersion === EXTRACTOR_VERSION;
  const isEqual = (["titleSha256", "textSha256", "dateSha256"] as const).every(
    (field) => current[field] === facts[field],
  );
  if (isSameExtractor && isEqual) return { ...base, change: { kind: "same" } };
  // The capture of the version itself, read anew.
  if (current.captureId === captureId)
    return { ...base, technical: facts, change: { kind: "same" } };
  const before = await readings.readBack(source, item, current.captureId);
  const change: Change = await judgeChange(
    { context, readings, source, item },
    {
      page: before?.page ?? (await readings.readVersion(source, item, current)),
      captureId: current.captureId,
      seq: current.capture.seq,
      fetchedAt: current.capture.fetchedAt,
    },
    { page: reading.page, captureId, seq, fetchedAt: capturedAt },
  );
  const technical =
    !isSameExtractor && before ? toVersionFacts(current.captureId, before.article, source) : null;
  return { ...base, technical, change };
}
