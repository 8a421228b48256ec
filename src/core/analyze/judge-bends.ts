import { cueAt } from "./document.ts";
import { isDisclaimed, isUntrueReport } from "./disclaim-russian.ts";
import type { Document } from "./document.ts";
import type { LocatedMatch } from "./locate-matches.ts";
import type { FrameNode } from "./read-frames.ts";
import type { CueKind } from "./lexicon.ts";

/** Words that a negation before the match may stand away from it. */
const NEGATION_REACH = { stigma: 3, response: 2 };
/** Labels of something done: a demand for it is not it. A denial or an excuse stays one beside “must”. */
export const DEEDS: ReadonlySet<string> = new Set([
  "response.inquiry", "response.acknowledgement", "response.prosecution-of-victims", "response.case-refused", "response.no-comment",
]); // prettier-ignore
/** Kazakh conditional: сұраса, болсақ. */
const KAZAKH_CONDITIONAL = /[аеіыуүөәя](са|се|сақ|сек|саң|сең|салар|селер|саңыз|сеңіз)$/u;
/** A Kazakh verb that is negated within the word; from its fifth letter on. */
export const KAZAKH_NEGATIVE_VERB =
  /[мбп][ае](ған|ген|ды|ді|йды|йді|пты|пті|стан|стен|й|с|дық|дік|йтын|йтін|уы|уі)/u;

/**
 * Does something in the sentence take the statement back: a negation, a condition, a demand, a question,
 * “it is not true that”? Polarity matters more than words. Pure.
 */
export function isBent(
  document: Document,
  frames: FrameNode[],
  frameOf: Int32Array,
  located: LocatedMatch,
): boolean {
  const { rule, language } = located.compiled;
  const allow = new Set(rule.allow);
  const { tokens: evidence, sentence } = located.match;
  const frame = frames[located.frame] as FrameNode;
  const { tokens } = document;
  const from = tokens.sentenceStarts[sentence] as number;
  const to = tokens.sentenceStarts[sentence + 1] ?? tokens.length;
  const first = evidence[0] as number;
  const last = evidence.at(-1) as number;
  const voice = (token: number): boolean => {
    const other = frames[frameOf[token] as number] as FrameNode;
    return other === frame || other.chain === frame.chain;
  };
  const near = (kind: CueKind, a: number, b: number, reaches = -1): boolean => {
    for (let i = Math.max(from, a); i < Math.min(to, b); i++) {
      if (!voice(i) || isInitial(document, i)) continue;
      // «если верить полиции» is no condition
      if (kind === "hypothetical" && cueAt(document, i, "according")) continue;
      const cue = cueAt(document, i, kind);
      // “никто не говорит, что …” takes back words that it shares with the match
      const alone =
        !evidence.includes(i) || (kind === "falsehood" && cue && cue.end - cue.start > 1);
      if (cue && alone && cue.end >= reaches) return true;
    }
    return false;
  };
  // «Опроверг сообщение, будто ведомство отрицает пытки»: two denials are none
  const denier =
    frame.cue && evidence.includes(frame.cue.start) && frame.denies ? frame.parent : -1;
  if (language === "ru" && allow.has("falsehood") && denier >= 0 && isDenied(frames, denier))
    return true;
  if (
    !allow.has("falsehood") &&
    (isDenied(frames, located.frame) ||
      near("falsehood", first - 14, first + 1, language === "kk" ? first : -1) ||
      // «… деуге болмайды»: Kazakh says it behind the words
      (language === "kk" && near("falsehood", last + 1, last + 5)))
  )
    return true;
  if (language === "ru" && isTakenBack(document, rule.label ?? "", from, first, last)) return true;
  const insult = rule.label?.startsWith("stigma.") === true && language === "ru";
  const exclaims =
    insult && frame.type === "direct" && /^(?:official|other)$/u.test(frame.speaker.role);
  if (
    !allow.has("question") &&
    isQuestion(document, last, to) &&
    !(exclaims && !asksWhether(document, from, to))
  )
    return true;
  if (
    !allow.has("hypothetical") &&
    language === "ru" &&
    isOnlyImagined(document, frames, located.frame, from)
  )
    return true;
  if (
    !allow.has("hypothetical") &&
    (near("hypothetical", first - 16, last + 2) || isConditional(document, evidence, language))
  )
    return true;
  // “Активисты требуют, чтобы …”: what is demanded has not been done
  const demanded =
    frame.type === "indirect" &&
    frame.cue &&
    cueAt(document, frame.cue.start, "demand") !== undefined;
  const deed = rule.label === undefined || DEEDS.has(rule.label);
  if (deed && !allow.has("demand") && demanded) return true;
  if (
    deed &&
    !allow.has("demand") &&
    (near("demand", first - 14, last + 1) ||
      (language === "kk" && near("demand", last + 1, last + 8)))
  )
    return true;
  if (allow.has("negation")) return false;
  return isNegated(
    document,
    evidence,
    from,
    to,
    rule.label?.startsWith("stigma") === true,
    language,
  );
}

function isTakenBack(
  document: Document,
  label: string,
  from: number,
  first: number,
  last: number,
): boolean {
  if (label.startsWith("stigma.") || label === "response.minimisation")
    return isDisclaimed(document, from, first, last);
  return label.startsWith("response.denial") && isUntrueReport(document, from, first, last);
}

/** «Правда ли, что они провокаторы?», «Вы считаете их провокаторами?»: asked in earnest, where «Бесстыжие, какой пример вы подаёте?» is not. */
function asksWhether(document: Document, from: number, to: number): boolean {
  for (let i = from; i < to; i++)
    if (
      /^(?:ли|правда|верно|считаете|думаете|называете|согласны)$/u.test(
        document.tokens.words[i]?.text ?? "",
      )
    )
      return true;
  return false;
}

