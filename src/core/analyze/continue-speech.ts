import type { Document } from "./document.ts";
import { findPhrases } from "./find-mentions.ts";
import type { SpeakerPhrase } from "./find-mentions.ts";
import type { Segment } from "./read-segments.ts";

/** A sentence is looked at no further than this. */
const LOOK = 300;
/** “Not for the police.”, “One that eats into the young.”: an afterthought that only its speaker can have. */
const AFTERTHOUGHT =
  /^(?:not|nor|and not|or|only|just|merely|simply|because|one (?:that|who|which)|ones (?:that|who)|those who|at most|for now|full stop|period)(?![\p{L}\p{N}])/iu;
const MAX_AFTERTHOUGHT = 14;
/** Reported thought goes on in the tense of what was reported: “As for the arrests, they had been necessary.” */
const BACKSHIFT =
  /(?<!\p{L})(?:had(?: not| only| merely| simply| also)? (?:been|\p{L}+(?:ed|en|ne|ught|ld|id))|would|could|was to|were to)(?!\p{L})/iu;
/** “An hour later: no dead.”, “At three: one dead.” */
const LATER =
  /^(?:(?:an?|one|two|three|four|five|some|few) )?(?:(?:few |little )?(?:hours?|minutes?|days?|moments?|while) later|after (?:a|an|some|another) [\p{L} ]{3,20}|at [\p{L}\d:.]+(?: [\p{L}]+)?|later|then|finally|by (?:noon|evening|night|morning)|in the evening)\s*:\s/iu;
