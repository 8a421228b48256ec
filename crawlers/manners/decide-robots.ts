import { groupFor, normalizeOctets } from "./parse-robots.ts";
import type { RobotsRule, RobotsRules } from "./parse-robots.ts";

export interface RobotsDecision {
  allowed: boolean;
  /** `rule`: that line decided. `no-rule`: none matches. The others: robots.txt itself could not be had. */
  reason: "rule" | "no-rule" | "robots-file" | "unavailable" | "unreachable";
  rule: RobotsRule | null;
}

/**
 * Whether robots.txt lets an agent ask for a URL: the longest matching pattern decides, Allow wins a tie
 * (RFC 9309, 2.2.2). `url` is absolute; its path and query are compared, case counts. Pure.
 */
export function decideRobots(question: {
  rules: RobotsRules;
  userAgentToken: string;
  url: string;
}): RobotsDecision {
  const { pathname, search } = new URL(question.url);
  if (pathname === "/robots.txt") return { allowed: true, reason: "robots-file", rule: null };
  const { kind } = question.rules;
  if (kind !== "rules") return { allowed: kind === "unavailable", reason: kind, rule: null };

  const path = normalizeOctets(pathname + search, true);
  let best: RobotsRule | null = null;
  for (const rule of groupFor(question.rules, question.userAgentToken)?.rules ?? []) {
    if (!matches(rule.pattern, path)) continue;
    const longer = best === null || rule.pattern.length > best.pattern.length;
    const wins = best !== null && rule.pattern.length === best.pattern.length && rule.allow;
    if (longer || wins) best = rule;
  }
  return best === null
    ? { allowed: true, reason: "no-rule", rule: null }
    : { allowed: best.allow, reason: "rule", rule: best };
}

/**
 * `*` stands for any run of characters, `$` at the end for the end. Each part is sought from left to right
 * at its first place, which is enough and never backtracks: no pattern can make this slow.
 */
function matches(pattern: string, path: string): boolean {
  const anchored = pattern.endsWith("$");
  const parts = (anchored ? pattern.slice(0, -1) : pattern).split("*");
  const first = parts[0]!;
  if (!path.startsWith(first)) return false;
  if (parts.length === 1) return !anchored || path.length === first.length;

  let at = first.length;
  for (const part of parts.slice(1, -1)) {
    const found = path.indexOf(part, at);
    if (found === -1) return false;
    at = found + part.length;
  }
  const last = parts.at(-1)!;
  if (!anchored) return path.indexOf(last, at) !== -1;
  return path.endsWith(last) && path.length - last.length >= at;
}
