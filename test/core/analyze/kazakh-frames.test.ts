import { describe, expect, test } from "vitest";
import { analyze } from "../../../src/core/analyze/analyze.ts";
import type { Frame, Publisher } from "../../../src/core/types.ts";
import { loadLexicon } from "../../../src/lexicons/load-lexicon.ts";

// All texts are synthetic.
const lexicon = loadLexicon({ model: null });
const MEDIA: Publisher = { name: "Синтетикалық апта", role: "media" };
const FUND: Publisher = { name: "Синтетикалық қор", role: "activist" };
const POLICE: Publisher = { name: "Полиция департаменті", role: "official" };

function read(text: string, publisher = MEDIA): ReturnType<typeof analyze> {
  return analyze({ id: "t", text, publisher }, lexicon);
}

/** The innermost frame that holds the words, as “chain of roles | name”. */
function ownerOf(text: string, words: string, publisher = MEDIA): string {
  const at = text.indexOf(words);
  const holding = read(text, publisher).frames.filter(
    (frame: Frame) => frame.start <= at && frame.end >= at + words.length,
  );
  const inner = holding.at(-1) as Frame;
  return `${inner.chain.join(">")} | ${inner.speaker.name ?? "?"}`;
}

function labels(text: string, publisher = MEDIA): string[] {
  return read(text, publisher).flags.map((flag) => `${flag.label} ${flag.speaker.role}`);
}

describe("the Kazakh speaker", () => {
  test("is told by case: a genitive owns what follows and does not speak", () => {
    const text = "Тұрғындар тілшінің телефонын тартып алып, «кетіңдер» деп айқайлады.";
    expect(ownerOf(text, "кетіңдер")).toBe("media>other | Тұрғындар");
  });

  test("is not whom a postposition takes", () => {
    const text = "Депутат белсенділер туралы: «Олармен сөйлеспейміз», – деді.";
    expect(ownerOf(text, "Олармен")).toBe("media>official | Депутат");
  });

  test("is not the subject of a clause that another one follows", () => {
    const text = "Полиция келгенде, ұйымдастырушы «біз кетпейміз» деді.";
    expect(ownerOf(text, "біз кетпейміз")).toBe("media>activist | ұйымдастырушы");
  });

  test("may stand behind the verb, adverbs and places between", () => {
    const text = "«Тәртіп сақталды», – деп хабарлады кеше Ақтөбе облысының полиция департаменті.";
    expect(ownerOf(text, "Тәртіп")).toBe("media>official | Ақтөбе облысының полиция департаменті");
  });

  test("may stand between what was said and the verb", () => {
    const text = "Істің тоқтатылғанын прокуратура хабарлады.";
    expect(ownerOf(text, "тоқтатылғанын")).toBe("media>official | прокуратура");
  });

  test("is named by office, title words and initial in one phrase", () => {
    const text = "Облыс прокурорының аға көмекшісі Ж. Сұлтанның сөзінше, шағым түспеген.";
    expect(ownerOf(text, "шағым")).toBe("media>official | прокурорының аға көмекшісі Ж. Сұлтанның");
  });

  test("may have a name that ends as a case or a verb does", () => {
    for (const name of ["Нұрсұлтан", "Болатбек Сүлеймен", "Әскер Жұмаділ", "Жомарт Дәркен"])
      expect(ownerOf(`Сенатор ${name}: «Дау жоқ», – деді.`, "Дау")).toContain("media>official");
  });

  test("is set apart by «болса»", () => {
    const text = "Министрлік болса «бізге қатысы жоқ» деп қысқа қайырды.";
    expect(ownerOf(text, "бізге қатысы")).toBe("media>official | Министрлік");
  });

  test("is the noun behind a participle of speech, in any case", () => {
    const text = "Ұстаздар «араласпаймыз» деп құтылған әкімдікті айыптады.";
    expect(ownerOf(text, "араласпаймыз")).toBe("media>official | әкімдікті");
  });

  test("is the genitive before «деген» with a noun of speech", () => {
    const text = "Адвокат тергеушінің «ешкім ұрған жоқ» деген уәжін масқара деді.";
    expect(ownerOf(text, "ешкім")).toBe("media>activist>official | тергеушінің");
  });

  test("keeps a nominalised report inside the other's", () => {
    const text = "Адвокат Ержан Төлеу тергеушінің «іс жабылды» деп айтқанын жеткізді.";
    expect(ownerOf(text, "іс жабылды")).toBe("media>activist>official | тергеушінің");
  });

  test("sends the letter that came", () => {
    const text = "Біз полиция департаментіне жаздық. «Дерек расталмады» деген хат келді.";
    expect(ownerOf(text, "Дерек", FUND)).toContain("activist>official");
  });

  test("gives all coordinated quotations to one cue", () => {
    const text =
      "Біз әкімдікке екі хат жаздық. Біріне «қаралуда», екіншісіне «басқа мекемеге жіберілді» деген жауап келді.";
    expect(ownerOf(text, "қаралуда", FUND)).toContain("activist>official");
  });

  test("is whom «ол» takes up, an object of the sentence before included", () => {
    const text = "Біз прокурормен кездестік. Ол бізді тыңдады. Айтқаны бір ауыз: «Іс тоқтады».";
    expect(ownerOf(text, "Іс тоқтады", FUND)).toBe("activist>official | прокурормен");
  });

  test("is known by the office a sentence gave", () => {
    const text = "Марат Асан – қала прокурорының орынбасары. Асан істің тіркелгенін айтты.";
    expect(ownerOf(text, "тіркелгенін")).toBe("media>official | Марат Асан");
  });

  test("stays unknown where an office belongs to somebody nobody knows", () => {
    const text = "Полиция келді. Хор басшысы «бәрі дұрыс» деді.";
    expect(ownerOf(text, "бәрі дұрыс")).toContain("media>unknown");
  });

  test("is a group told by the noun behind its name", () => {
    const text = "«Жауап жоқ», – деп жазады «Ақ тілек» қоғамы.";
    expect(ownerOf(text, "Жауап")).toBe("media>activist | «Ақ тілек» қоғамы");
  });

  test("may be anybody who shouts", () => {
    const text = "Шерушілердің қасында «қуыңдар» деген ұран ілінді.";
    expect(ownerOf(text, "қуыңдар")).toContain("other");
  });
});

