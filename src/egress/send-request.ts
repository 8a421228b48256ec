import type { Socket } from "node:net";
import { TLSSocket } from "node:tls";
import { Client, errors } from "undici";
import type { CheckedTarget } from "./check-url.ts";
import { describeUrl } from "./check-url.ts";
import type { HopRequest } from "./choose-redirect.ts";
import { connectPinned, secureConnection } from "./connect-pinned.ts";
import { decodeBody } from "./decode-body.ts";
import { describeTls } from "./describe-tls.ts";
import { ConnectionLostError, HttpProtocolError, TooLargeError } from "./egress-errors.ts";
import type { EgressLimits, ResolvedAddress } from "./egress-options.ts";
import { viewHeaders } from "./egress-response.ts";
import type { EgressHeaders, RawHeaders, TlsDetails } from "./egress-response.ts";
import type { HopDeadline } from "./hop-deadline.ts";
import { OnRecordError } from "../errors/on-record-error.ts";

/** The answer of one hop. */
export interface HopAnswer {
  status: number;
  statusText: string;
  headers: EgressHeaders;
  httpVersion: string;
  remoteAddress: string;
  remotePort: number;
  requestHeaders: RawHeaders;
  tls: TlsDetails | null;
  connectMs: number;
  headersMs: number;
  bodyMs: number;
  wireBody: Uint8Array;
  body: Uint8Array;
}

export interface HopSettings {
  limits: EgressLimits;
  trustedCertificates: readonly string[];
  deadline: HopDeadline;
  /** Whether the body of this answer is wanted; a redirect's is not. */
  wantsBody: (status: number, headers: EgressHeaders) => boolean;
}

/**
 * Sends one request over one new connection to a checked address and reads the answer. HTTP/1.1 only, one
 * connection a request: what TLS showed belongs to this very answer, and no connection outlives its check.
 */
export async function sendRequest(
  target: CheckedTarget,
  addresses: readonly ResolvedAddress[],
  request: HopRequest,
  settings: HopSettings,
): Promise<HopAnswer> {
  const { deadline, limits } = settings;
  const startedMs = performance.now();
  const socket = await openConnection(target, addresses, settings);
  const connectedMs = performance.now();
  // Now: a server that closes at once leaves a socket that no longer knows what it was.
  const tls = socket instanceof TLSSocket ? describeTls(socket) : null;
  const versionSeen = tapHttpVersion(socket);
  const client = new Client(target.url.origin, {
    allowH2: false,
    // Not at once: undici loses a request whose connection is there before it has finished asking for it.
    connect: (_options, done) => setImmediate(() => done(null, socket)),
    maxHeaderSize: limits.maxHeaderBytes,
    headersTimeout: 0, // The deadline has its own clock, exact to the millisecond.
    bodyTimeout: 0,
  });
  const remote = { remoteAddress: socket.remoteAddress ?? "", remotePort: socket.remotePort ?? 0 };
  try {
    deadline.enter("headers", limits.headersTimeoutMs);
    const answer = await client.request({
      path: `${target.url.pathname}${target.url.search}`,
      method: request.method as "GET",
      headers: { host: target.url.host, ...request.headers },
      body: request.body,
      reset: true,
      responseHeaders: "raw",
      signal: deadline.signal,
    });
    const headersMs = performance.now();
    const headers = viewHeaders(pairUp(answer.headers as unknown as string[]));
    answer.body.on("error", () => undefined);
    const bodies = settings.wantsBody(answer.statusCode, headers)
      ? await readBody(answer.body, request.method, headers, settings)
      : { wireBody: new Uint8Array(), body: new Uint8Array() };
    return {
      status: answer.statusCode,
      statusText: answer.statusText,
      headers,
      httpVersion: versionSeen(),
      ...remote,
      requestHeaders: sentHeaders(target, request),
      tls,
      connectMs: connectedMs - startedMs,
      headersMs: headersMs - connectedMs,
      bodyMs: performance.now() - headersMs,
      ...bodies,
    };
  } catch (error) {
    throw nameFailure(error, target, limits, deadline.signal);
  } finally {
    deadline.leave();
    // Not awaited: it waits for a connection that an abort may have left half way.
    void client.destroy().catch(() => undefined);
    socket.destroy();
  }
}

