import { RE2JS } from "re2js";
import type { SourceDefinition } from "../define-source.ts";
import { canonicaliseUrl } from "./canonicalise-url.ts";
import type {
  DiscoveredItem,
  DiscoveryContext,
  DiscoveryWarning,
  ListedItem,
} from "./discovered-item.ts";
import { discoveryUrl } from "./discovery-url.ts";
import { readListedDate } from "./read-listed-date.ts";
import { readPlainText } from "./read-plain-text.ts";

const maxTitleLength = 500;
const maxSummaryLength = 2000;

/**
 * Turns what a reader found into items: resolves and canonicalises addresses, keeps each once, leaves other
 * hosts (banners, partners) and what include/exclude rule out, and tells as warnings how many were left.
 * Pure but for a cache of compiled patterns.
 */
export function chooseItems(
  listed: Iterable<ListedItem>,
  context: DiscoveryContext,
  options: { base?: string; maxItems: number },
): { items: DiscoveredItem[]; warnings: DiscoveryWarning[] } {
  const { source } = context;
  const rule = ruleOf(source);
  const left = { withoutLink: 0, otherHosts: 0, ruledOut: 0, capped: 0 };
  const chosen = new Map<string, DiscoveredItem>();
  let seen = 0;
  for (const item of listed) {
    seen += 1;
    const url =
      item.link === undefined ? null : canonicaliseUrl(item.link, options.base ?? context.url);
    if (url === null) left.withoutLink += 1;
    else if (!rule.isOwnHost(new URL(url).hostname)) left.otherHosts += 1;
    else if (!rule.isWanted(url)) left.ruledOut += 1;
    else if (chosen.has(url)) continue;
    else if (chosen.size >= options.maxItems) left.capped += 1;
    else chosen.set(url, toDiscovered(item, url, source.timeZone));
  }
  const warnings = [
    warn("discover.items-without-link", left.withoutLink),
    warn("discover.items-on-other-hosts", left.otherHosts),
    warn("discover.items-left-out", left.ruledOut),
    warn("discover.items-capped", left.capped),
    warn("discover.nothing-taken", seen > 0 && chosen.size === 0 ? seen : 0),
  ].flat();
  return { items: [...chosen.values()], warnings };
}

function warn(code: DiscoveryWarning["code"], count: number): DiscoveryWarning[] {
  return count === 0 ? [] : [{ code, params: { count } }];
}

function toDiscovered(item: ListedItem, url: string, timeZone: string): DiscoveredItem {
  const raw = item.publishedAtRaw?.trim() || undefined;
  const entries = Object.entries({
    url,
    title: readPlainText(item.title, maxTitleLength),
    publishedAtRaw: raw,
    publishedAt: readListedDate(raw, timeZone),
    modifiedAtRaw: item.modifiedAtRaw?.trim() || undefined,
    summary: readPlainText(item.summary, maxSummaryLength),
    externalId: item.externalId?.trim() || undefined,
    language: item.language?.trim().toLowerCase().split(/[-_]/)[0] || undefined,
    content: item.content,
  });
  return Object.fromEntries(
    entries.filter(([, value]) => value !== undefined),
  ) as unknown as DiscoveredItem;
}

interface SourceRule {
  isOwnHost(hostname: string): boolean;
  isWanted(url: string): boolean;
}

const rules = new WeakMap<SourceDefinition, SourceRule>();

function ruleOf(source: SourceDefinition): SourceRule {
  const known = rules.get(source);
  if (known) return known;
  const addresses = [source.homepage, ...source.discovery.map(discoveryUrl)];
  const own = new Set([
    ...addresses.map((address) => bareHost(new URL(address).hostname)),
    ...source.hosts,
  ]);
  const include = source.include.map((pattern) => RE2JS.compile(pattern));
  const exclude = source.exclude.map((pattern) => RE2JS.compile(pattern));
  const rule: SourceRule = {
    isOwnHost(hostname) {
      const host = bareHost(hostname);
      return [...own].some((candidate) => host === candidate || host.endsWith(`.${candidate}`));
    },
    isWanted(url) {
      if (exclude.some((pattern) => pattern.matcher(url).find())) return false;
      return include.length === 0 || include.some((pattern) => pattern.matcher(url).find());
    },
  };
  rules.set(source, rule);
  return rule;
}

function bareHost(hostname: string): string {
  return hostname.replace(/^www\./, "");
}
