import { createServer } from "node:http";
import type { RequestListener, Server } from "node:http";
import { createServer as createTcpServer } from "node:net";
import type { AddressInfo, Socket } from "node:net";
import { createServer as createTlsServer } from "node:https";
import { onTestFinished } from "vitest";
import { leafKeyPem, leafPem } from "./synthetic-certificates.ts";

export interface Served {
  port: number;
  /** Paths asked for, in order. */
  hits: string[];
}

/** An HTTP server on loopback for the length of a test. */
export async function serve(listener: RequestListener): Promise<Served> {
  const hits: string[] = [];
  const server = createServer((request, response) => {
    hits.push(request.url ?? "");
    listener(request, response);
  });
  return { port: await listen(server), hits };
}

/** The same over TLS, as `secure.localhost`. */
export async function serveTls(listener: RequestListener): Promise<Served> {
  const hits: string[] = [];
  const server = createTlsServer({ key: leafKeyPem, cert: leafPem }, (request, response) => {
    hits.push(request.url ?? "");
    listener(request, response);
  });
  return { port: await listen(server), hits };
}

/** A server that speaks whatever the test makes it speak. */
export async function serveRaw(onSocket: (socket: Socket) => void): Promise<Served> {
  const server = createTcpServer((socket) => {
    socket.on("error", () => undefined);
    onSocket(socket);
  });
  return { port: await listen(server as unknown as Server), hits: [] };
}

async function listen(server: Server): Promise<number> {
  const open = new Set<Socket>();
  server.on("connection", (socket: Socket) => {
    open.add(socket);
    socket.once("close", () => open.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(async () => {
    for (const socket of open) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
  return (server.address() as AddressInfo).port;
}