async function openConnection(
  target: CheckedTarget,
  addresses: readonly ResolvedAddress[],
  settings: HopSettings,
): Promise<Socket> {
  const options = {
    timeoutMs: settings.limits.connectTimeoutMs,
    trustedCertificates: settings.trustedCertificates,
    signal: settings.deadline.signal,
  };
  const socket = await connectPinned(target, addresses, options);
  return target.secure ? secureConnection(socket, target, options) : socket;
}

async function readBody(
  source: AsyncIterable<Uint8Array>,
  method: string,
  headers: EgressHeaders,
  { limits, deadline }: HopSettings,
): Promise<{ wireBody: Uint8Array; body: Uint8Array }> {
  const declared = Number(headers.get("content-length") ?? Number.NaN);
  if (method !== "HEAD" && declared > limits.maxBytes) {
    throw new TooLargeError(
      `The body is announced with ${declared} bytes, more than ${limits.maxBytes}. Raise the limit for this source if it should be kept.`,
      { what: "wire", context: { declared, maxBytes: limits.maxBytes } },
    );
  }
  return decodeBody(
    watchSilence(source, deadline, limits),
    headers.get("content-encoding"),
    limits,
  );
}

async function* watchSilence(
  source: AsyncIterable<Uint8Array>,
  deadline: HopDeadline,
  limits: EgressLimits,
): AsyncGenerator<Uint8Array> {
  deadline.enter("body", limits.bodyTimeoutMs);
  for await (const chunk of source) {
    deadline.enter("body", limits.bodyTimeoutMs);
    yield chunk;
  }
}

/** undici does not say which version the status line named, and a proof should not guess it. */
function tapHttpVersion(socket: Socket): () => string {
  const read = socket.read.bind(socket);
  let start = "";
  socket.read = (size?: number): unknown => {
    const chunk: unknown = read(size);
    if (start.length < 8 && chunk instanceof Uint8Array) {
      start += Buffer.from(chunk.subarray(0, 8)).toString("latin1");
    }
    return chunk;
  };
  return () => /^HTTP\/(\d\.\d)/.exec(start)?.[1] ?? "1.1";
}

function pairUp(flat: string[]): RawHeaders {
  return flat.flatMap((name, index) =>
    index % 2 === 0 ? [[String(name), String(flat[index + 1])] as const] : [],
  );
}

function sentHeaders(target: CheckedTarget, request: HopRequest): RawHeaders {
  return [["host", target.url.host], ["connection", "close"], ...Object.entries(request.headers)];
}

function nameFailure(
  error: unknown,
  target: CheckedTarget,
  limits: EgressLimits,
  signal: AbortSignal,
): unknown {
  // A time-out shows as whatever broke first; its own reason is the true one.
  if (signal.aborted) return signal.reason;
  if (error instanceof OnRecordError) return error;
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const where = describeUrl(target.url);
  const details = { cause: error, context: { url: where, code } };
  if (code === "UND_ERR_HEADERS_OVERFLOW") {
    return new TooLargeError(
      `${where} answered with more than ${limits.maxHeaderBytes} bytes of headers. Look at the site by hand.`,
      { ...details, what: "headers" },
    );
  }
  if (error instanceof errors.HTTPParserError) {
    return new HttpProtocolError(
      `${where} answered with something that is not HTTP. Look at the site by hand.`,
      details,
    );
  }
  const isNetwork =
    error instanceof errors.UndiciError || (error instanceof Error && "syscall" in error);
  if (!isNetwork) return error; // A fault of ours must not pass for one of the site's.
  return new ConnectionLostError(
    `The connection to ${where} broke before the answer was whole (${code}). Try again later.`,
    details,
  );
}
