import pc from "picocolors";
import { createLog } from "../log.ts";
import { repeat } from "../queue/run-relay.ts";
import type { Store } from "../store/open-store.ts";
import {
  countDemo,
  readLastEventSeq,
  readNarration,
  type Happening,
  type NarrationMark,
} from "../store/read-narration.ts";

/** Tells in a few lines what happens on the tracked incidents as it happens, with the seconds since the start. */
export function narrate(
  store: Store,
  startedAt: number,
  tell: (line: string) => void,
): { stop(): Promise<void> } {
  let mark: NarrationMark | null = null;
  let told = 0;
  return repeat(500, createLog("demo", "error"), async () => {
    mark ??= {
      eventSeq: await readLastEventSeq(store.prisma),
      deliveriesAfter: new Date(startedAt),
    };
    const next = await readNarration(store.prisma, mark);
    mark = next.mark;
    for (const happening of next.happenings) {
      tell(describe(happening, startedAt));
      told += 1;
      if (happening.step === "alerted" && told > 0) await tellNumbers(store, tell);
    }
    return false;
  });
}

async function tellNumbers(store: Store, tell: (line: string) => void): Promise<void> {
  const { articles, flagged, reviewItems } = await countDemo(store.prisma);
  tell(
    pc.dim(
      `           so far ${articles} articles read, ${flagged} flags, ${reviewItems} before the analyst`,
    ),
  );
}

const colours = {
  found: pc.cyan,
  flagged: pc.yellow,
  linked: pc.blue,
  changed: pc.magenta,
  removal: pc.red,
  alerted: pc.green,
  unknown: pc.red,
};

function describe(happening: Happening, startedAt: number): string {
  const seconds = ((happening.at.getTime() - startedAt) / 1000).toFixed(1).padStart(6);
  return `${seconds} s  ${colours[happening.step](happening.step.padEnd(8))} ${sentence(happening)}`;
}

function sentence({ step, sourceName, title, labels, incident, confirmed }: Happening): string {
  const name = title.length > 70 ? `${title.slice(0, 69)}…` : title;
  switch (step) {
    case "found":
      return `${sourceName}: “${name}”`;
    case "flagged":
      return `an authority's words: ${labels?.join(", ")}`;
    case "linked":
      return `to “${incident}”`;
    case "changed":
      return `${sourceName} edited “${name}” (${incident})`;
    case "removal":
      return `${sourceName}: “${name}” is gone; ${confirmed ? "removal confirmed" : "suspected, to be confirmed over a day"} (${incident})`;
    case "alerted":
      return `the coordinator, by mail: “${name}”`;
    case "unknown":
      return `a mail about “${name}” may or may not have gone out; it is held for a person`;
  }
}
