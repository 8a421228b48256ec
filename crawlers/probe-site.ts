import { OnRecordError } from "../src/errors/on-record-error.ts";
import type { SourceInput } from "./define-source.ts";
import { decodeBody } from "./discover/decode-body.ts";
import { proposeListing } from "./discover/propose-listing.ts";
import { ChallengeError } from "./fetch/challenge-error.ts";
import { headerOf, type PageAnswer } from "./fetch/page-answer.ts";
import type { PoliteAsker } from "./manners/ask-politely.ts";
import { detectChallenge } from "./manners/detect-challenge.ts";
import {
  draftSource,
  previewProposal,
  proposeDiscovery,
  type DiscoveryProposal,
  type ProposalPreview,
} from "./probe-source.ts";
import { discoveryUrl } from "./discover/discovery-url.ts";
import { defineSource } from "./define-source.ts";

/** The page that was to be probed did not come. */
export class ProbeError extends OnRecordError {
  readonly code = "probe";
  readonly retry = "later";
}

export type ProbeReason =
  | DiscoveryProposal["reason"]
  /** The address that was given is itself a list. */
  | "probe.given"
  /** An address at which many sites have one. */
  | "probe.usual-place"
  /** Repeats in the page after its scripts ran. */
  | "probe.rendered-repeats";

/** A way of discovery, and what it would take now. */
export interface ProbedWay {
  way: DiscoveryProposal["way"];
  reason: ProbeReason;
  preview: ProposalPreview | null;
  /** Why it could not be tried or read, as a sentence; null where it gave items. */
  problem: string | null;
}

export interface ProbedSite {
  page: { url: string; body: Uint8Array; contentType: string | null };
  robots: { status: number | null; kind: string };
  /** The best first; those that gave nothing last. */
  ways: ProbedWay[];
  /** What was tried besides, for a person who wonders. */
  notes: string[];
}

type Settings = Parameters<typeof draftSource>[1];

/** Where many sites have their feed or sitemap; asked for only where a page announces none. */
const usualPlaces: { path: string; kind: "feed" | "sitemap" }[] = [
  { path: "/rss.xml", kind: "feed" },
  { path: "/rss", kind: "feed" },
  { path: "/feed/", kind: "feed" },
  { path: "/sitemap.xml", kind: "sitemap" },
];

/** What a person would choose first: a feed is made to be read, a sitemap lists everything. */
const rank: Record<string, number> = {
  feed: 0,
  listing: 1,
  "rendered-listing": 2,
  telegram: 3,
  json: 4,
  sitemap: 5,
};

/**
 * Looks at a site for a person who wants to watch it: which lists it has, and what each would take. Asks robots.txt
 * first, waits between requests, and goes around no challenge.
 *
 * @throws {ProbeError | ChallengeError | RobotsRefusedError} when the page itself cannot be had; and what fetching throws
 */
export async function probeSite(
  url: string,
  asker: PoliteAsker,
  settings: Settings,
): Promise<ProbedSite> {
  const answer = await askForPage(url, asker, false);
  const page = {
    url: answer.finalUrl,
    body: answer.body,
    ...(answer.contentType ? { contentType: answer.contentType } : {}),
  };
  const robots = await asker.robotsOf(page.url);
  const notes: string[] = [];
  const proposals: { way: DiscoveryProposal["way"]; reason: ProbeReason }[] = [
    ...givenAsList(page.url, decodeBody(page.body, page.contentType)),
    ...proposeDiscovery(page, robots.body || null),
  ];
  const draft = draftSource(page, settings, [{ kind: "feed", url: page.url }]);
  const ways: ProbedWay[] = [];
  for (const proposal of proposals) ways.push(await tryWay(proposal, draft, page, asker));
  if (!ways.some(({ way, problem }) => problem === null && way.kind === "feed"))
    ways.push(...(await tryUsualPlaces(page, draft, asker, ways, notes)));
  if (!ways.some(({ problem, way }) => problem === null && way.kind !== "sitemap"))
    ways.push(...(await tryRendered(page.url, draft, asker, notes)));
  const order = (one: ProbedWay): number =>
    (one.problem === null ? 0 : 100) + (rank[one.way.kind] ?? 9);
  return {
    page: { ...page, contentType: answer.contentType },
    robots: { status: robots.status, kind: robots.rules.kind },
    ways: ways.toSorted((a, b) => order(a) - order(b)),
    notes,
  };
}

/** @throws {ProbeError | ChallengeError} and what asking throws */
async function askForPage(url: string, asker: PoliteAsker, render: boolean): Promise<PageAnswer> {
  const answer = await asker.ask({ url, render });
  const challenge = detectChallenge({
    status: answer.status,
    headers: { get: (name) => headerOf(answer, name) },
    body: Buffer.from(answer.body).toString("utf8"),
  });
  if (challenge)
    throw new ChallengeError(
      `${url} answered with a challenge (${challenge.cause}): the site asks to prove that we are human. It was not gone around. Ask the site for access, or watch its Telegram channel instead.`,
      { context: { url, ...challenge } },
    );
  if (answer.status >= 400)
    throw new ProbeError(
      `${url} answered ${answer.status}. Open it in a browser, and give the address of the page that lists the news.`,
      { context: { url, status: answer.status } },
    );
  return answer;
}

