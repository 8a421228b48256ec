import { between, cueAt } from "./document.ts";
import type { Document } from "./document.ts";
import type { SpeakerPhrase } from "./find-mentions.ts";
import { isAnybodyFrom, joinsEnglish } from "./join-english.ts";
import { joinsKazakh } from "./join-kazakh.ts";
import { PARTITIVE } from "./kazakh-grammar.ts";
import { isKazakh, isModifier, LINKS } from "./phrase-words.ts";
import type { Segment } from "./read-segments.ts";
import { isNominativeRussian } from "./russian-case.ts";

const VERB_FORM = /(л|ла|ло|ли|лся|лась|лись|ет|ит|ут|ют|ат|ят|ется|ится|ть|ться)$/u;
/** “Аким принял активисток” is no phrase. */
const RUSSIAN_PAST = /^[а-я]{3,}(?:ла|ло|ли|лся|лась|лись|[аеиоуыя]л)$/u;
const SPEECH = new Set<string>([
  "say",
  "impersonal",
  "according",
  "deny",
  "call",
  "verdict",
  "may-say",
  "unsigned",
  "dep",
  "call-post",
  "delingen",
  "crowd",
]);

/** Do two mentions that follow one another stand for one speaker? */
export function joins(
  document: Document,
  segment: Segment,
  left: SpeakerPhrase,
  right: SpeakerPhrase,
): boolean {
  if (
    left.role === "pronoun" ||
    right.role === "pronoun" ||
    left.role === "self" ||
    right.role === "self"
  )
    return false;
  if (isKazakh(document, segment)) {
    const kazakh = joinsKazakh(document, segment, left, right);
    if (kazakh !== null) return kazakh;
  }
  const gap = right.from - left.to - 1;
  const english = joinsEnglish(document, segment, left, right);
  if (english !== null) return english;
  if (gap > 3) return false;
  let comma = false;
  for (let i = left.to; i < right.from; i++) {
    const text = between(document, segment.tokens[i] as number, segment.tokens[i + 1] as number);
    if (/[;:()—–]/u.test(text)) return false;
    if (text.includes(",")) comma = true;
  }
  if (comma)
    return (
      gap <= 1 &&
      !(left.isNameOnly && left.oblique) &&
      left.isNameOnly !== right.isNameOnly &&
      isApposition(document, segment, left, right)
    );
  // «Әкім белсенділердің шағымын …»: two people side by side are one phrase only where the first is a genitive
  if (isPerson(left) && isPerson(right) && (left.role === "media") !== (right.role === "media"))
    return false;
  const bothNamed = isPerson(left) && isPerson(right) && left.role !== right.role;
  // “ответила матери прокуратура”: two nouns side by side are one phrase where the second is a genitive
  if (isRussian(document, segment)) {
    if (bothNamed && !right.oblique) return false;
    const word = document.tokens.words[segment.tokens[right.from] as number]?.text ?? "";
    // “на встрече с активистками заместитель акима …”: a new subject begins
    if (left.oblique && !right.isNameOnly && isNominativeRussian(word)) return false;
  }
  if (
    bothNamed &&
    isKazakh(document, segment) &&
    !/(ның|нің|дың|дің|тың|тің)$/u.test(lastWord(document, segment, left))
  )
    return false;
  // “рассказала журналистам Секербаева”: told to one, by another
  if (
    gap === 0 &&
    right.isNameOnly &&
    /[а-яё](ам|ям|ами|ями)$/u.test(lastWord(document, segment, left))
  )
    return false;
  // “Жанар Секербаева из «Феминиты»”
  if (gap === 1 && left.isNameOnly && isPerson(right) && isFrom(document, segment, left.to + 1))
    return true;
  if (gap === 0)
    return !(
      right.oblique &&
      !left.oblique &&
      /(ам|ям|ами|ями|ке|ге|ға|қа)$/u.test(lastWord(document, segment, right))
    );
  for (let i = left.to + 1; i < right.from; i++) {
    const token = segment.tokens[i] as number;
    const word = document.tokens.words[token];
    if (!word) return false;
    if (word.text === "and" || word.text === "и") return gap === 1 && right.role === left.role;
    if (word.shape === "lower" && RUSSIAN_PAST.test(word.text) && !isKazakh(document, segment))
      return false;
    if (LINKS.has(word.text)) continue;
    // “директор школы № 14 Ботагоз Ахметова”
    if (left.role === "official" && right.isNameOnly && /^\d{1,3}$/u.test(word.text)) continue;
    if (cueAt(document, token, "preposition")) return false;
    if (
      document.cues
        .get(token)
        ?.some((hit) => SPEECH.has(hit.kind) || hit.kind === "that" || hit.kind === "relative")
    )
      return false;
    if (word.shape === "title" || word.shape === "upper" || isModifier(word.text)) continue;
    // “министр труда Олжас Ракышев”: between an office and a name stands what the office is for
    if (
      left.role === "official" &&
      right.isNameOnly &&
      !document.cues.get(token) &&
      /[а-я]$/u.test(word.text) &&
      !VERB_FORM.test(word.text)
    )
      continue;
    // “начальник отдела полиции”: genitives follow an office
    if (
      (left.role === "head" || left.role === "office-head") &&
      gap <= 2 &&
      !document.cues.get(token)
    )
      continue;
    return false;
  }
  return true;
}

