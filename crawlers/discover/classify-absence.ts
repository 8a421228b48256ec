import { canonicaliseUrl } from "./canonicalise-url.ts";
import type { Finding } from "./judge-removal.ts";
import { measureKept, measureLikeness } from "./measure-likeness.ts";

/** As in the soft-404 literature: a page this like the host's answer to nonsense is that answer. */
const softNotFoundSimilarity = 0.95;
/** Two answers to nonsense are not quite alike either (advertising, clocks): as far apart as these a page may be, and a little. */
const allowance = 0.1;
/** Of a page whose words were read before and are not on it; and of one that nobody has read yet. */
const leastSimilarity = { known: 0.3, unread: 0.6 };
/** With so much of its known text on it, a page is there, whatever else stands around. */
const enoughKept = 0.3;

/** What a page says to its readers. */
export interface ShownText {
  /** All words. */
  text: string;
  /** Without those of links: lists of other pages change from hour to hour. */
  ownText: string;
}

/** How a host answers for addresses that never existed. */
export interface NonsenseAnswer {
  /** Two answers where it says 200; empty where it says that there is nothing. */
  texts: readonly ShownText[];
  /** Where it sends such requests on to. */
  leadsTo: readonly string[];
}

/** One finished visit, and what is needed to understand it. */
export interface VisitOutcome {
  /** Null when no answer came (time-out, refused connection, certificate). */
  status: number | null;
  requestedUrl: string;
  /** After redirects. */
  finalUrl: string;
  /** A challenge or consent page was recognised by whoever fetched. */
  isChallenge: boolean;
  /** Words of the answer; empty where there are none. */
  shown: ShownText;
  /** What is known of the page from before: its title from the listing or the last version, and that version's text. */
  known: { title: string | null; text: string | null };
  /** Null while nobody asked. */
  nonsense: NonsenseAnswer | null;
  /** Home page and listings of the source. */
  listingUrls: readonly string[];
}

/**
 * What a visit says about the page's being there. Everything that could be the host's bad day or a door shut in
 * our face is `unknown`; a page that lost its words is `text-lost` until its neighbours were looked at. Pure.
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
  const isMoved = bare(final) !== bare(requested ?? "");
  const leadsTo = visit.nonsense?.leadsTo ?? [];
  if (isMoved && isListing(final, [...visit.listingUrls, ...leadsTo])) return "redirect-to-listing";
  // The empty shell of a page that scripts fill: nothing was read, so nothing is known.
  if (!/[\p{L}\p{N}]/u.test(visit.shown.text)) return "unknown";
  if (!isDoubtful(visit)) return "present";
  if (isLikeNonsense(visit)) return "soft-not-found";
  if (visit.known.text === null) return "present";
  // A redirect to another address of the same text was present above.
  return isMoved ? "redirect-elsewhere" : "text-lost";
}

/** True where the page's known words are not on it: then the host's answer to nonsense is worth asking for. Pure. */
export function isDoubtful({ status, shown, known }: VisitOutcome): boolean {
  if (status === null || status < 200 || status > 299) return false;
  if (known.text !== null) return measureKept(known.text, shown.text) < enoughKept;
  return known.title === null || !holdsTitle(shown, known.title);
}

function isLikeNonsense({ shown, known, nonsense }: VisitOutcome): boolean {
  const [first, second] = nonsense?.texts ?? [];
  if (!first || (known.title !== null && holdsTitle(shown, known.title))) return false;
  const between = second ? measureLikeness(first.ownText, second.ownText) : 1;
  const least = leastSimilarity[known.text === null ? "unread" : "known"];
  const needed = Math.max(least, Math.min(softNotFoundSimilarity, between - allowance));
  return measureLikeness(shown.ownText, first.ownText) >= needed;
}

/** Outside of links: a list of other pages may name this one as well. */
function holdsTitle(shown: ShownText, title: string): boolean {
  const wanted = squeeze(title);
  return wanted.length > 0 && squeeze(shown.ownText).includes(wanted);
}

const squeeze = (text: string) => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, "");

function isListing(final: string, listingUrls: readonly string[]): boolean {
  const { pathname, search } = new URL(final);
  if (/^\/(?:[a-z]{2}\/?)?$/.test(pathname) && search === "") return true;
  return listingUrls.some((url) => bare(canonicaliseUrl(url) ?? "") === bare(final));
}

/** `http` or `https`, with `www.` or a last slash or without: the same page for this question. */
function bare(url: string): string {
  return url.replace(/^https?:\/\/(www\.)?/, "").replace(/\/$/, "");
}