/** A person may give the feed or the channel itself. */
function givenAsList(
  url: string,
  body: string,
): { way: DiscoveryProposal["way"]; reason: "probe.given" }[] {
  const start = body.slice(0, 2_000).toLowerCase();
  const { hostname, pathname } = new URL(url);
  const channel = /^\/(?:s\/)?([a-z][a-z0-9_]{3,31})\/?$/i.exec(pathname)?.[1];
  if (hostname === "t.me" && channel)
    return [{ way: { kind: "telegram", channel }, reason: "probe.given" }];
  if (/<(urlset|sitemapindex)[\s>]/.test(start))
    return [{ way: { kind: "sitemap", url, news: /news/i.test(pathname) }, reason: "probe.given" }];
  if (/<(rss|feed|rdf:rdf)[\s>]|"version"\s*:\s*"https:\/\/jsonfeed\.org/.test(start))
    return [{ way: { kind: "feed", url }, reason: "probe.given" }];
  return [];
}

async function tryWay(
  proposal: { way: DiscoveryProposal["way"]; reason: ProbeReason },
  draft: SourceInput,
  page: { url: string; body: Uint8Array; contentType?: string },
  asker: PoliteAsker,
): Promise<ProbedWay> {
  const { way } = proposal;
  try {
    const [parsed] = defineSource({ ...draft, discovery: [way] }).discovery;
    const isPage = way.kind === "listing" || discoveryUrl(parsed!) === page.url;
    const answer = isPage ? page : await askFor(discoveryUrl(parsed!), asker);
    const preview = await previewProposal({ way, reason: "probe.feed-linked" }, answer, draft);
    return { ...proposal, preview, problem: await problemOf(preview, draft, way, asker) };
  } catch (error) {
    if (!(error instanceof OnRecordError)) throw error;
    return { ...proposal, preview: null, problem: error.message };
  }
}

async function askFor(url: string, asker: PoliteAsker) {
  const { finalUrl, body, contentType } = await askForPage(url, asker, false);
  return { url: finalUrl, body, ...(contentType ? { contentType } : {}) };
}

/** An index of sitemaps lists no pages itself: its newest part is looked into. */
async function problemOf(
  preview: ProposalPreview,
  draft: SourceInput,
  way: DiscoveryProposal["way"],
  asker: PoliteAsker,
): Promise<string | null> {
  if (preview.error) return preview.error.message;
  if (preview.count > 0) return null;
  const [part] = preview.sitemaps;
  if (!part || way.kind !== "sitemap") return "It has no items now.";
  const inside = await previewProposal(
    { way: { ...way, url: part }, reason: "probe.sitemap-in-robots" },
    await askFor(part, asker),
    draft,
  );
  if (inside.error) return inside.error.message;
  Object.assign(preview, { items: inside.items, count: inside.count });
  return inside.count > 0 ? null : "Its newest part has no items now.";
}

async function tryUsualPlaces(
  page: { url: string; body: Uint8Array; contentType?: string },
  draft: SourceInput,
  asker: PoliteAsker,
  known: readonly ProbedWay[],
  notes: string[],
): Promise<ProbedWay[]> {
  const { origin } = new URL(page.url);
  const found: ProbedWay[] = [];
  for (const { path, kind } of usualPlaces) {
    const url = `${origin}${path}`;
    if ([...known, ...found].some(({ way }) => "url" in way && way.url === url)) continue;
    if (found.some(({ way }) => way.kind === kind)) continue;
    const tried = await tryWay(
      { way: { kind, url }, reason: "probe.usual-place" },
      draft,
      page,
      asker,
    );
    if (tried.problem === null) found.push(tried);
    else notes.push(`${url}: nothing to use there. ${tried.problem}`);
  }
  return found;
}

/** Many portals fill their pages by scripts: then the list stands only in the page as a browser shows it. */
async function tryRendered(
  url: string,
  draft: SourceInput,
  asker: PoliteAsker,
  notes: string[],
): Promise<ProbedWay[]> {
  try {
    const { body, finalUrl } = await askForPage(url, asker, true);
    const html = Buffer.from(body).toString("utf8");
    const ways = proposeListing(html, finalUrl)
      .slice(0, 2)
      .map((selectors) => ({ kind: "rendered-listing" as const, url, html: selectors }));
    if (ways.length === 0) notes.push("The page as a browser shows it has no list either.");
    return await Promise.all(
      ways.map(async (way): Promise<ProbedWay> => {
        const answer = { url: finalUrl, body: html };
        const proposal = { way, reason: "probe.listing-repeats" as const };
        const preview = await previewProposal(proposal, answer, draft);
        const problem = preview.error?.message ?? (preview.count > 0 ? null : "It has no items.");
        return { way, reason: "probe.rendered-repeats", preview, problem };
      }),
    );
  } catch (error) {
    if (!(error instanceof OnRecordError)) throw error;
    notes.push(`The page could not be looked at in a browser. ${error.message}`);
    return [];
  }
}
