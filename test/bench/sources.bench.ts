/**
 * Delay of polls: `npm run bench:sources -- [sources]` (1,500 unless said), on one machine of two cores, in simulated time with measured
 * service times. Prints by how much polls came late, as a part of the interval that was planned for them.
 */
import { openTestDatabase } from "../fixtures/open-test-database.ts";
import { makeSources } from "./sources/make-sources.ts";
import { simulateWatch } from "./sources/simulate-watch.ts";
import { setUpSources } from "./sources/set-up-sources.ts";

const count = Number(process.argv[2] ?? 1_500);
const minutes = Number(process.argv[3] ?? 60);
const warmUpMinutes = Number(process.argv[4] ?? 30);
/** A Wednesday, ten in the morning in Almaty. */
const startAt = Date.parse("2026-11-18T05:00:00Z");
const minuteMs = 60_000;

const database = await openTestDatabase();
const began = performance.now();
try {
  const sources = makeSources(count, new Date(startAt));
  const firstDue = await setUpSources(database.store, sources, startAt, warmUpMinutes * minuteMs);
  const countFrom = startAt + warmUpMinutes * minuteMs;
  const endAt = countFrom + minutes * minuteMs;
  const watch = await simulateWatch(database.store, sources, {
    startAt,
    firstDue,
    countFrom,
    endAt,
    cores: 2,
  });
  const hosts = new Map<string, number>();
  for (const { host } of sources) hosts.set(host, (hosts.get(host) ?? 0) + 1);
  const shared = [...hosts].toSorted(([, a], [, b]) => b - a).slice(0, 2);
  console.log(
    `${count} sources on ${hosts.size} hosts (${shared.map(([host, number]) => `${number} on ${host}`).join(", ")}); ${sources.filter((source) => source.isRendered).length} shown in a browser.`,
  );
  console.log(
    `${minutes} minutes: ${watch.delays.length} polls, ${(watch.looks / (minutes + warmUpMinutes) / 60).toFixed(1)} looks a second (${watch.waiting} waiting at the end), ${watch.postponed} polls put off; cores busy ${(100 * watch.busy).toFixed(0)} %. (${((performance.now() - began) / 1000).toFixed(0)} s)`,
  );
  const groups = {
    all: watch.delays,
    plain: watch.delays.filter(({ isRendered }) => !isRendered),
    "in a browser": watch.delays.filter(({ isRendered }) => isRendered),
    "on www.gov.example": watch.delays.filter(({ host }) => host === "www.gov.example"),
    "planned within 5 minutes": watch.delays.filter(({ intervalMs }) => intervalMs < 5 * minuteMs),
  };
  for (const [name, delays] of Object.entries(groups)) {
    const parts = delays.map(({ delayMs, intervalMs }) => delayMs / intervalMs);
    console.log(
      `${name.padEnd(26)} ${String(delays.length).padStart(6)} polls  delay p50 ${seconds(delays, 0.5)}  p95 ${seconds(delays, 0.95)}  of the interval p50 ${percent(parts, 0.5)}  p95 ${percent(parts, 0.95)}  p99 ${percent(parts, 0.99)}`,
    );
  }
  const p95 = quantile(
    watch.delays.map(({ delayMs, intervalMs }) => delayMs / intervalMs),
    0.95,
  );
  if (!(p95 < 0.1)) process.exitCode = 1;
} finally {
  await database.close();
}

function quantile(values: number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? Number.NaN;
}

function seconds(delays: { delayMs: number }[], part: number): string {
  return `${(
    quantile(
      delays.map(({ delayMs }) => delayMs),
      part,
    ) / 1000
  ).toFixed(1)} s`;
}

function percent(values: number[], part: number): string {
  return `${(100 * quantile(values, part)).toFixed(1)} %`;
}
