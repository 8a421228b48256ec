import { seededRandom } from "../seeded-random.ts";
import type { SeededRandom } from "../seeded-random.ts";
import type { SiteRequest, Standing } from "../world.ts";
import { slogans } from "../write-prose.ts";

/** What changes from one request to the next and means nothing. Everything here is drawn anew for each request. */
export interface Noise {
  random: SeededRandom;
  /** Two layouts of the same page, served by lot. */
  layout: "a" | "b";
  views: number;
  ticker: string;
  clockTime: string;
  slogan(): string;
  /** Other pages of the site, in another order each time. */
  others(but: Standing | null, count: number): Standing[];
  /** Blocks of a column in another order. */
  reorder(blocks: readonly string[]): string;
  token: string;
}

export function makeNoise(request: SiteRequest): Noise {
  const random = seededRandom("noise", request.url.href, request.serial);
  const present = request.standings.filter((one) => one.absence === null);
  return {
    random,
    layout: random.chance(0.5) ? "a" : "b",
    views: 120 + Math.floor((request.now / 3_600_000) % 5_000) + random.between(0, 40),
    ticker: `USD ${(470 + random.next() * 9).toFixed(2)} · EUR ${(530 + random.next() * 9).toFixed(2)} · ${random.between(-28, 31)}°`,
    clockTime: new Date(request.now + 5 * 3_600_000).toISOString().slice(11, 19),
    slogan: () => random.pick(slogans),
    others: (but, count) =>
      random
        .shuffle(present.slice(0, 24).filter((one) => one.page.id !== but?.page.id))
        .slice(0, count),
    reorder: (blocks) => random.shuffle(blocks).join("\n"),
    token: Math.floor(random.next() * 1e15).toString(36),
  };
}

export const escape = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");

const zoneMs = 5 * 3_600_000;
const months =
  "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split(" ");

const wall = (at: number) => new Date(at + zoneMs);
const two = (value: number) => String(value).padStart(2, "0");

/** `2026-03-05T14:07:00+05:00` */
export const isoInstant = (at: number) => `${wall(at).toISOString().slice(0, 19)}+05:00`;
/** `05.03.2026` */
export const dottedDay = (at: number) =>
  `${two(wall(at).getUTCDate())}.${two(wall(at).getUTCMonth() + 1)}.${wall(at).getUTCFullYear()}`;
/** `14:07` */
export const clockOf = (at: number) => wall(at).toISOString().slice(11, 16);
/** `5 марта 2026, 14:07` */
export const longDate = (at: number) =>
  `${wall(at).getUTCDate()} ${months[wall(at).getUTCMonth()]} ${wall(at).getUTCFullYear()}, ${clockOf(at)}`;

/** «12 минут назад», «3 часов назад», then «Вчера, 14:07», then the whole date: another text at almost every look. */
export function relativeDate(at: number, now: number): string {
  const minutes = Math.max(1, Math.floor((now - at) / 60_000));
  if (minutes < 60) return `${minutes} минут назад`;
  if (minutes < 6 * 60) return `${Math.floor(minutes / 60)} часов назад`;
  return dayWord(at, now) ?? longDate(at);
}

/** «Сегодня, 14:07», «Вчера, 14:07», or null. */
export function dayWord(at: number, now: number): string | null {
  const days = Math.floor((now + zoneMs) / 86_400_000) - Math.floor((at + zoneMs) / 86_400_000);
  return days === 0 ? `Сегодня, ${clockOf(at)}` : days === 1 ? `Вчера, ${clockOf(at)}` : null;
}

export const notFoundText =
  "Такой страницы нет. Возможно, адрес набран с ошибкой или материал перенесён.";
