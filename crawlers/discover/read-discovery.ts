import type { DiscoveryWay } from "../define-source.ts";
import type { DiscoveryContext, DiscoveryResult } from "./discovered-item.ts";
import { readFeed } from "./read-feed.ts";
import { readJsonListing } from "./read-json-listing.ts";
import { readListing } from "./read-listing.ts";
import { readSitemap } from "./read-sitemap.ts";
import type { SitemapReference } from "./read-sitemap.ts";
import { readTelegram } from "./read-telegram.ts";

/**
 * Reads the body of any way of discovery. For a `rendered-listing` the body is the JSON answer that its
 * `urlPattern` names, or the rendered HTML.
 *
 * @throws {DiscoveryError} where the body is not what the definition describes
 */
export async function readDiscovery(
  body: string | Uint8Array,
  way: DiscoveryWay,
  context: DiscoveryContext & { depth?: number },
): Promise<DiscoveryResult & { sitemaps?: SitemapReference[] }> {
  const language = way.language === undefined ? {} : { language: way.language };
  switch (way.kind) {
    case "feed":
      return readFeed(body, way, context);
    case "sitemap":
      return readSitemap(body, way, context);
    case "listing":
      return readListing(body, way, context);
    case "telegram":
      return readTelegram(body, way, context);
    case "json":
      return readJsonListing(body, way, context);
    case "rendered-listing":
      if (way.json) return readJsonListing(body, { ...way.json, ...language }, context);
      if (way.html) return readListing(body, { ...way.html, ...language }, context);
      throw new TypeError(
        `${context.source.id}: a rendered listing without json and html passed its schema`,
      );
  }
}
