import { between, cueAt } from "./document.ts";
import type { Document } from "./document.ts";
import { kazakhStanding } from "./join-kazakh.ts";
import { isKazakh, isModifier, LINKS, LOCATIVE } from "./phrase-words.ts";
import type { Segment } from "./read-segments.ts";
import { isObliqueRussian, isPlaceForm } from "./russian-case.ts";

const ONE =
  /^(один|одна|одно|двое|трое|четверо|некоторые|многие|несколько|кто-то|часть|большинство)$/u;

/** Russian and English by the preposition before and the ending; Kazakh by the ending of the last word. */
export function caseOf(
  document: Document,
  segment: Segment,
  from: number,
  to: number,
  isName: boolean,
): { oblique: boolean; locative: boolean; genitive?: boolean } {
  if (isKazakh(document, segment)) {
    const { kase, bound } = kazakhStanding(document, segment, from, to, isName);
    const locative = kase === "locative" || (kase === "ablative" && !isName);
    const oblique = kase !== "nominative" && kase !== "genitive";
    return {
      oblique: oblique || bound,
      locative: locative && !bound && !isName,
      genitive: kase === "genitive",
    };
  }
  const first = headNoun(document, segment, from, to);
  const last = document.tokens.words[segment.tokens[to] as number]?.text ?? "";
  for (let back = 1; back <= 3 && from - back >= 0; back++) {
    const token = segment.tokens[from - back] as number;
    const gap = between(document, token, segment.tokens[from - back + 1] as number);
    if (/[,;:—–()]/u.test(gap)) break;
    const word = document.tokens.words[token]?.text ?? "";
    // “При этом аким …”, “Об этом начальник …”, “Со своей стороны полиция …”: the preposition has its word already
    if (GOVERNED.test(word)) break;
    if (word === "стороны" && /^(своей|другой)$/u.test(wordBefore(document, segment, from - back)))
      break;
    // “As the ministry put it”: what follows is a subject
    if (word === "as" && (from - back === 0 || speaksAfter(document, segment, to))) break;
    if (word === "из" && isOneOf(document, segment, from - back)) break;
    if (word === "из") return { oblique: true, locative: isNounAt(document, segment, from) };
    if (LOCATIVE.has(word)) return { oblique: true, locative: isPlaceForm(first) };
    if (cueAt(document, token, "preposition")) return { oblique: true, locative: false };
    if (document.cues.get(token) || document.mentions.has(token)) break;
    if (!isModifier(word) && !LINKS.has(word)) break;
  }
  if (/(ам|ям|ами|ями|ому|ему)$/u.test(first) && first.length > 4)
    return { oblique: true, locative: false };
  if (isOneOf(document, segment, from - 1)) return { oblique: false, locative: false };
  // “обращение подписали сорок семей”
  if (NUMERAL.test(wordBefore(document, segment, from)) && /(?:ей|ов|ев|[^аеиоуыюя])$/u.test(first))
    return { oblique: false, locative: false };
  if (isNounAt(document, segment, from) && isObliqueRussian(first) && !isKazakh(document, segment))
    return { oblique: true, locative: false };
  if (/[әғқңөұүһі]/u.test(last) || isKazakh(document, segment)) {
    if (/(нда|нде|да|де|та|те)$/u.test(last)) return { oblique: true, locative: true };
    // The accusative is -ты only after a voiceless consonant («депутатты») and -ды only after a voiced one:
    // «депутаты», «департаменті» end in the possessive.
    if (/(?:[^кқпсшщфхцчт]т[ыі]|[^бвгғджзйлмнңр]д[ыі])$/u.test(last))
      return { oblique: false, locative: false };
    if (
      /(ға|ге|қа|ке|на|не|ды|ді|ты|ті|ны|ні|дан|ден|тан|тен|нан|нен|(?<!с)мен|пен|бен)$/u.test(
        last,
      ) &&
      last.length > 4
    ) {
      return { oblique: true, locative: false };
    }
  }
  return { oblique: false, locative: false };
}

const NUMERAL =
  /^(?:пять|шесть|семь|восемь|девять|десять|сорок|сто|двести|триста|\p{L}+(?:надцать|дцать|десят|сот)|пятеро|четверо|шестеро|семеро|десятки|сотни|тысячи|ряд|группа|несколько|много|немало)$/u;
const GOVERNED = /^(этом|том|этого|этому|этим|тем|чем|всем|поводу|очередь)$/u;

function wordBefore(document: Document, segment: Segment, at: number): string {
  return document.tokens.words[segment.tokens[at - 1] ?? -1]?.text ?? "";
}

const ADJECTIVE = /^[а-я-]{4,}ой$/u;

/** “Городской акимат”, “городской полиции”: the noun shows the case, not the adjective. */
function headNoun(document: Document, segment: Segment, from: number, to: number): string {
  const wordAt = (i: number): string =>
    document.tokens.words[segment.tokens[i] as number]?.text ?? "";
  const mention = document.mentions.get(segment.tokens[from] as number);
  const end = Math.min(to, from + (mention ? mention.end - mention.start : 0));
  let at = from;
  while (at < end && ADJECTIVE.test(wordAt(at))) at++;
  return wordAt(at);
}

/** “… as the minister put it”: what follows “as” is the subject of a verb. */
function speaksAfter(document: Document, segment: Segment, to: number): boolean {
  const next = segment.tokens[to + 1];
  if (next === undefined) return false;
  const hits = document.cues.get(next);
  return hits?.some((hit) => hit.kind === "say" || hit.kind === "call") === true;
}

/** “Один из руководителей”, “одна из задержанных”: the number is the subject. */
function isOneOf(document: Document, segment: Segment, at: number): boolean {
  const [one, of] = [at - 1, at].map(
    (i) => document.tokens.words[segment.tokens[i] ?? -1]?.text ?? "",
  );
  return of === "из" && ONE.test(one ?? "");
}

function isNounAt(document: Document, segment: Segment, at: number): boolean {
  const role = document.mentions.get(segment.tokens[at] as number)?.role;
  return role !== undefined && role !== "pronoun" && role !== "self";
}
