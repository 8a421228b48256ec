import {
  breaksBefore,
  contentStart,
  followsQuote,
  leftBound,
  resolve,
  thatAfter,
} from "./attribution-work.ts";
import type { Work } from "./attribution-work.ts";
import type { CueHit } from "./document.ts";
import { findAntecedent } from "./find-antecedent.ts";

/** “с криками «…»”, “кричали: «…»”, “из толпы раздавалось”: a crowd nobody knows is still a speaker (`other`). */
export function attributeCrowd(work: Work, cue: CueHit, at: number, to: number): void {
  const { segment, phrases, memory } = work;
  const subject =
    findAntecedent(work, at) ??
    phrases
      .filter(
        (p) => p.to < at && (!p.oblique || p.role === "other") && p.from >= leftBound(work, at),
      )
      .at(-1);
  const after = phrases.find(
    (p) => p.from > to && p.from - to <= 4 && !p.oblique && !breaksBefore(work, to, p.from),
  );
  const phrase = (followsQuote(segment, at) ? (after ?? subject) : (subject ?? after)) ?? null;
  if (phrase?.role === "self") return;
  let speaker = phrase ? resolve(work, phrase) : null;
  if (
    !speaker ||
    speaker.role === "unknown" ||
    (phrase?.role === "pronoun" && speaker.role !== "other")
  ) {
    speaker = { name: phrase?.name ?? null, authorityId: null, role: "other" };
  }
  memory.said(speaker);
  const base = { speaker, cue, at, denies: false, phrase, carried: false };
  const that = thatAfter(work, to);
  if (that !== null && that < segment.tokens.length) {
    work.out.push({ ...base, start: contentStart(work, that), end: segment.end });
  } else work.out.push({ ...base, start: segment.end, end: segment.end });
}
