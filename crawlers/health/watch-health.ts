import { repeat, type Loop } from "../../src/queue/run-relay.ts";
import { inTransaction } from "../../src/store/in-transaction.ts";
import { takeSourcesToJudge } from "../../src/store/judge-sources.ts";
import {
  clearFindings,
  closeFinding,
  keepFinding,
  openFinding,
  readOpenFindings,
} from "../../src/store/source-findings.ts";
import type { CrawlContext } from "../crawl-context.ts";
import { followFindings } from "./follow-findings.ts";
import type { HealthTerms } from "./health-facts.ts";
import { judgeHealth } from "./judge-health.ts";
import { readHealthFacts } from "./read-health-facts.ts";
import { seekMovedFeed } from "./seek-moved-feed.ts";
import { rereadMissed } from "./reread-missed.ts";
import { tellFindings } from "./tell-findings.ts";

const minuteMs = 60_000;
const atOnce = 20;
/** Not judged more often, however often it is looked at. */
const leastMs = 5 * minuteMs;
/** Certificates expire and silence grows without a look. */
const restMs = 60 * minuteMs;
/** So long a finding must stay away before it is over. */
const settleMs = 60 * minuteMs;
/** Who has just started has not had the time to look at all sources. */
const graceMs = 30 * minuteMs;

/** Judges the health of sources again and again; any number of crawl processes may run it. Two loops, since seeking waits for sites. */
export function watchHealth(context: CrawlContext): Loop {
  const overdueFrom = new Date(context.clock.now().getTime() + graceMs / context.tempo);
  const idleMs = Math.max(500, 15_000 / context.tempo);
  const loops = [
    repeat(idleMs, context.log, async () => {
      const judged = await judgeSources(context, overdueFrom);
      await tellFindings(context);
      await rereadMissed(context);
      return judged === atOnce;
    }),
    repeat(idleMs, context.log, async () => await seekMovedFeed(context)),
  ];
  return {
    stop: async () => {
      await Promise.all(loops.map(async (loop) => await loop.stop()));
    },
  };
}

/** Judges the sources that are due. Returns how many. */
export async function judgeSources(context: CrawlContext, overdueFrom: Date): Promise<number> {
  const now = context.clock.now();
  const { tempo } = context;
  const ids = await takeSourcesToJudge(context.store.prisma, now, {
    leastMs: leastMs / tempo,
    restMs: restMs / tempo,
    limit: atOnce,
  });
  for (const id of ids)
    await judgeSource(context, id, { now, overdueFrom, tempo }).catch((error: unknown) =>
      // One that cannot be judged must not keep the others from being judged; it comes again within the hour.
      context.log.error({ err: error, source: id }, "the health of a source could not be judged"),
    );
  return ids.length;
}

async function judgeSource(
  context: CrawlContext,
  sourceId: string,
  terms: HealthTerms,
): Promise<void> {
  const { now } = terms;
  const facts = await readHealthFacts(context.store.prisma, sourceId, now);
  if (!facts) return;
  const judged = judgeHealth(facts, terms);
  await inTransaction(context.store, async (db) => {
    const onRecord = await readOpenFindings(db, sourceId);
    const steps = followFindings(onRecord, judged, now, settleMs / terms.tempo);
    for (const finding of steps.open) {
      if (!(await openFinding(db, sourceId, finding, now))) continue;
      const { kind, severity, params } = finding;
      context.log.warn(
        { source: sourceId, finding: kind, severity, cause: params["cause"] },
        "a source needs a look",
      );
    }
    for (const { id, finding } of steps.keep) await keepFinding(db, id, finding, now);
    await clearFindings(db, steps.clear, now);
    for (const { id, at } of steps.close) {
      await closeFinding(db, id, at);
      const { kind } = onRecord.find((row) => row.id === id)!;
      context.log.info({ source: sourceId, finding: kind }, "a source is well again");
    }
  });
}
