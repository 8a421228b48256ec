import { describe, expect, test } from "vitest";
import { analyze } from "../../../src/core/analyze/analyze.ts";
import type { Frame, Publisher, Role } from "../../../src/core/types.ts";
import { loadLexicon } from "../../../src/lexicons/load-lexicon.ts";

// All texts are synthetic.
const lexicon = loadLexicon();

type Case = [want: string, words: string, publisher: Exclude<Role, "unknown">, text: string];

/** The innermost frame around the words. */
function voiceOf(words: string, role: Exclude<Role, "unknown">, text: string): Frame {
  const publisher: Publisher = {
    name:
      role === "activist"
        ? "Фонд «Эхо»"
        : role === "official"
          ? "Департамент полиции Тестовой области"
          : "Степной вестник",
    role,
  };
  const { frames } = analyze({ id: "t", text, publisher }, lexicon);
  const at = text.indexOf(words);
  return frames
    .filter(({ start, end }) => start <= at && end >= at + words.length)
    .reduce((inner, frame) => (frame.end - frame.start <= inner.end - inner.start ? frame : inner));
}

// prettier-ignore
const CASES: Case[] = [
  ["media>official>official/condemns", "Ничего страшного", "media", "Министр раскритиковал подчинённых. «Мне докладывает начальник департамента: „Ничего страшного, бывает“. Какое бывает, когда человек в реанимации?!» – возмутился он."],
  ["official/condemns", "базарные бабы", "activist", "Замакима на встрече назвал нас «базарные бабы». Человек отвечает за равенство! Мы ждём извинений."],
  ["official/condemns", "мера носила", "activist", "Прокурор пишет нам, что «мера носила вынужденный характер и отвечала интересам общества». Шестнадцать часов без воды, двое детей. Возмутительная отписка."],
  ["official/condemns", "повреждения незначительны", "media", "Адвокат Галия Сатова не скрывает гнева:\n– В ответе полиции чёрным по белому: «повреждения незначительны, повода для тревоги нет». У моего подзащитного сломана нога. Это издевательство, а не ответ."],
  ["other/condemns", "вон из города", "activist", "Полицейские не вмешались, когда ввалились мужчины с криком «вон из города!». Такие слова мы терпеть не намерены и подаём в суд."],
  ["official/condemns", "деструктивное течение", "activist", "На странице управления по делам религий наша община описана так: «деструктивное течение, разрушающее семью». Это ложь и травля, и мы будем оспаривать её в суде."],
  ["official/condemns", "нетрадиционной", "activist", "В циркуляре управления образования всё те же «лица нетрадиционной ориентации». Коллеги, этот язык унижает, откажитесь от него."],
  ["official/condemns", "лечить", "activist", "Ещё одна мерзость от руководительницы облздрава: «их лечить надо, желательно принудительно». Напоминаем ей про клятву врача."],
  ["official/condemns", "лечить", "activist", "«Их лечить надо» – с этими словами депутата мы не смиримся."],
  ["official/condemns", "лечить", "activist", "Депутат сказал, что нас надо лечить. Мы подали на него в суд за унижение достоинства."],
  ["official/condemns", "лечить", "activist", "С трибуны мажилиса прозвучало: «их лечить надо». Как вам не стыдно, депутат Бериков?"],
  ["official/condemns", "лечить", "activist", "Аким предложил «лечить» нас. Пусть извинится."],
  ["official/condemns", "лечить", "activist", "Аким заявил, что нас надо лечить. Докатились."],
  ["official/condemns", "лечить", "activist", "Аким заявил, что нас надо лечить. И это представитель власти в двадцать первом веке!"],
  ["official/condemns", "лечить", "activist", "Мы категорически не принимаем слова акима о том, что нас надо лечить."],
  ["official/condemns", "лечить", "activist", "Требуем опровержения: аким заявил, что нас надо лечить."],
  ["official/condemns", "лечить", "activist", "Аким заявил, что нас надо лечить. Чистой воды дискриминация."],
  ["official/condemns", "лечить", "activist", "Аким не постеснялся заявить, что нас надо лечить."],
  ["official/condemns", "лечить", "activist", "Аким позволил себе сказать, что нас надо лечить."],
  ["official/reports", "лечить", "media", "Аким заявил, что нас надо лечить. Встреча длилась час, вопросы задавали из зала."],
  ["official/reports", "прошла спокойно", "activist", "Аким сообщил, что встреча прошла спокойно. Мы благодарим всех, кто пришёл."],
  ["official/condemns", "по закону", "activist", "Аким сообщил, что всё было по закону. Это цинизм."],
  ["official/condemns", "по закону", "activist", "Удобно, правда? «Всё было по закону», – пишет полиция. А сломанные рёбра тоже по закону?"],
  ["official/condemns", "по закону", "activist", "«Всё было по закону», – пишет полиция. Очередная отписка."],
  ["official/condemns", "по закону", "activist", "«Всё было по закону», – пишет полиция. Неправда: есть видео."],
  ["official/condemns", "по закону", "activist", "«Всё было по закону», – пишет полиция. Мы с этим не согласны и обжалуем ответ."],
];

describe("whoever passes Russian words on", () => {
  test.each(CASES)("%s: “%s” (%s) in: %s", (want, words, publisher, text) => {
    const [role = "", stance] = want.split("/");
    const frame = voiceOf(words, publisher, text);
    expect(frame.chain.join(">")).toMatch(new RegExp(`${role}$`, "u"));
    expect(frame.stance).toBe(stance);
  });
});
