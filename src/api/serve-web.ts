import fastifyStatic from "@fastify/static";
import type { FastifyInstance, FastifyReply } from "fastify";
import { randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";

/** The nonce lets the component library write its style sheet; scripts come from our own files only. */
function pagePolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "frame-src 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "require-trusted-types-for 'script'",
    "trusted-types default",
  ].join("; ");
}

/** The page and its assets. Every address that is not an asset is the page; hashed assets never change, the page is never kept. */
export async function registerWeb(
  app: FastifyInstance,
  staticDir: string | undefined,
): Promise<void> {
  if (staticDir === undefined) return;
  const root = path.resolve(staticDir);
  const page = (reply: FastifyReply) => {
    const nonce = randomBytes(16).toString("base64");
    const html = fs
      .readFileSync(path.join(root, "index.html"), "utf8")
      .replace("__STYLE_NONCE__", nonce);
    return reply
      .header("content-security-policy", pagePolicy(nonce))
      .header("cache-control", "no-store")
      .type("text/html; charset=utf-8")
      .send(html);
  };
  await app.register(fastifyStatic, {
    root: path.join(root, "assets"),
    prefix: "/assets/",
    immutable: true,
    maxAge: "365d",
    index: false,
  });
  app.get(
    "/favicon.svg",
    async (_request, reply) =>
      await reply.sendFile("favicon.svg", root, { maxAge: "1d", immutable: false }),
  );
  app.get("/", async (_request, reply) => page(reply));
  app.get("/*", async (request, reply) => {
    if (request.url.startsWith("/api/") || path.extname(request.url.split("?")[0] ?? "") !== "")
      return await reply.callNotFound();
    return page(reply);
  });
}
