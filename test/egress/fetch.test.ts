import {
  brotliCompressSync,
  deflateRawSync,
  deflateSync,
  gzipSync,
  zstdCompressSync,
} from "node:zlib";
import { describe, expect, it } from "vitest";
import { createEgress } from "../../src/egress/create-egress.ts";
import {
  ConnectError,
  ConnectionLostError,
  DecompressionError,
  DnsError,
  EgressAbortedError,
  EgressRefusedError,
  HttpProtocolError,
  TimeoutError,
  TlsError,
  TooManyRedirectsError,
} from "../../src/egress/egress-errors.ts";
import type { EgressOptions } from "../../src/egress/egress-options.ts";
import { serve, serveRaw, serveTls } from "./serve.ts";
import { authorityPem } from "./synthetic-certificates.ts";

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString("utf8");

function door(options: Partial<EgressOptions> = {}) {
  return createEgress({ userAgent: "OnRecord/test", allowPrivate: ["*.localhost:*"], ...options });
}

describe("an answer", () => {
  it("keeps status, raw headers in order and spelling, version and address", async () => {
    const { port } = await serveRaw((socket) => {
      socket.once("data", () =>
        socket.end(
          "HTTP/1.0 203 Quite Fine\r\nX-One: 1\r\nSet-Cookie: a\r\nset-cookie: b\r\n\r\nbody",
        ),
      );
    });
    const answer = await door().fetch(`http://site.localhost:${port}/a?b=c#d`);
    expect(answer).toMatchObject({
      status: 203,
      statusText: "Quite Fine",
      httpVersion: "1.0",
      url: `http://site.localhost:${port}/a?b=c`,
      requestedUrl: `http://site.localhost:${port}/a?b=c#d`,
      remoteAddress: "127.0.0.1",
      remotePort: port,
      tls: null,
      redirects: [],
      resolved: [{ address: "127.0.0.1", family: 4 }],
    });
    expect(answer.headers.raw).toEqual([
      ["X-One", "1"],
      ["Set-Cookie", "a"],
      ["set-cookie", "b"],
    ]);
    expect(answer.headers.get("x-ONE")).toBe("1");
    expect(answer.headers.getAll("Set-Cookie")).toEqual(["a", "b"]);
    expect(answer.headers.get("etag")).toBeNull();
    expect(text(answer.body)).toBe("body");
  });

  it.each([304, 404, 410, 429, 500, 503])(
    "with status %i is an answer, not an error",
    async (status) => {
      const { port } = await serve((_request, response) => response.writeHead(status).end());
      const answer = await door().fetch(`http://site.localhost:${port}/`);
      expect(answer).toMatchObject({ status, body: new Uint8Array() });
    },
  );

  it("names the product and the contact, and no more of us", async () => {
    const { port } = await serve((request, response) =>
      response.end(JSON.stringify(request.headers)),
    );
    const egress = door({ userAgent: "OnRecord/0.1", contact: "https://example.org/bot" });
    const answer = await egress.fetch(`http://site.localhost:${port}/`);
    expect(egress.userAgent).toBe("OnRecord/0.1 (+https://example.org/bot)");
    expect(JSON.parse(text(answer.body))).toEqual({
      host: `site.localhost:${port}`,
      connection: "close",
      "user-agent": "OnRecord/0.1 (+https://example.org/bot)",
      accept: "*/*",
      "accept-encoding": "gzip, deflate, br, zstd",
    });
    expect(Object.fromEntries(answer.requestHeaders)).toEqual(JSON.parse(text(answer.body)));
  });

  it("to a POST carries body and headers there", async () => {
    const { port } = await serve((request, response) => {
      request.pipe(response.writeHead(200, { "x-seen": request.headers["x-signature"] ?? "" }));
    });
    const answer = await door().fetch(`http://site.localhost:${port}/`, {
      method: "post",
      headers: { "X-Signature": "s1" },
      body: "текст",
    });
    expect([answer.headers.get("x-seen"), text(answer.body)]).toEqual(["s1", "текст"]);
  });

  it.each(["User-Agent", "host", "Transfer-Encoding", "x\ry", "proxy-authorization"])(
    "is not asked for with the header %j",
    async (name) => {
      const fetching = door().fetch("http://site.localhost:1/", { headers: { [name]: "x" } });
      await expect(fetching).rejects.toMatchObject({ code: "EGRESS_REFUSED", reason: "header" });
    },
  );

  it("is not asked for with CONNECT or TRACE", async () => {
    for (const method of ["CONNECT", "TRACE", "X Y"]) {
      const fetching = door().fetch("http://site.localhost:1/", { method });
      await expect(fetching).rejects.toMatchObject({ reason: "method" });
    }
  });
});

