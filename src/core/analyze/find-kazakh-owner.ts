import { gapBefore, wordAt } from "./attribution-work.ts";
import type { Attribution, Work } from "./attribution-work.ts";
import type { SpeakerPhrase } from "./find-mentions.ts";
import {
  closesClause,
  isContentVerb,
  isParticiple,
  isPossessedOblique,
  POSTPOSITION,
} from "./kazakh-grammar.ts";

/** Nouns of documents: who owns one speaks in it. */
export const DOCUMENT =
  /^(?:хабарлама|мәлімдеме|жауа[пб]|хат|парақша|сайт|арна|есе[пб]|пост|жазба|акт|қаулы|шешім|анықтама|баяндама|үндеу|түсіндірме|сөз|ақпарат|мәлімет|релиз|пресс-релиз|құжат|бұйры[қғ]|нұсқаулы[қғ]|қорытынды|телеграм|telegram|facebook|сұхбат|комментарий|пікір|тұжырым|ұстаным)\p{L}*$/u;

/** «ведомствоның жазбаша жауабында … делінген»: the nearest phrase that owns a document. */
export function documentOwner(work: Work, at: number): SpeakerPhrase | null {
  for (let i = at + 7; i >= 0; i--) {
    if (!DOCUMENT.test(wordAt(work, i)) || !/(?:да|де|та|те|нан|нен)$/u.test(wordAt(work, i)))
      continue;
    const near = work.phrases.filter((p) => p.to < i && i - p.to <= 6);
    const owner =
      near.findLast((p) => p.genitive) ??
      near.findLast((p) => i - p.to === 1) ??
      near.findLast((p) => !p.oblique && isParticiple(wordAt(work, p.to + 1)) && i - p.to === 2) ??
      near.findLast(
        (p) => i - p.to <= 3 && p.oblique && !POSTPOSITION.test(wordAt(work, p.to + 1)),
      );
    if (owner) return owner;
  }
  return null;
}

/** Where the document stands that holds the words: «хаттамада … деп жазылған», «репортажда … делінген»; -1 for none. */
export function placeOfDocument(work: Work, at: number): number {
  for (let i = Math.min(at, 14); i >= 0; i--)
    if (PAPER.test(wordAt(work, i)) && /(?:да|де|та|те)$/u.test(wordAt(work, i))) return i;
  return -1;
}
const PAPER =
  /^(?:хаттама|қаулы|үкім|бұйрық|бұйрығ|хабарлама|мәлімдеме|жауап|жауаб|хат|парақша|қағаз|плакат|баннер|есеп|есеб|акт|қорытынды|репортаж|мақала|үндеу|жазба|құжат|онда|анықтама|баяндама|алғашқысында|соңғысында|екіншісінде|біріншісінде)\p{L}*$/u;

/** «Министрліктің „…“ деген түсіндірмесі»: the genitive right before the words owns them. */
export function ownerOfWords(work: Work, limit: number): SpeakerPhrase | null {
  const start = startOfClause(work, limit);
  const clause = closesClause(wordAt(work, limit - 1));
  return (
    work.phrases.findLast(
      (p) =>
        p.genitive &&
        p.role !== "self" &&
        p.to < limit &&
        p.from >= start &&
        limit - p.to <= 5 &&
        !(clause && work.phrases.some((q) => isAhead(q, p, start))) &&
        // «департаменттің „…“ дегенін»: with the words between it owns nothing else
        !(p.to + 1 < limit && ownsNext(work, p)),
    ) ?? null
  );
}

/** «әкімнің сөзін»: what follows is owned; «әкімнің өзін „…“ дегені», «әкімнің аузынан „…“ деген сөз шықты» are not. */
function ownsNext(work: Work, phrase: SpeakerPhrase): boolean {
  const next = wordAt(work, phrase.to + 1);
  return (
    isPossessedOblique(next) &&
    !/^(?:өз(?:ін|дерін|іне|деріне|імізді|імізге|ін-өзі)|ауз(?:ынан|ымен)|тілінен|атынан|тарапынан)$/u.test(
      next,
    )
  );
}

/** «Басшы партияның филиалдары жауап берсін дегенді қосты»: the genitive stands in what the subject says. */
function isAhead(subject: SpeakerPhrase, genitive: SpeakerPhrase, start: number): boolean {
  return (
    subject.from >= start &&
    subject.to < genitive.from &&
    !subject.oblique &&
    !subject.genitive &&
    subject.role !== "self"
  );
}

/** «Қор депутаттан „…“ деген сөзінен бас тартуды талап етеді»: of whom it is demanded said it. */
export function ownerAsked(work: Work, limit: number, to: number): SpeakerPhrase | null {
  // «әкімнен әйелдер туралы айтқан „…“ деген сөзін кері алуды талап етті»
  const far = /^(?:айтқан|жазған|жариялаған|қолданған|таратқан|берген)$/u.test(
    wordAt(work, limit - 1),
  );
  const asked = work.phrases.findLast(
    (p) =>
      p.oblique &&
      p.to < limit &&
      limit - p.to <= (far ? 8 : 2) &&
      /(?:нан|нен|дан|ден|тан|тен)$/u.test(wordAt(work, p.to)),
  );
  if (!asked || !/[ыі](?:н|нан|нен|на|не)$/u.test(wordAt(work, to))) return null;
  for (let i = to; i <= to + 5; i++)
    if (/^(?:талап|сұра|өтін)/u.test(wordAt(work, i))) return asked;
  return null;
}

/** «Полицияның бізді „…“ деп атағаны ұят»: where the saying itself is a noun its subject is a genitive. */
export function actor(work: Work, start: number, limit: number, to: number): SpeakerPhrase | null {
  if (
    !/(?:ғаны|гені|қаны|кені|уы|уі)(?:н|на|не|нда|нде|нан|нен|ның|нің)?$|^дес/u.test(
      wordAt(work, to),
    )
  )
    return null;
  return (
    work.phrases.findLast(
      (p) => p.genitive && p.from >= start && p.to < limit && !ownsNext(work, p),
    ) ?? null
  );
}

/** «… деген жауабы», «… деп айтқаны»: a report that is part of another's clause. */
export function isEmbedded(work: Work, attribution: Attribution): boolean {
  const { start, end } = attribution.cue;
  const last = work.document.tokens.words[end]?.text ?? "";
  const first = work.document.tokens.words[start]?.text ?? "";
  return first.startsWith("дег") || isContentVerb(last);
}

/** Behind the verb of the attribution before this one, or a semicolon. «X … деген жауабын … деп бағалады» goes around «деген». */
export function startOfClause(work: Work, at: number): number {
  const previous = work.out.findLast((a) => a.at < at && !isEmbedded(work, a));
  let start = previous ? previous.at + 1 + previous.cue.end - previous.cue.start : 0;
  for (let i = start + 1; i <= at; i++) if (/;/u.test(gapBefore(work, i))) start = i;
  return Math.min(start, at);
}
