import type { DiscoveryMemory } from "../../src/store/sources.ts";
import type { PageAnswer } from "../fetch/page-answer.ts";

type Move = Pick<DiscoveryMemory, "movedTo" | "movedBy" | "movedSeenAt">;

const lasting = new Set([301, 308]);

/**
 * Where a list has moved for good: every hop to it said so (301, 308), and it is not merely the same address with or
 * without https, `www.` or a slash. What the site announced stays known until the list answers there no more. Pure.
 */
export function findLastingMove(
  answer: Pick<PageAnswer, "status" | "requestedUrl" | "finalUrl" | "redirects">,
  known: Move,
  now: Date,
): Move {
  const { requestedUrl, finalUrl, redirects } = answer;
  const isLasting = redirects.length > 0 && redirects.every(({ status }) => lasting.has(status));
  if (answer.status < 400 && isLasting && plain(requestedUrl) !== plain(finalUrl))
    return { movedTo: finalUrl, movedBy: "redirect", movedSeenAt: now };
  if (known.movedBy === "announced")
    return { movedTo: known.movedTo, movedBy: known.movedBy, movedSeenAt: known.movedSeenAt };
  return { movedTo: null, movedBy: null, movedSeenAt: null };
}

function plain(url: string): string {
  const { hostname, port, pathname, search } = new URL(url);
  return `${hostname.replace(/^www\./, "")}:${port}${pathname.replace(/\/+$/, "")}${search}`;
}
