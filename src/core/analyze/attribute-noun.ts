import { ownerOfNoun, showsOwn } from "./attribute-english.ts";
import {
  breaksBefore,
  contentStart,
  gapAfter,
  gapBefore,
  nextComma,
  resolve,
  thatAfter,
  tokenEnd,
  tokenStart,
  tokenText,
  wordAt,
} from "./attribution-work.ts";
import { isPossessive } from "./attribute-document.ts";
import type { Work } from "./attribution-work.ts";
import type { CueHit, Document } from "./document.ts";

/** «слова полиции о том, что …», «отказаться от слов „…“», “the ministry's reply that …”. */
export function attributeNoun(work: Work, cue: CueHit, at: number, to: number): void {
  const { segment, phrases, document } = work;
  const quote =
    segment.quotes.find((q) => q.at > at && q.at - to <= nounReach(document, cue)) ??
    segment.quotes.find((q) => at - q.at <= 5 && q.at <= at);
  const that = thatAfter(work, to);
  if (!quote && that === null) return soTold(work, cue, at, to);
  if (
    work.out.some(
      (a) =>
        a.at < at &&
        a.end > tokenStart(work, at) &&
        // «Активисты опубликовали ответ полиции: «…»»: who passes it on has no words of their own here
        !(
          a.cue.kind === "may-say" &&
          a.start === a.end &&
          /^(?:о?публик|размест|процитир|зачит|показ|привел|распростран|прилож)/u.test(
            wordAt(work, a.at),
          )
        ) &&
        a.cue.kind !== "call" &&
        a.cue.kind !== "say" &&
        a.cue.kind !== "deny",
    )
  )
    return;
  const after = phrases.find(
    (p) => p.from > to && p.from - to <= 3 && p.role !== "self" && !breaksBefore(work, to, p.from),
  );
  // “Автор этих слов — аким: …”
  const is = phrases.find(
    (p) => p.from === to + 1 && !p.oblique && /^\s[—–]\s$/u.test(gapAfter(work, to)),
  );
  const kazakh = phrases.find(
    (p) =>
      p.to < at &&
      at - p.to <= 1 &&
      /(ның|нің|дың|дің|тың|тің)$/u.test(
        document.tokens.words[segment.tokens[p.to] as number]?.text ?? "",
      ),
  );
  const english = phrases.find(
    (p) => p.to < at && at - p.to <= 2 && /['’]s?$/u.test(tokenText(work, p.to)),
  );
  const official = phrases.find((p) => p.role === "official" && p.to < at);
  const phrase =
    is ??
    after ??
    kazakh ??
    english ??
    ownerOfNoun(work, to) ??
    showsOwn(work, at) ??
    official ??
    null;
  if (!phrase) return;
  if (phrase === official && /^(призыв|лозунг)/u.test(document.tokens.words[cue.start]?.text ?? ""))
    return;
  const speaker = resolve(work, phrase);
  if (speaker === null) return;
  const base = { speaker, cue, at, denies: false, phrase, carried: false };
  if (that !== null && that < segment.tokens.length && !(quote && quote.at <= that)) {
    const tail = falsehoodFrom(work, that);
    const start = contentStart(work, that);
    if (tail === null) work.out.push({ ...base, start, end: segment.end });
    else work.out.push({ ...base, denies: true, start, end: tokenEnd(work, tail - 1) });
  } else work.out.push({ ...base, start: segment.end, end: segment.end });
}

const VERDICT =
  /^(?:(?:is|was|are|were|has been) (?:(?:simply|a|an|pure|completely|absolutely|utterly|entirely|found|to|be|wholly|plainly|another) )*(?:lie|lies|false|untrue|unfounded|groundless|baseless|nonsense|wrong|incorrect|absurd|mistaken|fabricated|invented|slander|overturned|refuted|disproved|rejected|unproven)(?!\p{L})|(?:(?:is|was|are|were|has|have) not (?:been )?|do(?:es)? not |did not )(?:true|shared|confirmed|correspond|hold|supported|stand|match|borne))/iu;

/** “The claim that nobody was beaten is a lie”: where the verdict on what was claimed begins; null where none follows. */
function falsehoodFrom(work: Work, that: number): number | null {
  const { segment, document } = work;
  if (!/^[a-z]/u.test(document.tokens.words[segment.tokens[that] as number]?.text ?? ""))
    return null;
  for (let i = segment.tokens.length - 1; i > that + 1; i--) {
    const from = tokenStart(work, i);
    if (VERDICT.test(document.text.slice(from, Math.min(from + 60, segment.end)))) return i;
  }
  return null;
}

/** English puts whose and when between the noun and the quotation: “the statement of the police of 9 February: …”. */
function nounReach(document: Document, cue: CueHit): number {
  return /^[a-z]/u.test(document.tokens.words[cue.start]?.text ?? "") ? 12 : 8;
}

const SO =
  /^(такой|такого|такому|таким|такую|такое|таков|такова|таково|таковы|такие|такими|вот|это|this|such|that|осындай|мұндай)$/u;
const IN_VIEW = /^(in|by|on|under)$/u;

/** “In the ministry's view, …”, «Нарушений нет — такой ответ дали в акимате»: the noun alone gives the words to somebody. */
function soTold(work: Work, cue: CueHit, at: number, to: number): void {
  const { segment, phrases } = work;
  const wordAt = (position: number): string =>
    work.document.tokens.words[segment.tokens[position] as number]?.text ?? "";
  const base = { cue, at, denies: false, carried: false };
  const owner = phrases.find(
    (p) =>
      p.to < at &&
      at - p.to <= 2 &&
      (isPossessive(work, p) || /['’]s?$/u.test(tokenText(work, p.to))),
  );
  const before = owner ? owner.from - 1 : -1;
  if (owner && [before, before - 1].some((i) => i >= 0 && IN_VIEW.test(wordAt(i)))) {
    const speaker = resolve(work, owner);
    if (speaker === null) return;
    const comma = nextComma(work, to, 2);
    if (comma !== null && comma < segment.tokens.length)
      work.out.push({
        ...base,
        speaker,
        phrase: owner,
        start: tokenStart(work, comma),
        end: segment.end,
      });
    else if (comma !== null)
      work.out.push({
        ...base,
        speaker,
        phrase: owner,
        start: segment.start,
        end: tokenEnd(work, Math.max(before - 1, 0)),
      });
    return;
  }
  const so = [at - 1, at - 2, at - 3].find(
    (i) => i > 0 && SO.test(wordAt(i)) && /[,—–]/u.test(gapBefore(work, i)),
  );
  const tellers = phrases.filter((p) => p.from > to && p.from - to <= 6 && p.role !== "self");
  // “такое сообщение отправила в родительский чат завуч”
  const teller = tellers.find((p) => !p.oblique) ?? tellers[0];
  if (so === undefined || !teller) return;
  const speaker = resolve(work, teller);
  if (speaker === null) return;
  work.out.push({
    ...base,
    speaker,
    phrase: teller,
    start: segment.start,
    end: tokenEnd(work, so - 1),
  });
}
