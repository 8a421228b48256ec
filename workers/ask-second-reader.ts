import { findVoice } from "../src/core/review/find-voice.ts";
import { en } from "../src/i18n/en.ts";
import type { Handler } from "../src/queue/run-worker.ts";
import { readOpinions, type Opinion } from "../src/second-reader/read-opinions.ts";
import type { Question } from "../src/second-reader/second-reader.ts";
import {
  readAnalysisToAsk,
  saveSecondReading,
  type NewOpinion,
} from "../src/store/second-readings.ts";
import type { WorkContext } from "./work-context.ts";

type Asked = NonNullable<Awaited<ReturnType<typeof readAnalysisToAsk>>>;

const messages: Record<string, string> = en;
const labels = Object.keys(messages)
  .filter((key) => /^label\.(stigma|response|harm)\./.test(key) && !key.endsWith(".is"))
  .map((key) => ({ label: key.slice("label.".length), is: messages[`${key}.is`] ?? "" }));

/** Asks the second reader that the user named about one reading of a text. Without one there is nothing to do. */
export function askSecondReader(
  context: Pick<WorkContext, "store" | "clock" | "secondReader">,
): Handler<"second-read"> {
  return async ({ analysisId }) => {
    const { secondReader: reader, store } = context;
    if (!reader) return;
    const asked = await readAnalysisToAsk(store.prisma, analysisId, reader.name);
    if (!asked) return;
    const question = toQuestion(asked);
    const answer = await reader.read(question, AbortSignal.timeout(LONGEST_WAIT_MS));
    const opinions = readOpinions(answer, question).flatMap((opinion) => toStored(asked, opinion));
    await saveSecondReading(
      store.prisma,
      { analysisId, reader: reader.name, opinions },
      context.clock.now(),
    );
  };
}

const LONGEST_WAIT_MS = 180_000;

function toQuestion({ articleVersion, flags }: Asked): Question {
  return {
    text: articleVersion.text,
    labels,
    marks: flags.map((flag) => ({
      label: flag.label,
      is: messages[`label.${flag.label}.is`] ?? "",
      exact: flag.exact,
      speaker: flag.speakerName ?? "",
      role: flag.role,
    })),
  };
}

/** A suggestion counts only where the voice that owns the words may bear the label, and no such mark stands there. */
function toStored({ flags, frames }: Asked, opinion: Opinion): NewOpinion[] {
  const { verdict, why } = opinion;
  if (opinion.verdict !== "suggest") {
    const flag = flags[opinion.mark];
    if (!flag) return [];
    const { id: flagId, label, start, end } = flag;
    return [{ flagId, verdict, label, start, end, why }];
  }
  const { label, start, end } = opinion;
  const stands = flags.some((flag) => flag.label === label && flag.start < end && start < flag.end);
  if (stands || !findVoice(frames, opinion, label)) return [];
  return [{ flagId: null, verdict, label, start, end, why }];
}
