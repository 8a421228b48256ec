import fs from "node:fs";
import { buildServer } from "../../api/build-server.ts";
import { repeat } from "../../queue/run-relay.ts";
import { deleteExpiredSessions } from "../../store/sessions.ts";
import { endGracefully, openRuntime } from "../process-runtime.ts";
import { buildPage } from "../build-page.ts";

/** `onrecord serve`: the API and the page. */
export async function serve(): Promise<void> {
  const runtime = await openRuntime("serve");
  const { config, store, clock, log, masterKey, metrics, connection } = runtime;
  const staticDir = await buildPage();
  const app = buildServer({
    store,
    clock,
    config,
    log,
    masterKey,
    metrics,
    staticDir: fs.existsSync(staticDir) ? staticDir : undefined,
    checkQueue: async () => await connection.ping(),
  });
  // Signing out forgets a session at once; what merely ran out is swept up.
  const sweep = repeat(3_600_000, log, async () => {
    await deleteExpiredSessions(store.prisma, clock.now());
    return false;
  });
  endGracefully(log, async () => {
    await sweep.stop();
    await app.close();
    await runtime.close();
  });
  await app.listen({ host: config.host, port: config.port });
  log.info({ host: config.host, port: config.port }, "listening");
}
