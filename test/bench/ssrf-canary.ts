import { createServer } from "node:http";
import type { RequestListener, Server } from "node:http";
import type { AddressInfo, Socket } from "node:net";

/** A server inside the network that must never be reached; it counts who reached it, by vector. */
export interface Canary {
  port: number;
  /** Whether it could listen on `::1` as well. */
  hasV6: boolean;
  /** Vector id → requests. `raw`: connections that spoke something other than HTTP. */
  hits: Map<string, number>;
  close(): Promise<void>;
}

const idOf = (path: string | undefined): string =>
  /\/canary\/([\w-]+)/.exec(path ?? "")?.[1] ?? "raw";

export async function startCanary(): Promise<Canary> {
  const hits = new Map<string, number>();
  const count = (id: string): void => void hits.set(id, (hits.get(id) ?? 0) + 1);
  const listener: RequestListener = (request, response) => {
    count(idOf(request.url));
    response.writeHead(200, { "content-type": "text/plain", "access-control-allow-origin": "*" });
    response.end("canary");
  };
  const v4 = createServer(listener);
  const v6 = createServer(listener);
  for (const server of [v4, v6]) {
    server.on("upgrade", (request, socket) => {
      count(idOf(request.url));
      socket.destroy();
    });
    server.on("clientError", (_error, socket) => {
      count("raw");
      socket.destroy();
    });
  }
  const port = await listen(v4, 0, "127.0.0.1");
  const hasV6 = await listen(v6, port, "::1").then(
    () => true,
    () => false,
  );
  return { port, hasV6, hits, close: () => closeAll(hasV6 ? [v4, v6] : [v4]) };
}

/** The attacker's own site: each path answers what its vector says. */
export async function startAttacker(
  answers: (path: string) => { status: number; headers: Record<string, string>; body: string },
): Promise<{ port: number; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    const { status, headers, body } = answers(request.url ?? "/");
    response
      .writeHead(status, { "content-type": "text/html; charset=utf-8", ...headers })
      .end(body);
  });
  return { port: await listen(server, 0, "127.0.0.1"), close: () => closeAll([server]) };
}

const openSockets = new WeakMap<Server, Set<Socket>>();

async function listen(server: Server, port: number, host: string): Promise<number> {
  const open = new Set<Socket>();
  openSockets.set(server, open);
  server.on("connection", (socket: Socket) => {
    open.add(socket);
    socket.once("close", () => open.delete(socket));
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(port, host, resolve);
  });
  return (server.address() as AddressInfo).port;
}

async function closeAll(servers: Server[]): Promise<void> {
  for (const server of servers) {
    const closed = new Promise((resolve) => server.close(resolve));
    for (const socket of openSockets.get(server) ?? []) socket.destroy();
    await closed;
  }
}
