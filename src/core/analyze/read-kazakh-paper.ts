import { gapAfter, wordAt } from "./attribution-work.ts";
import type { Work } from "./attribution-work.ts";
import { DOCUMENT } from "./find-kazakh-owner.ts";
import type { CueHit } from "./document.ts";
import type { Speaker } from "../types.ts";

const PAPER =
  /^(?:хат|жауа[пб]|қағаз|құжат|хабарлама|қаулы|шешім|түсініктеме|анықтама|хабар|хабарландыру|релиз|смс|телефонхат)\p{L}*$/u;
const COMES =
  /^(?:кел(?:ді|іпті|ген|еді)|ал(?:дық|дым|ыппыз|ды|ған)|жет(?:ті|іпті|кен)|түс(?:ті|кен)|ти(?:ді|ген)|бер(?:ілді|ді|іпті)|ұстатты|тапсырылды|жолда(?:нды|ды)|жібер(?:ілді|ді)|шы(?:қты|ққан)|қайтарылды)$/u;
const IN_IT =
  /^(?:онда|мұнда|осында|хатта|жауапта|құжатта|қаулыда|хабарламада|мәлімдемеде|анықтамада|қағазда|түсініктемеде|шешімде|үкімде|актіде|релизде|есепте|баяндамада|мәтінде|жазбада|постта)$/u;

/** «Кейін бір жапырақ қағаз келді: „…“»: a paper that comes without a sender is that of the authority spoken of before. */
export function paperComes(work: Work): void {
  const { segment, memory } = work;
  let colon = -1;
  for (let i = 0; i < Math.min(segment.tokens.length, 14) && colon < 0; i++)
    if (/:/u.test(gapAfter(work, i))) colon = i;
  if (colon < 1 || !COMES.test(wordAt(work, colon))) return;
  if (work.phrases.some((p) => p.to < colon && p.role !== "self" && !p.role.startsWith("head")))
    return;
  let paper = false;
  for (let i = Math.max(0, colon - 5); i < colon; i++)
    if (PAPER.test(wordAt(work, i))) paper = true;
  const speaker = paper ? memory.correspondent : null;
  if (!speaker) return;
  const token = segment.tokens[colon] as number;
  const cue: CueHit = { kind: "say", start: token, end: token };
  const base = { speaker, cue, at: colon, denies: false, phrase: null, carried: true };
  work.out.push({ ...base, start: segment.end, end: segment.end });
}

/** «Бас прокуратураның түсіндірмесі екі сөйлем ғана.»: remembers whose paper a sentence that says nothing tells of. */
export function learnKazakhPaper(work: Work): void {
  const { segment, phrases, memory } = work;
  const at = segment.tokens.findIndex((_, i) => DOCUMENT.test(wordAt(work, i)));
  if (at < 0) return;
  const owner =
    phrases.findLast((p) => p.to < at && at - p.to <= 4 && p.genitive) ??
    phrases.find((p) => !p.oblique && p.role === "official" && p.to < at);
  if (!owner || (owner.role !== "official" && owner.role !== "activist")) return;
  memory.wrote({ name: owner.name, authorityId: owner.authorityId, role: owner.role });
}

/** «Онда … айтылған», «Хатта … делінген» with no owner beside it: whoever wrote the paper that was told of. */
export function writerOfPaper(work: Work, at: number): Speaker | null {
  for (let i = Math.min(at, 3); i >= 0; i--)
    if (IN_IT.test(wordAt(work, i))) return work.memory.author ?? work.memory.correspondent;
  return null;
}
