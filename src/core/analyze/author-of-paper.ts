import { askOnce } from "./ask-once.ts";
import { wordAt } from "./attribution-work.ts";
import type { Work } from "./attribution-work.ts";
import type { Speaker } from "../types.ts";

/** Papers that an authority writes, and those that come from anybody. */
const OFFICIAL_PAPER =
  /^(?:официальн\p{L}* )?(?:ответ|отписк|рапорт|протокол|постановлени|приговор|предписани|приказ|распоряжени|уведомлени|справк|релиз|пресс-релиз|повестк|определени|циркуляр|резолюци|разъяснени|заключени|вердикт|решени|телефонограмм|сводк)/u;
const PAPER =
  /^(?:письм|обращени|листовк|плакат|петици|жалоб|заявлени|сообщени|отчет|пост|посте|комментари|документ|текст|ходатайств|воззвани|открытк|записк|доклад|публикаци|статье|заметк|ролик|видео|запис|манифест|иск)/u;
const IT = /^(?:нем|ней|них)$/u;
/** Words looked at beside the verb. */
const REACH = 4;

/**
 * Whose paper it is that “says”, where nobody is named beside it: “говорится в ответе”, “указано в рапорте”, “в нём
 * сказано”. An authority's paper is that of the authority spoken of last; any other of whoever acted last.
 */
export function authorOfPaper(work: Work, at: number, to: number): Speaker | null {
  const { memory } = work;
  for (let i = Math.max(0, at - REACH); i <= to + REACH; i++) {
    if (i >= at && i <= to) continue;
    const word = wordAt(work, i);
    if (OFFICIAL_PAPER.test(word)) return memory.issuer(word) ?? memory.nearAuthority;
    if (IT.test(word) && wordAt(work, i - 1) === "в")
      return memory.issuer("") ?? memory.lastBody ?? memory.last;
    if (PAPER.test(word)) return memory.issuer(word) ?? memory.lastBody ?? memory.last;
  }
  return null;
}

const isPaper = askOnce((word) => OFFICIAL_PAPER.test(word) || PAPER.test(word));

const RECEIVES =
  /^(?:получ|дожид|ждал|жд[уе]|прочит|прочел|прочл|чита|увиде|виде|запрос|попрос|потреб|просил|изуч|обжал|оспор|узна|назв|отверг|раскритик|принял|зарегистр|рассмотр|отклон)/u;

/** Remembers whose paper a Russian sentence brings in: “Отдел распространил пресс-релиз”, “Обращение подписали семьи”. */
export function learnIssuer(work: Work): void {
  const { segment, phrases, memory } = work;
  const subject = phrases.find(
    (p) => !p.oblique && /^(?:official|activist|other)$/u.test(p.role) && !p.isNameOnly,
  );
  if (!subject) return;
  const paper = segment.tokens.findIndex((_, i) => isPaper(wordAt(work, i)));
  if (paper < 0 || segment.tokens.some((_, i) => RECEIVES.test(wordAt(work, i)))) return;
  memory.issued(subject, wordAt(work, paper));
}

/** “Издание со ссылкой на пресс-службу сообщает”: is the verb the one the reference stands before? */
export function citesBefore(work: Work, source: number, verb: number): boolean {
  for (let i = source; i < Math.min(verb, source + 3); i++)
    if (/^(?:ссылк|ссыла|опира)/u.test(wordAt(work, i))) return verb - source <= 10;
  return false;
}
