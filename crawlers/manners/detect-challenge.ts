import { challengeMarks } from "./challenge-marks.ts";
import type { ChallengeCause } from "./challenge-marks.ts";

export interface AnsweredPage {
  status: number;
  /** Case-insensitive, null when absent; as the egress door hands out. */
  headers: { get(name: string): string | null };
  /** The decoded page. */
  body: string;
}

export interface Challenge {
  cause: ChallengeCause;
  /** The piece of the answer that gave it away, at most 120 characters. */
  evidence: string;
}

/** Statuses that challenge pages come with. A 404 or 500 is what it says. */
const challengeStatuses = new Set([200, 202, 401, 403, 405, 429, 503]);

/** A challenge says a few sentences. An article that merely writes about captchas is longer than this. */
const bareTextLength = 900;
/** Challenges are small or put their script first; more of a page is not looked at. */
const lookedAtLength = 200_000;

/**
 * Whether an answer is a page of a guard in front of the site (captcha, “checking your browser”, block) in
 * place of what was asked for: a failure to report, never a version or a removal. Null when it is none. Pure.
 */
export function detectChallenge(answer: AnsweredPage): Challenge | null {
  if (!challengeStatuses.has(answer.status)) return null;
  const html = answer.body.slice(0, lookedAtLength);
  const text = visibleText(html);
  const isBare = answer.body.length <= lookedAtLength && text.length <= bareTextLength;
  const title = /<title[^>]*>([^<]{0,200})/i.exec(html)?.[1]?.trim() ?? "";
  const places = { html, title, text };
  for (const mark of challengeMarks) {
    if (mark.onlyWhenBare && !isBare) continue;
    // “Access restricted” with status 200 may be the headline of a short report.
    if (mark.cause === "blocked" && answer.status < 400) continue;
    const place = mark.in === "header" ? answer.headers.get(mark.header) : places[mark.in];
    const found = place === null ? null : mark.pattern.exec(place);
    if (found !== null) return { cause: mark.cause, evidence: found[0].slice(0, 120) };
  }
  return null;
}

/** The words a reader sees, near enough to be counted. Runs once over the text, whatever it holds. */
function visibleText(html: string): string {
  let text = "";
  let at = 0;
  const lower = html.toLowerCase();
  while (at < html.length) {
    const open = html.indexOf("<", at);
    if (open === -1) return collapse(text + html.slice(at));
    text += `${html.slice(at, open)} `;
    const hidden = ["script", "style", "title"].find((name) => lower.startsWith(name, open + 1));
    const close =
      hidden === undefined ? html.indexOf(">", open) : lower.indexOf(`</${hidden}`, open);
    if (close === -1) return collapse(text);
    at = close + 1;
  }
  return collapse(text);
}

function collapse(text: string): string {
  return text.split(/\s+/).join(" ").trim();
}
