import {
  readAppearances,
  readCertificates,
  readLastLooks,
  readOpenMisses,
  readPollsBack,
  readSourceToJudge,
  saveRhythm,
} from "../../src/store/judge-sources.ts";
import type { Db } from "../../src/store/open-store.ts";
import { defineSource, type SourceDefinition, type SourceInput } from "../define-source.ts";
import { discoveryUrl } from "../discover/discovery-url.ts";
import type { HealthFacts } from "./health-facts.ts";
import { learnPace, memoryWeeks, type Pace } from "./learn-pace.ts";
import { isGood } from "./measure-streak.ts";

const hourMs = 3_600_000;
/** A pace changes slowly, and reading half a year of it costs. */
const paceHoldsMs = hourMs;

type Row = NonNullable<Awaited<ReturnType<typeof readSourceToJudge>>>;

/** What is on record of a source's health. Null where there is no such source. */
export async function readHealthFacts(
  db: Db,
  sourceId: string,
  now: Date,
): Promise<HealthFacts | null> {
  const row = await readSourceToJudge(db, sourceId);
  if (!row) return null;
  const source = defineSource(row.definition as SourceInput, `stored source ${sourceId}`);
  const lists = source.discovery
    .filter((way) => way.use === "always")
    .map((way) => ({ url: discoveryUrl(way) }));
  const polls = await readPollsBack(db, sourceId, (some) =>
    lists.every(({ url }) => some.some((poll) => poll.url === url && isGood(poll.outcome))),
  );
  return {
    role: source.role,
    enabled: row.enabled,
    fileProblem: row.fileProblem,
    lists,
    polls,
    lastPollAt: row.lastPollAt,
    pollIntervalMs: row.pollIntervalMs,
    watchedSince: row.createdAt,
    pace: await readPace(db, row, now),
    lastNewItemAt: row.lastNewItemAt,
    looks: await readLastLooks(db, sourceId),
    misses: row.selectorMissAt ? await readOpenMisses(db, sourceId) : [],
    certificates: await readCertificates(db, hostsOf(source)),
    moves: row.discoveries.flatMap(({ url, movedTo, movedBy }) =>
      movedTo === null
        ? []
        : [{ url, movedTo, movedBy: movedBy === "announced" ? "announced" : "redirect" }],
    ),
    doubted: row.discoveries.flatMap(({ url, validatorsDoubtedAt: since }) =>
      since === null ? [] : [{ url, since }],
    ),
  };
}

/** Hosts of its lists and pages, with the port as certificates are noted by. */
function hostsOf(source: SourceDefinition): string[] {
  const urls = [source.homepage, ...source.discovery.map(discoveryUrl)];
  return [...new Set(urls.map((url) => new URL(url).host))];
}

interface StoredPace {
  learntAt: string;
  pace: { usualGapMs: number; longGapMs: number; lastAt: string; silentAt: string } | null;
}

/** The pace as it was learnt last; learnt anew when something new came, once an hour at most. */
async function readPace(db: Db, row: Row, now: Date): Promise<Pace | null> {
  const stored = row.rhythm as unknown as StoredPace | null;
  const learntAt = stored ? new Date(stored.learntAt).getTime() : 0;
  const isFresh =
    now.getTime() - learntAt < paceHoldsMs || (row.lastNewItemAt?.getTime() ?? 0) < learntAt;
  if (stored && isFresh) return fromStored(stored);
  const since = new Date(now.getTime() - memoryWeeks * 7 * 24 * hourMs);
  const { appearedAt, watchedSince } = await readAppearances(db, row.id, since);
  const pace = learnPace(appearedAt, watchedSince, row.timeZone);
  await saveRhythm(db, row.id, { learntAt: now, pace });
  return pace;
}

function fromStored({ pace }: StoredPace): Pace | null {
  if (!pace) return null;
  return { ...pace, lastAt: new Date(pace.lastAt), silentAt: new Date(pace.silentAt) };
}
