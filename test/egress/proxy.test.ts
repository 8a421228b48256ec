import { request as sendHttp } from "node:http";
import type { IncomingMessage } from "node:http";
import type { Socket } from "node:net";
import { connect as connectTls } from "node:tls";
import { describe, expect, it, onTestFinished } from "vitest";
import { startEgressProxy } from "../../src/egress/start-egress-proxy.ts";
import type { EgressProxy, EgressProxyOptions } from "../../src/egress/start-egress-proxy.ts";
import { serve, serveTls } from "./serve.ts";
import { authorityPem } from "./synthetic-certificates.ts";

async function proxyFor(options: Partial<EgressProxyOptions> = {}): Promise<EgressProxy> {
  const proxy = await startEgressProxy({
    userAgent: "t",
    allowPrivate: ["*.localhost:*"],
    ...options,
  });
  onTestFinished(() => proxy.close());
  return proxy;
}

function authorization({ username, password }: EgressProxy): string {
  return `Basic ${Buffer.from(`${username}:${password}`).toString("base64")}`;
}

/** Asks the proxy for `path` as it stands, with the right credentials unless others are given. */
async function ask(
  proxy: EgressProxy,
  path: string,
  headers: Record<string, string> = {},
): Promise<{ status: number; headers: IncomingMessage["headers"]; body: string; cut: boolean }> {
  return new Promise((resolve, reject) => {
    const request = sendHttp({
      host: "127.0.0.1",
      port: proxy.port,
      path,
      agent: false,
      headers: { "proxy-authorization": authorization(proxy), ...headers },
    });
    request.on("error", reject).on("response", (response) => {
      let body = "";
      const end = (cut: boolean) => (): void =>
        resolve({ status: response.statusCode!, headers: response.headers, body, cut });
      response.on("data", (chunk: Buffer) => (body += chunk.toString("latin1")));
      response.on("end", end(false)).on("error", end(true));
    });
    request.end();
  });
}

async function tunnel(
  proxy: EgressProxy,
  authority: string,
  credentials = authorization(proxy),
): Promise<{ status: number; socket: Socket }> {
  return new Promise((resolve, reject) => {
    sendHttp({
      host: "127.0.0.1",
      port: proxy.port,
      method: "CONNECT",
      path: authority,
      agent: false,
      headers: { "proxy-authorization": credentials },
    })
      .on("error", reject)
      .on("connect", (response, socket) => {
        socket.on("error", () => undefined);
        resolve({ status: response.statusCode!, socket });
      })
      .end();
  });
}

