import type { CheerioAPI } from "cheerio/slim";
import { defineSource } from "./define-source.ts";
import type { SourceInput } from "./define-source.ts";
import { canonicaliseUrl } from "./discover/canonicalise-url.ts";
import { decodeBody } from "./discover/decode-body.ts";
import type { DiscoveredItem, DiscoveryWarning } from "./discover/discovered-item.ts";
import { DiscoveryError } from "./discover/discovery-error.ts";
import { loadBounded } from "./discover/load-bounded.ts";
import { proposeListing } from "./discover/propose-listing.ts";
import { readDiscovery } from "./discover/read-discovery.ts";

type WayInput = SourceInput["discovery"][number];

const maxProposals = 12;
const previewItems = 10;

/** A way of discovery that a site seems to offer, best first, with the reason as a message code. */
export interface DiscoveryProposal {
  way: WayInput;
  reason:
    | "probe.feed-announced"
    | "probe.feed-linked"
    | "probe.sitemap-in-robots"
    | "probe.listing-repeats"
    | "probe.telegram-linked";
}

/** What a proposal would take. */
export interface ProposalPreview {
  /** At most ten. */
  items: DiscoveredItem[];
  /** How many there are in all. */
  count: number;
  /** Parts of a sitemap index, the newest first. */
  sitemaps: string[];
  warnings: DiscoveryWarning[];
  /** Why nothing could be read; null where something was. */
  error: DiscoveryError | null;
}

/**
 * Proposes ways of discovery from a home page (or a page that lists news) and robots.txt. Pure: whoever calls
 * fetches both, and for each proposal its address, and shows `previewProposal` to a person.
 *
 * @param robotsTxt text of robots.txt; null where there is none
 * @throws {DiscoveryError} `too-large`
 */
export function proposeDiscovery(
  page: { url: string; body: string | Uint8Array; contentType?: string },
  robotsTxt: string | null,
): DiscoveryProposal[] {
  const html = decodeBody(page.body, page.contentType);
  const $ = loadBounded(html, { sourceId: "probe", url: page.url });
  const base = canonicaliseUrl($("base[href]").attr("href") ?? "", page.url) ?? page.url;
  const proposals: DiscoveryProposal[] = [
    ...announcedFeeds($, base),
    ...sitemapsOf(robotsTxt, page.url),
    ...proposeListing(html, base)
      .slice(0, 3)
      .map((selectors): DiscoveryProposal => ({
        way: { kind: "listing", url: page.url, ...selectors },
        reason: "probe.listing-repeats",
      })),
    ...linkedFeeds($, base),
    ...linkedChannels($),
  ];
  const key = ({ way }: DiscoveryProposal): string =>
    way.kind === "listing"
      ? `listing ${way.item}`
      : "url" in way
        ? way.url
        : way.channel.toLowerCase();
  const seen = new Set<string>();
  return proposals
    .filter((one) => !seen.has(key(one)) && seen.add(key(one)))
    .slice(0, maxProposals);
}

/**
 * Shows what a proposal would take from an answer of its address.
 *
 * @param answer where the body came from; for a listing the page that was probed
 */
export async function previewProposal(
  proposal: DiscoveryProposal,
  answer: { url: string; body: string | Uint8Array; contentType?: string },
  draft: SourceInput,
): Promise<ProposalPreview> {
  const source = defineSource({ ...draft, discovery: [proposal.way] }, "probed source");
  try {
    const { body, ...at } = answer;
    const {
      items,
      warnings,
      sitemaps = [],
    } = await readDiscovery(body, source.discovery[0]!, {
      source,
      ...at,
    });
    return {
      items: items.slice(0, previewItems),
      count: items.length,
      sitemaps: sitemaps.map(({ url }) => url),
      warnings,
      error: null,
    };
  } catch (error) {
    if (error instanceof DiscoveryError)
      return { items: [], count: 0, sitemaps: [], warnings: [], error };
    throw error;
  }
}

