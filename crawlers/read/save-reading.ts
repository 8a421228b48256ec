import { OnRecordError } from "../../src/errors/on-record-error.ts";
import { handOn } from "../../src/queue/hand-on.ts";
import {
  addVersion,
  confirmVersion,
  holdOrAddArticle,
  touchArticle,
  type readCurrentVersion,
  type VersionFacts,
} from "../../src/store/articles.ts";
import { addEvent } from "../../src/store/events.ts";
import {
  clearDoubt,
  lookSooner,
  recordChange,
  recordDoubt,
  type ItemRow,
} from "../../src/store/items.ts";
import type { Db } from "../../src/store/open-store.ts";
import type { CrawlContext } from "../crawl-context.ts";
import type { SourceDefinition } from "../define-source.ts";
import { nextRecheckDelay } from "../discover/next-recheck.ts";
import type { ArticleWithProvenance } from "../extract/extract-article.ts";
import { hashFields } from "../extract/field-hashes.ts";
import type { Change } from "./judge-change.ts";
import { toInstant } from "./to-instant.ts";

/** Two looks so far apart are two. */
const lookAgainMs = 5 * 60_000;
const leastWaitMs = 2_000;

/** Another reading of the article was saved meanwhile: this one is compared with that when it comes again. */
export class ReadMeanwhileError extends OnRecordError {
  readonly code = "read-meanwhile";
  readonly retry = "now";
}

export interface ReadingToSave {
  facts: VersionFacts;
  canonicalUrl: string | null;
  capturedAt: Date;
  /** What it was compared with. */
  current: Awaited<ReturnType<typeof readCurrentVersion>>;
  /** That version as the extractor of today reads it; null where that is the same. */
  technical: VersionFacts | null;
  change: Change;
  hasScreenshot: boolean;
}

/** Keeps what became of a reading, in one transaction with what it causes. @throws {ReadMeanwhileError} */
export async function saveReading(
  context: CrawlContext,
  db: Db,
  source: SourceDefinition,
  item: ItemRow,
  toSave: ReadingToSave,
): Promise<void> {
  const { change, current, facts } = toSave;
  const now = context.clock.now();
  const row = await holdOrAddArticle(
    db,
    { sourceId: item.sourceId, itemId: item.id, url: item.url, canonicalUrl: toSave.canonicalUrl },
    now,
  );
  if (row.currentVersionId !== (current?.id ?? null))
    throw new ReadMeanwhileError(
      `Article ${row.id} got another version while capture ${facts.captureId} was read. It is compared with that one at once.`,
    );
  const number = await saveTechnical(db, row.id, toSave, now);
  switch (change.kind) {
    case "same":
      await clearDoubt(db, item.id);
      return await touchArticle(db, row.id, now);
    case "doubt": {
      const soonMs = Math.max(leastWaitMs, lookAgainMs / context.tempo);
      await recordDoubt(db, item.id, now, new Date(now.getTime() + soonMs));
      await lookSooner(db, change.witnesses, now);
      return await touchArticle(db, row.id, now);
    }
    case "site":
      await clearDoubt(db, item.id);
      return await addTechnicalVersion(db, row.id, number + 1, facts, change.fields, now);
    case "first":
    case "edit":
      return await saveNews(context, db, source, item, row.id, number + 1, toSave, now);
  }
}

/** The version on record as today's extractor reads it, where that is another text: never news. Returns the newest number. */
async function saveTechnical(
  db: Db,
  articleId: string,
  { current, technical }: ReadingToSave,
  now: Date,
): Promise<number> {
  if (!current || !technical) return current?.number ?? 0;
  const fields = (["title", "text", "date"] as const).filter(
    (field) => current[`${field}Sha256`] !== technical[`${field}Sha256`],
  );
  if (fields.length === 0) {
    await confirmVersion(db, current.id, technical.extractorVersion);
    return current.number;
  }
  await addTechnicalVersion(db, articleId, current.number + 1, technical, fields, now);
  return current.number + 1;
}

async function addTechnicalVersion(
  db: Db,
  articleId: string,
  number: number,
  facts: VersionFacts,
  changedFields: string[],
  now: Date,
): Promise<void> {
  const versionId = await addVersion(db, articleId, number, facts, {
    changedFields,
    technical: true,
    now,
  });
  await handOn(db, "analyze", versionId, { articleVersionId: versionId }, now);
}

async function saveNews(
  context: CrawlContext,
  db: Db,
  source: SourceDefinition,
  item: ItemRow,
  articleId: string,
  number: number,
  { change, facts, capturedAt, hasScreenshot }: ReadingToSave,
  now: Date,
): Promise<void> {
  const isEdit = change.kind === "edit";
  const changedFields = isEdit ? change.fields : [];
  const versionId = await addVersion(db, articleId, number, facts, {
    changedFields,
    technical: false,
    now,
  });
  const delayMs = nextRecheckDelay({ role: source.role, lastChangeAt: now, now }) / context.tempo;
  const nextVisitAt = new Date(now.getTime() + Math.max(leastWaitMs, Math.round(delayMs)));
  await recordChange(db, item.id, now, nextVisitAt);
  const eventId = await addEvent(db, {
    kind: isEdit ? "article.changed" : "article.found",
    causedBy: { kind: "capture", id: facts.captureId },
    technical: false,
    dedupeKey: `version ${versionId}`,
    occurredAt: capturedAt,
    sourceId: item.sourceId,
    articleId,
    articleVersionId: versionId,
    params: isEdit ? { changedFields, firstSeenAt: change.firstSeenAt.toISOString() } : {},
  });
  if (eventId && isEdit) await handOn(db, "alert", eventId, { eventId }, now);
  await handOn(db, "analyze", versionId, { articleVersionId: versionId }, now);
  // What a court asks for includes the page as it looked: once for each version of what an authority says.
  if (source.role === "official" && !hasScreenshot)
    await handOn(db, "view", facts.captureId, { captureId: facts.captureId }, now);
}

/** What the store keeps of a reading. */
export function toVersionFacts(
  captureId: string,
  article: ArticleWithProvenance,
  source: SourceDefinition,
): VersionFacts {
  const hashes = hashFields(article);
  return {
    captureId,
    title: article.title,
    text: article.text,
    titleSha256: hashes.title,
    textSha256: hashes.text,
    dateSha256: hashes.publishedAt,
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
