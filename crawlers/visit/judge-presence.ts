import type { CrawlContext } from "../crawl-context.ts";
import {
  classifyAbsence,
  isDoubtful,
  type ShownText,
  type VisitOutcome,
} from "../discover/classify-absence.ts";
import { discoveryUrl } from "../discover/discovery-url.ts";
import { judgeRemoval, type Finding, type RemovalJudgement } from "../discover/judge-removal.ts";
import { readLostSince } from "../../src/store/fetch-attempts.ts";
import type { ItemRow } from "../../src/store/items.ts";
import { askNeighbours } from "./ask-neighbours.ts";
import type { AskNonsense } from "./ask-nonsense.ts";
import type { AskedSource, Look } from "./look-at-page.ts";
import { readRemovalState } from "./keep-presence.ts";
import { readShownPage } from "./read-shown-text.ts";

const minuteMs = 60_000;
/** Words that are gone are looked for again, and again, for hours before anybody believes it: sites have their bad hours. */
const lookForWordsAfterMs = [10 * minuteMs, 30 * minuteMs];
const thenEveryMs = 60 * minuteMs;
const lostForMs = 3 * 60 * minuteMs;
const nothing: ShownText = { text: "", ownText: "" };

/** What one look made of a page's being there. */
export interface Presence {
  finding: Finding;
  /** Whether another page of the host was there; null where nobody looked. */
  hostHealthy: boolean | null;
  judgement: RemovalJudgement;
}

/**
 * Judges from one look whether the page still stands there. Where its words are not on it, the host is asked how it answers for
 * nonsense; where it seems gone or emptied, whether its other pages are well.
 */
export async function judgePresence(
  context: CrawlContext,
  askNonsense: AskNonsense,
  asked: AskedSource,
  item: ItemRow,
  look: Look & { key: string; now: Date; captureId: string },
): Promise<Presence> {
  const { answer, now, key, captureId } = look;
  const render = answer?.viaBrowser ?? asked.source.render;
  const outcome = describeVisit(asked, item, look);
  const isKnownPage = outcome.known.text !== null;
  const question = { url: item.url, render, isKnownPage, key };
  const nonsense =
    answer && !look.failure && isDoubtful(outcome) ? await askNonsense(asked, question) : null;
  let finding: Finding =
    look.failure?.outcome === "no-content"
      ? "soft-not-found"
      : classifyAbsence({ ...outcome, nonsense });
  const needsNeighbours = isKnownPage && finding !== "present" && finding !== "unknown";
  const hostHealthy = needsNeighbours
    ? await askNeighbours(context, asked, { itemId: item.id, url: item.url, render, key })
    : null;
  const lost = finding === "text-lost" ? await readLostSince(context.store.prisma, item.id) : null;
  const lostMs = lost?.since ? now.getTime() - lost.since.getTime() : 0;
  if (lost && hostHealthy === true && lostMs >= lostForMs / context.tempo) finding = "present";
  const judged = judgeRemoval(
    readRemovalState(item),
    { at: now, by: answer?.viaBrowser ? "browser" : "http", finding, hostHealthy, captureId },
    context.tempo,
  );
  if (finding !== "text-lost") return { finding, hostHealthy, judgement: judged };
  const waitMs = lookForWordsAfterMs[lost?.looks ?? 0] ?? thenEveryMs;
  const nextLook = { at: new Date(now.getTime() + waitMs), by: "http" as const };
  return { finding, hostHealthy, judgement: { ...judged, nextLook } };
}

function describeVisit({ source }: AskedSource, item: ItemRow, look: Look): VisitOutcome {
  const { answer, failure } = look;
  const version = item.article?.currentVersion ?? null;
  return {
    status: answer?.status ?? null,
    requestedUrl: item.url,
    finalUrl: answer?.finalUrl ?? item.url,
    isChallenge: failure?.outcome === "challenge",
    shown: answer && !failure ? readShownPage(answer.body, answer.contentType) : nothing,
    known: { title: version?.title ?? item.titleHint, text: version?.text ?? null },
    nonsense: null,
    listingUrls: [source.homepage, ...source.discovery.map(discoveryUrl)],
  };
}
