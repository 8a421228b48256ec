import { can } from "../../core/access/can.ts";
import { latestEventSeq, readEventsAfter } from "../../store/read-events.ts";
import { findSession } from "../../store/sessions.ts";
import type { ApiInstance } from "../api-instance.ts";
import { actorOf, userOf } from "../authorize.ts";
import type { ServerDeps } from "../server-deps.ts";

/** News as it happens: ids and kinds only; the page asks for what it shows, and every answer passes `can()`. */
export async function liveRoutes(app: ApiInstance, deps: ServerDeps): Promise<void> {
  const db = deps.store.prisma;
  app.get(
    "/events",
    { config: { action: "live.read" }, sse: "only", schema: { hide: true } },
    async (request, reply) => {
      const user = userOf(request);
      const token = request.cookies["onrecord_session"] ?? "";
      const resumeAt = reply.sse.lastEventId;
      let seq =
        resumeAt && /^\d{1,18}$/u.test(resumeAt) ? BigInt(resumeAt) : await latestEventSeq(db);
      reply.sse.keepAlive();
      await reply.sse.send({ event: "hello", data: { seq: seq.toString() }, retry: 3000 });
      let busy = false;
      const tell = async () => {
        if (busy || !reply.sse.isConnected) return;
        busy = true;
        try {
          // A session that was ended or disabled elsewhere ends its stream, too.
          if (
            !(await findSession(db, token, deps.clock.now())) ||
            !can(actorOf(request), "live.read")
          )
            return reply.sse.close();
          for (const event of await readEventsAfter(db, seq, user.id)) {
            seq = event.seq;
            if (event.visible)
              await reply.sse.send({
                id: seq.toString(),
                event: "news",
                data: {
                  kind: event.kind,
                  incidentId: event.incidentId,
                  articleId: event.articleId,
                  sourceId: event.sourceId,
                },
              });
          }
        } catch (error) {
          request.log.warn({ err: error }, "live stream could not read events");
        } finally {
          busy = false;
        }
      };
      const timer = setInterval(() => void tell(), deps.livePollMs ?? 2000);
      reply.sse.onClose(() => clearInterval(timer));
    },
  );
}
