/** One line `Allow: …` or `Disallow: …`. */
export interface RobotsRule {
  allow: boolean;
  /** The pattern in the form it is compared in: see `normalizeOctets`. */
  pattern: string;
  line: number;
}

export interface RobotsGroup {
  /** Product tokens in lower case, or `*`. */
  agents: string[];
  rules: RobotsRule[];
  crawlDelayMs: number | null;
}

/** `unavailable`: the site says that there is none, all is allowed. `unreachable`: not known, nothing is. */
export interface RobotsRules {
  kind: "rules" | "unavailable" | "unreachable";
  groups: RobotsGroup[];
  sitemaps: string[];
  /** Longer than what is read; the rest was left out. */
  truncated: boolean;
}

/** The least that RFC 9309, 2.5, asks a crawler to read, and what is read here. */
const maxBytes = 500 * 1024;

/**
 * Reads robots.txt by RFC 9309. `status` is that of the last hop, null when no answer came.
 *
 * 2xx is parsed; 4xx counts as “there is none” (2.3.1.3); 5xx and no answer forbid everything (2.3.1.4). 429 is
 * held to be of the second kind: the site is there and asks for less. Pure, never throws.
 */
export function parseRobots(body: string | Uint8Array, status: number | null): RobotsRules {
  const nothing = { groups: [], sitemaps: [], truncated: false };
  if (status === null || status < 200 || status === 429 || status >= 500) {
    return { kind: "unreachable", ...nothing };
  }
  if (status >= 300) return { kind: "unavailable", ...nothing };

  const bytes = typeof body === "string" ? Buffer.from(body, "utf8") : body;
  const truncated = bytes.byteLength > maxBytes;
  let text = new TextDecoder().decode(truncated ? bytes.subarray(0, maxBytes) : bytes);
  // Half a line can mean something else than the whole: `Disallow: /a` cut out of `Disallow: /about`.
  if (truncated) text = text.slice(0, Math.max(text.lastIndexOf("\n"), text.lastIndexOf("\r"), 0));
  return { kind: "rules", truncated, ...readLines(text.split(/\r\n|\r|\n/)) };
}

function readLines(lines: string[]): Pick<RobotsRules, "groups" | "sitemaps"> {
  const groups: RobotsGroup[] = [];
  const sitemaps: string[] = [];
  let group: RobotsGroup | null = null;
  let namingAgents = false;
  for (const [index, line] of lines.entries()) {
    const record = line.split("#", 1)[0]!;
    const colon = record.indexOf(":");
    if (colon === -1) continue;
    const key = record.slice(0, colon).trim().toLowerCase();
    const value = record.slice(colon + 1).trim();
    if (key === "user-agent") {
      if (!namingAgents || group === null) {
        group = { agents: [], rules: [], crawlDelayMs: null };
        groups.push(group);
      }
      namingAgents = true;
      group.agents.push(agentToken(value));
    } else if (key === "allow" || key === "disallow") {
      namingAgents = false;
      // An empty value rules nothing; a value that is no path can match none.
      if (/^[/*]/.test(value)) {
        const pattern = normalizeOctets(value, false);
        group?.rules.push({ allow: key === "allow", pattern, line: index + 1 });
      }
    } else if (key === "crawl-delay" && group !== null && /^\d+(\.\d+)?$/.test(value)) {
      // Not in the RFC, so it must not end the list of agents before it (2.2.4).
      group.crawlDelayMs = Math.max(group.crawlDelayMs ?? 0, Math.round(Number(value) * 1000));
    } else if (key === "sitemap" && value !== "") {
      sitemaps.push(value);
    }
  }
  return { groups, sitemaps };
}

/** `OnRecord/0.1 (x)` names the token `onrecord`. */
function agentToken(value: string): string {
  if (value.startsWith("*")) return "*";
  return (/^[a-z_-]+/i.exec(value)?.[0] ?? "").toLowerCase();
}

/**
 * The rules for one agent: all groups that name it, merged; where none does, all groups for `*` (2.2.1).
 * Null when there are neither. Pure.
 */
export function groupFor(rules: RobotsRules, userAgentToken: string): RobotsGroup | null {
  const token = userAgentToken.toLowerCase();
  const own = rules.groups.filter((group) => group.agents.includes(token));
  const chosen = own.length > 0 ? own : rules.groups.filter((group) => group.agents.includes("*"));
  if (chosen.length === 0) return null;
  const delays = chosen.flatMap((group) => group.crawlDelayMs ?? []);
  return {
    agents: chosen.flatMap((group) => group.agents),
    rules: chosen.flatMap((group) => group.rules),
    crawlDelayMs: delays.length === 0 ? null : Math.max(...delays),
  };
}

/** The site's own Crawl-delay for an agent, null when it names none. Pure. */
export function crawlDelayMs(rules: RobotsRules, userAgentToken: string): number | null {
  return groupFor(rules, userAgentToken)?.crawlDelayMs ?? null;
}

/**
 * The form in which octets are compared (2.2.2): what lies outside ASCII is percent-encoded, escapes of
 * unreserved characters are undone, the others are upper case. In a path from a URL `*` and `$` are
 * characters, so they are escaped; in a pattern they are signs. Pure.
 */
export function normalizeOctets(text: string, isPath: boolean): string {
  return text.replaceAll(/%[0-9a-f]{2}|[^\x21-\x7e]+|[*$]/gi, (part) => {
    if (part === "*" || part === "$") return isPath ? (part === "*" ? "%2A" : "%24") : part;
    if (!part.startsWith("%")) return encodeURIComponent(part.toWellFormed());
    const character = String.fromCharCode(Number.parseInt(part.slice(1), 16));
    return /[a-z0-9._~-]/i.test(character) ? character : part.toUpperCase();
  });
}
