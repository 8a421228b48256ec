import type { DiscoveryOf } from "../define-source.ts";
import { chooseItems } from "./choose-items.ts";
import { decodeBody } from "./decode-body.ts";
import type { DiscoveryContext, DiscoveryResult, ListedItem } from "./discovered-item.ts";
import { DiscoveryError } from "./discovery-error.ts";
import { readJsonPath, readJsonText } from "./read-json-path.ts";
import { readEpoch } from "./read-listed-date.ts";

const maxItems = 500;

/** What `json` and the `json` of a `rendered-listing` have in common. */
type JsonShape = Pick<
  DiscoveryOf<"json">,
  "itemsPath" | "id" | "title" | "date" | "summary" | "itemLanguage" | "linkTemplate"
> &
  Partial<Pick<DiscoveryOf<"json">, "nextTemplate" | "pages" | "language">>;

/**
 * Items of a JSON answer, by paths. Used for open interfaces and for the answers that a page of a portal
 * fetched for itself while Chromium showed it.
 *
 * @throws {DiscoveryError} `not-json`, `no-items`, `no-links`
 */
export function readJsonListing(
  body: string | Uint8Array,
  way: JsonShape,
  context: DiscoveryContext,
): DiscoveryResult {
  const at = { sourceId: context.source.id, url: context.url };
  const answer = parse(body, context);
  const lists = way.itemsPath.map((path) => readJsonPath(answer, path));
  const list = lists.find(Array.isArray);
  const page = context.page ?? 1;
  if (list?.length === 0 && page > 1) {
    return { items: [], warnings: [{ code: "discover.end-of-pages", params: { page } }] };
  }
  if (list === undefined || list.length === 0) {
    throw new DiscoveryError(
      "no-items",
      at,
      `the answer has no items at "${way.itemsPath.join('" or "')}"`,
      "Compare itemsPath with the answer; some portals answer a refusal in the place of a list.",
    );
  }
  const listed = list.map((item: unknown) => readItem(item, way));
  if (listed.every((item) => item.link === undefined)) {
    throw new DiscoveryError(
      "no-links",
      at,
      `none of ${list.length} items has what linkTemplate needs`,
      "Compare the names in braces with the fields of an item.",
    );
  }
  const { items, warnings } = chooseItems(listed, context, { maxItems });
  const next =
    way.nextTemplate !== undefined && page < (way.pages ?? 1)
      ? way.nextTemplate.replaceAll("{page}", String(page + 1))
      : undefined;
  return { items, warnings, ...(next === undefined ? {} : { next }) };
}

function parse(body: string | Uint8Array, context: DiscoveryContext): unknown {
  try {
    return JSON.parse(decodeBody(body, context.contentType));
  } catch (cause) {
    throw new DiscoveryError(
      "not-json",
      { sourceId: context.source.id, url: context.url },
      "the answer is not JSON",
      "A challenge or an error page may stand before it: open the address in a browser.",
      cause,
    );
  }
}

function readItem(item: unknown, way: JsonShape): ListedItem {
  const date = way.date === undefined ? undefined : readJsonPath(item, way.date);
  return {
    link: fillTemplate(way.linkTemplate, item),
    title: readJsonText(item, way.title),
    summary: readJsonText(item, way.summary),
    publishedAtRaw: typeof date === "number" ? readEpoch(date) : readJsonText(item, way.date),
    externalId: readJsonText(item, way.id),
    language: readJsonText(item, way.itemLanguage) ?? way.language,
  };
}

/** Undefined when a field that the template names is missing. */
function fillTemplate(template: string, item: unknown): string | undefined {
  let complete = true;
  const link = template.replaceAll(/\{([^{}]*)\}/g, (_, path: string) => {
    const value = readJsonText(item, path);
    if (value === undefined) complete = false;
    return encodeURIComponent(value ?? "");
  });
  return complete ? link : undefined;
}
