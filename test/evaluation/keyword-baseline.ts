import type { AnalyzeInput } from "../../src/core/types.ts";
import type { Prediction, ScoredFlag } from "./score-case.ts";

/**
 * The obvious first attempt: a few keywords per label, found anywhere, put on the publisher of the page.
 * It knows no speakers, no negation and no questions; what the analyser must be better than.
 */
const KEYWORDS: Record<string, string[]> = {
  "stigma.slur": [
    "пидор",
    "педик",
    "педиктер",
    "лесбух",
    "гомосек",
    "қызтеке",
    "faggot",
    "dyke",
    "poofter",
    "tranny",
  ],
  "stigma.outdated-term": [
    "гомосексуализм",
    "нетрадиционной",
    "дәстүрлі емес",
    "homosexuals",
    "non-traditional",
    "транссексуал",
  ],
  "stigma.identity-labelling": [
    "представители лгбт",
    "лгбт өкілдері",
    "representatives of the lgbt",
    "лесбиян",
    "lesbian",
  ],
  "stigma.pathologising": [
    "больные",
    "отклонени",
    "ненормальн",
    "ауру",
    "ауытқу",
    "sick",
    "deviant",
    "disorder",
    "abnormal",
  ],
  "stigma.dehumanising": [
    "зараза",
    "чума",
    "нечисть",
    "индет",
    "індет",
    "қоқыс",
    "vermin",
    "plague",
    "filth",
    "animals",
  ],
  "stigma.moral-threat": [
    "пропаганд",
    "традиционным",
    "менталитет",
    "құндылық",
    "салт-дәстүр",
    "propaganda",
    "traditional values",
    "family values",
  ],
  "stigma.foreign-agent": [
    "грант",
    "из-за рубежа",
    "иноагент",
    "шетелден",
    "grants",
    "from abroad",
    "foreign agents",
  ],
  "stigma.criminalising": [
    "провокатор",
    "экстремист",
    "хулиган",
    "арандатушы",
    "бұзақы",
    "provocateur",
    "extremist",
    "hooligan",
  ],
  "stigma.sexist": ["истерич", "бесстыж", "ұятсыз", "hysteric", "shameless"],
  "stigma.incitement": [
    "выгнать",
    "сжечь",
    "бить",
    "қуып шығу",
    "өртеу",
    "сабау",
    "burn",
    "throw them out",
    "beaten",
  ],
  "response.denial.literal": [
    "не выявлено",
    "не установлено",
    "не зафиксировано",
    "не подтвердил",
    "анықталған жоқ",
    "тіркелген жоқ",
    "расталмады",
    "no violation",
    "not confirmed",
  ],
  "response.denial.interpretive": [
    "доставлен",
    "для беседы",
    "не задержан",
    "ұсталған жоқ",
    "not detained",
    "conversation",
  ],
  "response.denial.implicatory": [
    "в интересах общественной безопасности",
    "в целях безопасности",
    "қауіпсіздігін қамтамасыз ету",
    "public safety",
    "public order was",
  ],
  "response.minimisation": [
    "единичный",
    "незначительн",
    "жекелеген жағдай",
    "болмашы",
    "isolated case",
    "minor incident",
  ],
  "response.victim-blaming": [
    "предупрежд",
    "сами виноваты",
    "спровоцировали",
    "өздері кінәлі",
    "ескерту",
    "warned",
    "provoked",
  ],
  "response.blame-shifting": ["компетенци", "құзыретіне", "competence", "remit"],
  "response.attack-on-accuser": [
    "ложн",
    "клевет",
    "фейк",
    "жалған",
    "жала",
    "false information",
    "slander",
    "fake",
  ],
  "response.bolstering": [
    "слаженн",
    "оперативн",
    "благодаря",
    "жедел",
    "professional",
    "thanks to",
  ],
  "response.inquiry": [
    "проверк",
    "расследовани",
    "тексеру",
    "тергеу",
    "investigation",
    "inquiry",
    "check",
  ],
  "response.acknowledgement": [
    "извинен",
    "дисциплинарн",
    "кешірім",
    "тәртіптік",
    "apolog",
    "disciplin",
  ],
  "response.prosecution-of-victims": [
    "протокол",
    "штраф",
    "арест",
    "возбуждено",
    "хаттама",
    "айыппұл",
    "іс қозғалды",
    "fined",
    "case has been opened",
    "proceedings",
  ],
  "response.no-comment": [
    "комментари",
    "не ответил",
    "пікір",
    "түсініктеме бер",
    "no comment",
    "not replied",
    "declined to comment",
  ],
  "response.case-refused": [
    "отказано",
    "состава",
    "ердр",
    "прекращен",
    "қысқартылды",
    "бас тартылды",
    "refused",
    "closed",
  ],
};

/** Flags every occurrence of every keyword on the publisher's role (`unknown` without a publisher). Pure. */
export function flagKeywords(input: AnalyzeInput): Prediction {
  const text = input.text.toLowerCase();
  const role = input.publisher?.role ?? "unknown";
  const flags: ScoredFlag[] = [];
  for (const [label, keywords] of Object.entries(KEYWORDS)) {
    for (const keyword of keywords) {
      for (let at = text.indexOf(keyword); at >= 0; at = text.indexOf(keyword, at + 1)) {
        const end = at + keyword.length;
        const span = { start: at, end, exact: input.text.slice(at, end) };
        flags.push({ label, span, speaker: { role }, chain: [role], stance: null, attributes: {} });
      }
    }
  }
  return { flags, frames: [], acts: [] };
}
