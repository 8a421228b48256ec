import { startWorking } from "../../../workers/start-working.ts";
import { OnRecordError } from "../../errors/on-record-error.ts";
import { runRelay } from "../../queue/run-relay.ts";
import { openSecondReader } from "../../second-reader/open-second-reader.ts";
import { endGracefully, openRuntime, serveHealth } from "../process-runtime.ts";

class WorkOptionError extends OnRecordError {
  readonly code = "option";
  readonly retry = "never";
}

const workQueues = ["analyze", "second-read", "link", "alert", "notify", "digest"] as const;

/** `onrecord work [--queues a,b] [--concurrency n]`: analyses, links, alerts and sends. */
export async function work(options: { queues?: string; concurrency?: string }): Promise<void> {
  const wanted = options.queues?.split(",").map((name) => name.trim()) ?? [...workQueues];
  const unknown = wanted.filter((name) => !workQueues.includes(name as never));
  if (unknown.length > 0)
    throw new WorkOptionError(
      `There is no queue "${unknown.join('", "')}" to work off. Choose from ${workQueues.join(", ")}.`,
    );
  const concurrency = options.concurrency === undefined ? undefined : Number(options.concurrency);
  if (concurrency !== undefined && !(Number.isInteger(concurrency) && concurrency > 0))
    throw new WorkOptionError(
      `--concurrency takes a whole number above 0, not "${options.concurrency}".`,
    );
  const runtime = await openRuntime("work");
  const health = await serveHealth(runtime);
  const relay = runRelay(runtime);
  const secondReader = await openSecondReader(runtime.config);
  if (secondReader)
    runtime.log.warn(
      { secondReader: secondReader.name },
      "texts of public pages are sent to the second reader that the settings name",
    );
  const working = startWorking(
    { ...runtime, secondReader },
    { queues: wanted as (typeof workQueues)[number][], ...(concurrency ? { concurrency } : {}) },
  );
  endGracefully(runtime.log, async () => {
    health.close();
    await Promise.all([relay.stop(), working.stop()]);
    await runtime.close();
  });
}
