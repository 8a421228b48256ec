import type { PageAnswer } from "../../crawlers/fetch/page-answer.ts";
import type { PageFetcher, PageRequest } from "../../crawlers/fetch/page-fetcher.ts";
import type { Clock } from "../../src/clock.ts";
import { TimeoutError } from "../../src/egress/egress-errors.ts";
import { answerAs } from "../fixtures/answer-as.ts";
import { seededRandom } from "./seeded-random.ts";
import { standInSites } from "./sites/all-sites.ts";
import { forecast, type Weather } from "./weather.ts";
import type { SiteAnswer, SiteRequest, Standing, StandInSite, World } from "./world.ts";

export interface OpenWorld {
  pages: PageFetcher;
  weather: readonly Weather[];
  /** Requests so far. */
  count(): number;
}

/** From when on a site shows its new design; missing: never. */
export type Redesigns = Readonly<Record<string, number>>;

/** The world as something that is asked for addresses: what stands there depends on the clock, and no answer is like the one before. */
export function openWorld(world: World, clock: Clock, redesigns: Redesigns): OpenWorld {
  const weather = forecast(
    world,
    standInSites.map((site) => site.name),
  );
  let requests = 0;
  // By address: the order in which addresses are asked for must not change what they answer.
  const serials = new Map<string, number>();
  const ask = (request: PageRequest, url: URL): SiteAnswer => {
    requests += 1;
    const serial = (serials.get(url.href) ?? 0) + 1;
    serials.set(url.href, serial);
    const now = clock.now().getTime();
    const site = standInSites.find((one) => one.origin === url.origin);
    if (!site) return { status: 404, body: "" };
    if (url.pathname === "/robots.txt")
      return { status: 200, contentType: "text/plain", body: "User-agent: *\nDisallow: /admin/\n" };
    const hour = weather.find(
      (one) => one.siteName === site.name && one.from <= now && now < one.to,
    );
    const siteRequest: SiteRequest = {
      url,
      now,
      serial,
      rendered: request.render,
      headers: request.headers ?? {},
      standings: standingsOf(world, site.name, now),
      redesigned: (redesigns[site.name] ?? Infinity) <= now,
      hollow: hour?.kind === "hollow",
    };
    return (hour && spoil(hour, site, siteRequest)) ?? site.respond(siteRequest);
  };
  return {
    weather,
    count: () => requests,
    pages: {
      fetch: async (request) => follow(request, clock, ask),
      close: async () => {},
    },
  };
}

function follow(
  request: PageRequest,
  clock: Clock,
  ask: (request: PageRequest, url: URL) => SiteAnswer,
): PageAnswer {
  const startedAt = clock.now();
  const redirects: PageAnswer["redirects"] = [];
  let url = new URL(request.url);
  let answer = ask(request, url);
  while (answer.location !== undefined && redirects.length < 5) {
    redirects.push({ status: answer.status, url: url.href, location: answer.location });
    url = new URL(answer.location, url);
    answer = ask(request, url);
  }
  return answerAs(request, { ...answer, finalUrl: url.href, redirects }, startedAt);
}

const articleAddress = /reliz-|ELEMENT_ID|\/news\/\d|tpost|details|\/s\/.*before/;

/** What a host answers in a bad hour; null where it answers as always. */
function spoil(
  { kind, share, to }: Weather,
  site: StandInSite,
  request: SiteRequest,
): SiteAnswer | null {
  const { url, now, serial } = request;
  const isArticle = articleAddress.test(url.href);
  const html = "text/html; charset=utf-8";
  switch (kind) {
    case "silent":
      throw new TimeoutError(`${url.host} did not answer within 20 s. It is asked again later.`, {
        phase: "headers",
      });
    case "failing":
      return { status: 500, contentType: html, body: "<h1>500</h1>" };
    case "works":
      return {
        status: 200,
        contentType: html,
        body: `<html><head><title>Технические работы</title></head><body><h1>На сайте ведутся технические работы</h1><p>Зайдите позже. Осталось ${Math.ceil((to - now) / 60_000)} мин.</p></body></html>`,
      };
    case "lossy":
      // The site's own way to say that a page is not there.
      return isArticle && seededRandom("lossy", url.href, serial).chance(share)
        ? site.respond({ ...request, standings: [] })
        : null;
    case "empty":
      return isArticle ? { status: 404, contentType: html, body: "<h1>404</h1>" } : null;
    case "guarded":
      return {
        status: 403,
        contentType: html,
        headers: { "cf-mitigated": "challenge" },
        body: "<title>Just a moment...</title>",
      };
    case "pausing":
      return { status: 429, contentType: html, headers: { "Retry-After": "1800" }, body: "" };
    case "hollow":
      return null;
  }
}

/** Published pages of a site as they stand at an instant, newest first. */
export function standingsOf(world: World, siteName: string, now: number): Standing[] {
  return world.pages
    .filter((page) => page.siteName === siteName && page.publishedAt <= now)
    .toReversed()
    .map((page) => {
      let standing: Standing = { page, state: page.first, absence: null, edited: false };
      for (const change of world.changes) {
        if (change.pageId !== page.id || change.at > now) continue;
        if (change.kind === "edit") standing = { ...standing, state: change.state, edited: true };
        else standing = { ...standing, absence: change.kind === "removal" ? change.absence : null };
      }
      const blink = world.blinks.find(
        (one) => one.pageId === page.id && one.from <= now && now < one.to,
      );
      return blink ? { ...standing, absence: blink.absence } : standing;
    });
}
