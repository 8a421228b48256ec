import { newId } from "./new-id.ts";
import type { Db } from "./open-store.ts";

export interface NewOpinion {
  /** The mark it is about; null on a suggestion. */
  flagId: string | null;
  verdict: "confirm" | "doubt" | "suggest";
  label: string;
  start: number;
  end: number;
  why: string | null;
}

/** What a second reader is asked about: the current reading of a text, or null when a newer one took its place. */
export async function readAnalysisToAsk(db: Db, analysisId: string, reader: string) {
  return await db.analysis.findFirst({
    where: { id: analysisId, current: true, secondReadings: { none: { reader } } },
    include: {
      articleVersion: { select: { text: true } },
      flags: { orderBy: { ordinal: "asc" } },
      frames: { orderBy: { ordinal: "asc" } },
    },
  });
}

/** Keeps what a second reader thinks. A reading that is there already stays. */
export async function saveSecondReading(
  db: Db,
  reading: { analysisId: string; reader: string; opinions: NewOpinion[] },
  now: Date,
): Promise<void> {
  const { analysisId, reader, opinions } = reading;
  const known = await db.secondReading.findUnique({
    where: { analysisId_reader: { analysisId, reader } },
    select: { id: true },
  });
  if (known) return;
  await db.secondReading.create({
    data: {
      id: newId(),
      analysisId,
      reader,
      createdAt: now,
      opinions: { create: opinions.map((opinion) => ({ ...opinion, id: newId() })) },
    },
  });
}

/** What second readers think of the current reading of a version, newest reader first. */
export async function readOpinions(db: Db, articleVersionId: string) {
  const readings = await db.secondReading.findMany({
    where: { analysis: { articleVersionId, current: true } },
    orderBy: { createdAt: "desc" },
    include: { opinions: { orderBy: [{ start: "asc" }, { id: "asc" }] } },
  });
  return readings.flatMap(({ reader, opinions }) =>
    opinions.map((opinion) => ({ ...opinion, reader })),
  );
}