describe("Kazakh words taken back behind them", () => {
  const cases: [string, Publisher][] = [
    ["Біз ешкімді арандатушы деп айыптамаймыз, олар – азаматтар.", POLICE],
    ["Департамент оқиғаны «болмашы жанжал» деп бағаламайды.", MEDIA],
    ["Әкімдік «құзыретімізге жатпайды» деген бұрынғы уәжінен бас тартты.", MEDIA],
    ["Егер әкімдік «құзыретімізге жатпайды» десе, біз сотқа жүгінеміз.", FUND],
    ["Министрлік «ешкім ұрылмаған» деген мәліметті жоққа шығарды.", MEDIA],
    ["Қыздардың өзі кінәлі деуге болмайды, деді депутат.", MEDIA],
  ];
  test.each(cases)("leave nothing: %s", (text, publisher) => {
    expect(labels(text, publisher)).toEqual([]);
  });

  test("are not taken back where the first person speaks of what was said to it", () => {
    const text = "Біз министрліктің «бұл – жекелеген жағдай» деген түсіндірмесін қабылдамаймыз.";
    const [flag] = read(text, FUND).flags;
    expect(flag).toMatchObject({
      label: "response.minimisation",
      chain: ["activist", "official"],
      stance: "condemns",
    });
  });
});

describe("Kazakh marks around a word", () => {
  test("speak of the word, not for somebody", () => {
    expect(labels("Ғалым «қызтеке» сөзінің тарихын зерттеді.")).toEqual([]);
  });
});
