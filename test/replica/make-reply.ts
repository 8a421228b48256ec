import { createHash } from "node:crypto";
import type { SiteReply } from "./site-contract.ts";
import type { Removal } from "./story-schema.ts";
import type { Markup } from "./write-markup.ts";

export function htmlReply(page: Markup, status = 200): SiteReply {
  return {
    status,
    contentType: "text/html; charset=utf-8",
    body: `<!doctype html>\n${page.markup}`,
  };
}

/** A feed or sitemap. Its validators come from `stable`, the part without build dates. */
export function xmlReply(document: Markup, contentType: string, stable: unknown): SiteReply {
  return {
    status: 200,
    contentType,
    body: `<?xml version="1.0" encoding="UTF-8"?>\n${document.markup}`,
    etag: hashStable(stable),
  };
}

export function jsonReply(value: unknown, status = 200): SiteReply {
  return { status, contentType: "application/json; charset=utf-8", body: JSON.stringify(value) };
}

export function redirectReply(location: string, status = 301): SiteReply {
  return { status, contentType: "text/plain; charset=utf-8", body: "", headers: { location } };
}

/** The status behind which a removed publication is gone; a removal `home` is a redirect and has none. */
export function removedStatus(removal: Removal): number {
  return removal === "410" ? 410 : removal === "soft-404" ? 200 : 404;
}

/** A strong ETag over what would be the same were nothing edited. */
export function hashStable(stable: unknown): string {
  return `"${createHash("sha256").update(JSON.stringify(stable)).digest("hex").slice(0, 20)}"`;
}
