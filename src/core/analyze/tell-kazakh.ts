import type { Document } from "./document.ts";
import { agreementOf } from "./agreement.ts";
import { findPhrases } from "./find-mentions.ts";
import type { Segment } from "./read-segments.ts";
import type { SpeakerMemory } from "./speaker-memory.ts";
import type { Speaker } from "../types.ts";

/** A sentence that only tells of speech is short. */
const MAX_WORDS = 16;
const MAX_HEADING = 8;
/** «Бұл туралы прокуратура хабарлады», «Мұны әкім айтты», «Осындай жауап келді», «Осы сөзден кейін ол кетті». */
const BACK =
  /^(?:бұл|осы|аталған|мұндай|осындай) (?:туралы|жайлы|жайында|жөнінде|хақында|сөз|пікір|мәлімет|мәлімдеме|дерек|ақпарат|жауап|жауаб|уәж|тұжырым|түсініктеме|түсіндірме)|^(?:мұны|бұны|осыны|осылай|осылайша|бұлай|дәл осылай|дәл осыны) |(?:^| )(?:осыны айт|(?:осындай|мұндай|дәл осындай) (?:жауап|түсінік|пікір|уәж|мәлім|ақпарат|хабар|баға|тұжырым)\p{L}* (?:бер|айт|білдір|қайтар|тарат|жолда|жаса|қат)|^(?:бұл|осы|міне) (?:[\p{L}-]+ ){1,6}(?:жауабы|сөзі|сөздері|пікірі|уәжі|түсініктемесі|түсіндірмесі|мәлімдемесі|ұстанымы|айтқаны|айтқандары|дегені|нұсқасы|тұжырымы|позициясы)$|осылай (?:де|айт|түсіндір|жауап|хабарла|жаз|жеткіз|мәлімде|ескерт|сендір|ой|түй|жалға)|осыған (?:сай|кел|тірел|мең)|сөз(?:і|дері) осы|айтқан(?:ы|дары) осы)/u;
/** «Мәлімдеме осымен бітті» and the like hold no speaker; a verb of speech or thought must stand there, or a noun of it. */
const SPEECH =
  /(?:айт|хабарла|де[пд]|дейді|мәлім|түсіндір|жаз|жауап|ескерт|растад|жеткіз|сөз|нақтыла|сендір|жария|ойла|санай|есепте|пікір|уәж|баянда|келтір|тұжыр|қосты|мойында|көрсет)/u;

function wordsOf(document: Document, segment: Segment): string {
  return segment.tokens.map((token) => document.tokens.words[token]?.text ?? "").join(" ");
}

/** A Kazakh sentence that tells whose words the one before it was. Pure. */
export function kazakhTellsOfBefore(document: Document, segment: Segment): boolean {
  if (segment.tokens.length > MAX_WORDS || segment.tokens.length < 2) return false;
  const words = wordsOf(document, segment);
  return BACK.test(words) && SPEECH.test(words);
}

/** Who is meant where no verb gives the words to anybody: «Полковниктің айтқандары осыған саяды», «Осы сөзден кейін ол кетті». */
export function kazakhTeller(
  document: Document,
  segment: Segment,
  memory: SpeakerMemory,
): Speaker | null {
  const phrases = findPhrases(document, segment).filter((p) => p.role !== "self" && !p.locative);
  const phrase = phrases.find((p) => !p.oblique && !p.genitive) ?? phrases.find((p) => p.genitive);
  return phrase ? memory.resolve(phrase, agreementOf(document, segment, phrase)) : memory.last;
}

/** «Себебі бақылаушылар шу шығарған көрінеді.», «Ешкім ұсталмаған екен.»: told on, not witnessed. */
export function isHearsayKazakh(document: Document, segment: Segment): boolean {
  const last = document.tokens.words[segment.tokens.at(-1) ?? -1]?.text ?? "";
  return /^(?:көрінеді|екен|мыс|екен-мыс|көрінед)$|\p{L}{3}(?:ыпты|іпті|пты|пті|-мыс)$/u.test(last);
}

const ANNOUNCES =
  /(?:^| )(?:былай|мынадай|мынандай|төмендегідей|мынаны|басқаша|өз (?:нұсқа|ұстаным|пікір|уәж|көзқарас|түсіндірме|түсініктеме|ой|дәлел|баға)\p{L}*|қысқа|өз сөзі\p{L}*)(?: \p{L}+){0,3} (?:түсіндірді|түсіндіреді|айтты|айтады|ұсынды|ұсынады|жариялады|деді|дейді|берді|береді|білдірді|білдіреді|жасады|қайырды|келтірді|ортаға салды|бөлісті|баяндады|баяндайды|жауап берді|ойлайды|жеткізді|тұжырымдады|бағалады|бағалайды|сипаттады)$/u;

/**
 * «Прокуратура жағдайды былай түсіндірді.»: the next sentence is theirs, with no mark; behind «Топтың Telegram-арнасы:» the
 * next paragraph is. Pure.
 */
export function announcesKazakh(
  document: Document,
  segment: Segment,
): "announced" | "headed" | null {
  if (segment.tokens.length > MAX_WORDS || segment.quotes.length > 0) return null;
  if (/^:[ \t]*\n/u.test(document.text.slice(segment.end, segment.end + 4)))
    return segment.startsParagraph && segment.tokens.length <= MAX_HEADING ? "headed" : null;
  if (/:\s*$/u.test(document.text.slice(segment.end, segment.end + 2))) return null;
  return ANNOUNCES.test(wordsOf(document, segment)) ? "announced" : null;
}