describe("the egress proxy", () => {
  it("lets nobody out who does not know its secret", async () => {
    const { port, hits } = await serve((_request, response) => response.end());
    const proxy = await proxyFor();
    const url = `http://site.localhost:${port}/`;
    for (const given of ["", "Basic b25yZWNvcmQ6", authorization({ ...proxy, password: "x" })]) {
      expect((await ask(proxy, url, { "proxy-authorization": given })).status).toBe(407);
      expect((await tunnel(proxy, `site.localhost:${port}`, given)).status).toBe(407);
    }
    expect(hits).toEqual([]);
  });

  it("listens on loopback alone, with another secret each time", async () => {
    const [one, two] = [await proxyFor(), await proxyFor()];
    expect(one.url).toBe(`http://127.0.0.1:${one.port}`);
    expect(one.password).toMatch(/^[0-9a-f]{48}$/);
    expect(one.password).not.toBe(two.password);
  });

  it("passes a plain request on without what was meant for the proxy", async () => {
    const { port } = await serve((request, response) => {
      response.writeHead(203, { "x-a": "b" }).end(JSON.stringify(request.headers));
    });
    const proxy = await proxyFor();
    const answer = await ask(proxy, `http://site.localhost:${port}/p?q`, {
      connection: "x-hop",
      "x-hop": "1",
      "x-kept": "2",
    });
    expect([answer.status, answer.headers["x-a"]]).toEqual([203, "b"]);
    expect(JSON.parse(answer.body)).toEqual({
      "x-kept": "2",
      host: `site.localhost:${port}`,
      connection: "close",
    });
  });

  it("carries TLS in a tunnel without looking inside", async () => {
    const { port } = await serveTls((_request, response) => response.end("sealed"));
    const { status, socket } = await tunnel(await proxyFor(), `secure.localhost:${port}`);
    expect(status).toBe(200);
    const secured = connectTls({ socket, servername: "secure.localhost", ca: authorityPem });
    secured.write("GET / HTTP/1.1\r\nHost: secure.localhost\r\nConnection: close\r\n\r\n");
    let seen = "";
    for await (const chunk of secured) seen += String(chunk);
    expect(seen).toContain("sealed");
  });

  it.each(["127.0.0.1", "2130706433", "[::ffff:127.0.0.1]", "0x7f.1", "localhost", "localhost."])(
    "refuses %s, plain and as a tunnel",
    async (host) => {
      const { port, hits } = await serve((_request, response) => response.end());
      const refused: string[] = [];
      const proxy = await proxyFor({
        allowPrivate: [],
        allowPorts: [port],
        onRefused: ({ target }) => refused.push(target),
      });
      expect(await ask(proxy, `http://${host}:${port}/`)).toMatchObject({
        status: 403,
        headers: { "x-onrecord-egress": "EGRESS_REFUSED" },
      });
      expect((await tunnel(proxy, `${host}:${port}`)).status).toBe(403);
      expect(hits).toEqual([]);
      expect(refused).toHaveLength(2);
    },
  );

  it.each(["/", "https://8.8.8.8/", "ftp://8.8.8.8/", "http://a:b@8.8.8.8/", "http://8.8.8.8:22/"])(
    "refuses the plain request for %s",
    async (path) => expect((await ask(await proxyFor(), path)).status).toBe(403),
  );

  it.each(["8.8.8.8:25", "a@b:443", "", "8.8.8.8:443/x@", "site.test"])(
    "refuses the tunnel to %j",
    async (authority) => {
      const proxy = await proxyFor({ resolver: async () => [{ address: "10.0.0.1", family: 4 }] });
      expect((await tunnel(proxy, authority)).status).toBeGreaterThanOrEqual(400);
    },
  );

  it("asks the resolver once a request and dials what it judged", async () => {
    const { port, hits } = await serve((_request, response) => response.end());
    const answers = ["10.0.0.1", "127.0.0.1"];
    const proxy = await proxyFor({
      allowPorts: [port],
      resolver: async () => [{ address: answers.shift()!, family: 4 }],
    });
    expect((await ask(proxy, `http://rebind.test:${port}/`)).status).toBe(403);
    expect((await ask(proxy, `http://rebind.test:${port}/`)).status).toBe(403);
    expect(hits).toEqual([]);
  });

  it("remembers why a host could not be asked, until it could", async () => {
    const { port } = await serve((_request, response) => response.end());
    let known = false;
    const proxy = await proxyFor({
      allowPrivate: [`late.test:${port}`],
      resolver: async () => (known ? [{ address: "127.0.0.1", family: 4 }] : []),
    });
    const url = `http://late.test:${port}/`;
    expect((await ask(proxy, url)).status).toBe(502);
    expect(proxy.failureOf(`${url}any?path`)?.code).toBe("EGRESS_DNS");
    known = true;
    expect((await ask(proxy, url)).status).toBe(200);
    expect(proxy.failureOf(url)).toBeNull();
    expect(proxy.routeOf(url)).toEqual({
      remoteAddress: "127.0.0.1",
      resolved: [{ address: "127.0.0.1", family: 4 }],
    });
  });

  it("cuts a body and a tunnel that grow over the limit", async () => {
    const { port } = await serve((_request, response) => {
      const pour = (): void =>
        void (response.destroyed || response.write(Buffer.alloc(65_536), pour));
      pour();
    });
    const proxy = await proxyFor({ limits: { maxBytes: 300_000 } });
    const answer = await ask(proxy, `http://site.localhost:${port}/`);
    expect(answer.cut).toBe(true);
    expect(answer.body.length).toBeLessThan(600_000);

    const { socket } = await tunnel(proxy, `site.localhost:${port}`);
    socket.write("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
    let bytes = 0;
    socket.on("data", (chunk: Buffer) => (bytes += chunk.byteLength));
    await new Promise((resolve) => socket.once("close", resolve));
    expect(bytes).toBeLessThan(600_000);
  });

  it("ends a tunnel that falls silent, and all of them when it closes", async () => {
    const { port } = await serve(() => undefined);
    const silent = await proxyFor({ limits: { bodyTimeoutMs: 40 } });
    const first = await tunnel(silent, `site.localhost:${port}`);
    await new Promise((resolve) => first.socket.once("close", resolve));
    expect(first.status).toBe(200);

    const closing = await proxyFor();
    const second = await tunnel(closing, `site.localhost:${port}`);
    const ended = new Promise((resolve) => second.socket.once("close", resolve));
    await closing.close();
    await ended;
    expect(second.socket.destroyed).toBe(true);
  });
});
