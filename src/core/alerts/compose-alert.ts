import { showWords } from "../digest/shown-words.ts";
import { maskSlurWords } from "../access/mask-slur-words.ts";
import type { Names } from "../timeline/timeline-types.ts";
import type { AlertContent, AlertFacts } from "./alert-content.ts";
import { changedPassages } from "./changed-passages.ts";

const maxWords = 6;
const maxPassages = 5;

/** What the recipient may not see is blacked out of texts and of addresses. */
export interface AlertMask {
  text(text: string): string;
  url(url: string): string;
}

/**
 * What one alert says. `mask` blacks out what the recipient may not see; words flagged as slurs are masked besides,
 * before anything is compared, so that no difference shows them. Pure.
 */
export function composeAlert(facts: AlertFacts, mask: AlertMask): AlertContent {
  const { slurs } = facts;
  const clean = (text: string): string => mask.text(maskSlurWords(text, slurs));
  const words = facts.flags
    .filter((flag) => flag.role === "official")
    .map((flag) => showWords(flag, slurs, facts.authorityNames))
    .map((shown) => ({ ...shown, exact: mask.text(shown.exact) }))
    .toSorted((a, b) => Number(b.own) - Number(a.own));
  const { kind, at, article, absences, lastPresentAt, linkedBy, reviewItemId, review } = facts;
  return {
    kind,
    at,
    article: { ...article, url: mask.url(article.url) },
    absences,
    lastPresentAt,
    linkedBy,
    reviewItemId,
    review,
    incident: facts.incident && {
      ...facts.incident,
      title: cleanNames(facts.incident.title, clean),
    },
    authority: authorityOf(facts),
    title: facts.version?.title ? clean(facts.version.title) : null,
    publishedAt: facts.version?.publishedAt ?? null,
    words: words.slice(0, maxWords),
    moreWords: Math.max(0, words.length - maxWords),
    ...changeOf(facts, clean),
    capture: facts.version?.capture ?? null,
  };
}

const cleanNames = (names: Names, clean: (text: string) => string): Names =>
  Object.fromEntries(Object.entries(names).map(([locale, name]) => [locale, clean(name)]));

function authorityOf({ article, flags, authorityNames }: AlertFacts): Names | null {
  const id =
    article.authorityId ??
    flags.find((flag) => flag.role === "official" && flag.authorityId !== null)?.authorityId;
  return id ? (authorityNames[id] ?? null) : null;
}

function changeOf(
  { kind, before, version }: AlertFacts,
  clean: (text: string) => string,
): Pick<AlertContent, "titleChange" | "passages" | "morePassages" | "captureBefore"> {
  if (kind !== "statement-changed" || !before || !version)
    return { titleChange: null, passages: [], morePassages: 0, captureBefore: null };
  const titles = { before: clean(before.title ?? ""), after: clean(version.title ?? "") };
  const passages = changedPassages(clean(before.text), clean(version.text));
  return {
    titleChange: titles.before === titles.after ? null : titles,
    passages: passages.slice(0, maxPassages),
    morePassages: Math.max(0, passages.length - maxPassages),
    captureBefore: before.capture,
  };
}
