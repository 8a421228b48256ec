import { describe, expect, test } from "vitest";
import { analyze } from "../../../src/core/analyze/analyze.ts";
import { loadLexicon } from "../../../src/lexicons/load-lexicon.ts";

// All texts are synthetic.
const lexicon = loadLexicon({ model: null });

/** The role of the innermost frame at the words. */
function roleAt(text: string, words: string): string | undefined {
  const at = text.indexOf(words) + 2;
  const { frames } = analyze(
    { id: "t", text, publisher: { name: "Синтетикалық апта", role: "media" } },
    lexicon,
  );
  return frames.filter((frame) => frame.start <= at && frame.end > at).at(-1)?.speaker.role;
}

const CASES: [string, string, string][] = [
  // what the designation says
  ["official", "жол жабық", "Мектеп директоры жол жабық деп мәлімдеді."],
  ["other", "жол жабық", "Сауда үйінің иесі, дүкен директоры жол жабық деп мәлімдеді."],
  ["other", "жол жабық", "Ауыл тұрғыны жол жабық деп мәлімдеді."],
  ["activist", "жол жабық", "Тұтқынның бауыры жол жабық деп мәлімдеді."],
  ["official", "Жол жабық", "«Жол жабық болды», – деді капитан Ж. Сәрсенов."],
  ["other", "жол жабық", "Ата-аналар комитеті жол жабық деп мәлімдеді."],
  ["activist", "жол жабық", "Режиссер әрі белсенді Нәзира Төлеу жол жабық деп мәлімдеді."],
  // the words' own first person is not the page's
  [
    "official",
    "осылай істедік",
    "Министрлік заң ортақ, сондықтан біз осылай істедік деп мәлімдеді.",
  ],
  ["official", "мұны айта", "Судья Асан Бекенов мұны айта алмаймын деп мәлімдеді."],
  ["official", "камераны өшіріңіз", "Әкім камераны өшіріңіз, сұхбат бермеймін деген."],
  // who goes on
  [
    "official",
    "құжат дайын",
    "Комитет төрағасы келді. Белсенді Айгүл сұрақ қойды. Төраға құжат дайын деген ойда.",
  ],
  [
    "official",
    "құжат дайын",
    "Сот орындаушысы Ербол Наурызбаев келді. Көршілер шықты. Ерболдың айтуынша, құжат дайын.",
  ],
  [
    "activist",
    "көше бос",
    "Полиция хабарлады. Белсенділер бұған сенбейді. Олардың дерегінше, көше бос.",
  ],
  [
    "activist",
    "Көше бос",
    "«Көше бос еді, ешкім болған жоқ», – дейді Инкар. Инкар – зардап шеккен қыздардың бірі.",
  ],
  // before, behind, in a paper
  ["official", "Көше бос", "Көше бос. Бұл туралы қала прокуроры хабарлады."],
  ["official", "Көше бос", "Прокуратура жағдайды былай түсіндірді. Көше бос болған."],
  ["official", "Көше бос", "«Көше бос болған, ешкім келмеген» – білім басқармасының басшысы."],
  ["official", "Көше бос", "Көше бос болған (прокуратура)."],
  ["official", "көше бос", "Хаттамада көше бос болды деп жазылған."],
  ["official", "көше бос", "Әкімдіктің ұстанымы өзгерген жоқ: көше бос болған."],
  ["media", "Кездесу", "Полиция бастығы келді. Кездесу бір сағатқа созылды."],
  ["media", "қағаз", "Әкім сөйледі. Есік алдында қағаз жатты."],
];

describe("words in Kazakh belong to", () => {
  test.each(CASES)("%s: “%s” in: %s", (role, words, text) => {
    expect(roleAt(text, words)).toBe(role);
  });
});
