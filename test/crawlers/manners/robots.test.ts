import * as fc from "fast-check";
import robotsParser from "robots-parser";
import { describe, expect, it } from "vitest";
import { decideRobots } from "../../../crawlers/manners/decide-robots.ts";
import { crawlDelayMs, parseRobots } from "../../../crawlers/manners/parse-robots.ts";

const site = "https://site.test";

function allowed(
  body: string | Uint8Array,
  path: string,
  agent = "OnRecord",
  status: number | null = 200,
): boolean {
  const rules = parseRobots(body, status);
  return decideRobots({ rules, userAgentToken: agent, url: site + path }).allowed;
}

describe("robots.txt that could not be had", () => {
  it.each([400, 401, 403, 404, 410, 451])("with %i allows everything", (status) => {
    expect(allowed("User-agent: *\nDisallow: /", "/a", "OnRecord", status)).toBe(true);
  });

  it.each([500, 502, 503, 599, 429, null])("with %s forbids everything but itself", (status) => {
    expect(allowed("", "/", "OnRecord", status)).toBe(false);
    expect(allowed("", "/robots.txt", "OnRecord", status)).toBe(true);
  });

  it("says which of the two it was", () => {
    const ask = (status: number | null) =>
      decideRobots({ rules: parseRobots("", status), userAgentToken: "x", url: `${site}/` }).reason;
    expect([ask(404), ask(503), ask(null), ask(200)]).toEqual([
      "unavailable",
      "unreachable",
      "unreachable",
      "no-rule",
    ]);
  });
});

describe("groups", () => {
  // The simple example of RFC 9309, 5.1, in our words.
  const several = `
User-Agent: *
Disallow: *.gif$
Disallow: /example/
Allow: /publications/

User-Agent: foobot
Disallow:/
Allow:/example/page.html
Allow:/example/allowed.gif

User-Agent: barbot
User-Agent: bazbot
Disallow: /example/page.html

User-Agent: quxbot
`;

  it.each([
    ["foobot", "/example/page.html", true],
    ["foobot", "/example/allowed.gif", true],
    ["foobot", "/publications/", false],
    ["barbot", "/example/page.html", false],
    ["bazbot", "/example/page.html", false],
    ["BazBot", "/example/page.html", false],
    ["bazbot", "/publications/", true],
    ["quxbot", "/example/page.html", true],
    ["other", "/example/page.html", false],
    ["other", "/a.gif", false],
    ["other", "/a.gif?size=1", true],
    ["other", "/publications/", true],
    ["fooboth", "/anything", true],
  ])("lead %s to %s: %s", (agent, path, expected) => {
    expect(allowed(several, path, agent)).toBe(expected);
  });

  it("that name the same agent are one", () => {
    const body =
      "User-agent: onrecord\nDisallow: /a\n\nUser-agent: x\nDisallow: /\n\nUser-agent: OnRecord\nDisallow: /b";
    expect([allowed(body, "/a"), allowed(body, "/b"), allowed(body, "/c")]).toEqual([
      false,
      false,
      true,
    ]);
  });

  it("are matched by product token, whatever version stands behind it", () => {
    expect(allowed("User-agent: OnRecord/2.0 (bot)\nDisallow: /", "/a")).toBe(false);
  });

  it("are not broken by records that the standard does not know", () => {
    const body =
      "User-agent: onrecord\nCrawl-delay: 5\nSitemap: /s.xml\nUser-agent: other\nHost: x\nDisallow: /a";
    expect([allowed(body, "/a"), allowed(body, "/a", "other")]).toEqual([false, false]);
  });

  it("before any user agent rule nothing", () => expect(allowed("Disallow: /", "/a")).toBe(true));
});

