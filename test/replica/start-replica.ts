import { createServer } from "node:http";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { faultTouches, faultyReply } from "./faults.ts";
import type { Fault } from "./faults.ts";
import { checkStory, loadStory } from "./load-story.ts";
import { playStory } from "./play-story.ts";
import { runClock } from "./run-clock.ts";
import type { StoryClock } from "./run-clock.ts";
import { sendReply } from "./send-reply.ts";
import { showDirectory } from "./show-directory.ts";
import type { Site, SiteReply, SiteRequest } from "./site-contract.ts";
import { akimatSite } from "./sites/akimat.ts";
import { ngoSite } from "./sites/ngo.ts";
import { outletSite } from "./sites/outlet.ts";
import { policeSite } from "./sites/police.ts";
import { reprintSite } from "./sites/reprint.ts";
import { telegramSite } from "./sites/telegram.ts";
import { siteNames } from "./story-schema.ts";
import type { SiteName, Story } from "./story-schema.ts";

const siteByName: Record<SiteName, Site> = {
  police: policeSite,
  akimat: akimatSite,
  outlet: outletSite,
  reprint: reprintSite,
  ngo: ngoSite,
  telegram: telegramSite,
};

/** Requests kept; a demo left open for days must not grow. */
const longestLog = 10_000;

export interface ReplicaOptions {
  /** 0 or missing: any free one. */
  port?: number;
  story?: Story;
  /** Milliseconds; drives the story and the server times on the pages. */
  now?: () => number;
  host?: string;
  /** Story seconds for each real second. */
  speed?: number;
  /** When the story began, in milliseconds of `now`; missing: it begins now. */
  startedAtMs?: number;
}

export interface LoggedRequest {
  site: SiteName;
  method: string;
  /** With the query. */
  path: string;
  /** Milliseconds by the replica's `now`. */
  at: number;
  headers: Record<string, string | string[] | undefined>;
}

export interface Replica {
  port: number;
  sites: Record<SiteName, { origin: string }>;
  clock: StoryClock;
  /** Requests to the sites in the order of arrival, the last ten thousand. */
  requests: LoggedRequest[];
  /** What is wrong with a site; of several the first that touches an address. Null heals it. */
  setFault(site: SiteName, fault: Fault | readonly Fault[] | null): void;
  close(): Promise<void>;
}

/**
 * Starts the replica web: one server on loopback, a site for each `<site>.localhost`, chosen by the Host header.
 * @throws {StoryError} when the story contradicts itself
 */
export async function startReplica(options: ReplicaOptions = {}): Promise<Replica> {
  const { port = 0, host = "127.0.0.1", now = Date.now, speed = 1 } = options;
  const story = options.story ? checkStory(options.story) : loadStory();
  const clock = runClock(now, speed, options.startedAtMs);
  const requests: LoggedRequest[] = [];
  const faults = new Map<SiteName, readonly Fault[]>();
  const serials = new Map<SiteName, number>();

  const server = createServer((request, response) => {
    request.resume();
    const site = siteOf(request);
    if (!site)
      return void sendReply(request, response, showDirectory(request.headers.host ?? host), null);
    const path = request.url ?? "/";
    if (requests.length >= longestLog) requests.shift();
    requests.push({
      site,
      method: request.method ?? "GET",
      path,
      at: now(),
      headers: request.headers,
    });
    const serial = (serials.get(site) ?? 0) + 1;
    serials.set(site, serial);
    const url = readAddress(request);
    const fault = faults.get(site)?.find((one) => faultTouches(one, url.pathname)) ?? null;
    if (fault?.kind === "timeout") return;
    const reply = answer(siteByName[site], fault, {
      method: request.method ?? "GET",
      path: url.pathname,
      query: url.searchParams,
      headers: request.headers,
      origin: url.origin,
      serial,
      nowMs: now(),
      ...shelves(story, clock.secondsSinceStart(), site, fault),
    });
    sendWhenDue(request, response, reply, fault);
  });

  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
  const bound = (server.address() as AddressInfo).port;
  return {
    port: bound,
    sites: Object.fromEntries(
      siteNames.map((name) => [name, { origin: `http://${name}.localhost:${bound}` }]),
    ) as Replica["sites"],
    clock,
    requests,
    setFault: (site, fault) => void faults.set(site, fault === null ? [] : [fault].flat()),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** The address asked for; never throws on what a request line may hold, such as `*` or a proxy's absolute form. */
function readAddress(request: IncomingMessage): URL {
  const path = (request.url ?? "/").replace(/^https?:\/\/[^/]*/, "");
  return new URL(`http://${request.headers.host}/${path.replace(/^\//, "")}`);
}

function siteOf(request: IncomingMessage): SiteName | null {
  const name = /^([a-z]+)\.localhost(?::\d+)?$/.exec(request.headers.host ?? "")?.[1];
  return siteNames.find((known) => known === name) ?? null;
}

/** What a site holds at this second, and what of it a listing shows. */
function shelves(story: Story, second: number, site: SiteName, fault: Fault | null) {
  const publications = playStory(story, second).filter((one) => one.site === site);
  const listed = fault?.kind === "empty-listing" ? [] : publications.filter((one) => !one.removed);
  return { publications, listed };
}

function answer(site: Site, fault: Fault | null, request: SiteRequest): SiteReply {
  const faulty = fault ? faultyReply(fault, request.path) : null;
  if (faulty) return faulty;
  if (request.path === "/robots.txt") return robots(site, request.origin);
  const reply = site.respond(request) ?? site.notFound(request);
  return fault?.kind === "rewritten" ? rewrite(reply, fault) : reply;
}

/** Without its validators: they would say that nothing has changed. */
function rewrite(reply: SiteReply, { from, to }: Extract<Fault, { kind: "rewritten" }>): SiteReply {
  const { status, contentType, body, headers } = reply;
  if (typeof body !== "string") return reply;
  return { status, contentType, body: body.replaceAll(from, to), ...(headers ? { headers } : {}) };
}

function robots(site: Site, origin: string): SiteReply {
  const lines = ["User-agent: *", "Disallow: /wp-admin/", "Disallow: /search"];
  if (site.crawlDelaySeconds > 0) lines.push(`Crawl-delay: ${site.crawlDelaySeconds}`);
  lines.push("", ...site.sitemaps.map((path) => `Sitemap: ${origin}${path}`));
  return { status: 200, contentType: "text/plain; charset=utf-8", body: `${lines.join("\n")}\n` };
}

function sendWhenDue(
  request: IncomingMessage,
  response: ServerResponse,
  reply: SiteReply,
  fault: Fault | null,
): void {
  if (fault?.kind !== "slow") return void sendReply(request, response, reply, fault);
  const timer = setTimeout(() => sendReply(request, response, reply, fault), fault.delayMs);
  response.once("close", () => clearTimeout(timer));
}
