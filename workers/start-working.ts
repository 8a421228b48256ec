import type { Clock } from "../src/clock.ts";
import type { Config } from "../src/config.ts";
import { gazetteerWith, loadLexicon } from "../src/lexicons/load-lexicon.ts";
import { readAdditions } from "../src/lexicons/read-additions.ts";
import type { Logger } from "../src/log.ts";
import { readModelInUse } from "../src/models/model-shelf.ts";
import { openSmtp } from "../src/notify/smtp-transport.ts";
import type { QueueConnection } from "../src/queue/connect-queues.ts";
import { repeat, type Loop } from "../src/queue/run-relay.ts";
import { runWorker } from "../src/queue/run-worker.ts";
import { holdUnknownDeliveries } from "../src/store/deliveries.ts";
import type { SecondReader } from "../src/second-reader/second-reader.ts";
import type { Store } from "../src/store/open-store.ts";
import { analyzeVersion } from "./analyze-version.ts";
import { askSecondReader } from "./ask-second-reader.ts";
import { linkVersion } from "./link-version.ts";
import { openMailbox } from "./mailbox-transport.ts";
import { makeDigest } from "./make-digest.ts";
import { notifyDelivery } from "./notify-delivery.ts";
import { raiseAlerts } from "./raise-alerts.ts";
import { rereadVersions } from "./reread-versions.ts";
import { scheduleDigests } from "./schedule-digests.ts";
import type { WorkContext } from "./work-context.ts";

export interface WorkDeps {
  store: Store;
  connection: QueueConnection;
  clock: Clock;
  log: Logger;
  masterKey: Buffer;
  secondReader: SecondReader | null;
  config: Pick<
    Config,
    "alertWaitMs" | "smtpUrl" | "mailFrom" | "publicUrl" | "dataDir" | "additionsDir"
  >;
}

export type WorkQueue = "analyze" | "second-read" | "link" | "alert" | "notify" | "digest";

/** Starts the workers of the named queues. */
export function startWorking(
  deps: WorkDeps,
  options: { queues: WorkQueue[]; concurrency?: number },
): Loop {
  const { config, store, clock, log, masterKey } = deps;
  const additions = readAdditions(config.additionsDir);
  const context: WorkContext = {
    store,
    clock,
    log,
    masterKey,
    secondReader: deps.secondReader,
    lexicon: loadLexicon({ model: readModelInUse(config.dataDir), additions }),
    gazetteer: gazetteerWith(additions),
    alertWaitMs: config.alertWaitMs,
    mailFrom: config.mailFrom,
    publicUrl: config.publicUrl,
  };
  const transport = config.smtpUrl ? openSmtp(config.smtpUrl) : openMailbox(store, clock);
  const limits = options.concurrency ? { concurrency: options.concurrency } : {};
  const starters: Record<WorkQueue, () => Loop[]> = {
    analyze: () => [
      runWorker(deps, "analyze", analyzeVersion(context), limits),
      rereadVersions(context),
    ],
    "second-read": () => [runWorker(deps, "second-read", askSecondReader(context), limits)],
    link: () => [runWorker(deps, "link", linkVersion(context), limits)],
    alert: () => [runWorker(deps, "alert", raiseAlerts(context), limits)],
    notify: () => [
      runWorker(deps, "notify", notifyDelivery(context, transport), limits),
      watchSends(deps),
    ],
    digest: () => [
      runWorker(deps, "digest", makeDigest(context), limits),
      scheduleDigests(context),
    ],
  };
  const loops = options.queues.flatMap((name) => starters[name]());
  return {
    stop: async () => {
      await Promise.all(loops.map(async (loop) => await loop.stop()));
      transport.close();
    },
  };
}

/** A send whose process was killed is shown as `unknown` soon, not only when its job comes back. */
function watchSends({ store, clock, log }: WorkDeps): Loop {
  return repeat(15_000, log, async () => {
    const now = clock.now();
    const held = await holdUnknownDeliveries(store.prisma, new Date(now.getTime() - 90_000), now);
    if (held.length > 0)
      log.warn({ deliveries: held.length }, "sends with an unknown outcome are held for a person");
    return false;
  });
}
