import { load } from "cheerio/slim";
import type { CheerioAPI } from "cheerio/slim";
import { Parser } from "htmlparser2";
import { DiscoveryError } from "./discovery-error.ts";

const maxCharacters = 8 * 1024 * 1024;
/** Selecting costs elements times depth. Of 191 news pages measured the largest had 3,205 and the deepest 37. */
const maxElements = 20_000;
const maxDepth = 150;

/**
 * The tree of a page that strangers wrote, if it is of a size that people's pages have. A few kilobytes of nested
 * elements would otherwise hold a process for minutes. The tree is htmlparser2's: the rules of browsers for
 * misnested tags may copy elements and so multiply them.
 *
 * @throws {DiscoveryError} `too-large`
 */
export function loadBounded(html: string, at: { sourceId: string; url: string }): CheerioAPI {
  if (html.length > maxCharacters || !isBounded(html)) {
    throw new DiscoveryError(
      "too-large",
      at,
      "the page is larger or nested deeper than any list",
      "Look at it in a browser: it may be broken, or made to be costly.",
    );
  }
  // Text is written back as it was, not as numbered entities: Telegram's posts are kept as HTML.
  return load(html, { xml: { xmlMode: false, encodeEntities: "utf8" } });
}

function isBounded(html: string): boolean {
  let elements = 0;
  let depth = 0;
  let deepest = 0;
  const parser = new Parser({
    onopentag() {
      elements += 1;
      depth += 1;
      deepest = Math.max(deepest, depth);
    },
    onclosetag() {
      depth -= 1;
    },
  });
  parser.end(html);
  return elements <= maxElements && deepest <= maxDepth;
}

/** In how many others of the list an element of it stands, at most: 0 for the items of an honest list. */
export function nestingOf(elements: readonly { parent: unknown }[]): number {
  const all = new Set<unknown>(elements);
  return elements.reduce((deepest, element) => {
    let around = 0;
    for (
      let up = element.parent as { parent?: unknown } | null;
      up;
      up = (up.parent ?? null) as typeof up
    ) {
      if (all.has(up)) around += 1;
    }
    return Math.max(deepest, around);
  }, 0);
}
