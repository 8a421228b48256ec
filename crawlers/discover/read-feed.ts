import { parseFeed } from "feedsmith";
import type { DiscoveryOf } from "../define-source.ts";
import { chooseItems } from "./choose-items.ts";
import { decodeBody } from "./decode-body.ts";
import type {
  DiscoveryContext,
  DiscoveryResult,
  DiscoveryWarning,
  ListedItem,
} from "./discovered-item.ts";
import { DiscoveryError } from "./discovery-error.ts";
import { readFeedLeniently } from "./read-feed-leniently.ts";
import { refuseEntities } from "./refuse-entities.ts";

const maxFeedCharacters = 15 * 1024 * 1024;
const maxItems = 1000;

/**
 * Items of an RSS, Atom, RDF or JSON feed. The fast parser reads first; where it throws or finds nothing, the
 * lenient one tries, since half of the web's feeds are broken a little.
 *
 * @param body bytes after content decoding, or text
 * @throws {DiscoveryError} `not-a-feed`, `no-items`, `doctype`, `too-large`
 */
export async function readFeed(
  body: string | Uint8Array,
  way: DiscoveryOf<"feed">,
  context: DiscoveryContext,
): Promise<DiscoveryResult> {
  const at = { sourceId: context.source.id, url: context.url };
  if (body.length > maxFeedCharacters) {
    throw new DiscoveryError(
      "too-large",
      at,
      "the feed is larger than 15 MiB",
      "Look for a feed of one section.",
    );
  }
  const text = refuseEntities(decodeBody(body, context.contentType), at);
  const strict = readStrictly(text);
  const listed = strict.length > 0 ? strict : await readFeedLeniently(text);
  if (listed === null) {
    throw new DiscoveryError(
      "not-a-feed",
      at,
      "the answer is not a feed",
      "Open the address in a browser: the feed may have moved, or a challenge page may stand before it.",
    );
  }
  if (listed.length === 0) {
    throw new DiscoveryError(
      "no-items",
      at,
      "the feed has no items",
      "A feed keeps its last items; an empty one is broken or retired. Find another way of discovery.",
    );
  }
  const told = listed.map((item) => ({ ...item, language: item.language ?? way.language }));
  const { items, warnings } = chooseItems(told, context, { maxItems });
  const lenient: DiscoveryWarning[] =
    strict.length > 0
      ? []
      : [{ code: "discover.lenient-parser", params: { count: listed.length } }];
  return { items, warnings: [...lenient, ...warnings] };
}

function readStrictly(text: string): ListedItem[] {
  try {
    const parsed = parseFeed(text);
    switch (parsed.format) {
      case "rss":
        return (parsed.feed.items ?? []).map((item) => ({
          link: item.link ?? linkOf(item.atom?.links) ?? permalinkOf(item.guid),
          title: item.title ?? item.dc?.titles?.[0],
          summary: item.description,
          publishedAtRaw: item.pubDate ?? item.dc?.dates?.[0] ?? item.atom?.published,
          modifiedAtRaw: item.atom?.updated,
          externalId: item.guid?.value,
          language: item.dc?.languages?.[0] ?? parsed.feed.language,
        }));
      case "rdf":
        return (parsed.feed.items ?? []).map((item) => ({
          link: item.link ?? item.rdf?.about,
          title: item.title ?? item.dc?.titles?.[0],
          summary: item.description,
          publishedAtRaw: item.dc?.dates?.[0],
          externalId: item.rdf?.about,
          language: item.dc?.languages?.[0] ?? parsed.feed.dc?.languages?.[0],
        }));
      case "atom":
        return (parsed.feed.entries ?? []).map((entry) => ({
          link: linkOf(entry.links),
          title: entry.title?.value,
          summary: entry.summary?.value,
          publishedAtRaw: entry.published ?? entry.updated,
          modifiedAtRaw: entry.updated,
          externalId: entry.id,
          language: entry.xml?.lang ?? parsed.feed.xml?.lang,
        }));
      case "json":
        return (parsed.feed.items ?? []).map((item) => ({
          link: item.url ?? item.external_url,
          title: item.title,
          summary: item.summary,
          publishedAtRaw: item.date_published,
          modifiedAtRaw: item.date_modified,
          externalId: item.id,
          language: item.language ?? parsed.feed.language,
        }));
    }
  } catch {
    // Not swallowed: an empty answer sends the text to the lenient parser, whose failure is reported.
    return [];
  }
}

function linkOf(links: readonly { href?: string; rel?: string }[] | undefined): string | undefined {
  return links?.find((link) => link.rel === undefined || link.rel === "alternate")?.href;
}

/** A guid is an address unless it says otherwise; many say nothing and hold a number. */
function permalinkOf(
  guid: { value?: string; isPermaLink?: boolean } | undefined,
): string | undefined {
  return guid?.isPermaLink !== false && /^https?:/i.test(guid?.value ?? "")
    ? guid?.value
    : undefined;
}
