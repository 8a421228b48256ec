import type { SourceDefinition } from "../define-source.ts";

/** An address that a source lists now, as one way of discovery told it. Nothing was fetched from it yet. */
export interface DiscoveredItem {
  /** Canonical: absolute, without fragment and without parameters that only track readers. */
  url: string;
  title?: string;
  /** Exactly as the source wrote it; kept even where `publishedAt` could not be read from it. */
  publishedAtRaw?: string;
  /** RFC 3339 with offset, or YYYY-MM-DD where no time is given. Absent rather than guessed. */
  publishedAt?: string;
  /** When the source says that the page last changed (sitemaps, Atom). A hint to look again. */
  modifiedAtRaw?: string;
  summary?: string;
  /** The source's own id: a feed's guid, a portal's number, `channel/123` on Telegram. */
  externalId?: string;
  /** ISO 639 code in lower case, where the source states it. */
  language?: string;
  /** Where the listing carries the whole publication (Telegram): there is no page to visit for more. */
  content?: { html: string; text: string };
}

/** What a poll should know besides its items. Codes with parameters; src/i18n makes sentences of them. */
export interface DiscoveryWarning {
  code:
    | "discover.lenient-parser"
    | "discover.items-without-link"
    | "discover.items-on-other-hosts"
    | "discover.items-left-out"
    | "discover.items-capped"
    | "discover.sitemaps-left-out"
    | "discover.nothing-taken"
    | "discover.sitemap-empty"
    | "discover.end-of-pages";
  params: Record<string, string | number>;
}

export interface DiscoveryResult {
  /** In the order of the source; each url once. */
  items: DiscoveredItem[];
  /** Address of the next (older) page, where there is one and the definition allows to follow it. */
  next?: string;
  warnings: DiscoveryWarning[];
}

/** Where a body came from. */
export interface DiscoveryContext {
  source: SourceDefinition;
  /** Final address of the answer, after redirects; relative links resolve against it. */
  url: string;
  /** `Content-Type` as received; helps to decode. */
  contentType?: string;
  /** 1 for the first page. A later page without items is the end of the list, not a failure. */
  page?: number;
}

/** An item as a reader found it, before addresses are resolved and filtered. */
export interface ListedItem extends Omit<DiscoveredItem, "url" | "publishedAt"> {
  link: string | undefined;
}
