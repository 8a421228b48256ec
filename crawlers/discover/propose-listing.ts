import type { Cheerio, CheerioAPI } from "cheerio/slim";
import { canonicaliseUrl } from "./canonicalise-url.ts";
import { loadBounded, nestingOf } from "./load-bounded.ts";
import { nameElement, stableClasses } from "./name-element.ts";

type Found = ReturnType<Cheerio<never>["find"]>;

/** Selectors of a listing that a page seems to have. */
export interface ProposedListing {
  item: string;
  link?: string;
  title?: string;
  date?: string;
}

/** A headline is a sentence; menus and tags are shorter. */
const leastHeadlineCharacters = 20;
const leastItems = 4;
/** How far above a link its item is looked for. */
const maxLevels = 6;
const maxLinks = 600;
/** Of the groups found, so many of the largest are looked at. */
const maxGroups = 40;
/** So many items of a group tell what they have in common. */
const sampleItems = 24;

/**
 * Finds the repeated structure that most looks like a list of news: elements of one shape under one parent shape,
 * each leading to one page of the site by a link as long as a headline. A guess to be shown to a person, who
 * sees at once from ten items whether it is right. Pure.
 *
 * @returns best first; empty where nothing repeats
 * @throws {DiscoveryError} `too-large`
 */
export function proposeListing(html: string, url: string): ProposedListing[] {
  const $ = loadBounded(html, { sourceId: "probe", url });
  const groups = new Map<string, Group>();
  for (const element of $("a[href]").toArray().slice(0, maxLinks)) {
    const link = $(element) as unknown as Found;
    const target = ownTarget(link, url);
    if (target !== null) addToGroups($, link, target, groups);
  }
  const candidates = [...groups.values()]
    .filter((group) => group.targets.size >= leastItems)
    .toSorted((a, b) => b.targets.size - a.targets.size)
    .slice(0, maxGroups)
    .map((group) => toProposal($, group))
    .filter((candidate) => candidate !== null)
    .toSorted((a, b) => b.score - a.score);
  const seen = new Set<string>();
  return candidates
    .filter(({ targets }) => !seen.has(targets) && seen.add(targets))
    .map(({ proposal }) => proposal);
}

interface Group {
  selector: string;
  /** Address → how long its link's text is. */
  targets: Map<string, number>;
  level: number;
  isChrome: boolean;
}

function ownTarget(link: Found, url: string): string | null {
  const text = link.text().replaceAll(/\s+/gu, " ").trim();
  const target = canonicaliseUrl(link.attr("href") ?? "", url);
  if (text.length < leastHeadlineCharacters || target === null) return null;
  const [own, there] = [new URL(url), new URL(target)];
  const isSameSite = there.hostname.replace(/^www\./, "") === own.hostname.replace(/^www\./, "");
  return isSameSite && there.pathname !== own.pathname && there.pathname.length > 1 ? target : null;
}

function addToGroups($: CheerioAPI, link: Found, target: string, groups: Map<string, Group>): void {
  let item = link;
  for (let level = 0; level < maxLevels && item.length > 0; level += 1) {
    const parent = item.parent() as unknown as Found;
    if (parent.length === 0 || parent.is("html")) return;
    const selector = selectorOf(item, parent);
    const group = groups.get(selector) ?? {
      selector,
      targets: new Map<string, number>(),
      level,
      isChrome: item.closest("nav, header, footer, [role=navigation]").length > 0,
    };
    group.targets.set(target, Math.max(group.targets.get(target) ?? 0, link.text().trim().length));
    groups.set(selector, group);
    item = parent;
  }
}

function selectorOf(item: Found, parent: Found): string {
  const own = nameElement(item);
  return stableClasses(item).length > 0 ? own : `${nameElement(parent)} > ${own}`;
}

function toProposal(
  $: CheerioAPI,
  group: Group,
): { proposal: ProposedListing; score: number; targets: string } | null {
  const elements = $(group.selector).toArray();
  // Elements inside one another are no list; far more elements than targets are a shape of everything.
  if (elements.length > group.targets.size * 4 || nestingOf(elements) > 0) return null;
  const items = elements.map((element) => $(element) as unknown as Found);
  const withLink = items.filter((item) => item.is("a[href]") || item.find("a[href]").length > 0);
  // An element around several items has their links; an item has one target (picture and title lead to it).
  if (withLink.length < leastItems || group.targets.size > withLink.length * 1.2) return null;
  const lengths = [...group.targets.values()];
  const headline = Math.min(80, lengths.reduce((sum, length) => sum + length, 0) / lengths.length);
  const date = firstCommon(withLink, [
    "time[datetime]",
    "time",
    "[class*=date]",
    "[class*=publish]",
    "[class*=time]",
  ]);
  const title = firstCommon(withLink, ["h1", "h2", "h3", "h4", "[class*=title]"]);
  const score =
    Math.min(30, group.targets.size) *
    headline *
    (date === undefined ? 1 : 2) *
    (title === undefined ? 1 : 1.3) *
    (group.isChrome ? 0.1 : 1) *
    // Of shells around the same link the one that holds the date wins; else the tightest.
    (1 - group.level * 0.02);
  const link =
    title !== undefined && firstCommon(withLink, [`${title} a[href]`]) ? `${title} a` : undefined;
  const parts = { item: group.selector, link, title: link ?? title, date };
  const proposal = Object.fromEntries(
    Object.entries(parts).filter(([, value]) => value !== undefined),
  );
  return {
    proposal: proposal as unknown as ProposedListing,
    score,
    targets: [...group.targets.keys()].toSorted().join(" "),
  };
}

/** The first selector that nearly all items have inside. */
function firstCommon(items: readonly Found[], selectors: readonly string[]): string | undefined {
  return selectors.find((selector) => {
    const sample = items.slice(0, sampleItems);
    const having = sample.filter((item) => item.find(selector).length > 0).length;
    return having >= sample.length * 0.8;
  });
}
