import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, readdirSync } from "node:fs";
import type { RequestListener } from "node:http";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { noWayOut } from "../../src/browser/chromium-launch-options.ts";
import { findChromium } from "../../src/browser/find-chromium.ts";
import { startBrowser } from "../../src/browser/start-browser.ts";
import type { BrowserRoom } from "../../src/browser/start-browser.ts";
import { startEgressProxy } from "../../src/egress/start-egress-proxy.ts";
import type { EgressProxy } from "../../src/egress/start-egress-proxy.ts";
import { serve } from "../egress/serve.ts";

const html =
  (body: string): RequestListener =>
  (_request, response) => {
    response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(body);
  };

/** A port of loopback that nothing listens on. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}

/** Command lines of running processes that hold `part`; Linux only. */
function processesWith(part: string): string[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        const line = readFileSync(`/proc/${pid}/cmdline`, "latin1");
        return line.includes(part) ? [line] : [];
      } catch {
        return []; // It ended while we looked.
      }
    });
}

describe.skipIf(findChromium(process.env) === null)(
  "a page in Chromium",
  { timeout: 60_000 },
  () => {
    let proxy: EgressProxy;
    let room: BrowserRoom;
    const asked: string[] = [];

    beforeAll(async () => {
      proxy = await startEgressProxy({
        userAgent: "OnRecord/test",
        allowPrivate: ["*.localhost:*"],
        resolver: async (host) => {
          asked.push(host);
          return [];
        },
      });
      room = await startBrowser({
        proxy,
        userAgent: "OnRecord/test (+https://example.org)",
        env: process.env,
      });
    });
    afterAll(async () => {
      await room.close();
      await proxy.close();
    });

    it("is read after its scripts ran, with the answers that were wanted", async () => {
      const { port } = await serve((request, response) => {
        if (request.url === "/api/news") {
          response
            .writeHead(200, { "content-type": "application/json" })
            .end('{"title":"Ход проверки"}');
          return;
        }
        html(`<main></main><script>
        fetch("/api/news").then((r) => r.json()).then((news) => {
          document.querySelector("main").innerHTML = "<h1 id=title>" + news.title + "</h1>";
        });</script>`)(request, response);
      });
      const visit = await room.openPage(`http://news.localhost:${port}/`, {
        waitFor: "#title",
        captureJson: (url) => url.includes("/api/"),
        screenshot: true,
        pdf: true,
      });
      expect(visit).toMatchObject({
        status: 200,
        waitForMet: true,
        finalUrl: `http://news.localhost:${port}/`,
      });
      expect(visit.html).toContain('<h1 id="title">Ход проверки</h1>');
      expect(Buffer.from(visit.documentBody!).toString()).toContain("<main></main>");
      expect(visit.json).toEqual([
        {
          url: `http://news.localhost:${port}/api/news`,
          status: 200,
          body: '{"title":"Ход проверки"}',
        },
      ]);
      expect(visit.requests.map(({ type, status }) => [type, status])).toEqual([
        ["document", 200],
        ["fetch", 200],
      ]);
      expect(Buffer.from(visit.screenshotPng!).subarray(1, 4).toString()).toBe("PNG");
      expect(Buffer.from(visit.pdf!).subarray(0, 5).toString()).toBe("%PDF-");
    });

    it("says who is asking, and that it is a browser", async () => {
      const { port } = await serve((request, response) =>
        html(`<p>${request.headers["user-agent"]}</p>`)(request, response),
      );
      const { html: seen } = await room.openPage(`http://ua.localhost:${port}/`);
      expect(seen).toMatch(/Chrome\/\d+.*OnRecord\/test \(\+https:\/\/example\.org\)/);
      expect(seen).not.toContain("Headless");
    });

    it.each([404, 403, 500, 503])(
      "that answers %i is an answer, with a body or without",
      async (status) => {
        const { port } = await serve((request, response) => {
          response
            .writeHead(status, { "content-type": "text/html" })
            .end(request.url === "/" ? "<p>no</p>" : "");
        });
        const full = await room.openPage(`http://e.localhost:${port}/`, { waitFor: "#never" });
        const empty = await room.openPage(`http://e.localhost:${port}/empty`);
        expect([full.status, full.waitForMet, empty.status]).toEqual([status, false, status]);
        expect(full.html).toContain("no");
      },
    );

    it("is read as it stands when what was waited for never comes", async () => {
      const { port } = await serve(html("<p>Проверка браузера</p>"));
      const visit = await room.openPage(`http://w.localhost:${port}/`, {
        waitFor: "#never",
        timeoutMs: 8_000,
      });
      expect(visit).toMatchObject({ status: 200, waitForMet: false });
      expect(visit.html).toContain("Проверка браузера");
    });

    it("that goes on by itself is read where it ended, and refused where that is inside", async () => {
      const inside = await serve(html("secret"));
      const { port } = await serve((request, response) => {
        const to = request.url === "/in" ? `http://127.0.0.1:${inside.port}/` : "/next";
        if (request.url === "/next")
          response.writeHead(404, { "content-type": "text/html" }).end("<p>gone</p>");
        else html(`<script>location.replace(${JSON.stringify(to)})</script>`)(request, response);
      });
      const visit = await room.openPage(`http://j.localhost:${port}/`);
      expect(visit).toMatchObject({ status: 404, finalUrl: `http://j.localhost:${port}/next` });
      expect(visit.html).toContain("gone");
      await expect(room.openPage(`http://j.localhost:${port}/in`)).rejects.toMatchObject({
        code: "EGRESS_REFUSED",
      });
      expect(inside.hits).toEqual([]);
    });

    it("says how it came: redirects, headers of both sides, address", async () => {
      const { port } = await serve((request, response) => {
        if (request.url === "/old") response.writeHead(301, { location: "/new" }).end();
        else html(`<p>${request.headers["accept-language"]}</p>`)(request, response);
      });
      const visit = await room.openPage(`http://h.localhost:${port}/old`, {
        headers: { "accept-language": "kk" },
      });
      expect(visit).toMatchObject({
        finalUrl: `http://h.localhost:${port}/new`,
        redirects: [{ status: 301, url: `http://h.localhost:${port}/old`, location: "/new" }],
        remoteAddress: "127.0.0.1",
        resolved: [{ address: "127.0.0.1", family: 4 }],
        tls: null,
      });
      const sent = new Map(
        visit.requestHeaders.map(([name, value]) => [name.toLowerCase(), value]),
      );
      expect([sent.get("accept-language"), visit.html.includes("<p>kk</p>")]).toEqual(["kk", true]);
      expect([...sent.keys()].filter((name) => name.startsWith("proxy-"))).toEqual([]);
      expect(JSON.stringify(visit)).not.toContain(proxy.password);
    });

    it("into a private network is refused by the door's own error, directly and by redirect", async () => {
      const inside = await serve(html("secret"));
      const { port } = await serve((_request, response) => {
        response.writeHead(302, { location: `http://127.0.0.1:${inside.port}/` }).end();
      });
      for (const url of [`http://127.0.0.1:${inside.port}/`, `http://r.localhost:${port}/`]) {
        await expect(room.openPage(url)).rejects.toMatchObject({
          code: "EGRESS_REFUSED",
          reason: "address",
        });
      }
      expect(inside.hits).toEqual([]);
    });

    it("whose name has no address is a DnsError, whose port is shut a ConnectError", async () => {
      await expect(room.openPage("http://nowhere.test/")).rejects.toMatchObject({
        code: "EGRESS_DNS",
      });
      await expect(room.openPage("https://nowhere.test/")).rejects.toMatchObject({
        code: "EGRESS_DNS",
      });
      await expect(
        room.openPage(`http://shut.localhost:${await freePort()}/`),
      ).rejects.toMatchObject({
        code: "EGRESS_CONNECT",
      });
    });

    it.each([
      ["file:///etc/passwd", "scheme"],
      ["data:text/html,x", "scheme"],
      ["view-source:http://a.localhost/", "scheme"],
      ["chrome://version", "scheme"],
      ["about:blank", "scheme"],
      ["http://a:b@site.localhost/", "credentials"],
      ["nonsense", "url"],
    ])("at %s is not opened", async (url, reason) => {
      await expect(room.openPage(url)).rejects.toMatchObject({ code: "EGRESS_REFUSED", reason });
    });

    it("has no cookies from the visit before", async () => {
      const { port } = await serve((request, response) => {
        response.setHeader("set-cookie", "seen=1");
        html(`<p>${request.headers.cookie ?? "fresh"}</p>`)(request, response);
      });
      await room.openPage(`http://c.localhost:${port}/`);
      expect((await room.openPage(`http://c.localhost:${port}/`)).html).toContain("fresh");
    });

    it("cannot hold the visit up with dialogs and windows, and has no WebRTC", async () => {
      const { port } = await serve(
        html(`<p id=a>a</p><script>
        alert("stop"); open("/other"); onbeforeunload = () => "stay";
        document.body.append(String(typeof RTCPeerConnection + typeof WebTransport));</script>`),
      );
      const visit = await room.openPage(`http://d.localhost:${port}/`, { waitFor: "#a" });
      expect(visit.html).toContain("undefinedundefined");
    });

    it("that is a download in truth is a PageLoadError", async () => {
      const { port } = await serve((_request, response) => {
        response
          .writeHead(200, {
            "content-disposition": "attachment",
            "content-type": "application/zip",
          })
          .end("PK");
      });
      await expect(room.openPage(`http://z.localhost:${port}/`)).rejects.toMatchObject({
        code: "PAGE_LOAD",
      });
    });

    it("that is too large is a PageTooLargeError", async () => {
      const { port } = await serve(html(`<script>document.write("x".repeat(3e6))</script>`));
      const opening = room.openPage(`http://l.localhost:${port}/`, { maxBytes: 1_000_000 });
      await expect(opening).rejects.toMatchObject({ code: "PAGE_TOO_LARGE" });
    });

    it("that never answers, or never ends its scripts, is a PageTimeoutError", async () => {
      const { port } = await serve((request, response) => {
        if (request.url === "/loop") html("<script>for(;;);</script>")(request, response);
      });
      for (const path of ["/silent", "/loop"]) {
        const opening = room.openPage(`http://t.localhost:${port}${path}`, { timeoutMs: 1_500 });
        await expect(opening).rejects.toMatchObject({ code: "PAGE_TIMEOUT" });
      }
    });

    it("that eats all its memory takes only itself down", async () => {
      const { port } = await serve((request, response) => {
        const hungry =
          "<script>const all = []; for (;;) all.push(new Array(1e6).fill(Math.random()));</script>";
        html(request.url === "/" ? "<p>well</p>" : hungry)(request, response);
      });
      await expect(room.openPage(`http://m.localhost:${port}/hungry`)).rejects.toMatchObject({
        code: "BROWSER_CRASH",
      });
      expect((await room.openPage(`http://m.localhost:${port}/`)).html).toContain("well");
    });

    it("leaves Chromium asking for nothing of its own", () => {
      expect(asked.filter((host) => host !== "nowhere.test")).toEqual([]);
    });

    it("is printed without scripts and without network when it is ours", async () => {
      const { port, hits } = await serve(html("x"));
      const source = `<h1>Хроника</h1><img src="http://p.localhost:${port}/a.png"><script>document.body.innerHTML=""</script>`;
      const pdf = await room.printHtml(source, {
        footerTemplate: "<span class=pageNumber></span>",
      });
      expect(Buffer.from(pdf).subarray(0, 5).toString()).toBe("%PDF-");
      expect(hits).toEqual([]);

      const printer = await startBrowser({ proxy: noWayOut, userAgent: "t", env: process.env });
      expect((await printer.printHtml(source)).byteLength).toBeGreaterThan(1_000);
      await expect(printer.openPage(`http://p.localhost:${port}/`)).rejects.toMatchObject({
        code: "PAGE_LOAD",
      });
      await printer.close();
      expect(hits).toEqual([]);
    });
  },
);

