import { nextRecheckDelay } from "../../crawlers/discover/next-recheck.ts";
import { edit, manners, type Manner } from "./edit-page.ts";
import { seededRandom, type SeededRandom } from "./seeded-random.ts";
import { standInSites } from "./sites/all-sites.ts";
import { forecast, type Weather } from "./weather.ts";
import type { Blink, ScriptedChange, StandInSite, World, WorldPage } from "./world.ts";
import { writeHeadline, writeText } from "./write-prose.ts";

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** From publication until the first version is surely read, and read again: polls are up to four hours apart. */
const untilReadMs = 14 * hourMs;
/** After failures a host is polled up to six hours later. */
const untilPolledMs = 7 * hourMs;
/** What missed and confirming looks may add to the ladder. */
const slackMs = 36 * hourMs;
const confirmMs = 31 * hourMs;

export interface Scale {
  pages: number;
  days: number;
  /** So often it is asked what is due: the longer forms ask less often, to end in time. */
  askedEveryMinutes: number;
  /** Pages with one edit each. */
  edits: Partial<Record<Manner, number>>;
  /** Of the edited pages: how many go back to what they said. */
  backs: number;
  removals: number;
  restorations: number;
  blinks: number;
}

/** Two hundred pages, ninety days, sixty changes. */
export const fullScale: Scale = {
  pages: 204,
  days: 90,
  askedEveryMinutes: 60,
  edits: { word: 9, figure: 3, dropped: 5, added: 5, swapped: 3, title: 4, date: 2 },
  backs: 3,
  removals: 15,
  restorations: 11,
  blinks: 12,
};

/** Six weeks, for an answer within some minutes. */
export const middleScale: Scale = {
  pages: 60,
  days: 45,
  askedEveryMinutes: 60,
  edits: { word: 4, figure: 2, dropped: 3, added: 3, swapped: 1, title: 2, date: 1, quoted: 1 },
  backs: 2,
  removals: 7,
  restorations: 5,
  blinks: 5,
};

/** Every kind of site, noise and change, in two weeks. */
export const smallScale: Scale = {
  pages: 24,
  days: 14,
  askedEveryMinutes: 15,
  edits: { word: 1, figure: 1, dropped: 1, added: 1, swapped: 1, title: 1, date: 1, quoted: 1 },
  backs: 1,
  removals: 4,
  restorations: 2,
  blinks: 2,
};

/** A world and what happens in it, the same for the same seed. A change that no look could see is not in the script. */
export function writeScript(seed: string, scale: Scale): World {
  const random = seededRandom(seed);
  const startAt = Date.parse("2026-01-12T00:00:00Z");
  const endAt = startAt + scale.days * dayMs;
  const pages = writePages(random, scale, startAt);
  const weather = forecast(
    { seed, startAt, endAt },
    standInSites.map((site) => site.name),
  );
  const writer = new ScriptWriter(random, pages, weather, { startAt, endAt });
  let backs = scale.backs;
  for (const manner of manners)
    for (let count = scale.edits[manner] ?? 0; count > 0; count -= 1)
      writer.addEdit(manner, manner === "word" && backs-- > 0);
  for (let count = 0; count < scale.removals; count += 1)
    writer.addRemoval(count < scale.restorations);
  for (let count = 0; count < scale.blinks; count += 1) writer.addBlink();
  return {
    seed,
    startAt,
    endAt,
    askedEveryMs: scale.askedEveryMinutes * 60_000,
    pages,
    changes: writer.changes.toSorted((a, b) => a.at - b.at),
    blinks: writer.blinks,
  };
}

function writePages(random: SeededRandom, scale: Scale, startAt: number): WorldPage[] {
  return standInSites.flatMap((site) => {
    const count = Math.max(2, Math.round(site.share * scale.pages));
    const times = Array.from({ length: count }, (_, index) =>
      index < count * 0.35
        ? startAt - random.between(2, 40 * 24) * hourMs
        : startAt + Math.floor(random.next() * Math.max(1, scale.days - 7) * dayMs),
    ).toSorted((a, b) => a - b);
    return times.map((time, index): WorldPage => {
      const language = random.pick(site.languages);
      // To the minute, as pages print it.
      const publishedAt = time - (time % 60_000);
      return {
        id: `${site.name}-${index + 1}`,
        siteName: site.name,
        number: index + 1,
        language,
        publishedAt,
        first: {
          title: writeHeadline(random, language),
          paragraphs: writeText(random, language),
          publishedAt,
        },
      };
    });
  });
}

class ScriptWriter {
  readonly changes: ScriptedChange[] = [];
  readonly blinks: Blink[] = [];
  readonly #random: SeededRandom;
  readonly #weather: readonly Weather[];
  readonly #startAt: number;
  readonly #endAt: number;
  #free: WorldPage[];