describe("patterns", () => {
  it.each([
    ["/fish", "/fish.html", true],
    ["/fish", "/Fish", false],
    ["/fish*", "/fishheads/yummy.html", true],
    ["/fish/", "/fish", false],
    ["/*.php", "/folder/filename.php?parameters", true],
    ["/*.php$", "/filename.php?parameters", false],
    ["/*.php$", "/folder/filename.php", true],
    ["/fish*.php", "/fishheads/catfish.php?parameters", true],
    ["/fish*.php", "/Fish.PHP", false],
    ["/$", "/", true],
    ["/$", "/a", false],
    ["/a*b*c", "/a-b-b-c", true],
    ["/a*b*c$", "/a-c-b", false],
    ["*/private", "/x/private/y", true],
    ["/a**b", "/axb", true],
    ["/ab*ba$", "/aba", false],
    // Octets, RFC 9309, 2.2.2.
    ["/foo/bar?baz=quz", "/foo/bar?baz=quz", true],
    ["/foo/bar?baz=https://foo.bar", "/foo/bar?baz=https%3A%2F%2Ffoo.bar", false],
    ["/foo/bar/ツ", "/foo/bar/%E3%83%84", true],
    ["/foo/bar/%E3%83%84", "/foo/bar/ツ", true],
    ["/foo/bar/%62%61%7A", "/foo/bar/baz", true],
    ["/foo/bar/%e3%83%84", "/foo/bar/%E3%83%84", true],
    ["/path/file-with-a-%2A.html", "/path/file-with-a-*.html", true],
    ["/path/foo-%24", "/path/foo-$", true],
    ["/новости", "/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8/1", true],
    ["/a%2Fb", "/a/b", false],
  ])("%s against %s: %s", (pattern, path, matched) => {
    expect(allowed(`User-agent: *\nDisallow: ${pattern}`, path)).toBe(!matched);
  });

  it.each([
    ["Allow: /p\nDisallow: /", "/page", true],
    ["Allow: /folder\nDisallow: /folder", "/folder/page", true],
    ["Disallow: /folder\nAllow: /folder", "/folder/page", true],
    ["Allow: /page\nDisallow: /*.htm", "/page.htm", false],
    ["Allow: /$\nDisallow: /", "/page.htm", false],
    [
      "Allow: /example/page/\nDisallow: /example/page/disallowed.gif",
      "/example/page/disallowed.gif",
      false,
    ],
    ["Disallow:", "/a", true],
    ["Disallow: /\nAllow:", "/a", false],
  ])("%j: the longest decides for %s", (rules, path, expected) => {
    expect(allowed(`User-agent: *\n${rules}`, path)).toBe(expected);
  });

  it("take no longer for being made to", () => {
    const body = `User-agent: *\nDisallow: /${"*a".repeat(5_000)}b$`;
    const startedMs = performance.now();
    allowed(body, `/${"a".repeat(50_000)}`);
    expect(performance.now() - startedMs).toBeLessThan(1_000);
  });
});

describe("the file", () => {
  it.each(["\n", "\r\n", "\r"])("may end its lines with %j, carry a mark and comments", (end) => {
    const body = ["\uFEFFUSER-AGENT :  * # all", "  disallow: /a # why", "nonsense", ": x"].join(
      end,
    );
    expect([allowed(body, "/a"), allowed(body, "/b")]).toEqual([false, true]);
  });

  it("is read up to 500 KiB, to the last whole line", () => {
    const filler = `${"# filler\n".repeat(56_800)}`;
    const early = `User-agent: *\nDisallow: /early\n${filler}${"x".repeat(2_000)}\nDisallow: /late\n`;
    expect(Buffer.byteLength(early)).toBeGreaterThan(500 * 1024);
    expect(parseRobots(early, 200).truncated).toBe(true);
    expect([allowed(early, "/early"), allowed(early, "/late")]).toEqual([false, true]);

    const head = "User-agent: *\n";
    const cut = `${head}${"#".repeat(500 * 1024 - head.length - "\nDisallow: /a".length)}\nDisallow: /about\n`;
    expect([allowed(cut, "/a"), allowed(cut, "/about")]).toEqual([true, true]);
  });

  it("never throws and never takes long, whatever it holds", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 400 }), fc.webPath(), (body, path) => {
        expect(typeof allowed(`User-agent: *\n${body}`, path)).toBe("boolean");
      }),
    );
    const startedMs = performance.now();
    allowed(`User-agent: *\nDisallow:${" ".repeat(400_000)}x\n${":".repeat(100_000)}`, "/");
    expect(performance.now() - startedMs).toBeLessThan(1_000);
  });

  it("gives the delay of its own group, the longest where several name it", () => {
    const body =
      "User-agent: *\nCrawl-delay: 2\n\nUser-agent: onrecord\nCrawl-delay: 0.5\nAllow: /\n\nUser-agent: ONRECORD\nCrawl-delay: 10";
    const rules = parseRobots(body, 200);
    expect(crawlDelayMs(rules, "OnRecord")).toBe(10_000);
    expect(crawlDelayMs(rules, "other")).toBe(2_000);
    expect(crawlDelayMs(parseRobots("User-agent: *\nCrawl-delay: soon", 200), "x")).toBeNull();
  });

  it("names its sitemaps wherever they stand", () => {
    const body =
      "Sitemap: https://site.test/1.xml\nUser-agent: *\nDisallow: /\nsitemap: /2.xml # x";
    expect(parseRobots(body, 200).sitemaps).toEqual(["https://site.test/1.xml", "/2.xml"]);
  });
});

/** Why the package that many use is not used: where this fails, it may be. */
describe("robots-parser 3.0.1 departs from RFC 9309", () => {
  type Parse = (url: string, body: string) => { isAllowed(url: string, agent: string): boolean };
  const parse = robotsParser as unknown as Parse; // A CommonJS module typed as one of the other kind.
  const ask = (body: string, path: string) =>
    parse(`${site}/robots.txt`, body).isAllowed(site + path, "OnRecord");

  it.each([
    [
      "a record of another kind between two user agents",
      "User-agent: onrecord\nCrawl-delay: 5\nUser-agent: other\nDisallow: /a",
      "/a",
    ],
    ["an escaped unreserved character", "User-agent: *\nDisallow: /%62%61%7A", "/baz"],
    ["an escaped asterisk", "User-agent: *\nDisallow: /a-%2A.html", "/a-*.html"],
  ])("in %s", (_what, body, path) => {
    expect(allowed(body, path)).toBe(false);
    expect(ask(body, path)).not.toBe(false);
  });
});