describe.skipIf(findChromium(process.env) === null)(
  "Chromium's processes",
  { timeout: 60_000 },
  () => {
    it.skipIf(process.platform !== "linux")("end with close(), which may come twice", async () => {
      const proxy = await startEgressProxy({ userAgent: "t" });
      const room = await startBrowser({ proxy, userAgent: "t", env: process.env });
      expect(processesWith(proxy.url).length).toBeGreaterThan(0);
      await room.close();
      await room.close();
      await vi.waitFor(() => expect(processesWith(proxy.url)).toEqual([]), { timeout: 10_000 });
      await expect(room.openPage("http://a.localhost/")).rejects.toMatchObject({
        code: "BROWSER_START",
      });
      await proxy.close();
    });

    it.skipIf(process.platform !== "linux").each(["SIGKILL", "SIGTERM"] as const)(
      "end when ours is ended by %s",
      async (signal) => {
        const script = fileURLToPath(new URL("stay-alive.ts", import.meta.url));
        const child = spawn(process.execPath, [script], { stdio: ["ignore", "pipe", "inherit"] });
        const [line] = (await once(child.stdout, "data")) as [Buffer];
        const mark = `http://127.0.0.1:${line.toString().trim()}`;
        expect(processesWith(mark).length).toBeGreaterThan(0);
        child.kill(signal);
        await once(child, "exit");
        await vi.waitFor(() => expect(processesWith(mark)).toEqual([]), {
          timeout: 15_000,
          interval: 100,
        });
      },
    );

    it("are started anew after so many visits", async () => {
      const { port } = await serve(html("<p>ok</p>"));
      const proxy = await startEgressProxy({ userAgent: "t", allowPrivate: ["*.localhost:*"] });
      const room = await startBrowser({
        proxy,
        userAgent: "t",
        env: process.env,
        visitsPerBrowser: 2,
      });
      const visits = Array.from({ length: 7 }, () => room.openPage(`http://a.localhost:${port}/`));
      const pages = await Promise.all(visits);
      expect(pages.map((page) => page.status)).toEqual(Array.from({ length: 7 }, () => 200));
      await room.close();
      await proxy.close();
    });
  },
);
