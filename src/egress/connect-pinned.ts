import { connect as connectTcp } from "node:net";
import type { Socket } from "node:net";
import { connect as connectTls, getCACertificates } from "node:tls";
import type { TLSSocket } from "node:tls";
import type { CheckedTarget } from "./check-url.ts";
import { ConnectError, TimeoutError, TlsError } from "./egress-errors.ts";
import type { ResolvedAddress } from "./egress-options.ts";

/** More addresses than this are not tried. */
const maxAddresses = 4;

export interface PinnedConnectOptions {
  timeoutMs: number;
  trustedCertificates: readonly string[];
  signal: AbortSignal;
}

/**
 * Opens a TCP connection to the first checked address that accepts one. The address is dialled as it stands,
 * no name is looked up again, so a name that changes its address between check and use changes nothing.
 *
 * @throws {ConnectError} @throws {TimeoutError} phase `connect`
 */
export async function connectPinned(
  target: Pick<CheckedTarget, "host" | "port">,
  addresses: readonly ResolvedAddress[],
  options: Pick<PinnedConnectOptions, "timeoutMs" | "signal">,
): Promise<Socket> {
  const deadline = performance.now() + options.timeoutMs;
  const causes: unknown[] = [];
  const tried = addresses.slice(0, maxAddresses);
  for (const [index, { address, family }] of tried.entries()) {
    // What is left is shared out, so that one dead address cannot use up the time of the others.
    const shareMs = Math.max(1, (deadline - performance.now()) / (tried.length - index));
    const socket = connectTcp({ host: address, port: target.port, family });
    try {
      await settle(socket, "connect", shareMs, options.signal, target.host);
      socket.setNoDelay(true);
      return socket;
    } catch (cause) {
      socket.destroy();
      options.signal.throwIfAborted();
      causes.push(cause);
    }
  }
  const last = causes.at(-1);
  if (last instanceof TimeoutError) throw last;
  throw new ConnectError(
    `${target.host} does not accept connections on port ${target.port}. Try again later.`,
    {
      cause: causes.length === 1 ? last : new AggregateError(causes),
      context: { host: target.host, port: target.port, tried: tried.length },
    },
  );
}

/**
 * TLS over an open connection; the certificate must name `target.host`.
 * @throws {TlsError} @throws {TimeoutError} phase `connect`
 */
export async function secureConnection(
  socket: Socket,
  target: CheckedTarget,
  options: PinnedConnectOptions,
): Promise<TLSSocket> {
  const trusted = options.trustedCertificates;
  const secured = connectTls({
    socket,
    host: target.host,
    servername: target.literal ? "" : target.host,
    ALPNProtocols: ["http/1.1"],
    minVersion: "TLSv1.2",
    ...(trusted.length > 0 ? { ca: [...getCACertificates("default"), ...trusted] } : {}),
  });
  try {
    await settle(secured, "secureConnect", options.timeoutMs, options.signal, target.host);
    return secured;
  } catch (cause) {
    secured.destroy();
    socket.destroy();
    options.signal.throwIfAborted();
    if (cause instanceof TimeoutError) throw cause;
    const tlsCode = cause instanceof Error && "code" in cause ? String(cause.code) : "unknown";
    throw new TlsError(
      `No trusted TLS connection to ${target.host} (${tlsCode}). ` +
        "If its certificate comes from an authority you decide to trust, add that authority's certificate.",
      { cause, context: { host: target.host, port: target.port, tlsCode } },
    );
  }
}

async function settle(
  socket: Socket,
  event: "connect" | "secureConnect",
  timeoutMs: number,
  signal: AbortSignal,
  host: string,
): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const onAbort = (): void => reject(signal.reason);
  const onClose = (): void => reject(new Error("closed before it was open"));
  const timer = setTimeout(() => {
    reject(
      new TimeoutError(
        `No connection to ${host} within ${Math.round(timeoutMs)} ms. Try again later.`,
        {
          phase: "connect",
          context: { host, timeoutMs: Math.round(timeoutMs) },
        },
      ),
    );
  }, timeoutMs);
  socket.once(event, resolve).once("error", reject).once("close", onClose);
  signal.addEventListener("abort", onAbort, { once: true });
  if (signal.aborted) onAbort();
  try {
    await promise;
  } catch (error) {
    // A destroyed socket may still report its own error; nobody else listens.
    socket.on("error", () => undefined);
    throw error;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener("abort", onAbort);
    socket.off(event, resolve).off("error", reject).off("close", onClose);
  }
}
