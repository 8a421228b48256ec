import http from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { layoutNames, makePage } from "./made-pages.ts";

/**
 * A web server of made-up pages in a process of its own: `node this`. Answers `/LAYOUT/NUMBER.html` on any host, compressed as
 * servers do. Told `{from, to}` it makes those pages beforehand, so that a measured crawl does not wait for prose.
 */
const ready = new Map<string, Buffer>();

function bodyOf(path: string): Buffer | null {
  const known = ready.get(path);
  if (known) return known;
  const [, layout, number] = /^\/([a-z]+)\/(\d+)\.html$/.exec(path) ?? [];
  const name = layoutNames.find((one) => one === layout);
  if (!name) return null;
  const made = gzipSync(makePage(name, Number(number)).html, { level: 4 });
  ready.set(path, made);
  return made;
}

const server = http.createServer((request, response) => {
  if (request.url === "/robots.txt")
    return response.writeHead(200, { "content-type": "text/plain" }).end("User-agent: *\n");
  const body = bodyOf(request.url ?? "/");
  if (!body) return response.writeHead(404).end();
  return response
    .writeHead(200, {
      "content-type": "text/html; charset=utf-8",
      "content-encoding": "gzip",
      "content-length": body.byteLength,
      "x-powered-by": "synthetic",
    })
    .end(body);
});
server.keepAliveTimeout = 30_000;

process.on("message", (pages: { from: number; to: number }) => {
  ready.clear();
  for (let number = pages.from; number < pages.to; number += 1)
    bodyOf(`/${layoutNames[number % layoutNames.length]}/${number}.html`);
  process.send?.({ ready: ready.size });
});
process.on("disconnect", () => process.exit(0));
server.listen(0, "0.0.0.0", () => process.send?.({ port: (server.address() as AddressInfo).port }));
