import { startCrawling } from "../../../crawlers/start-crawling.ts";
import { runRelay } from "../../queue/run-relay.ts";
import { keepTreeHeads } from "../keep-tree-heads.ts";
import { loadWatchedSources } from "../load-watched-sources.ts";
import { endGracefully, openRuntime, serveHealth } from "../process-runtime.ts";

/** `onrecord crawl`: watches the sources. Any number may run, on any number of machines. */
export async function crawl(): Promise<void> {
  const runtime = await openRuntime("crawl");
  const { config, log } = runtime;
  await loadWatchedSources(runtime);
  const health = await serveHealth(runtime);
  const relay = runRelay(runtime);
  const crawling = startCrawling(runtime, {
    contact: config.contact,
    allowPrivate: config.allowPrivate,
    chromiumPath: config.chromiumPath,
    tempo: config.tempo,
    machine: runtime.machine,
  });
  const heads = keepTreeHeads(runtime);
  endGracefully(log, async () => {
    health.close();
    await Promise.all([relay.stop(), crawling.stop(), heads.stop()]);
    await runtime.close();
  });
}
