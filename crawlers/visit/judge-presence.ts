import type { CrawlContext } from "../crawl-context.ts";
import {
  classifyAbsence,
  isDoubtful,
  type ShownText,
  type VisitOutcome,
} from "../discover/classify-absence.ts";
import { discoveryUrl } from "../discover/discovery-url.ts";
import { judgeRemoval, type Finding, type RemovalJudgement } from "../discover/judge-removal.ts";
import { readLastLook } from "../../src/store/fetch-attempts.ts";
import type { ItemRow } from "../../src/store/items.ts";
import { askNeighbours } from "./ask-neighbours.ts";
import type { AskNonsense } from "./ask-nonsense.ts";
import type { AskedSource, Look } from "./look-at-page.ts";
import { readRemovalState } from "./keep-presence.ts";
import { readShownPage } from "./read-shown-text.ts";

const minuteMs = 60_000;
/** Words that are gone are looked for again before anybody believes it. */
const lookAgainForWordsMs = 10 * minuteMs;
const nothing: ShownText = { text: "", ownText: "" };

/** What one look made of a page's being there. */
export interface Presence {
  finding: Finding;
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
  look: Look & { key: string; now: Date },
): Promise<Presence> {
  const { answer, now, key } = look;
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
  if (finding === "text-lost" && hostHealthy === true && (await wasLostBefore(context, item, now)))
    finding = "present";
  const judged = judgeRemoval(
    readRemovalState(item),
    { at: now, by: answer?.viaBrowser ? "browser" : "http", finding, hostHealthy },
    context.tempo,
  );
  const again = { at: new Date(now.getTime() + lookAgainForWordsMs), by: "http" as const };
  return {
    finding,
    judgement: finding === "text-lost" ? { ...judged, nextLook: again } : judged,
  };
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

/** The look before found the same, some minutes ago: no hiccup then. */
async function wasLostBefore(context: CrawlContext, item: ItemRow, now: Date): Promise<boolean> {
  const last = await readLastLook(context.store.prisma, item.id);
  return (
    last?.errorCode === "text-lost" &&
    now.getTime() - last.startedAt.getTime() >= lookAgainForWordsMs / 2 / context.tempo
  );
}
