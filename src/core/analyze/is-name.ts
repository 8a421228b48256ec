import { askOnce } from "./ask-once.ts";
import { between } from "./document.ts";
import type { Document } from "./document.ts";
import { isKazakh, LOCATIVE } from "./phrase-words.ts";
import type { Segment } from "./read-segments.ts";

const DEMONYM =
  /^(uzbek|kazakh|russian|kyrgyz|tajik|uyghur|dungan|turkish|chinese|american|german|korean|chechen|ukrainian|polish|british|english|french|indian|iranian|afghan|turkmen|tatar|european|western|asian|african|muslim|christian|orthodox|jewish|catholic|baptist|soviet|arab)$/u;
const CALENDAR =
  /^(monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|june|july|august|september|october|november|december)$/u;
/** «Facebook парақшасы»: where something stands. */
const PLATFORM =
  /^(?:лгбт|lgbt|лгбтқ|лгбтик|facebook|instagram|telegram|tiktok|youtube|whatsapp|twitter|threads|фейсбук|инстаграм|телеграм|тикток|ютуб|уатсап)(?:-?\p{Script=Cyrillic}{1,4})?$/u;
const KAZAKH_CALENDAR =
  /^(?:(?:дүйсенбі|сейсенбі|сәрсенбі|бейсенбі|сенбі|жексенбі)(?:\p{L}*)?|(?:жұма|қаңтар|ақпан|наурыз|сәуір|мамыр|маусым|шілде|тамыз|қыркүйек|қазан|қараша|желтоқсан)(?:да|де|дан|ден|дың|дің|ның|нің))$/u;
/** Words that open a sentence before a verb of speech and name nobody. */
const NO_NAME =
  /^(the|a|an|no|any|our|my|your|his|her|its|their|such|more|other|both|first|last|next|new|official|public|it|that|this|these|those|there|here|what|who|which|some|many|most|others|another|everyone|everybody|all|few|several|one|two|three|then|now|later|earlier|also|still|yet|just|only|once|when|as|and|but|so|if|not|never|nobody|reports|rumours|sources|yesterday|today|neither|nor|each|both|you|your|people|asked|answer|question)$/u;

/** Capitalised inside a sentence, or two capitalised in a row at its start; no cue, no preposition. */
export function isName(document: Document, segment: Segment, i: number): boolean {
  const token = segment.tokens[i] as number;
  if (!isTitle(document, token)) return false;
  const cues = document.cues.get(token);
  if (
    cues &&
    !(i > 0 && document.tokens.words[token]?.text === "ли") &&
    !(
      i > 0 &&
      isKazakh(document, segment) &&
      cues.every((hit) => hit.kind === "crowd" || hit.kind === "say")
    )
  )
    return false;
  const word = document.tokens.words[token]?.text ?? "";
  if (namesNobody(word) || isDemonym(document, segment, i)) return false;
  // «ВИЧ-положительной», «СМИ-группа»
  const from = document.tokens.starts[token] as number;
  if (/^[А-ЯЁ]{2,}-[а-яё]/u.test(document.text.slice(from, from + 8))) return false;
  if (isKazakh(document, segment) && (KAZAKH_CALENDAR.test(word) || PLATFORM.test(word)))
    return false;
  if (i > 0 || segment.quotes.some((quote) => quote.at === 0)) return true;
  if (isKazakh(document, segment) && isKnownName(document, segment, word)) return true;
  const next = segment.tokens[1];
  const end = document.tokens.ends[token] as number;
  if (next === undefined)
    return /^[a-z]{3}/u.test(word) && !NO_NAME.test(word) && document.text[end] === ":";
  if (isTitle(document, next) && between(document, token, next) === " ") return true;
  // “Osken told reporters …”, “Osken: …”
  const speaks = document.cues.get(next)?.some((hit) => hit.kind === "say" || hit.kind === "deny");
  const label = between(document, token, next).startsWith(":");
  return /^[a-z]{3}/u.test(word) && !NO_NAME.test(word) && (speaks === true || label);
}

/** «Facebook-тегі», «YouTube-арнасында», «Алматыдағы»: where, not who. */
const WHERE = /^[a-z]+-\p{Script=Cyrillic}|\p{L}{3,}(?:дағы|дегі|тағы|тегі)$/u;

const namesNobody = askOnce(
  (word) => CALENDAR.test(word) || LOCATIVE.has(word) || WHERE.test(word),
);

const CASE_ENDING =
  /(?:ның|нің|дың|дің|тың|тің|ға|ге|қа|ке|ны|ні|ды|ді|ты|ті|дан|ден|тан|тен|нан|нен|мен|пен|бен)$/u;
/** Words that a text writes with a capital inside its Kazakh sentences, by stem. */
const namesOf = new WeakMap<Document, Set<string>>();

function collectNames(document: Document): Set<string> {
  const names = new Set<string>();
  const { words, sentences, sentenceStarts } = document.tokens;
  words.forEach((word, token) => {
    const sentence = sentences[token] ?? 0;
    if (word.shape !== "title" || sentenceStarts[sentence] === token) return;
    if (document.languages[sentence] !== "kk" || document.mentions.has(token)) return;
    // what opens a quotation or a turn has its capital from there
    const at = document.tokens.starts[token] as number;
    if (!/[\p{L}\d,] $/u.test(document.text.slice(at - 2, at))) return;
    if (word.text.length >= 4) names.add(word.text).add(word.text.replace(CASE_ENDING, ""));
  });
  return names;
}

/** «Ерболдың айтуынша …», «Сымбат … деді» at a sentence's start: a capital shows nothing there, but the text has used it inside. */
function isKnownName(document: Document, segment: Segment, word: string): boolean {
  const next = segment.tokens[1];
  if (next === undefined || document.mentions.has(segment.tokens[0] as number)) return false;
  const genitive = /(?:ның|нің|дың|дің|тың|тің)$/u.test(word);
  const speaks = document.cues.get(next)?.some((hit) => hit.kind === "according-post");
  if (genitive && speaks === true) return true;
  let names = namesOf.get(document);
  if (!names) namesOf.set(document, (names = collectNames(document)));
  return names.has(word) || (word.length >= 5 && names.has(word.replace(CASE_ENDING, "")));
}

/** “three Uzbek shepherds”: whence, not who. */
function isDemonym(document: Document, segment: Segment, i: number): boolean {
  const next = segment.tokens[i + 1];
  const token = segment.tokens[i] as number;
  return (
    next !== undefined &&
    document.tokens.words[next]?.shape === "lower" &&
    DEMONYM.test(document.tokens.words[token]?.text ?? "") &&
    between(document, token, next) === " "
  );
}

/** Begins with a capital, or is a short word of capitals. */
export function isTitle(document: Document, token: number): boolean {
  const word = document.tokens.words[token];
  return (
    word?.shape === "title" ||
    (word?.shape === "upper" && word.text.length > 1 && word.text.length < 8)
  );
}

/** «Ерлік Досов ЛГБТ туралы»: an acronym is no part of a name. */
export function isAcronym(document: Document, token: number): boolean {
  const { starts, ends } = document.tokens;
  return /^\p{Lu}{3,5}(?:-\p{Ll}+)?$/u.test(document.text.slice(starts[token], ends[token]));
}
