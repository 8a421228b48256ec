import type { Analysis } from "../core/types.ts";
import { newId } from "./new-id.ts";
import type { Prisma } from "./generated/client.ts";
import type { Db } from "./open-store.ts";

export async function readAnalysis(db: Db, articleVersionId: string, analyzer: string) {
  return await db.analysis.findUnique({
    where: { articleVersionId_analyzer: { articleVersionId, analyzer } },
    select: { id: true },
  });
}

/** Keeps a reading of a version; older readings of it stay as history. Returns its id. */
export async function saveAnalysis(
  db: Db,
  articleVersionId: string,
  analyzer: string,
  analysis: Analysis,
  now: Date,
): Promise<string> {
  const id = newId();
  await db.analysis.updateMany({
    where: { articleVersionId, current: true },
    data: { current: false },
  });
  await db.analysis.create({
    data: {
      id,
      articleVersionId,
      analyzer,
      status: analysis.status,
      language: analysis.language,
      sentences: json(analysis.sentences),
      createdAt: now,
    },
  });
  await db.frame.createMany({
    data: analysis.frames.map((frame, ordinal) => ({
      id: newId(),
      analysisId: id,
      ordinal,
      start: frame.start,
      end: frame.end,
      type: frame.type,
      speakerName: frame.speaker.name,
      authorityId: frame.speaker.authorityId ?? null,
      role: frame.speaker.role,
      chain: frame.chain,
      stance: frame.stance,
    })),
  });
  await db.flag.createMany({
    data: analysis.flags.map((flag, ordinal) => ({
      id: newId(),
      analysisId: id,
      ordinal,
      label: flag.label,
      start: flag.span.start,
      end: flag.span.end,
      exact: flag.span.exact,
      speakerName: flag.speaker.name,
      authorityId: flag.speaker.authorityId ?? null,
      role: flag.speaker.role,
      chain: flag.chain,
      stance: flag.stance,
      attributes: json(flag.attributes),
      confidence: flag.confidence,
      reasons: json(flag.reasons),
      analyzer: flag.analyzer,
    })),
  });
  await db.act.createMany({
    data: analysis.acts.map((act, ordinal) => ({
      id: newId(),
      analysisId: id,
      ordinal,
      act: act.act,
      start: act.span.start,
      end: act.span.end,
      exact: act.span.exact,
      subjectName: act.subject?.name ?? null,
      authorityId: act.subject?.authorityId ?? null,
      reporter: act.reporter,
      confidence: act.confidence,
      reasons: json(act.reasons),
    })),
  });
  return id;
}

/** The current reading of a version with its flags, in document order, and how many readings of it there are. */
export async function readCurrentAnalysis(db: Db, articleVersionId: string) {
  return await db.analysis.findFirst({
    where: { articleVersionId, current: true },
    include: {
      articleVersion: { select: { _count: { select: { analyses: true } } } },
      flags: { orderBy: { ordinal: "asc" } },
      acts: { orderBy: { ordinal: "asc" } },
    },
  });
}

/** Versions older than `madeBefore` that this analyzer has not read yet, newest first: work for the background. */
export async function readVersionsNotAnalyzedBy(
  db: Db,
  analyzer: string,
  madeBefore: Date,
  limit: number,
): Promise<string[]> {
  const rows = await db.articleVersion.findMany({
    where: { createdAt: { lt: madeBefore }, analyses: { none: { analyzer } } },
    orderBy: { createdAt: "desc" },
    take: limit,
    select: { id: true },
  });
  return rows.map((row) => row.id);
}

const json = (value: unknown) => value as Prisma.InputJsonValue;
