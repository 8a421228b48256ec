import { compareReadings } from "../core/review/compare-readings.ts";
import type { Analysis } from "../core/types.ts";
import { newId } from "./new-id.ts";
import type { Prisma } from "./generated/client.ts";
import type { Db } from "./open-store.ts";
import { readFlagVerdicts } from "./read-incidents.ts";

export async function readAnalysis(db: Db, articleVersionId: string, analyzer: string) {
  return await db.analysis.findUnique({
    where: { articleVersionId_analyzer: { articleVersionId, analyzer } },
    select: { id: true },
  });
}

/** The current reading's marks with what people decided on them: what a new reading is compared with. */
export async function readDecidedFlags(db: Db, articleVersionId: string) {
  const flags = await db.flag.findMany({
    where: { analysis: { articleVersionId, current: true } },
    orderBy: { ordinal: "asc" },
  });
  const verdicts = await readFlagVerdicts(
    db,
    flags.map((flag) => flag.id),
  );
  return flags.map((flag) => ({ ...flag, verdict: verdicts.get(flag.id)?.verdict ?? null }));
}

export type DecidedFlag = Awaited<ReturnType<typeof readDecidedFlags>>[number];

/**
 * Keeps a reading of a version; older readings of it stay as history. Marks that stood before keep their line, so that
 * decisions on them hold; those that a person accepted stay although the new reading does not have them. Returns its id.
 */
export async function saveAnalysis(
  db: Db,
  articleVersionId: string,
  analyzer: string,
  analysis: Analysis,
  now: Date,
): Promise<string> {
  const id = newId();
  const before = await readDecidedFlags(db, articleVersionId);
  const { again, gone } = compareReadings(
    before,
    analysis.flags.map((flag) => ({ label: flag.label, role: flag.speaker.role, ...flag.span })),
  );
  const kept = gone.map((index) => before[index] as DecidedFlag).filter(isKept);
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
      ...ownLine(again[ordinal] == null ? null : before[again[ordinal]]),
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
  if (kept.length > 0)
    await db.flag.createMany({
      data: kept.map(({ verdict: _verdict, ...flag }, index) => ({
        ...flag,
        ...ownLine(flag),
        analysisId: id,
        ordinal: analysis.flags.length + index,
        chain: json(flag.chain),
        attributes: json(flag.attributes),
        reasons: json(flag.reasons),
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

/** A person stands behind it: no reading takes it away. */
const isKept = (flag: DecidedFlag): boolean =>
  flag.verdict === "accept" || flag.verdict === "correct";

function ownLine(before: { lineageId: string } | null | undefined): {
  id: string;
  lineageId: string;
} {
  const id = newId();
  return { id, lineageId: before?.lineageId ?? id };
}

/**
 * How the current reading of a version differs from the one before it: ids of marks that are new, and marks that are no
 * longer made. Null when there was no reading before.
 */
export async function readDifference(db: Db, articleVersionId: string) {
  const [current, before] = await db.analysis.findMany({
    where: { articleVersionId },
    orderBy: [{ current: "desc" }, { createdAt: "desc" }, { id: "desc" }],
    take: 2,
    include: { flags: { orderBy: { start: "asc" } } },
  });
  if (!current?.current || !before) return null;
  const now = new Set(current.flags.map((flag) => flag.lineageId));
  const then = new Set(before.flags.map((flag) => flag.lineageId));
  return {
    analyzer: current.analyzer,
    analyzerBefore: before.analyzer,
    readAt: current.createdAt,
    added: current.flags.filter((flag) => !then.has(flag.lineageId)),
    gone: before.flags.filter((flag) => !now.has(flag.lineageId)),
  };
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