/** “Deputy X does not mince words.”: what follows is theirs, unmarked. */
const ANNOUNCES =
  /(?:do(?:es)?|did)(?:n['’]t| not) (?:mince|hold back|beat about|hide (?:his|her|their))|minces? no words|(?:is|was) (?:blunt|categorical|adamant|unequivocal|emphatic|outspoken)|(?:has|had|offers|offered) (?:his|her|their|an?|its) (?:own |simple |different )*(?:explanation|answer|theory|recipe|remedy|version)/iu;
/** «Министр говорил неохотно.», «Слово взял аким.», «В акимате дали комментарий.»: one sentence after it is theirs. */
const ANNOUNCES_RU =
  /(?<!\p{L})(?:(?:говори(?:л[аи]?|т)|отвеча(?:л[аи]?|ет|ют)|ответил[аи]?|рассказал[аи]?|рассказыва(?:ет|ют|л[аи]?)|объяснил[аи]?|объясня(?:ет|ют|л[аи]?)|высказал(?:ся|ась|ись)|выразил(?:ся|ась|ись)|отреагировал[аи]?|прокомментировал[аи]?) (?:[\p{L} ]{2,40} )?(?:неохотно|коротко|кратко|сухо|спокойно|уклончиво|резко|прямо|просто|тихо|громко|охотно|подробно|долго|твердо|твёрдо|уверенно|осторожно|сдержанно|лаконично|жестко|жёстко|эмоционально|иначе|по-своему|так|следующее)|(?:взял[аи]?|бер[её]т|берут|получил[аи]?) слово|слово (?:взял[аи]?|бер[её]т|получил[аи]?|дали|предоставили)[\p{L} -]+|(?:да(?:л[аи]?|[её]т|ют)|оставил[аи]?) (?:\p{L}+ )?(?:комментари[йи]|ответ|разъяснени[ея]|пояснени[ея]|объяснени[ея])(?: [\p{L} ]{2,30})?|прокомментировал[аи]? (?:ситуацию|инцидент|случившееся|произошедшее|публикацию|новость|задержани[ея]|видео|слухи|событи[ея])[\p{L} ]*|(?:не (?:стесняется|стеснял(?:ся|ась|ись)|выбирает|выбирал[аи]?) (?:в )?выражени(?:й|ях))|(?:был[аи]?) (?:кратк[аи]|краток|лаконич\p{L}+|немногослов\p{L}+|категорич\p{L}+|откровен\p{L}+)|(?:читал[аи]?|зачитал[аи]?|зачитывает|читает) (?:их|его|е[её]|текст|ответ|письмо|заявление) (?:вслух|с листа|по бумажке)|(?:сво[яйёе]|друг(?:ая|ое|ой)|ин(?:ая|ое|ой)) (?:верси[яю]|мнение|ответ|объяснение|взгляд|позици[яю]))\s*$/iu;
/** «Что говорит полиция», «Ответ акимата»: a heading whose paragraph is theirs. */
const HEADS_RU =
  /^(?:что (?:говор[ия]т|ответил[аи]?|отвеча(?:ет|ют)|думает|думают|сказал[аи]?|сообщил[аи]?|сообща(?:ет|ют)|заявил[аи]?|заявля(?:ет|ют)) |(?:позиция|ответ|мнение|комментарий|версия|реакция|точка зрения|слово|официальный ответ) )[^.!?:]{3,60}$/iu;
/** “What the akimat says”, “The position of the police”, “The ministry's answer”. */
const HEADS_EN =
  /^(?:what (?:the |our )?[^.!?:]{3,50} (?:says?|said|answers?|answered|thinks?|repl(?:y|ies|ied)|explains?|claims?)|(?:the )?(?:official )?(?:position|answer|reply|response|version|view|comment|reaction) of [^.!?:]{3,50}|(?:the )?[^.!?:]{3,40}['’]s? (?:position|answer|reply|response|version|view|comment|reaction|side))$/iu;
const NARRATES_EN =
  /^(?:he|she|it|they|then|later|after(?:wards)?|meanwhile|earlier|according to|in the (?:hall|meantime)|our correspondent|the editors|we (?:publish|asked|wrote|called)|asked|at the same time)(?!\p{L})/iu;
/** What only narration begins with. */
const NARRATES =
  /^(?:он|она|они|оно|затем|потом|после|позже|вскоре|тем временем|на этом|в зале|зал|журналист|корреспондент|на прощание|напомним|ранее|между тем|в это время|тут|тогда)(?!\p{L})/iu;

const PRESENT =
  /(?<!\p{L})(?:should|must|will|shall|is|are|has|have|does|do|let|can|cannot|ought|need|nobody|we|you|i)(?!\p{L})/iu;

/** Where speech that no word marks goes on in a sentence, as an offset; null where it does not. English. Pure. */
export function speechGoesOn(
  document: Document,
  segment: Segment,
  since: "reported" | "announced" | "headed",
): number | null {
  const text = document.text.slice(segment.start, Math.min(segment.end, segment.start + LOOK));
  if (/[а-я]/iu.test(text))
    return since !== "reported" && !NARRATES.test(text) ? segment.start : null;
  if (!/[a-z]/iu.test(text) || /\p{Script=Cyrillic}/u.test(text)) return null;
  const later = LATER.exec(text);
  if (later) return segment.start + later[0].length;
  const phrases = findPhrases(document, segment);
  if (since === "headed")
    return NARRATES_EN.test(text) || phrases.some((p) => isSubject(document, segment, p))
      ? null
      : segment.start;
  if (since === "announced")
    return PRESENT.test(text) && !phrases.some((p) => isSubject(document, segment, p))
      ? segment.start
      : null;
  if (AFTERTHOUGHT.test(text) && segment.tokens.length <= MAX_AFTERTHOUGHT) return segment.start;
  if (!BACKSHIFT.test(text)) return null;
  return phrases.some((phrase) => phrase.role !== "pronoun") ? null : segment.start;
}

/** Somebody by name or office who does what the sentence tells. */
function isSubject(document: Document, segment: Segment, phrase: SpeakerPhrase): boolean {
  if (phrase.oblique || phrase.role === "pronoun" || phrase.role === "self") return false;
  const next = segment.tokens[phrase.to + 1];
  const word = next === undefined ? "" : (document.tokens.words[next]?.text ?? "");
  return /(?:ed|said|left|went|came|took|made|was|were|had)$/u.test(word);
}

/** Does the sentence only bring on a speaker, whose words follow without marks? English. */
export function announcesSpeech(document: Document, segment: Segment): boolean {
  const text = document.text.slice(segment.start, Math.min(segment.end, segment.start + LOOK));
  return ANNOUNCES.test(text) || (segment.quotes.length === 0 && ANNOUNCES_RU.test(text));
}

/** Is the sentence a paragraph of its own that heads somebody's words: «Что говорит полиция»? Russian. */
export function headsSpeech(document: Document, segment: Segment): boolean {
  if (!segment.startsParagraph || segment.end - segment.start > 80 || segment.container >= 0)
    return false;
  if (!/^[?:]?\s*\n/u.test(document.text.slice(segment.end, segment.end + 4))) return false;
  const heading = document.text.slice(segment.start, segment.end);
  return HEADS_RU.test(heading) || HEADS_EN.test(heading.trimEnd());
}