const IMAGINED = /^(?:допустим|предположим|представим|представьте|вообразите)$/u;
const IF = /^(?:если|бы|б|кабы|ли)$/u;
/** Words before a verb of speech that a condition governs it from. */
const IF_REACH = 9;

/**
 * «Допустим, в полиции скажут, что нарушений не было», «Если аким назовёт нас провокаторами …», «спросил, правда ли, что …»:
 * words that nobody has said yet. Russian.
 */
function isOnlyImagined(
  document: Document,
  frames: FrameNode[],
  index: number,
  from: number,
): boolean {
  const { cue, type, start } = frames[index] as FrameNode;
  if (type !== "indirect" || !cue) return false;
  const wordAt = (token: number): string => document.tokens.words[token]?.text ?? "";
  for (let i = cue.start - 1; i >= Math.max(from, cue.start - IF_REACH); i--) {
    if (IMAGINED.test(wordAt(i))) return true;
    if (
      !isInitial(document, i) &&
      IF.test(wordAt(i)) &&
      !/^(?:верить|судить)$/u.test(wordAt(i + 1)) &&
      !hasBreak(document, i, cue.start)
    )
      return true;
  }
  for (
    let i = cue.end + 1;
    i <= cue.end + IF_REACH && (document.tokens.starts[i] ?? Infinity) < start;
    i++
  )
    if (wordAt(i) === "ли") return true;
  return /^(?:бы|б)$/u.test(wordAt(cue.end + 1));
}

function hasBreak(document: Document, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (/[,;:—–]/u.test(gap(document, i))) return true;
  return false;
}

/** “Нұрай Б.”: an initial is no particle. */
function isInitial(document: Document, token: number): boolean {
  const word = document.tokens.words[token];
  if (word?.shape === "lower" || word === undefined) return false;
  // «Динара Ли» asks nothing
  return word.text.length === 1 || (word.text === "ли" && word.shape === "title");
}

/** The frame's own cue denies it, or one around it with no other voice between. */
function isDenied(frames: FrameNode[], index: number): boolean {
  for (let i = index; i >= 0; i = (frames[i] as FrameNode).parent) {
    const frame = frames[i] as FrameNode;
    if (frame.denies) return true;
    if (frame.cue?.kind === "call" && frame.speaker === frames[frame.parent]?.speaker) return false;
    if (frame.type === "direct") return false;
  }
  return false;
}

/** The next end mark after the match, within its sentence, is a question mark. */
function isQuestion(document: Document, last: number, sentenceEnd: number): boolean {
  const { text, tokens } = document;
  const begin = tokens.ends[sentenceEnd - 1] as number;
  const end =
    sentenceEnd < tokens.length
      ? (tokens.starts[sentenceEnd] as number)
      : Math.min(text.length, begin + 8);
  if (/\?/u.test(text.slice(begin, Math.min(end, begin + 8)))) return true;
  const inner = text.slice(tokens.ends[last] as number, (tokens.ends[last] as number) + 3);
  return inner.includes("?");
}

function isConditional(document: Document, evidence: number[], language: string): boolean {
  if (language !== "kk") return false;
  return evidence.some((token) =>
    KAZAKH_CONDITIONAL.test(document.tokens.words[token]?.text ?? ""),
  );
}

function isNegated(
  document: Document,
  evidence: number[],
  from: number,
  to: number,
  stigma: boolean,
  language: string,
): boolean {
  const reach = stigma
    ? NEGATION_REACH.stigma + (language === "en" ? 2 : 0)
    : NEGATION_REACH.response + (language === "en" ? 1 : 0);
  const first = evidence[0] as number;
  if (language !== "kk") {
    for (const token of evidence) {
      const steps = token === first ? reach : 1;
      for (let i = token - 1; i >= Math.max(from, token - steps); i--) {
        if (evidence.includes(i)) break;
        if (cueAt(document, i, "negation"))
          return !(stigma && language === "ru" && token - i > 1 && isDoing(document, i + 1));
        if (/[,;:—–]/u.test(gap(document, i))) break;
      }
    }
    return false;
  }
  const last = evidence.at(-1) as number;
  for (let i = last + 1; i <= Math.min(to - 1, last + 2); i++) {
    if (cueAt(document, i, "negation-post")) return true;
    if (/[,;:—–.]/u.test(gap(document, i))) break;
  }
  const verb = document.tokens.words[last]?.text ?? "";
  return verb.length > 6 && KAZAKH_NEGATIVE_VERB.test(verb.slice(4));
}

/** «Не пускать этих извращенцев»: not to do, which says nothing of what they are; «не называть их извращенцами» does. */
function isDoing(document: Document, token: number): boolean {
  const word = document.tokens.words[token]?.text ?? "";
  return (
    /^\p{L}{3,}(?:ть|ти|чь|ться|тись)$/u.test(word) &&
    !/^(?:быть|считать|считаться|звать|называть|назвать|называться|именовать|обзывать|говорить|думать|признавать|признать|видеть|делать|клеймить|величать|записывать|записать|объявлять|объявить)$/u.test(
      word,
    )
  );
}

function gap(document: Document, token: number): string {
  const { text, tokens } = document;
  const to = token + 1 < tokens.length ? (tokens.starts[token + 1] as number) : text.length;
  return text.slice(
    tokens.ends[token] as number,
    Math.min(to, (tokens.ends[token] as number) + 20),
  );
}