describe("TLS", () => {
  it("leaves its certificate chain with the answer", async () => {
    const { port } = await serveTls((_request, response) => response.end("safe"));
    const egress = door({ trustedCertificates: [authorityPem] });
    const { tls, body } = await egress.fetch(`https://secure.localhost:${port}/`);
    expect(text(body)).toBe("safe");
    expect(tls?.certificateChainPem).toHaveLength(2);
    expect(tls?.certificateChainPem[0]).toMatch(/^-----BEGIN CERTIFICATE-----\n/);
    expect(tls?.fingerprint256).toMatch(/^([0-9A-F]{2}:){31}[0-9A-F]{2}$/);
    expect(tls).toMatchObject({ protocol: "TLSv1.3", subject: "CN=secure.localhost" });
    expect(new Date(tls!.validTo).getTime()).toBeGreaterThan(Date.UTC(2100, 0));
  });

  it("is refused where the authority is unknown, and nothing is asked", async () => {
    const { port, hits } = await serveTls((_request, response) => response.end());
    const fetching = door().fetch(`https://secure.localhost:${port}/`);
    await expect(fetching).rejects.toThrow(TlsError);
    expect(hits).toEqual([]);
  });

  it("is refused where the certificate names another host", async () => {
    const { port, hits } = await serveTls((_request, response) => response.end());
    const egress = door({ trustedCertificates: [authorityPem] });
    await expect(egress.fetch(`https://other.localhost:${port}/`)).rejects.toMatchObject({
      code: "EGRESS_TLS",
      context: { tlsCode: "ERR_TLS_CERT_ALTNAME_INVALID" },
    });
    expect(hits).toEqual([]);
  });
});

describe("redirects", () => {
  it("are followed and recorded hop by hop", async () => {
    const { port, hits } = await serve((request, response) => {
      const next = { "/1": "/2", "/2": "3?x=y" }[request.url ?? ""];
      if (next === undefined) response.end("there");
      else response.writeHead(302, { location: next }).end("moved");
    });
    const answer = await door().fetch(`http://site.localhost:${port}/1`);
    expect(text(answer.body)).toBe("there");
    expect(answer.url).toBe(`http://site.localhost:${port}/3?x=y`);
    expect(answer.redirects.map(({ status, location, ip }) => [status, location, ip])).toEqual([
      [302, "/2", "127.0.0.1"],
      [302, "3?x=y", "127.0.0.1"],
    ]);
    expect(hits).toEqual(["/1", "/2", "/3?x=y"]);
  });

  it("end after five", async () => {
    const { port, hits } = await serve((request, response) => {
      response.writeHead(301, { location: `${request.url}x` }).end();
    });
    await expect(door().fetch(`http://site.localhost:${port}/`)).rejects.toThrow(
      TooManyRedirectsError,
    );
    expect(hits).toHaveLength(6);
  });

  it("into a private network are refused before anything is sent", async () => {
    const inside = await serve((_request, response) => response.end("secret"));
    const { port } = await serve((request, response) => {
      response.writeHead(307, { location: `http://127.0.0.1:${inside.port}${request.url}` }).end();
    });
    const egress = door({ allowPrivate: [`site.localhost:${port}`], allowPorts: [inside.port] });
    await expect(egress.fetch(`http://site.localhost:${port}/x`)).rejects.toMatchObject({
      reason: "address",
      address: "127.0.0.1",
    });
    expect(inside.hits).toEqual([]);
  });

  it("are handed back when the caller says manual", async () => {
    const { port, hits } = await serve((_request, response) => {
      response.writeHead(302, { location: "/elsewhere" }).end("moved");
    });
    const answer = await door().fetch(`http://site.localhost:${port}/`, { redirect: "manual" });
    expect([answer.status, text(answer.body), hits.length]).toEqual([302, "moved", 1]);
  });

  it("do not take secrets to another origin", async () => {
    const other = await serve((request, response) => response.end(JSON.stringify(request.headers)));
    const { port } = await serve((_request, response) => {
      response.writeHead(302, { location: `http://other.localhost:${other.port}/` }).end();
    });
    const answer = await door().fetch(`http://site.localhost:${port}/`, {
      headers: { authorization: "Bearer t", cookie: "a=b", "accept-language": "kk" },
    });
    const seen = JSON.parse(text(answer.body)) as Record<string, string>;
    expect(seen).toMatchObject({ "accept-language": "kk" });
    expect(seen).not.toHaveProperty("authorization");
    expect(seen).not.toHaveProperty("cookie");
  });

  it.each([
    [302, "GET", ""],
    [303, "GET", ""],
    [307, "POST", "data"],
    [308, "POST", "data"],
  ])("with %i after POST go on as %s", async (status, method, body) => {
    const { port } = await serve((request, response) => {
      if (request.url === "/") response.writeHead(status, { location: "/next" }).end();
      else request.pipe(response.writeHead(200, { "x-method": request.method ?? "" }));
    });
    const answer = await door().fetch(`http://site.localhost:${port}/`, {
      method: "POST",
      body: "data",
    });
    expect([answer.headers.get("x-method"), text(answer.body)]).toEqual([method, body]);
  });

  it("without a Location, or to something that is no URL, are the answer", async () => {
    for (const headers of [{}, { location: "http://[" }]) {
      const { port } = await serve((_request, response) =>
        response.writeHead(302, headers).end("end"),
      );
      expect((await door().fetch(`http://site.localhost:${port}/`)).status).toBe(302);
    }
  });
});

