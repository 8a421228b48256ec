import type { CompiledGazetteer } from "../gazetteer/compile-gazetteer.ts";
import { findEntities } from "../gazetteer/find-entities.ts";
import type { EntityMention } from "../gazetteer/find-entities.ts";
import type { AnalyzeInput } from "../types.ts";
import { indexText } from "./name-keys.ts";
import type { IndexedText } from "./name-keys.ts";
import { localDay } from "./calendar-days.ts";
import { readDates } from "./read-dates.ts";
import type { DateMention } from "./read-dates.ts";

/** A place that the text names, by its own name or by that of an authority. */
export interface PlaceMention {
  start: number;
  end: number;
  id: string;
  /** Word number. */
  word: number;
}

/** A date with the sentence it stands in and how far the nearest place of that sentence is, in code units. */
export interface PlacedDate extends DateMention {
  sentence: number;
  nearestPlace: number;
}

/** All that the scorer reads of one article, the same for every incident of one zone. */
export interface ArticleSignals {
  index: IndexedText;
  places: PlaceMention[];
  authorities: ReadonlySet<string>;
  /** Words that stand right after an office: «заместитель акима Нурлан Бикенов». */
  afterOffice: ReadonlySet<number>;
  dates: PlacedDate[];
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
  const places = placesOf(mentions, index, gazetteer);
  const sentences = sentenceStarts(text);
  return {
    index,
    places,
    authorities,
    afterOffice: wordsAfterOffices(mentions, index),
    dates: dates.map((date) => placeDate(date, places, sentences)),
    published,
    events: eventsOf(index, gazetteer),
    sentences,
  };
}

function isAuthority({ kind }: EntityMention): boolean {
  return kind === "authority" || kind === "role" || kind === "person";
}

function wordsAfterOffices(mentions: readonly EntityMention[], index: IndexedText): Set<number> {
  const words = new Set<number>();
  for (const { kind, role, end } of mentions) {
    if (kind !== "role" || role !== "official") continue;
    const next = sentenceAt(index.starts, end) + 1;
    if ((index.starts[next] ?? Infinity) - end <= 1) words.add(next);
  }
  return words;
}

function placesOf(
  mentions: readonly EntityMention[],
  index: IndexedText,
  gazetteer: CompiledGazetteer,
): PlaceMention[] {
  return mentions.flatMap(({ start, end, placeId }) => {
    const level = placeId === undefined ? undefined : gazetteer.places.get(placeId)?.level;
    if (placeId === undefined || level === undefined || level === "country") return [];
    return [{ start, end, id: placeId, word: sentenceAt(index.starts, start) }];
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

function placeDate(
  date: DateMention,
  places: readonly PlaceMention[],
  sentences: readonly number[],
): PlacedDate {
  const sentence = sentenceAt(sentences, date.start);
  let nearestPlace = Infinity;
  for (const { start } of places) {
    if (sentenceAt(sentences, start) === sentence)
      nearestPlace = Math.min(nearestPlace, Math.abs(start - date.start));
  }
  return { ...date, sentence, nearestPlace };
}

/** Number of the sentence (or word) in which a position of the text lies; `starts` in order. */
export function sentenceAt(starts: readonly number[], at: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] as number) <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}
