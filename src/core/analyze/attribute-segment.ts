import type { Speaker } from "../types.ts";
import { agreementOf, agreementOfVerb } from "./agreement.ts";
import { attributeAccording } from "./attribute-according.ts";
import { attributeCrowd } from "./attribute-crowd.ts";
import { authorOf, documentSays } from "./attribute-document.ts";
import { isIdleInside, quotedBy } from "./attribute-english.ts";
import {
  accordingPost,
  isKazakhSegment,
  kazakhSpeechNoun,
  kazakhVerb,
  takeUpPronoun,
} from "./attribute-kazakh.ts";
import { aboutThat, colonLabel, hearsay, unsigned } from "./attribute-loosely.ts";
import { attributeNoun } from "./attribute-noun.ts";
import { isPassiveBefore, toldTo } from "./attribute-told.ts";
import { learnIssuer } from "./author-of-paper.ts";
import { attributeVerb } from "./attribute-verb.ts";
import { wordAt } from "./attribution-work.ts";
import type { Attribution, Work } from "./attribution-work.ts";
import { cueAt } from "./document.ts";
import type { CueHit, Document } from "./document.ts";
import { findPhrases } from "./find-mentions.ts";
import type { SpeakerPhrase } from "./find-mentions.ts";
import { VERBS, findSpeechCues } from "./find-speech-cues.ts";
import { learnKazakhOffices } from "./learn-kazakh-office.ts";
import { learnOffices } from "./learn-office.ts";
import { learnRussianOffices } from "./learn-russian-office.ts";
import { learnKazakhPaper, paperComes } from "./read-kazakh-paper.ts";
import type { Segment } from "./read-segments.ts";
import { signedKazakh } from "./sign-kazakh.ts";
import type { SpeakerMemory } from "./speaker-memory.ts";
import { takeBackUnsaid } from "./unsaid-english.ts";

const ASKED = /^(asked|told|informed|pressed)$/u;

/** All attributions in one segment, in order of their cues. `container` is whose words the segment stands in. */
export function attributeSegment(
  document: Document,
  segment: Segment,
  memory: SpeakerMemory,
  container: Speaker,
): Attribution[] {
  const hits = findSpeechCues(document, segment);
  const phrases = findPhrases(document, segment);
  memory.learn(document, segment, phrases);
  for (const learn of [learnOffices, learnRussianOffices, learnKazakhOffices])
    for (const { name, is } of learn(document, segment, phrases)) memory.introduce(name, is);
  const work: Work = { document, segment, phrases, memory, out: [], container };
  for (const { hit, at } of hits) attribute(work, hit, at);
  quotedBy(work);
  takeBackUnsaid(work);
  if (work.out.length === 0 && isKazakhSegment(document, segment)) paperComes(work);
  for (const loosely of [colonLabel, aboutThat, hearsay]) if (work.out.length === 0) loosely(work);
  const subject = phrases.find(
    (phrase) =>
      !phrase.oblique && !phrase.genitive && phrase.role !== "pronoun" && phrase.role !== "self",
  );
  const author = authorOf(work);
  if (author) memory.wrote(author);
  if (work.out.length === 0 && isKazakhSegment(document, segment)) signedKazakh(work);
  if (work.out.length === 0) takeUpPronoun(work);
  if (work.out.length === 0 && isKazakhSegment(document, segment)) learnKazakhPaper(work);
  if (work.out.length === 0 && subject)
    memory.mentioned(subject, withVerb(work, subject, agreementOf(document, segment, subject)));
  for (const phrase of phrases) {
    const stands = work.out.length > 0 ? !spoke(work, phrase) : phrase !== subject;
    const known = agreementOf(document, segment, phrase);
    if (stands && (isRole(phrase) || (phrase.role === "office-head" && known.body)))
      memory.mentioned(phrase, known, "object");
  }
  learnIssuer(work);
  learnAsked(work);
  return work.out;
}

/** “Директор слушала стоя”: the verb beside a noun shows the gender that the noun does not. */
function withVerb<Known extends ReturnType<typeof agreementOf>>(
  work: Work,
  phrase: SpeakerPhrase,
  known: Known,
): Known {
  if (known.gender || known.body || known.number === "many") return known;
  for (let i = phrase.to + 1; i <= phrase.to + 2; i++) {
    const { gender, number } = agreementOfVerb(wordAt(work, i));
    if (gender) return { ...known, gender, number };
  }
  return known;
}

const ASKS =
  /^(?:спросил[аи]?|спрашивал[аи]?|спросили|поинтересовал(?:ся|ась|ись)|задал[аи]?|попросил[аи]?|дозвонил(?:ся|ась|ись)|позвонил[аи]?|обратил(?:ся|ась|ись)|вопрос)$/u;

/** «На брифинге депутата спросили, …»: one official who was asked may answer under a name. */
function learnAsked(work: Work): void {
  const { document, segment, phrases, memory } = work;
  if (!segment.tokens.some((token) => ASKS.test(document.tokens.words[token]?.text ?? ""))) return;
  const officials = phrases.filter((phrase) => phrase.role === "official" && phrase.oblique);
  const [only] = officials;
  if (!only || officials.length > 1) return;
  const known = agreementOf(document, segment, only);
  const speaker = memory.resolve(only, known);
  if (speaker?.role === "official") memory.asks(speaker, known);
}

function spoke(work: Work, phrase: SpeakerPhrase): boolean {
  return work.out.some((attribution) => attribution.phrase === phrase);
}

function isRole(phrase: SpeakerPhrase): boolean {
  return !["pronoun", "self", "head", "office-head", "media"].includes(phrase.role);
}

function attribute(work: Work, cue: CueHit, at: number): void {
  const to = at + cue.end - cue.start;
  // “Asked about the beatings, he …” opens with what was done to him
  if (at === 0 && ASKED.test(work.document.tokens.words[cue.start]?.text ?? "")) return;
  const before = (work.segment.tokens[at - 1] as number) ?? -1;
  const afterQuote = work.segment.quotes.some((q) => q.at === at - 1);
  if (cueAt(work.document, before, "negation") && cue.kind !== "verdict" && !afterQuote) return;
  // “the women were asked to leave”: a passive has no speaker before it
  if (VERBS.has(cue.kind) && isPassiveBefore(work, at)) return toldTo(work, cue, at, to);
  if (isIdleInside(work, cue, at, to)) return;
  if (cue.kind === "impersonal" && documentSays(work, cue, at, to)) return;
  switch (cue.kind) {
    case "speech-noun":
      return isKazakhSegment(work.document, work.segment)
        ? kazakhSpeechNoun(work, cue, at, to)
        : attributeNoun(work, cue, at, to);
    case "crowd":
      return isKazakhSegment(work.document, work.segment)
        ? kazakhVerb(work, cue, at, to)
        : attributeCrowd(work, cue, at, to);
    case "unsigned":
      return unsigned(work, cue, at, to);
    case "according":
      return attributeAccording(work, cue, at, to);
    case "according-post":
      return accordingPost(work, cue, at, to);
    case "dep":
    case "nominal-say":
    case "call-post":
    case "delingen":
      return kazakhVerb(work, cue, at, to);
    default:
      return attributeVerb(work, cue, at, to);
  }
}
