import type { Score } from "./score-watch.ts";
import type { Simulation } from "./simulate.ts";
import type { World } from "./world.ts";

const hourMs = 3_600_000;

/** True when all that was scripted was found and nothing was invented. */
export const isGoodWatch = (score: Score): boolean =>
  score.missed.length === 0 &&
  score.invented.length === 0 &&
  score.wrongFields.length === 0 &&
  score.unread.length === 0;

/** Prints what was found of what was scripted. True when it is good. */
export function printWatch(
  world: World,
  { score, jobs, requests, realSeconds }: Simulation,
  print: (line: string) => void,
): boolean {
  const days = Math.round((world.endAt - world.startAt) / (24 * hourMs));
  print(
    `${world.pages.length} pages of 6 sites over ${days} simulated days (seed "${world.seed}"), ${requests} requests, ${realSeconds.toFixed(0)} s`,
  );
  print(
    `work: ${Object.entries(jobs)
      .map(([name, count]) => `${name} ${count}`)
      .join(", ")}`,
  );
  print(
    `scripted ${score.scripted}: found ${score.found.length}, missed ${score.missed.length}, invented ${score.invented.length}, told with wrong fields ${score.wrongFields.length}`,
  );
  for (const kind of ["edit", "removal", "restoration"] as const) {
    const delays = score.found
      .filter(({ change }) => change.kind === kind)
      .map(({ delayMs }) => delayMs / hourMs)
      .toSorted((a, b) => a - b);
    const scripted = world.changes.filter((change) => change.kind === kind).length;
    const middle = delays[Math.floor(delays.length / 2)];
    print(
      `  ${kind}s: ${delays.length} of ${scripted}; hours until known: shortest ${fixed(delays[0])}, median ${fixed(middle)}, longest ${fixed(delays.at(-1))}`,
    );
  }
  const lists: [string, readonly string[]][] = [
    ["missed", score.missed],
    ["invented", score.invented],
    ["wrong fields", score.wrongFields],
    ["suspicions told of pages that had not gone for good", score.falseSuspicions],
    ["pages not read once", score.unread],
    ["first versions with words lacking", score.wrongTexts],
  ];
  for (const [name, entries] of lists) {
    print(`${name}: ${entries.length}`);
    for (const entry of entries.slice(0, 40)) print(`  ${entry}`);
  }
  return isGoodWatch(score);
}

const fixed = (hours: number | undefined) => (hours === undefined ? "–" : hours.toFixed(1));