/**
 * A definition to begin with, from what the page says of itself. A person completes role, authority and zone.
 *
 * @param country ISO 3166, of the pack that the source will stand beside
 */
export function draftSource(
  page: { url: string; body: string | Uint8Array; contentType?: string },
  settings: { country: string; timeZone: string; role: SourceInput["role"]; authorityId?: string },
  discovery: WayInput[],
): SourceInput {
  const $ = loadBounded(decodeBody(page.body, page.contentType), {
    sourceId: "probe",
    url: page.url,
  });
  const url = new URL(page.url);
  const host = url.hostname.replace(/^www\./, "");
  const stem = host
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-+|-+$/g, "");
  const name =
    $("meta[property='og:site_name']").attr("content")?.trim() ||
    $("title").first().text().trim().slice(0, 80) ||
    host;
  const language = /^[a-z]{2,3}/i.exec($("html").attr("lang") ?? "")?.[0].toLowerCase();
  return {
    id: `${settings.country.toLowerCase()}-${stem}`.slice(0, 64),
    name: { ru: name, en: name },
    homepage: url.origin + "/",
    // Sites of Kazakhstan often say "kz", which is the country; the language is kk.
    languages: [language === "kz" ? "kk" : (language ?? "ru")],
    discovery,
    ...settings,
  };
}

function announcedFeeds($: CheerioAPI, base: string): DiscoveryProposal[] {
  return $("link[rel~=alternate][href]")
    .toArray()
    .flatMap((element) => {
      const link = $(element);
      const type = (link.attr("type") ?? "").toLowerCase();
      const url = canonicaliseUrl(link.attr("href") ?? "", base);
      const isFeed = /^application\/(rss|atom|rdf|feed)\+(xml|json)/.test(type);
      // WordPress announces a feed of comments beside that of articles.
      const isComments = /comments/i.test(`${url} ${link.attr("title") ?? ""}`);
      if (url === null || !isFeed || isComments) return [];
      return [
        { way: { kind: "feed", url }, reason: "probe.feed-announced" } satisfies DiscoveryProposal,
      ];
    });
}

function linkedFeeds($: CheerioAPI, base: string): DiscoveryProposal[] {
  return $("a[href]")
    .toArray()
    .flatMap((element) => {
      const url = canonicaliseUrl($(element).attr("href") ?? "", base);
      const isFeed =
        url !== null &&
        /\/(rss|feed|atom)(\.xml|\.php)?\/?$|\.(rss|atom)$/i.test(new URL(url).pathname);
      return isFeed
        ? [{ way: { kind: "feed", url }, reason: "probe.feed-linked" } satisfies DiscoveryProposal]
        : [];
    });
}

function sitemapsOf(robotsTxt: string | null, pageUrl: string): DiscoveryProposal[] {
  return [...(robotsTxt ?? "").matchAll(/^\s*sitemap\s*:\s*(\S+)/gim)].flatMap(
    ([, address = ""]) => {
      const url = canonicaliseUrl(address, pageUrl);
      if (url === null) return [];
      const way: WayInput = { kind: "sitemap", url, news: /news/i.test(new URL(url).pathname) };
      return [{ way, reason: "probe.sitemap-in-robots" } satisfies DiscoveryProposal];
    },
  );
}

function linkedChannels($: CheerioAPI): DiscoveryProposal[] {
  return $("a[href]")
    .toArray()
    .flatMap((element) => {
      const match =
        /^https?:\/\/(?:t\.me|telegram\.me)\/(?:s\/)?([A-Za-z][A-Za-z0-9_]{3,31})\/?$/.exec(
          $(element).attr("href")?.trim() ?? "",
        );
      // t.me/share and t.me/joinchat are services, no channels.
      if (!match?.[1] || /^(share|joinchat|proxy|addstickers)$/i.test(match[1])) return [];
      return [
        {
          way: { kind: "telegram", channel: match[1] },
          reason: "probe.telegram-linked",
        } satisfies DiscoveryProposal,
      ];
    });
}
