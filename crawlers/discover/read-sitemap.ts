import { Parser } from "htmlparser2";
import type { DiscoveryOf } from "../define-source.ts";
import { canonicaliseUrl } from "./canonicalise-url.ts";
import { chooseItems } from "./choose-items.ts";
import { decodeBody } from "./decode-body.ts";
import type {
  DiscoveryContext,
  DiscoveryResult,
  DiscoveryWarning,
  ListedItem,
} from "./discovered-item.ts";
import { DiscoveryError } from "./discovery-error.ts";
import { refuseEntities } from "./refuse-entities.ts";

/** The protocol's own bounds: 50 MB and 50,000 entries a file. */
const maxCharacters = 52_428_800;
const maxEntries = 50_000;
const maxSitemaps = 500;
const maxDepth = 3;
const chunkCharacters = 65_536;

/** A further sitemap that an index names. */
export interface SitemapReference {
  url: string;
  lastModifiedRaw?: string;
}

export interface SitemapResult extends DiscoveryResult {
  /** Empty for a plain sitemap. Newest first where the index dates them: those are the ones to fetch. */
  sitemaps: SitemapReference[];
}

/**
 * Pages of a sitemap, with Google's `news:` fields, or the sitemaps that an index names. The caller unpacks
 * `.gz` (through its own cap) and follows `sitemaps`, adding one to `depth` each time.
 *
 * @param context `depth` is 0 for the address of the definition; below 3, further indexes are left out
 * @throws {DiscoveryError} `not-a-sitemap`, `no-items`, `doctype`, `too-large`, `compressed`
 */
export function readSitemap(
  body: string | Uint8Array,
  way: DiscoveryOf<"sitemap">,
  context: DiscoveryContext & { depth?: number },
): SitemapResult {
  const at = { sourceId: context.source.id, url: context.url };
  if (body.length > maxCharacters) {
    throw new DiscoveryError(
      "too-large",
      at,
      "the sitemap is larger than 50 MB",
      "Name one of its parts instead.",
    );
  }
  if (typeof body !== "string" && body[0] === 0x1f && body[1] === 0x8b) {
    throw new DiscoveryError(
      "compressed",
      at,
      "the sitemap is still compressed",
      "Unpack it before reading.",
    );
  }
  const entries = parseEntries(refuseEntities(decodeBody(body, context.contentType), at));
  if (entries.root === null) {
    throw new DiscoveryError(
      "not-a-sitemap",
      at,
      "the answer is not a sitemap",
      "Look into robots.txt for its present address; a challenge page may stand before it.",
    );
  }
  const { sitemaps, warnings } = chooseSitemaps(entries, context);
  if (entries.pages.length === 0 && sitemaps.length === 0 && warnings.length === 0) {
    // A news sitemap lists two days and may honestly be empty; another one may not.
    if (!way.news) {
      throw new DiscoveryError(
        "no-items",
        at,
        "the sitemap is empty",
        "Find another way of discovery.",
      );
    }
    warnings.push({ code: "discover.sitemap-empty", params: {} });
  }
  const pages = entries.pages.map((page) => ({ ...page, language: page.language ?? way.language }));
  const chosen = chooseItems(pages, context, { maxItems: maxEntries });
  const capped: DiscoveryWarning[] =
    entries.dropped === 0
      ? []
      : [{ code: "discover.items-capped", params: { count: entries.dropped } }];
  return { items: chosen.items, sitemaps, warnings: [...warnings, ...capped, ...chosen.warnings] };
}

interface Entries {
  root: "urlset" | "sitemapindex" | null;
  pages: ListedItem[];
  sitemaps: { link?: string | undefined; lastModifiedRaw?: string | undefined }[];
  dropped: number;
}

function chooseSitemaps(
  entries: Entries,
  context: { url: string; depth?: number },
): { sitemaps: SitemapReference[]; warnings: DiscoveryWarning[] } {
  const named = entries.sitemaps.flatMap(({ link, lastModifiedRaw }) => {
    const url = link === undefined ? null : canonicaliseUrl(link, context.url);
    return url === null
      ? []
      : [{ url, ...(lastModifiedRaw === undefined ? {} : { lastModifiedRaw }) }];
  });
  // ISO dates sort as text well enough to tell years and months apart; undated parts keep their place behind.
  named.sort((a, b) => (b.lastModifiedRaw ?? "").localeCompare(a.lastModifiedRaw ?? "", "en"));
  const sitemaps = (context.depth ?? 0) >= maxDepth ? [] : named.slice(0, maxSitemaps);
  const leftOut = named.length - sitemaps.length;
  return {
    sitemaps,
    warnings:
      leftOut === 0 ? [] : [{ code: "discover.sitemaps-left-out", params: { count: leftOut } }],
  };
}

/** `parent>element` (without name-space prefixes) → field. `image:loc` stays out: its parent is `image`. */
const pageFields: Record<string, keyof ListedItem> = {
  "url>loc": "link",
  "url>lastmod": "modifiedAtRaw",
  "news>publication_date": "publishedAtRaw",
  "news>title": "title",
  "publication>language": "language",
};

/** Streams the text through a lenient tokenizer: no tree of the file is ever built. */
function parseEntries(xml: string): Entries {
  const found: Entries = { root: null, pages: [], sitemaps: [], dropped: 0 };
  const path: string[] = [];
  let fields: Record<string, string> = {};
  const parser = new Parser(
    {
      onopentagname(name) {
        const local = localName(name);
        if (path.length === 0 && (local === "urlset" || local === "sitemapindex"))
          found.root ??= local;
        if (local === "url" || local === "sitemap") fields = {};
        path.push(local);
      },
      ontext(text) {
        const key = path.slice(-2).join(">");
        fields[key] = (fields[key] ?? "") + text;
      },
      onclosetag(name) {
        const local = localName(name);
        if (path.length === 2 && local === "url") addPage(found, fields);
        if (path.length === 2 && local === "sitemap") {
          found.sitemaps.push({
            link: fields["sitemap>loc"]?.trim(),
            lastModifiedRaw: fields["sitemap>lastmod"]?.trim(),
          });
        }
        path.pop();
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  for (let from = 0; from < xml.length; from += chunkCharacters)
    parser.write(xml.slice(from, from + chunkCharacters));
  parser.end();
  return found;
}

function addPage(found: Entries, fields: Record<string, string>): void {
  if (found.pages.length >= maxEntries) {
    found.dropped += 1;
    return;
  }
  const page: ListedItem = { link: undefined };
  for (const [path, field] of Object.entries(pageFields)) {
    if (fields[path] !== undefined) Object.assign(page, { [field]: fields[path].trim() });
  }
  found.pages.push(page);
}

function localName(name: string): string {
  return name.slice(name.indexOf(":") + 1).toLowerCase();
}