describe("names", () => {
  it("are resolved once and connected to at the very address that was judged", async () => {
    const { port, hits } = await serve((_request, response) => response.end());
    // The server listens on 127.0.0.1 alone: a second look-up would lead to it.
    const answers = ["127.0.0.2", "127.0.0.1"];
    const asked: string[] = [];
    const egress = createEgress({
      userAgent: "t",
      allowPrivate: [`rebind.test:${port}`],
      resolver: async (host) => {
        asked.push(host);
        return [{ address: answers.shift()!, family: 4 }];
      },
    });
    await expect(egress.fetch(`http://rebind.test:${port}/`)).rejects.toThrow(ConnectError);
    expect([asked, hits]).toEqual([["rebind.test"], []]);
  });

  it("are refused when one of their addresses is private", async () => {
    const egress = createEgress({
      userAgent: "t",
      resolver: async () => [
        { address: "8.8.8.8", family: 4 },
        { address: "fd00::1", family: 6 },
      ],
    });
    await expect(egress.fetch("http://mixed.test/")).rejects.toMatchObject({ address: "fd00::1" });
  });

  it("are refused at metadata addresses even when the host is listed", async () => {
    const egress = createEgress({
      userAgent: "t",
      allowPrivate: ["intranet.test:*"],
      resolver: async () => [{ address: "169.254.169.254", family: 4 }],
    });
    await expect(egress.fetch("http://intranet.test/")).rejects.toThrow(EgressRefusedError);
  });

  it("below localhost are never asked of the resolver", async () => {
    const { port } = await serve((_request, response) => response.end("me"));
    const egress = door({ resolver: () => Promise.reject(new Error("asked")) });
    expect(text((await egress.fetch(`http://a.localhost:${port}/`)).body)).toBe("me");
  });

  it("without an address, or with a resolver that fails, are a DnsError", async () => {
    const failing = createEgress({
      userAgent: "t",
      resolver: () => Promise.reject(new Error("x")),
    });
    const empty = createEgress({ userAgent: "t", resolver: async () => [] });
    await expect(failing.fetch("http://a.test/")).rejects.toThrow(DnsError);
    await expect(empty.fetch("http://a.test/")).rejects.toThrow(DnsError);
  });

  it("that the resolver never answers time out in the phase dns", async () => {
    const egress = createEgress({
      userAgent: "t",
      limits: { connectTimeoutMs: 30 },
      resolver: () => new Promise(() => undefined),
    });
    await expect(egress.fetch("http://a.test/")).rejects.toMatchObject({ phase: "dns" });
  });

  it("fall back to the next address where one does not accept", async () => {
    const { port } = await serve((_request, response) => response.end("second"));
    const egress = createEgress({
      userAgent: "t",
      allowPrivate: [`two.test:${port}`],
      resolver: async () => [
        { address: "127.0.0.2", family: 4 },
        { address: "127.0.0.1", family: 4 },
      ],
    });
    const answer = await egress.fetch(`http://two.test:${port}/`);
    expect([answer.remoteAddress, text(answer.body)]).toEqual(["127.0.0.1", "second"]);
  });

  it("where nobody accepts are a ConnectError", async () => {
    const { port } = await serve(() => undefined);
    const egress = createEgress({
      userAgent: "t",
      allowPrivate: [`none.test:${port}`],
      resolver: async () => [{ address: "127.0.0.9", family: 4 }],
    });
    await expect(egress.fetch(`http://none.test:${port}/`)).rejects.toThrow(ConnectError);
  });
});

