import { seededRandom } from "./seeded-random.ts";
import type { World } from "./world.ts";

const hourMs = 3_600_000;

/**
 * - `silent`: nothing answers. `failing`: 500. `works`: one page about maintenance for everything, with 200.
 * - `lossy`: under load a share of the articles is not found. `empty`: every article answers 404.
 * - `hollow`: frames without articles. `guarded`: a challenge. `pausing`: 429 with Retry-After.
 */
export type WeatherKind =
  | "silent"
  | "failing"
  | "works"
  | "lossy"
  | "empty"
  | "hollow"
  | "guarded"
  | "pausing";

export interface Weather {
  siteName: string;
  kind: WeatherKind;
  from: number;
  to: number;
  /** Of `lossy`: how many articles are not found. */
  share: number;
}

const kinds: [WeatherKind, longestHours: number][] = [
  ["silent", 7],
  ["failing", 6],
  ["works", 5],
  ["lossy", 6],
  ["empty", 4],
  ["hollow", 4],
  ["guarded", 9],
  ["pausing", 2],
];

/** Bad hours of each host: each kind about once in five weeks, and one host that is away for a day and a half. */
export function forecast(
  world: Pick<World, "seed" | "startAt" | "endAt">,
  siteNames: readonly string[],
): Weather[] {
  const random = seededRandom(world.seed, "weather");
  const days = (world.endAt - world.startAt) / (24 * hourMs);
  const hours = siteNames.flatMap((siteName) =>
    kinds.flatMap(([kind, longestHours]) => {
      const times = Math.max(random.chance(0.5) ? 1 : 0, Math.round(days / 35));
      return Array.from({ length: times }, (): Weather => {
        const from = world.startAt + (1 + random.next() * (days - 2)) * 24 * hourMs;
        const to = from + (0.5 + random.next() * (longestHours - 0.5)) * hourMs;
        return { siteName, kind, from, to, share: 0.3 + random.next() * 0.5 };
      });
    }),
  );
  const longFrom = world.startAt + days * 0.6 * 24 * hourMs;
  const long = { kind: "silent", from: longFrom, to: longFrom + 36 * hourMs, share: 1 } as const;
  return [...hours, { ...long, siteName: random.pick(siteNames) }];
}
