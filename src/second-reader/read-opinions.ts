import { z } from "zod";
import { SecondReaderError } from "./second-reader-error.ts";
import type { Question } from "./second-reader.ts";

/** What can be taken from an answer. It confirms, doubts or suggests; it changes no mark. */
export type Opinion =
  | { verdict: "confirm" | "doubt"; mark: number; why: string | null }
  | { verdict: "suggest"; label: string; start: number; end: number; why: string | null };

const MAX_WHY = 300;
const MAX_SUGGESTIONS = 10;
const MAX_QUOTE = 600;

const answerSchema = z.object({
  marks: z.array(z.unknown()).default([]),
  missed: z.array(z.unknown()).default([]),
});
const markSchema = z.object({
  n: z.number().int(),
  verdict: z.enum(["confirm", "doubt"]),
  why: z.string().optional(),
});
const missedSchema = z.object({ label: z.string(), quote: z.string(), why: z.string().optional() });

/**
 * Takes from an answer what names a mark that was asked about, or words that stand in the text under a label that was listed;
 * the rest is dropped. Pure.
 * @throws {SecondReaderError} when there is no JSON object in it.
 */
export function readOpinions(answer: string, question: Question): Opinion[] {
  const parsed = answerSchema.safeParse(findObject(answer));
  if (!parsed.success)
    throw new SecondReaderError(
      "The second reader's answer is not of the form that was asked for; the text keeps the analyser's marks.",
    );
  const seen = new Set<number>();
  const judged = parsed.data.marks.flatMap((entry): Opinion[] => {
    const mark = markSchema.safeParse(entry);
    if (!mark.success) return [];
    const index = mark.data.n - 1;
    if (!question.marks[index] || seen.has(index)) return [];
    seen.add(index);
    return [{ verdict: mark.data.verdict, mark: index, why: plain(mark.data.why) }];
  });
  const labels = new Set(question.labels.map(({ label }) => label));
  const missed = parsed.data.missed.flatMap((entry): Opinion[] => {
    const found = missedSchema.safeParse(entry);
    if (!found.success || !labels.has(found.data.label)) return [];
    const quote = found.data.quote.trim();
    const start = quote.length < 3 || quote.length > MAX_QUOTE ? -1 : question.text.indexOf(quote);
    if (start < 0) return [];
    return [
      {
        verdict: "suggest",
        label: found.data.label,
        start,
        end: start + quote.length,
        why: plain(found.data.why),
      },
    ];
  });
  return [...judged, ...missed.slice(0, MAX_SUGGESTIONS)];
}

/** The first JSON object: models like to put fences and words around it. */
function findObject(answer: string): unknown {
  const from = answer.indexOf("{");
  const to = answer.lastIndexOf("}");
  if (from < 0 || to <= from) return null;
  try {
    return JSON.parse(answer.slice(from, to + 1));
  } catch {
    return null;
  }
}

/** One line of text, without control and direction characters. */
function plain(why: string | undefined): string | null {
  const line = (why ?? "").replaceAll(/[\p{C}\s]+/gu, " ").trim();
  return line === "" ? null : line.slice(0, MAX_WHY);
}
