import type { FastifyInstance } from "fastify";
import type { ServerDeps } from "./server-deps.ts";

/** /healthz: the process answers. /readyz: what it needs answers, too. /metrics: numbers without names, unless they have a port of their own. */
export function registerHealth(app: FastifyInstance, deps: ServerDeps): void {
  app.get(
    "/healthz",
    async (_request, reply) =>
      await reply.header("cache-control", "no-store").send({ status: "ok" }),
  );
  app.get("/readyz", async (_request, reply) => {
    const checks = {
      database: await answersInTime(async () => void (await deps.store.pool.query("SELECT 1"))),
      queue: deps.checkQueue ? await answersInTime(deps.checkQueue) : true,
    };
    const ready = Object.values(checks).every(Boolean);
    return await reply
      .code(ready ? 200 : 503)
      .header("cache-control", "no-store")
      .send({ status: ready ? "ready" : "not-ready", checks });
  });
  const { metrics } = deps;
  if (!metrics || deps.config.metricsPort !== undefined) return;
  app.get(
    "/metrics",
    async (_request, reply) =>
      await reply.header("content-type", metrics.contentType).send(await metrics.metrics()),
  );
}

/** Something that hangs is not ready. */
async function answersInTime(check: () => Promise<void>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => (timer = setTimeout(() => resolve(false), 3000)));
  const answered = check().then(
    () => true,
    () => false,
  );
  const result = await Promise.race([answered, late]);
  clearTimeout(timer);
  return result;
}
