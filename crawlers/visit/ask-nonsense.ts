import { randomBytes } from "node:crypto";
import { addAttempt } from "../../src/store/fetch-attempts.ts";
import type { CrawlContext } from "../crawl-context.ts";
import type { NonsenseAnswer } from "../discover/classify-absence.ts";
import { nonsenseUrl } from "../discover/nonsense-url.ts";
import { lookAtPage, type AskedSource } from "./look-at-page.ts";
import { readShownPage } from "./read-shown-text.ts";

const minuteMs = 60_000;
/** A page that lost its words is held against what the host says now: tomorrow it may say it otherwise. */
const freshForKnownMs = 10 * minuteMs;
const freshForNewMs = 24 * 60 * minuteMs;
/** A process watches some thousand folders at most; what falls out is asked again. */
const mostRemembered = 2_000;

export interface NonsenseQuestion {
  /** A page of the host; what is asked for looks like it. */
  url: string;
  render: boolean;
  /** Whether the page's words were read before. */
  isKnownPage: boolean;
  key: string;
}

/** Null when the host gave no answer from which to learn. */
export type AskNonsense = (
  asked: AskedSource,
  question: NonsenseQuestion,
) => Promise<NonsenseAnswer | null>;

/**
 * How a host answers for what never existed, learnt by asking it: once a day for each folder, and anew when a page lost its
 * words. Answers are remembered by the process; each question is an attempt on record.
 */
export function rememberNonsense(context: CrawlContext): AskNonsense {
  const known = new Map<string, { at: number; answer: NonsenseAnswer }>();
  return async (asked, question) => {
    const now = context.clock.now().getTime();
    const shape = `${question.render} ${nonsenseUrl(question.url, "").replaceAll(/\d+/g, "0")}`;
    const freshMs = question.isKnownPage ? freshForKnownMs : freshForNewMs;
    const remembered = known.get(shape);
    if (remembered && now - remembered.at < freshMs / context.tempo) return remembered.answer;
    const answer = await learn(context, asked, question);
    if (answer) {
      known.delete(shape);
      known.set(shape, { at: now, answer });
      if (known.size > mostRemembered) known.delete(known.keys().next().value!);
    }
    return answer;
  };
}

async function learn(
  context: CrawlContext,
  asked: AskedSource,
  question: NonsenseQuestion,
): Promise<NonsenseAnswer | null> {
  const texts: NonsenseAnswer["texts"][number][] = [];
  // Two, since what differs between them differs between any two answers.
  for (const _ of [1, 2]) {
    const url = nonsenseUrl(question.url, randomBytes(6).toString("hex"));
    const answer = await askOnce(context, asked, { ...question, url });
    if (answer === null) return null;
    if (typeof answer === "string") return { texts: [], leadsTo: [answer] };
    if (answer.text === "") return { texts: [], leadsTo: [] };
    texts.push(answer);
  }
  return { texts, leadsTo: [] };
}

/** What it says; the address it leads to; no words where it says plainly that there is nothing; null where it did not answer. */
async function askOnce(
  context: CrawlContext,
  asked: AskedSource,
  { url, key, render }: NonsenseQuestion,
): Promise<NonsenseAnswer["texts"][number] | string | null> {
  const startedAt = context.clock.now();
  const { answer, failure } = await lookAtPage(context, asked, { url, key, render });
  await addAttempt(context.store.prisma, {
    kind: "nonsense",
    sourceId: asked.source.id,
    url,
    finalUrl: answer?.finalUrl ?? null,
    startedAt,
    durationMs: context.clock.now().getTime() - startedAt.getTime(),
    outcome: failure?.outcome ?? "ok",
    httpStatus: answer?.status ?? null,
    errorCode: failure?.errorCode ?? null,
    redirects: answer?.redirects ?? [],
    remoteAddress: answer?.remoteAddress ?? null,
    viaBrowser: answer?.viaBrowser ?? render,
    machine: context.machine,
  });
  if (!answer || (failure && failure.outcome !== "http-error" && failure.outcome !== "no-content"))
    return null;
  if (answer.status >= 500 || answer.status === 429 || answer.status === 403) return null;
  if (failure) return { text: "", ownText: "" };
  if (answer.redirects.length > 0) return answer.finalUrl;
  return readShownPage(answer.body, answer.contentType);
}
