import type { BlobStore } from "../../src/evidence/blob-store.ts";
import { handOn } from "../../src/queue/hand-on.ts";
import type { Handler } from "../../src/queue/run-worker.ts";
import {
  addVersion,
  hasVersionOfCapture,
  readOrAddArticle,
  touchArticle,
  type VersionFacts,
} from "../../src/store/articles.ts";
import { readCapture as loadCapture, type CaptureRow } from "../../src/store/captures.ts";
import { addEvent } from "../../src/store/events.ts";
import { inTransaction } from "../../src/store/in-transaction.ts";
import { readItem, recordChange } from "../../src/store/items.ts";
import { followSelectorMisses } from "../../src/store/selector-misses.ts";
import type { Db } from "../../src/store/open-store.ts";
import type { CrawlContext } from "../crawl-context.ts";
import { defineSource, type SourceDefinition, type SourceInput } from "../define-source.ts";
import { readTelegram } from "../discover/read-telegram.ts";
import type { ArticleWithProvenance } from "../extract/extract-article.ts";
import { EXTRACTOR_VERSION } from "../extract/extractor-version.ts";
import { hashFields } from "../extract/field-hashes.ts";
import { nextRecheckDelay } from "../discover/next-recheck.ts";
import { isSelectorMiss, noteSelectorMiss } from "./note-selector-miss.ts";
import { toInstant } from "./to-instant.ts";

type ItemRow = NonNullable<Awaited<ReturnType<typeof readItem>>>;

/**
 * Reads a capture into a version of its article. A version is new when title, text or date changed; advertisements,
 * counters and related lists do not make one. Compared are readings by the same extractor.
 */
export function readCapture(context: CrawlContext): Handler<"read"> {
  return async ({ captureId }) => {
    const { prisma } = context.store;
    if (await hasVersionOfCapture(prisma, captureId, EXTRACTOR_VERSION)) return;
    const capture = await loadCapture(prisma, captureId);
    const item = capture?.facts.itemId ? await readItem(prisma, capture.facts.itemId) : null;
    if (!capture || !item) return;
    const source = defineSource(
      item.source.definition as SourceInput,
      `stored source ${item.sourceId}`,
    );
    const article = await extractOrNote(context, source, item, captureId, capture.facts);
    if (!article) return;
    const facts = toVersionFacts(captureId, article, source);
    const previous = await readPrevious(context, source, item, capture.seq);
    const capturedAt = new Date(capture.facts.fetchedAt);
    await inTransaction(context.store, async (db) => {
      const hasScreenshot = capture.facts.screenshotSha256 !== null;
      const at = { seq: capture.seq, capturedAt, hasScreenshot };
      await save(context, db, item, source, article, facts, previous, at);
      // After a page that the selectors missed, one that they fit: the layout is what it was.
      if (item.source.selectorMissAt)
        await followSelectorMisses(
          db,
          source.id,
          { captureId, at: capturedAt },
          context.clock.now(),
        );
    });
  };
}

/** Null where the source's selectors do not fit the page: then that stands on record, and the page waits. */
async function extractOrNote(
  context: CrawlContext,
  source: SourceDefinition,
  item: ItemRow,
  captureId: string,
  capture: CaptureRow,
): Promise<ArticleWithProvenance | null> {
  try {
    return await extract(context, source, item, capture);
  } catch (error) {
    if (!isSelectorMiss(error)) throw error;
    const page = {
      captureId,
      sourceId: source.id,
      itemId: item.id,
      at: new Date(capture.fetchedAt),
      bytes: await (context.blobs as BlobStore).get(capture.bodySha256),
      contentType: capture.contentType,
      url: capture.finalUrl,
    };
    await noteSelectorMiss(context, page, error);
    return null;
  }
}

async function extract(
  context: CrawlContext,
  source: SourceDefinition,
  item: ItemRow,
  capture: CaptureRow,
): Promise<ArticleWithProvenance> {
  const body = await (context.blobs as BlobStore).get(capture.bodySha256);
  const now = new Date(capture.fetchedAt);
  const telegram = source.discovery.find((way) => way.kind === "telegram");
  if (telegram && item.embeddedHtml !== null)
    return await readPost(source, telegram, item, body, capture);
  const { selectors } = source.article ?? {};
  const configured = selectors && {
    title: join(selectors.title),
    body: join(selectors.body),
    date: join(selectors.date),
    authors: join(selectors.authors),
    remove: [...selectors.remove],
  };
  return await context.extraction.extract({
    bytes: body,
    contentType: capture.contentType,
    page: {
      url: capture.finalUrl,
      timeZone: source.timeZone,
      now,
      ...(configured ? { selectors: dropEmpty(configured) } : {}),
    },
  });
}

/** A post stands whole in its channel's preview: it is read out of the captured page, not from a page of its own. */
async function readPost(
  source: SourceDefinition,
  way: Extract<SourceDefinition["discovery"][number], { kind: "telegram" }>,
  item: ItemRow,
  body: Uint8Array,
  capture: CaptureRow,
): Promise<ArticleWithProvenance> {
  const { items } = readTelegram(body, way, {
    source,
    url: capture.finalUrl,
    ...(capture.contentType ? { contentType: capture.contentType } : {}),
  });
  const post = items.find((candidate) => candidate.url === item.url);
  return {
    title: post?.title ?? null,
    text: post?.content?.text ?? "",
    authors: [],
    publishedAt: post?.publishedAt ?? null,
    modifiedAt: null,
    language: post?.language ?? null,
    siteName: source.name.ru,
    image: null,
    publishedAtSource: "telegram",
    publishedAtRaw: post?.publishedAtRaw ?? null,
    publishedAtZone: null,
    modifiedAtRaw: null,
    canonicalUrl: item.url,
    extractorVersion: EXTRACTOR_VERSION,
    path: "selectors",
    reachedLimits: [],
  };
}

