import { randomBytes, timingSafeEqual } from "node:crypto";
import { createServer } from "node:http";
import type { IncomingMessage, Server } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import type { Duplex } from "node:stream";
import { OnRecordError } from "../errors/on-record-error.ts";
import { readRules } from "./create-egress.ts";
import { EgressRefusedError } from "./egress-errors.ts";
import type { RefusalReason } from "./egress-errors.ts";
import { defaultEgressLimits } from "./egress-options.ts";
import type { EgressOptions } from "./egress-options.ts";
import { forwardRequest } from "./forward-request.ts";
import { openTunnel } from "./open-tunnel.ts";
import type { ProxyContext, Report, Route } from "./open-tunnel.ts";

/** One request that was not let out. */
export interface ProxyRefusal {
  /** `host:port` of a tunnel, the URL without its query of a plain request. */
  target: string;
  reason: RefusalReason;
  address: string | null;
}

export interface EgressProxyOptions extends EgressOptions {
  onRefused?: (refusal: ProxyRefusal) => void;
}

export interface EgressProxy {
  /** `http://127.0.0.1:<port>`, without the credentials. */
  url: string;
  port: number;
  username: string;
  /** Made anew at each start, so that no other program on this machine can go out through this door. */
  password: string;
  /** Why a host of late could not be asked, by the URL's host and port: what a browser shows as its own error. */
  failureOf(url: string): OnRecordError | null;
  /** Where the last connection to the URL's host and port led; null when there was none of late. */
  routeOf(url: string): Route | null;
  close(): Promise<void>;
}

const maxConnections = 256;
const maxRemembered = 500;
const username = "onrecord";

/**
 * The same door as a forward proxy on loopback, for Chromium: plain requests (absolute form) and CONNECT are
 * judged, resolved and pinned by the rules of `createEgress`. A body or tunnel ends at `maxBytes` on the wire,
 * after `bodyTimeoutMs` of silence, and after `totalTimeoutMs`.
 *
 * @throws {EgressConfigError} when `allowPrivate` cannot be read.
 */
export async function startEgressProxy(options: EgressProxyOptions): Promise<EgressProxy> {
  const limits = { ...defaultEgressLimits, ...options.limits };
  const password = randomBytes(24).toString("hex");
  const context: ProxyContext = { rules: readRules(options), limits, options };
  const credentials = Buffer.from(`${username}:${password}`).toString("base64");
  const isKnown = (request: IncomingMessage): boolean =>
    isSame(request.headers["proxy-authorization"] ?? "", `Basic ${credentials}`);
  const latest = new Map<string, OnRecordError | Route>();
  const report: Report = (target, outcome) => {
    const key = hostAndPort(target);
    const kept = "route" in outcome ? outcome.route : outcome.error;
    if (key !== null && (kept instanceof OnRecordError || "route" in outcome)) {
      latest.delete(key); // Put at the end again: the oldest goes first.
      latest.set(key, kept as OnRecordError | Route);
      if (latest.size > maxRemembered) latest.delete(latest.keys().next().value!);
    }
    if (kept instanceof EgressRefusedError) {
      options.onRefused?.({ target, reason: kept.reason, address: kept.address });
    }
  };
  const latestOf = (url: string): OnRecordError | Route | null =>
    latest.get(hostAndPort(url) ?? "") ?? null;

  const server = createServer({
    maxHeaderSize: limits.maxHeaderBytes,
    headersTimeout: Math.min(limits.headersTimeoutMs, limits.totalTimeoutMs),
    requestTimeout: limits.totalTimeoutMs,
  });
  server.maxConnections = maxConnections;
  server.on("request", (request, response) => {
    if (!isKnown(request)) {
      response.writeHead(407, { "proxy-authenticate": 'Basic realm="onrecord"' }).end();
      return;
    }
    void forwardRequest(request, response, context, report);
  });
  server.on("connect", (request, socket, head) => {
    if (!isKnown(request)) {
      refuseStranger(socket);
      return;
    }
    void openTunnel(request.url ?? "", socket, head, context, report);
  });
  const open = trackSockets(server);
  const port = await listen(server);
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    username,
    password,
    failureOf: (url) => {
      const found = latestOf(url);
      return found instanceof OnRecordError ? found : null;
    },
    routeOf: (url) => {
      const found = latestOf(url);
      return found instanceof OnRecordError ? null : found;
    },
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const socket of open) socket.destroy();
      await closed;
    },
  };
}

/** Of a URL, or of the bare authority that CONNECT names. */
function hostAndPort(target: string): string | null {
  const url = URL.parse(target.includes("://") ? target : `https://${target}`);
  if (url === null) return null;
  return `${url.hostname}:${url.port || (url.protocol === "https:" ? "443" : "80")}`;
}

function isSame(given: string, wanted: string): boolean {
  const left = Buffer.from(given);
  const right = Buffer.from(wanted);
  return left.byteLength === right.byteLength && timingSafeEqual(left, right);
}

/** The answer that makes Chromium send its credentials, on the same connection. */
function refuseStranger(socket: Duplex): void {
  socket.on("error", () => undefined);
  socket.end(
    "HTTP/1.1 407 Proxy Authentication Required\r\n" +
      'Proxy-Authenticate: Basic realm="onrecord"\r\nContent-Length: 0\r\nConnection: close\r\n\r\n',
  );
}

function trackSockets(server: Server): Set<Socket> {
  const open = new Set<Socket>();
  server.on("connection", (socket) => {
    open.add(socket);
    socket.on("error", () => undefined);
    socket.once("close", () => open.delete(socket));
  });
  return open;
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(0, "127.0.0.1", resolve);
  });
  return (server.address() as AddressInfo).port;
}
