import type { CompiledGazetteer } from "../gazetteer/compile-gazetteer.ts";
import { findEntities } from "../gazetteer/find-entities.ts";
import type { EntityMention } from "../gazetteer/find-entities.ts";
import type { AnalyzeInput } from "../types.ts";
import { indexText } from "./name-keys.ts";
import type { IndexedText } from "./name-keys.ts";
import { localDay, readDates } from "./read-dates.ts";
import type { DateMention } from "./read-dates.ts";

/** A place that the text names, by its own name or by that of an authority. */
export interface PlaceMention {
  start: number;
  end: number;
  id: string;
}

/** All that the scorer reads of one article, the same for every incident of one zone. */
export interface ArticleSignals {
  index: IndexedText;
  places: PlaceMention[];
  authorities: ReadonlySet<string>;
  dates: DateMention[];
  /** Day of publication, YYYY-MM-DD. */
  published: string | null;
  /** Kind of happening → word numbers. */
  events: ReadonlyMap<string, number[]>;
  /** Starts of sentences, UTF-16. */
  sentences: number[];
}

/** Title and text as one; offsets refer to `title\ntext`. */
export function readArticle(
  article: AnalyzeInput,
  timeZone: string,
  gazetteer: CompiledGazetteer,
): ArticleSignals {
  const text = article.title ? `${article.title}.\n${article.text}` : article.text;
  const index = indexText(text);
  const published = article.publishedAt ? localDay(article.publishedAt, timeZone) : null;
  const mentions = findEntities(text, gazetteer, published ? { on: published } : {});
  const dates = readDates(text, { timeZone, ...(published ? { publishedAt: published } : {}) });
  const authorities = new Set(mentions.filter(isAuthority).flatMap(({ id }) => (id ? [id] : [])));
  if (article.publisher?.authorityId) authorities.add(article.publisher.authorityId);
  return {
    index,
    places: placesOf(mentions, gazetteer),
    authorities,
    dates,
    published,
    events: eventsOf(index, gazetteer),
    sentences: sentenceStarts(text),
  };
}

function isAuthority({ kind }: EntityMention): boolean {
  return kind === "authority" || kind === "role" || kind === "person";
}

function placesOf(
  mentions: readonly EntityMention[],
  gazetteer: CompiledGazetteer,
): PlaceMention[] {
  return mentions.flatMap(({ start, end, placeId }) => {
    const level = placeId === undefined ? undefined : gazetteer.places.get(placeId)?.level;
    return placeId === undefined || level === undefined || level === "country"
      ? []
      : [{ start, end, id: placeId }];
  });
}

function eventsOf(index: IndexedText, gazetteer: CompiledGazetteer): Map<string, number[]> {
  const events = new Map<string, number[]>();
  for (const [key, positions] of index.positions) {
    for (const id of gazetteer.eventKeys.get(key) ?? []) {
      const list = events.get(id);
      if (list) list.push(...positions);
      else events.set(id, [...positions]);
    }
  }
  return events;
}

function sentenceStarts(text: string): number[] {
  const starts = [0];
  for (const match of text.matchAll(/(?:[.!?…][»”"')]?\s+(?=[\p{Lu}«“"\d–—])|\n+)/gu))
    starts.push(match.index + match[0].length);
  return starts;
}

/** Number of the sentence in which a place of the text lies. */
export function sentenceAt(signals: ArticleSignals, at: number): number {
  const next = signals.sentences.findIndex((start) => start > at);
  return next === -1 ? signals.sentences.length - 1 : next - 1;
}
