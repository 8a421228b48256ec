import { whose } from "./attribute-loosely.ts";
import {
  breaksBefore,
  contentStart,
  gapAfter,
  gapBefore,
  nextComma,
  resolve,
  startOfContentBefore,
  thatAfter,
  tokenEnd,
  wordAt,
} from "./attribution-work.ts";
import { isWritten } from "./attribute-document.ts";
import type { Work } from "./attribution-work.ts";
import { cueAt } from "./document.ts";
import type { CueHit } from "./document.ts";
import type { SpeakerPhrase } from "./find-mentions.ts";

const POSSESSIVE = new Set(["его", "ее", "их", "his", "her", "their", "him", "them"]);

/** «По словам X, …», “according to X”. */
export function attributeAccording(work: Work, cue: CueHit, at: number, to: number): void {
  const { segment, memory } = work;
  const phrase =
    work.phrases.find(
      (p) => p.to > to && p.from > at && p.from - to <= 6 && !breaksBefore(work, to, p.from),
    ) ?? null;
  if (isComplaint(work, at, to, phrase)) return;
  const his =
    work.segment.tokens
      .slice(at, to + 1)
      .map((token) => work.document.tokens.words[token]?.text ?? "")
      .find((word) => POSSESSIVE.has(word)) ?? pronounAfter(work, to);
  const speaker =
    phrase && !his
      ? resolve(work, phrase, "", true)
      : his
        ? whose(work, his)
        : (isWritten(work, to + 2) && memory.author) || memory.unnamed(work.container);
  if (speaker === null) return;
  const end = phrase && !his ? phrase.to : pronounAfter(work, to) ? to + 1 : to;
  const base = { speaker, cue, at, denies: false, phrase, carried: phrase?.role === "pronoun" };
  // “heard from the police that …”, “it follows from the letter of the akimat that …”
  const that = thatAfter(work, end);
  if (phrase && that !== null && that - end <= 6 && /^[a-z]/u.test(wordAt(work, at))) {
    const begins = that < segment.tokens.length && !breaksBefore(work, end, that - 1);
    const media = work.phrases.some((p) => p.role === "media" && p.from > end && p.to < that);
    if (begins || media) {
      work.out.push({ ...base, start: contentStart(work, that), end: segment.end });
      return;
    }
  }
  const comma = nextComma(work, end, 12);
  const start = comma ?? end + 1;
  const inside = at > 0 && /,\s*$/u.test(gapBefore(work, at)) && /[а-я]/u.test(wordAt(work, at));
  if ((at <= 2 && !inside) || isAfterConjunction(work, at)) {
    if (start < segment.tokens.length || segment.quotes.some((q) => q.at >= start)) {
      work.out.push({
        ...base,
        start: start < segment.tokens.length ? contentStart(work, start) : segment.end,
        end: segment.end,
      });
      return;
    }
  }
  const last = comma === null || comma >= segment.tokens.length;
  work.out.push({
    ...base,
    start: startOfContentBefore(work, at),
    end: last ? tokenEnd(work, at - 1) : segment.end,
  });
}

/** «Заведено дело по заявлению застройщика», «По заявлению гражданки об избиении …»: upon a complaint, not in its words. */
function isComplaint(work: Work, at: number, to: number, phrase: SpeakerPhrase | null): boolean {
  if (!COMPLAINT.test(wordAt(work, to)) || (phrase && phrase.role === "official")) return false;
  if (at > 2) return /^\s*$/u.test(gapBefore(work, at)) && !isAfterConjunction(work, at);
  return phrase !== null && /^(?:о|об|на|по)$/u.test(wordAt(work, phrase.to + 1));
}

const COMPLAINT =
  /^(?:заявлени|жалоб|обращени|просьб|требовани|решени|приговор|постановлени|сообщени)/u;

/** “according to him, …”: a pronoun and no noun behind it. */
function pronounAfter(work: Work, to: number): string | undefined {
  const word = wordAt(work, to + 1);
  if (!/^(?:him|her|them)$/u.test(word)) return undefined;
  return /^\s*[,.;:!?]/u.test(gapAfter(work, to + 1)) ? word : undefined;
}

function isAfterConjunction(work: Work, at: number): boolean {
  const previous = work.segment.tokens[at - 1];
  if (previous === undefined) return true;
  return (
    cueAt(work.document, previous, "adversative") !== undefined ||
    cueAt(work.document, previous, "that") !== undefined
  );
}