describe("Content-Encoding", () => {
  const page = "Полиция Алматы. ".repeat(500);

  it.each([
    ["gzip", gzipSync(page)],
    ["x-gzip", gzipSync(page)],
    ["deflate", deflateSync(page)],
    ["deflate", deflateRawSync(page)],
    ["br", brotliCompressSync(page)],
    ["zstd", zstdCompressSync(page)],
    ["gzip, br", brotliCompressSync(gzipSync(page))],
    ["identity", Buffer.from(page)],
    ["GZIP", gzipSync(page)],
  ])("%s is undone, and the bytes on the wire are kept", async (coding, bytes) => {
    const { port } = await serve((_request, response) => {
      response.writeHead(200, { "content-encoding": coding }).end(bytes);
    });
    const answer = await door().fetch(`http://site.localhost:${port}/`);
    expect(text(answer.body)).toBe(page);
    expect(Buffer.from(answer.wireBody).equals(bytes)).toBe(true);
  });

  it("on an empty body, or on HEAD, is nothing to undo", async () => {
    const { port } = await serve((_request, response) => {
      response.writeHead(200, { "content-encoding": "gzip", "content-length": 0 }).end();
    });
    expect((await door().fetch(`http://site.localhost:${port}/`)).body).toHaveLength(0);
    const head = await door().fetch(`http://site.localhost:${port}/`, { method: "HEAD" });
    expect(head.body).toHaveLength(0);
  });

  it.each([
    ["gzip", Buffer.from("this is not gzip")],
    ["gzip", gzipSync(page).subarray(0, 60)],
    ["snappy", Buffer.from("?")],
    ["gzip, gzip, gzip", gzipSync(gzipSync(gzipSync(page)))],
  ])("%s that does not hold what it says is a DecompressionError", async (coding, bytes) => {
    const { port } = await serve((_request, response) => {
      response.writeHead(200, { "content-encoding": coding }).end(bytes);
    });
    await expect(door().fetch(`http://site.localhost:${port}/`)).rejects.toThrow(
      DecompressionError,
    );
  });
});

describe("limits", () => {
  it.each([
    ["gzip", (zeros: Buffer) => gzipSync(zeros)],
    ["br", (zeros: Buffer) => brotliCompressSync(zeros)],
    ["zstd", (zeros: Buffer) => zstdCompressSync(zeros)],
    ["gzip, gzip", (zeros: Buffer) => gzipSync(gzipSync(zeros))],
  ])("stop a bomb in %s by its ratio, long before it is unpacked", async (coding, pack) => {
    const bomb = pack(Buffer.alloc(100 * 1024 * 1024));
    const { port } = await serve((_request, response) => {
      response.writeHead(200, { "content-encoding": coding }).end(bomb);
    });
    const before = process.memoryUsage().rss;
    await expect(door().fetch(`http://site.localhost:${port}/`)).rejects.toMatchObject({
      code: "EGRESS_TOO_LARGE",
      what: "ratio",
    });
    expect(process.memoryUsage().rss - before).toBeLessThan(64 * 1024 * 1024);
  });

  it("stop a body that decodes to more than maxBytes", async () => {
    const { port } = await serve((_request, response) => {
      response.writeHead(200, { "content-encoding": "gzip" }).end(gzipSync(Buffer.alloc(200_000)));
    });
    await expect(
      door({ limits: { maxBytes: 100_000 } }).fetch(`http://site.localhost:${port}/`),
    ).rejects.toMatchObject({ what: "decoded" });
  });

  it("stop an endless body, and one that announces too much, before it is read", async () => {
    const { port } = await serve((request, response) => {
      if (request.url === "/announced")
        response.writeHead(200, { "content-length": 9_999_999 }).write("x");
      else {
        const pour = (): void =>
          void (response.destroyed || response.write(Buffer.alloc(65_536), pour));
        pour();
      }
    });
    const egress = door({ limits: { maxBytes: 500_000 } });
    for (const path of ["/endless", "/announced"]) {
      const fetching = egress.fetch(`http://site.localhost:${port}${path}`);
      await expect(fetching).rejects.toMatchObject({ what: "wire" });
    }
  });

  it("stop headers that are too long", async () => {
    const { port } = await serve((_request, response) => {
      response.writeHead(200, { "x-long": "a".repeat(9_000) }).end();
    });
    await expect(
      door({ limits: { maxHeaderBytes: 8_192 } }).fetch(`http://site.localhost:${port}/`),
    ).rejects.toMatchObject({ code: "EGRESS_TOO_LARGE", what: "headers" });
  });

  it("stop a server that never ends its headers, in the phase headers", async () => {
    const { port } = await serveRaw((socket) => {
      socket.write("HTTP/1.1 200 OK\r\n");
      const drip = setInterval(() => socket.write("x: y\r\n"), 10);
      socket.on("close", () => clearInterval(drip));
    });
    await expect(
      door({ limits: { headersTimeoutMs: 80 } }).fetch(`http://site.localhost:${port}/`),
    ).rejects.toMatchObject({ code: "EGRESS_TIMEOUT", phase: "headers" });
  });

  it("stop a body that falls silent in the phase body, and one that drips in the phase total", async () => {
    const { port } = await serve((request, response) => {
      response.write("start");
      if (request.url !== "/drip") return;
      const drip = setInterval(() => response.write("."), 10);
      response.on("close", () => clearInterval(drip));
    });
    const silent = door({ limits: { bodyTimeoutMs: 100 } });
    const dripping = door({ limits: { totalTimeoutMs: 300 } });
    await expect(silent.fetch(`http://site.localhost:${port}/silent`)).rejects.toMatchObject({
      phase: "body",
    });
    await expect(dripping.fetch(`http://site.localhost:${port}/drip`)).rejects.toMatchObject({
      phase: "total",
    });
  });

  it("stop a TLS handshake that never comes, in the phase connect", async () => {
    const { port } = await serveRaw(() => undefined);
    const fetching = door({ limits: { connectTimeoutMs: 60 } }).fetch(
      `https://secure.localhost:${port}/`,
    );
    await expect(fetching).rejects.toMatchObject({ phase: "connect" });
    await expect(fetching).rejects.toBeInstanceOf(TimeoutError);
  });

  it("close the connection they stopped", async () => {
    const closed = Promise.withResolvers<void>();
    const { port } = await serve((request, response) => {
      request.socket.once("close", () => closed.resolve());
      response.write("x");
    });
    const fetching = door({ limits: { bodyTimeoutMs: 40 } }).fetch(
      `http://site.localhost:${port}/`,
    );
    await expect(fetching).rejects.toBeInstanceOf(TimeoutError);
    await closed.promise;
  });
});

