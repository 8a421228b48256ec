import { canonicaliseUrl } from "./canonicalise-url.ts";
import type { Finding } from "./judge-removal.ts";

/** As in the soft-404 literature: a page this like the host's answer to nonsense is that answer. */
const softNotFoundSimilarity = 0.95;
const shingleWords = 3;

/** One finished visit, and what is needed to understand it. */
export interface VisitOutcome {
  /** Null when no answer came (time-out, refused connection, certificate). */
  status: number | null;
  requestedUrl: string;
  /** After redirects. */
  finalUrl: string;
  /** A challenge or consent page was recognised by whoever fetched. */
  isChallenge: boolean;
  /** Visible text of the answer; empty where there is none. */
  text: string;
  /** Visible text that the host gives for an address that cannot exist; null when it answers those with 404. */
  probeText: string | null;
  /** Home page and listings of the source. */
  listingUrls: readonly string[];
}

/**
 * What a visit says about the page's being there. Everything that could be the host's bad day or a door shut in
 * our face is `unknown`. Pure.
 */
export function classifyAbsence(visit: VisitOutcome): Finding {
  if (visit.isChallenge || visit.status === null) return "unknown";
  if (visit.status === 404) return "not-found";
  if (visit.status === 410) return "gone";
  if (visit.status === 304) return "present";
  if (visit.status < 200 || visit.status > 299) return "unknown";
  const requested = canonicaliseUrl(visit.requestedUrl);
  const final = canonicaliseUrl(visit.finalUrl);
  if (final === null) return "unknown";
  if (bare(final) !== bare(requested ?? "") && isListing(final, visit.listingUrls))
    return "redirect-to-listing";
  // The empty shell of a page that scripts fill: nothing was read, so nothing is known.
  if (shingles(visit.text).size === 0) return "unknown";
  if (visit.probeText !== null && likeness(visit.text, visit.probeText) >= softNotFoundSimilarity) {
    return "soft-not-found";
  }
  // A redirect to another page may be a new address for the same text; the version's comparison decides that.
  return "present";
}

function isListing(final: string, listingUrls: readonly string[]): boolean {
  const { pathname, search } = new URL(final);
  if (/^\/(?:[a-z]{2}\/?)?$/.test(pathname) && search === "") return true;
  return listingUrls.some((url) => bare(canonicaliseUrl(url) ?? "") === bare(final));
}

/** `http` or `https`, with `www.` or a last slash or without: the same page for this question. */
function bare(url: string): string {
  return url.replace(/^https?:\/\/(www\.)?/, "").replace(/\/$/, "");
}

/** Shared runs of three words, 0 to 1 (Jaccard). */
function likeness(a: string, b: string): number {
  const left = shingles(a);
  const right = shingles(b);
  if (left.size === 0 || right.size === 0) return 0;
  const shared = [...left].filter((run) => right.has(run)).length;
  return shared / (left.size + right.size - shared);
}

function shingles(text: string): Set<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  if (words.length === 0) return new Set();
  const runs = Math.max(1, words.length - shingleWords + 1);
  return new Set(
    Array.from({ length: runs }, (_, from) => words.slice(from, from + shingleWords).join(" ")),
  );
}
