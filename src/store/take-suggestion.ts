import { findVoice } from "../core/review/find-voice.ts";
import { newId } from "./new-id.ts";
import type { Db } from "./open-store.ts";

/**
 * Makes a mark of what a second reader suggested, because a person takes it over: on the voice that owns the words. Returns the id of
 * the mark, or null when the suggestion is not of the version's current reading, is taken already, or no voice may bear the label.
 */
export async function takeSuggestion(
  db: Db,
  taking: { opinionId: string; articleVersionId: string; userId: string },
): Promise<string | null> {
  const { opinionId, articleVersionId, userId } = taking;
  const opinion = await db.secondOpinion.findFirst({
    where: {
      id: opinionId,
      verdict: "suggest",
      flagId: null,
      reading: { analysis: { articleVersionId, current: true } },
    },
    include: {
      reading: {
        include: {
          analysis: {
            include: {
              articleVersion: { select: { text: true } },
              frames: true,
              _count: { select: { flags: true } },
            },
          },
        },
      },
    },
  });
  if (!opinion) return null;
  const { analysis, reader } = opinion.reading;
  const { label, start, end } = opinion;
  const voice = findVoice(analysis.frames, opinion, label);
  if (!voice) return null;
  const id = newId();
  await db.flag.create({
    data: {
      id,
      lineageId: id,
      analysisId: analysis.id,
      ordinal: analysis._count.flags,
      label,
      start,
      end,
      exact: analysis.articleVersion.text.slice(start, end),
      speakerName: voice.speakerName,
      authorityId: voice.authorityId,
      role: voice.role,
      chain: voice.chain as string[],
      stance: voice.stance,
      attributes: {},
      // A person decided: nothing computed stands behind the mark.
      confidence: 1,
      reasons: [{ rule: "second-reader", evidence: { start, end }, weight: 0 }],
      analyzer: reader,
    },
  });
  await db.secondOpinion.update({
    where: { id: opinionId },
    data: { flagId: id, takenById: userId },
  });
  return id;
}

/** Takes marks away again that were set from a suggestion, because the person takes the decision back. */
export async function giveBackSuggestions(db: Db, flagIds: string[]): Promise<void> {
  const taken = await db.secondOpinion.findMany({
    where: { flagId: { in: flagIds }, verdict: "suggest" },
    select: { id: true, flagId: true },
  });
  if (taken.length === 0) return;
  await db.flag.deleteMany({ where: { id: { in: taken.map(({ flagId }) => flagId as string) } } });
  await db.secondOpinion.updateMany({
    where: { id: { in: taken.map(({ id }) => id) } },
    data: { flagId: null, takenById: null },
  });
}
