/**
 * Throws broken pages, feeds, sitemaps and other listings, in right and wrong encodings, at their readers and
 * reports crashes, processor time and memory.
 *
 *   node test/bench/fuzz-extract.ts [--count 10000] [--seed 1] [--pages DIR] [--only NUMBER [--save FILE]]
 *
 * Runs itself with the heap limit of an extraction child, so that the memory it reports is the program's need and
 * not the collector's leisure. What is broken is synthetic and, with --pages, every *.html and *.html.gz of a directory.
 * Exit code 1 on a crash (anything thrown but a refusal of our own), an input over one second of processor
 * time, or more than 512 MB.
 */
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { OnRecordError } from "../../src/errors/on-record-error.ts";
import { breakText } from "./fuzz/mutate.ts";
import type { Random } from "./fuzz/random.ts";
import { pick, randomOf, whole } from "./fuzz/random.ts";
import type { FuzzKind } from "./fuzz/run-kinds.ts";
import { fuzzKinds } from "./fuzz/run-kinds.ts";

const MAX_MS = 1_000;
const MAX_RSS_MB = 512;
const HEAP_MB = 256;

interface Tally {
  times: number[];
  crashes: number;
  refused: number;
  slow: number;
}

function chooseKind(kinds: readonly FuzzKind[], random: Random): FuzzKind {
  let left = whole(random, 100);
  return kinds.find(({ share }) => (left -= share) < 0) ?? (kinds[0] as FuzzKind);
}

async function runOne(
  kind: FuzzKind,
  { bytes, contentType }: ReturnType<typeof breakText>,
  tally: Tally,
  label: string,
): Promise<void> {
  const before = process.cpuUsage();
  try {
    await kind.read(bytes, contentType);
  } catch (error) {
    if (error instanceof OnRecordError) tally.refused++;
    else {
      tally.crashes++;
      console.error(`${label} crashed:`, error);
    }
  }
  const { user, system } = process.cpuUsage(before);
  const ms = (user + system) / 1000;
  tally.times.push(ms);
  if (ms <= MAX_MS) return;
  tally.slow++;
  console.error(`${label} took ${ms.toFixed(0)} ms for ${bytes.length} bytes`);
}

function describe({ times, crashes, refused, slow }: Tally) {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) =>
    Number(
      (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(1),
    );
  return {
    inputs: times.length,
    crashes,
    refused,
    slowerThanOneSecond: slow,
    medianMs: at(0.5),
    p99Ms: at(0.99),
    maxMs: at(1),
  };
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      count: { type: "string", default: "10000" },
      seed: { type: "string", default: "1" },
      pages: { type: "string" },
      only: { type: "string" },
      save: { type: "string" },
    },
  });
  const kinds = fuzzKinds(values.pages);
  const random = randomOf(Number(values.seed));
  const tallies = new Map<string, Tally>();
  for (let number = 0; number < Number(values.count); number++) {
    const kind = chooseKind(kinds, random);
    const input = breakText(pick(random, kind.seeds), random);
    if (values.only !== undefined && Number(values.only) !== number) continue;
    if (values.save !== undefined) writeFileSync(values.save, input.bytes);
    const tally = tallies.get(kind.name) ?? { times: [], crashes: 0, refused: 0, slow: 0 };
    tallies.set(kind.name, tally);
    await runOne(kind, input, tally, `${kind.name}, input ${number} (seed ${values.seed})`);
  }
  for (const [name, tally] of tallies)
    console.log(JSON.stringify({ kind: name, ...describe(tally) }));
  const all: Tally = { times: [], crashes: 0, refused: 0, slow: 0 };
  for (const { times, crashes, refused, slow } of tallies.values()) {
    all.times.push(...times);
    all.crashes += crashes;
    all.refused += refused;
    all.slow += slow;
  }
  const peakRssMb = Math.round(process.resourceUsage().maxRSS / 1024);
  console.log(JSON.stringify({ seed: Number(values.seed), ...describe(all), peakRssMb }));
  if (all.crashes > 0 || all.slow > 0 || peakRssMb > MAX_RSS_MB) process.exitCode = 1;
}

if (process.execArgv.some((flag) => flag.startsWith("--max-old-space-size"))) await main();
else {
  const flags = [`--max-old-space-size=${HEAP_MB}`, "--max-semi-space-size=16"];
  const child = spawnSync(process.execPath, [...flags, ...process.argv.slice(1)], {
    stdio: "inherit",
  });
  process.exitCode = child.status ?? 1;
}
