import type { IncomingMessage, ServerResponse } from "node:http";
import { gzipSync } from "node:zlib";
import type { Fault } from "./faults.ts";
import type { SiteReply } from "./site-contract.ts";

const smallestGzippedBytes = 512;

/** Sends an answer: 304 where the validators match, gzip where it is accepted, cut short where a fault says so. */
export function sendReply(
  request: IncomingMessage,
  response: ServerResponse,
  reply: SiteReply,
  fault: Fault | null,
): number {
  const headers: Record<string, string> = { "content-type": reply.contentType, ...reply.headers };
  if (reply.etag) headers["etag"] = reply.etag;
  if (reply.lastModified) headers["last-modified"] = reply.lastModified;
  if (isFresh(request, reply)) {
    delete headers["content-type"];
    response.writeHead(304, headers).end();
    return 304;
  }
  let body = Buffer.isBuffer(reply.body) ? reply.body : Buffer.from(reply.body);
  const accepted = String(request.headers["accept-encoding"] ?? "");
  if (fault?.kind === "broken-gzip") {
    headers["content-encoding"] = "gzip";
  } else if (/\bgzip\b/.test(accepted) && body.length >= smallestGzippedBytes) {
    headers["content-encoding"] = "gzip";
    headers["vary"] = "accept-encoding";
    body = gzipSync(body);
  }
  headers["content-length"] = String(body.length);
  response.writeHead(reply.status, headers);
  if (fault?.kind === "drop") {
    response.write(body.subarray(0, Math.floor(body.length / 2)), () => response.destroy());
  } else {
    response.end(request.method === "HEAD" ? undefined : body);
  }
  return reply.status;
}

/** An ETag decides alone where both are sent, as RFC 9110 has it. */
function isFresh(request: IncomingMessage, reply: SiteReply): boolean {
  if (reply.status !== 200 || (request.method !== "GET" && request.method !== "HEAD")) return false;
  const wanted = request.headers["if-none-match"];
  if (wanted !== undefined) {
    const tags = wanted.split(",").map((tag) => tag.trim().replace(/^W\//, ""));
    return reply.etag !== undefined && tags.includes(reply.etag);
  }
  const since = request.headers["if-modified-since"];
  // A silent edit leaves the shown date alone, so Last-Modified never betrays one.
  return (
    since !== undefined &&
    reply.lastModified !== undefined &&
    Date.parse(reply.lastModified) <= Date.parse(since)
  );
}
