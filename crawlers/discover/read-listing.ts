import type { Cheerio, CheerioAPI } from "cheerio/slim";
import type { DiscoveryOf } from "../define-source.ts";
import { canonicaliseUrl } from "./canonicalise-url.ts";
import { chooseItems } from "./choose-items.ts";
import { decodeBody } from "./decode-body.ts";
import type { DiscoveryContext, DiscoveryResult, ListedItem } from "./discovered-item.ts";
import { DiscoveryError } from "./discovery-error.ts";
import { loadBounded, nestingOf } from "./load-bounded.ts";

const maxItems = 500;
/** Beyond, a selector matches parts of items or the page is made to be costly. */
const maxMatches = 1000;
/** A list in a list happens; more is a selector such as `div`, and each level is searched again. */
const maxNesting = 3;

/** Selectors of a listing; `rendered-listing` has the same ones in its `html`. */
type ListingShape = Pick<DiscoveryOf<"listing">, "item" | "link" | "title" | "date" | "summary"> &
  Partial<Pick<DiscoveryOf<"listing">, "next" | "pages" | "language">>;
type Found = ReturnType<Cheerio<never>["find"]>;

/**
 * Items of an HTML page that lists news, by CSS selectors.
 *
 * @throws {DiscoveryError} `no-items` where nothing matches on a first page, `no-links` where no match leads
 *   anywhere: the layout changed or this is another page. Never an empty list in their place.
 */
export function readListing(
  body: string | Uint8Array,
  way: ListingShape,
  context: DiscoveryContext,
): DiscoveryResult {
  const at = { sourceId: context.source.id, url: context.url };
  const $ = loadBounded(decodeBody(body, context.contentType), at);
  const page = context.page ?? 1;
  const matches = $(way.item).toArray().slice(0, maxMatches);
  if (matches.length === 0 && page > 1) {
    return { items: [], warnings: [{ code: "discover.end-of-pages", params: { page } }] };
  }
  if (matches.length === 0) {
    throw new DiscoveryError(
      "no-items",
      at,
      `nothing on the page matches the item selector ${way.item}`,
      "The layout may have changed, or a challenge page stands before it: compare with a browser.",
    );
  }
  if (nestingOf(matches) > maxNesting) {
    throw new DiscoveryError(
      "too-large",
      at,
      `the item selector ${way.item} matches elements inside one another`,
      "Name the element that stands for one item alone.",
    );
  }
  const base = canonicaliseUrl($("base[href]").attr("href") ?? "", context.url) ?? context.url;
  const listed = matches.map((element) => readItem($(element) as unknown as Found, way));
  if (listed.every((item) => item.link === undefined)) {
    throw new DiscoveryError(
      "no-links",
      at,
      `none of ${matches.length} items has a link`,
      "Give the selector of the link inside an item in `link`.",
    );
  }
  const { items, warnings } = chooseItems(listed, context, { base, maxItems });
  const next = page < (way.pages ?? 1) ? nextPage($, way.next, base) : undefined;
  return {
    items,
    warnings,
    ...(next === undefined || next === canonicaliseUrl(context.url) ? {} : { next }),
  };
}

function readItem(item: Found, way: ListingShape): ListedItem {
  const link = way.link
    ? item.find(way.link).first()
    : item.is("[href]")
      ? item
      : item.find("a[href]").first();
  const title = way.title ? part(item, way.title) : undefined;
  const listed: ListedItem = {
    link: link.attr("href") ?? link.find("a[href]").attr("href"),
    title: title?.text() || link.text().trim() || link.attr("title") || undefined,
    summary: way.summary ? part(item, way.summary).text() : undefined,
    language: way.language,
  };
  if (way.date) {
    const date = part(item, way.date);
    // The attribute is for machines and has the offset; the text is for readers and often says "today".
    listed.publishedAtRaw = date.attr("datetime") ?? date.attr("content") ?? date.text();
  }
  return listed;
}

/** A selector may also name the item itself. */
function part(item: Found, selector: string): Found {
  const inside = item.find(selector).first();
  return inside.length > 0 ? inside : item.filter(selector);
}

function nextPage($: CheerioAPI, selector: string | undefined, base: string): string | undefined {
  const href = selector === undefined ? undefined : $(selector).first().attr("href");
  return href === undefined ? undefined : (canonicaliseUrl(href, base) ?? undefined);
}