interface Previous {
  versionId: string;
  number: number;
  captureSeq: bigint;
  hashes: { titleSha256: string; textSha256: string; dateSha256: string };
  /** The version on record was read by another extractor: what follows from that alone is no news. */
  reread: boolean;
}

/** The version to compare with, read by the extractor of today: like is compared with like. */
async function readPrevious(
  context: CrawlContext,
  source: SourceDefinition,
  item: ItemRow,
  seq: bigint,
): Promise<Previous | null> {
  if (!item.article) return null;
  const current = await readCurrent(context.store.prisma, item.article.id);
  if (!current || current.captureSeq > seq)
    return current ? { ...current.previous, reread: false } : null;
  if (current.extractorVersion === EXTRACTOR_VERSION) return { ...current.previous, reread: false };
  const capture = await loadCapture(context.store.prisma, current.captureId);
  const again = capture
    ? hashVersion(await extract(context, source, item, capture.facts))
    : current.previous.hashes;
  return { ...current.previous, hashes: again, reread: true };
}

async function readCurrent(db: Db, articleId: string) {
  const row = await db.article.findUnique({
    where: { id: articleId },
    include: { currentVersion: { include: { capture: { select: { seq: true } } } } },
  });
  const version = row?.currentVersion;
  if (!version) return null;
  return {
    extractorVersion: version.extractorVersion,
    captureId: version.captureId,
    captureSeq: version.capture.seq,
    previous: {
      versionId: version.id,
      number: version.number,
      captureSeq: version.capture.seq,
      hashes: {
        titleSha256: version.titleSha256,
        textSha256: version.textSha256,
        dateSha256: version.dateSha256,
      },
    },
  };
}

async function save(
  context: CrawlContext,
  db: Db,
  item: ItemRow,
  source: SourceDefinition,
  article: ArticleWithProvenance,
  facts: VersionFacts,
  previous: Previous | null,
  at: { seq: bigint; capturedAt: Date; hasScreenshot: boolean },
): Promise<void> {
  const now = context.clock.now();
  const row = await readOrAddArticle(
    db,
    { sourceId: item.sourceId, itemId: item.id, url: item.url, canonicalUrl: article.canonicalUrl },
    now,
  );
  // Readings may finish in another order than their captures were made: an older page is no change.
  if (row.currentVersion && row.currentVersion.capture.seq > at.seq) return;
  const raced = row.currentVersion !== null && row.currentVersion.id !== previous?.versionId;
  const before = raced
    ? { hashes: row.currentVersion!, number: row.currentVersion!.number }
    : previous;
  const changedFields = before
    ? (["title", "text", "date"] as const).filter(
        (field) => before.hashes[`${field}Sha256`] !== facts[`${field}Sha256`],
      )
    : [];
  if (before && changedFields.length === 0) return await touchArticle(db, row.id, now);
  const versionId = await addVersion(db, row.id, (before?.number ?? 0) + 1, facts, {
    changedFields,
    technical: false,
    now,
  });
  const nextVisitAt = new Date(
    now.getTime() +
      Math.max(
        2_000,
        Math.round(nextRecheckDelay({ role: source.role, lastChangeAt: now, now }) / context.tempo),
      ),
  );
  await recordChange(db, item.id, now, nextVisitAt);
  const eventId = await addEvent(db, {
    kind: before ? "article.changed" : "article.found",
    causedBy: { kind: "capture", id: facts.captureId },
    technical: false,
    dedupeKey: `version ${versionId}`,
    occurredAt: at.capturedAt,
    sourceId: item.sourceId,
    articleId: row.id,
    articleVersionId: versionId,
    params: before ? { changedFields } : {},
  });
  if (eventId && before) await handOn(db, "alert", eventId, { eventId }, now);
  await handOn(db, "analyze", versionId, { articleVersionId: versionId }, now);
  // What a court asks for includes the page as it looked: once for each version of what an authority says.
  if (source.role === "official" && !at.hasScreenshot)
    await handOn(db, "view", facts.captureId, { captureId: facts.captureId }, now);
}

function toVersionFacts(
  captureId: string,
  article: ArticleWithProvenance,
  source: SourceDefinition,
): VersionFacts {
  return {
    captureId,
    title: article.title,
    text: article.text,
    ...hashVersion(article),
    publishedAt: toInstant(article.publishedAt, article.publishedAtZone ?? source.timeZone),
    publishedAtRaw: article.publishedAtRaw ?? article.publishedAt,
    publishedAtZone: article.publishedAtZone ?? source.timeZone,
    publishedAtSource: article.publishedAtSource,
    modifiedAt: toInstant(article.modifiedAt, source.timeZone),
    authors: article.authors,
    language: article.language,
    siteName: article.siteName,
    image: article.image,
    extractorVersion: article.extractorVersion,
  };
}

function hashVersion(article: ArticleWithProvenance): {
  titleSha256: string;
  textSha256: string;
  dateSha256: string;
} {
  const { title, text, publishedAt } = hashFields(article);
  return { titleSha256: title, textSha256: text, dateSha256: publishedAt };
}

const join = (selectors: readonly string[]) =>
  selectors.length > 0 ? selectors.join(", ") : undefined;
const dropEmpty = <T extends object>(value: T): Partial<T> =>
  Object.fromEntries(
    Object.entries(value).filter(([, inner]) => inner !== undefined),
  ) as Partial<T>;