/**
 * «депутат, Айгүл Сапарова, …» is one person; «депутаттың айтуынша, Алматыда …» and «по словам акима, ЛГБТ …» are a speaker
 * and what is said: no verb of speech between, and a name of two words or one that a comma closes.
 */
function isApposition(
  document: Document,
  segment: Segment,
  left: SpeakerPhrase,
  right: SpeakerPhrase,
): boolean {
  for (let i = left.to + 1; i < right.from; i++) {
    const hits = document.cues.get(segment.tokens[i] as number) ?? [];
    if (hits.some((hit) => SPEECH.has(hit.kind) || hit.kind === "according-post")) return false;
  }
  const name = left.isNameOnly ? left : right;
  if (name.to > name.from || left.isNameOnly) return true;
  const word = document.tokens.words[segment.tokens[name.to] as number];
  const next = segment.tokens[name.to + 1];
  if (word?.shape === "upper" || next === undefined) return false;
  return /[,—–]/u.test(between(document, segment.tokens[name.to] as number, next));
}

/** Both as one phrase: its role is that of the part that names what the speaker is. */
export function mergePhrases(
  document: Document,
  segment: Segment,
  left: SpeakerPhrase,
  right: SpeakerPhrase,
  kazakh: boolean,
): SpeakerPhrase {
  const roled = [left, right].filter(
    (p) => p.role !== "head" && p.role !== "office-head" && !p.isNameOnly,
  );
  const last = kazakh || isAnybodyFrom(document, segment, left, right);
  // «полиция қызметкерлерінің бірі» is one of them
  const oneOf =
    kazakh &&
    PARTITIVE.test(document.tokens.words[segment.tokens[right.from] as number]?.text ?? "");
  const chosen =
    (last && !oneOf ? roled.at(-1) : roled[0]) ??
    (left.isNameOnly || right.role === "office-head" ? right : left);
  const start = document.tokens.starts[segment.tokens[left.from] as number] as number;
  const end = document.tokens.ends[segment.tokens[right.to] as number] as number;
  const outer = kazakh ? right : left;
  return {
    from: left.from,
    to: right.to,
    role: chosen.role,
    name: document.text.slice(start, Math.min(end, start + 160)),
    authorityId: left.authorityId ?? right.authorityId,
    oblique: outer.oblique,
    locative: outer.locative,
    genitive: outer.genitive,
    isNameOnly: left.isNameOnly && right.isNameOnly,
  };
}

function isPerson(phrase: SpeakerPhrase): boolean {
  return !phrase.isNameOnly && phrase.role !== "head" && phrase.role !== "office-head";
}

function isFrom(document: Document, segment: Segment, at: number): boolean {
  const word = document.tokens.words[segment.tokens[at] as number]?.text ?? "";
  return /^(из|of|from)$/u.test(word);
}

function isRussian(document: Document, segment: Segment): boolean {
  return document.languages[document.tokens.sentences[segment.tokens[0] ?? 0] ?? 0] === "ru";
}

function lastWord(document: Document, segment: Segment, phrase: SpeakerPhrase): string {
  return document.tokens.words[segment.tokens[phrase.to] as number]?.text ?? "";
}
