import { readSigningKeys } from "../evidence/read-signing-keys.ts";
import { isHeadDue, LogRewrittenError, signTreeHead } from "../evidence/sign-tree-head.ts";
import { repeat, type Loop } from "../queue/run-relay.ts";
import type { Runtime } from "./process-runtime.ts";

/** How often it is asked whether a day has passed. */
const askEveryMs = 60_000;

/** Signs the head of the capture log once a day. A log that was rewritten is said so, loudly, and not signed. */
export function keepTreeHeads({ config, store, clock, log }: Runtime): Loop {
  return repeat(askEveryMs, log, async () => {
    const now = clock.now();
    if (!(await isHeadDue(store.prisma, now))) return false;
    try {
      const signed = await signTreeHead(store.prisma, readSigningKeys(config.dataDir), now);
      if (signed) log.info({ entries: signed.head.size }, "the head of the capture log was signed");
    } catch (error) {
      // Nothing that a next try would mend: people have to look. It is said again when it is asked again.
      if (!(error instanceof LogRewrittenError)) throw error;
      log.fatal({ err: error }, "the capture log is not what was signed before");
    }
    return false;
  });
}
