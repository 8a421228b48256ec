import { request as sendHttp } from "node:http";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { checkUrl, describeUrl } from "./check-url.ts";
import type { CheckedTarget } from "./check-url.ts";
import { EgressRefusedError } from "./egress-errors.ts";
import { connectChecked, describeFailure } from "./open-tunnel.ts";
import type { ProxyContext, Report } from "./open-tunnel.ts";

/** Fields between two neighbours only (RFC 9110, 7.6.1). */
const hopByHop = new Set([
  "connection",
  "keep-alive",
  "proxy-authenticate",
  "proxy-authorization",
  "proxy-connection",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
]);

/** Answers a plain request (`GET http://host/path`), judged like any other. Never rejects. */
export async function forwardRequest(
  request: IncomingMessage,
  response: ServerResponse,
  context: ProxyContext,
  report: Report,
): Promise<void> {
  const wanted = request.url ?? "";
  try {
    const target = checkUrl(wanted, context.rules);
    if (target.secure) {
      throw new EgressRefusedError("Refused: https goes through a tunnel, ask with CONNECT.", {
        reason: "scheme",
      });
    }
    const { socket, route } = await connectChecked(target, context);
    report(describeUrl(wanted), { route });
    await relay(request, response, target, socket, context);
  } catch (error) {
    report(describeUrl(wanted), { error });
    const { status, code } = describeFailure(error);
    if (response.headersSent) response.destroy();
    else response.writeHead(status, { "x-onrecord-egress": code, connection: "close" }).end();
  }
}

async function relay(
  request: IncomingMessage,
  response: ServerResponse,
  target: CheckedTarget,
  socket: Socket,
  { limits }: ProxyContext,
): Promise<void> {
  socket.setTimeout(Math.max(limits.headersTimeoutMs, limits.bodyTimeoutMs), () =>
    socket.destroy(),
  );
  const total = setTimeout(() => socket.destroy(), limits.totalTimeoutMs);
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const upstream = sendHttp({
    createConnection: () => socket,
    method: request.method ?? "GET",
    path: `${target.url.pathname}${target.url.search}`,
    headers: { ...withoutHopByHop(request.headers), host: target.url.host, connection: "close" },
    setHost: false,
    maxHeaderSize: limits.maxHeaderBytes,
  });
  upstream.on("error", reject);
  upstream.on("response", (answer) => {
    let bytes = 0;
    answer.on("data", (chunk: Buffer) => {
      bytes += chunk.byteLength;
      if (bytes > limits.maxBytes) socket.destroy();
    });
    response.writeHead(answer.statusCode ?? 502, answer.statusMessage, {
      ...withoutHopByHop(answer.headers),
    });
    answer.on("error", reject).on("end", resolve);
    answer.pipe(response);
  });
  response.on("close", () => socket.destroy());
  request.pipe(upstream);
  try {
    await promise;
  } finally {
    clearTimeout(total);
  }
}

function withoutHopByHop(headers: IncomingMessage["headers"]): IncomingMessage["headers"] {
  const named = (headers.connection ?? "").split(",").map((name) => name.trim().toLowerCase());
  return Object.fromEntries(
    Object.entries(headers).filter(([name]) => !hopByHop.has(name) && !named.includes(name)),
  );
}