  constructor(
    random: SeededRandom,
    pages: readonly WorldPage[],
    weather: readonly Weather[],
    { startAt, endAt }: Pick<World, "startAt" | "endAt">,
  ) {
    this.#random = random;
    this.#weather = weather;
    this.#startAt = startAt;
    this.#endAt = endAt;
    this.#free = random.shuffle(pages);
  }

  addEdit(manner: Manner, goesBack: boolean): void {
    this.#place((page, at) => {
      const isPost = page.siteName === "channel";
      if (isPost && (manner === "title" || manner === "date")) return null;
      if (manner === "date" && at - page.publishedAt < 4 * dayMs) return null;
      const done = edit(this.#random, page, page.first, manner);
      const foundBy = this.#foundBy(page, at, at - this.#knownAt(page));
      if (!done || foundBy > this.#endAt) return null;
      const change = { kind: "edit" as const, pageId: page.id, at, manner, ...done };
      if (!goesBack) return [change];
      const backAt = foundBy + this.#random.between(0, 40) * hourMs;
      if (this.#foundBy(page, backAt, backAt - at) > this.#endAt) return null;
      const back: ScriptedChange = {
        kind: "edit",
        pageId: page.id,
        at: backAt,
        manner: "back",
        state: page.first,
        gained: done.lost,
        lost: done.gained,
        fields: done.fields,
      };
      return [change, back];
    });
  }

  addRemoval(comesBack: boolean): void {
    this.#place((page, at) => {
      const absence = this.#random.pick(siteOf(page).absences);
      // A channel's very first post has no neighbour below it.
      if (page.siteName === "channel" && page.number < 3) return null;
      const confirmedBy = this.#foundBy(page, at + confirmMs, at - this.#knownAt(page));
      if (confirmedBy > this.#endAt) return null;
      const removal: ScriptedChange = { kind: "removal", pageId: page.id, at, absence };
      if (!comesBack) return [removal];
      const backAt = confirmedBy + this.#random.between(0, 72) * hourMs;
      if (this.#foundBy(page, backAt, backAt - at) > this.#endAt) return null;
      return [removal, { kind: "restoration", pageId: page.id, at: backAt }];
    });
  }

  /** Gone for an hour or some, in the first week, when it is looked at often. */
  addBlink(): void {
    const page = this.#free.pop()!;
    const from = this.#knownAt(page) + this.#random.between(1, 5 * 24) * hourMs;
    const to = from + this.#random.between(1, 9) * hourMs;
    const absence = this.#random.pick(siteOf(page).absences);
    this.blinks.push({ pageId: page.id, from, to, absence });
  }

  #knownAt(page: WorldPage): number {
    const from = Math.max(page.publishedAt, this.#startAt);
    return Math.max(from + untilReadMs, this.#calmFrom(page, from, untilPolledMs) + untilPolledMs);
  }

  /** When a change is surely found at last. */
  #foundBy(page: WorldPage, at: number, ageMs: number): number {
    return this.#calmFrom(page, at + this.#gap(page, ageMs), hourMs) + slackMs;
  }

  /** The beginning of so much time without weather, from an instant on. */
  #calmFrom(page: WorldPage, from: number, lengthMs: number): number {
    const disturbs = (one: Weather) =>
      one.siteName === page.siteName && one.from < from + lengthMs && one.to > from;
    const next = this.#weather.find(disturbs);
    return next ? this.#calmFrom(page, next.to, lengthMs) : from;
  }

  /** The longest time until the next look, by how long ago a page changed. */
  #gap(page: WorldPage, ageMs: number): number {
    const { role } = siteOf(page).source;
    return nextRecheckDelay({
      role,
      lastChangeAt: new Date(0),
      now: new Date(Math.max(0, ageMs + untilReadMs)),
    });
  }

  /** Finds a page and an instant that suit: ages are spread evenly over orders of magnitude, from an hour to all of the time. */
  #place(plan: (page: WorldPage, at: number) => ScriptedChange[] | null): void {
    for (let tries = 0; tries < 2_000; tries += 1) {
      const page = this.#free[tries % this.#free.length]!;
      const longestMs = this.#endAt - this.#knownAt(page);
      if (longestMs < 2 * hourMs) continue;
      const at =
        this.#knownAt(page) + Math.exp(Math.log(longestMs / hourMs) * this.#random.next()) * hourMs;
      const changes = plan(page, Math.floor(at));
      if (!changes) continue;
      this.#free = this.#free.filter((one) => one !== page);
      this.changes.push(...changes);
      return;
    }
    throw new Error("The script does not fit into the time: give it more pages or days.");
  }
}

const siteOf = (page: WorldPage): StandInSite =>
  standInSites.find((site) => site.name === page.siteName)!;