describe("a broken connection", () => {
  it("in the middle of a body is a ConnectionLostError", async () => {
    const { port } = await serveRaw((socket) => {
      socket.once("data", () => socket.end("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf"));
    });
    await expect(door().fetch(`http://site.localhost:${port}/`)).rejects.toThrow(
      ConnectionLostError,
    );
  });

  it("in the middle of a compressed body is still a ConnectionLostError", async () => {
    const { port } = await serveRaw((socket) => {
      const head = "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 5000\r\n\r\n";
      socket.once("data", () => socket.end(Buffer.concat([Buffer.from(head), gzipSync("half")])));
    });
    await expect(door().fetch(`http://site.localhost:${port}/`)).rejects.toThrow(
      ConnectionLostError,
    );
  });

  it("before any answer is a ConnectionLostError", async () => {
    const { port } = await serveRaw((socket) => socket.once("data", () => socket.destroy()));
    await expect(door().fetch(`http://site.localhost:${port}/`)).rejects.toThrow(
      ConnectionLostError,
    );
  });

  it("that speaks something else is an HttpProtocolError", async () => {
    const { port } = await serveRaw((socket) => {
      socket.once("data", () => socket.end("220 mail.example ESMTP\r\n"));
    });
    await expect(door().fetch(`http://site.localhost:${port}/`)).rejects.toThrow(HttpProtocolError);
  });

  it("by the caller's own signal is an EgressAbortedError", async () => {
    const { port } = await serve((_request, response) => void response.write("x"));
    const controller = new AbortController();
    const fetching = door().fetch(`http://site.localhost:${port}/`, { signal: controller.signal });
    setImmediate(() => controller.abort());
    await expect(fetching).rejects.toThrow(EgressAbortedError);
    const already = door().fetch(`http://site.localhost:${port}/`, { signal: AbortSignal.abort() });
    await expect(already).rejects.toThrow(EgressAbortedError);
  });
});

const timers = (): number =>
  process.getActiveResourcesInfo().filter((name) => name === "Timeout").length;

it("leaves no timer behind", async () => {
  const { port } = await serve((_request, response) => response.end("x"));
  const egress = door();
  const before = timers();
  await Promise.all(
    Array.from({ length: 20 }, () => egress.fetch(`http://site.localhost:${port}/`)),
  );
  expect(timers()).toBeLessThanOrEqual(before + 1);
});
