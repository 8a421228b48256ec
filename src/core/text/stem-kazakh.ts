/**
 * Suffix stripping for Kazakh nominals. A word is stem + plural + possessive + case (+ дағы): suffixes
 * are taken off from the right in that order, each only where vowel harmony and the consonant before
 * it allow it. Verbs are left to patterns.
 */

const CACHE_LIMIT = 100_000;
const cache = new Map<string, string>();

const BACK = "аоұыяюё";
const FRONT = "әөүіеэ";
const VOWEL = new Set([...BACK, ...FRONT, ..."иу"]);
/** Loan-word stems in б, в, г, д count as voiceless: Медведевтің, Петербургке. */
const VOICELESS = new Set("пфкқтсшщчцхһбвгд");
const NASAL = new Set("мнң");

type Before = "vowel" | "voiceless" | "nasal" | "liquid" | "voiced";

interface Suffix {
  text: string;
  harmony: "back" | "front";
  before: ReadonlySet<Before>;
}

/** `"ның:vn"` = after vowels and nasals; v vowel, t voiceless, n nasal, l л/з/ж, r р/й/у. Back, then front. */
function suffixes(...pairs: string[]): Suffix[] {
  const kinds: Record<string, Before> = {
    v: "vowel",
    t: "voiceless",
    n: "nasal",
    l: "liquid",
    r: "voiced",
  };
  return pairs
    .flatMap((pair) => {
      const [forms = "", letters = ""] = pair.split(":");
      const before = new Set([...letters].map((letter) => kinds[letter] as Before));
      return forms.split("/").map((text, i): Suffix => {
        return { text, harmony: i === 0 ? "back" : "front", before };
      });
    })
    .toSorted((a, b) => b.text.length - a.text.length);
}

const ATTRIBUTIVE = suffixes("дағы/дегі:vrln", "тағы/тегі:t", "ндағы/ндегі:v");
/** Cases on a bare stem or a plural. */
const CASE = suffixes(
  "ның/нің:vn",
  "дың/дің:rl",
  "тың/тің:t",
  "ға/ге:vnrl",
  "қа/ке:t",
  "ны/ні:v",
  "ды/ді:nrl",
  "ты/ті:t",
  "да/де:vnrl",
  "та/те:t",
  "дан/ден:vrl",
  "нан/нен:n",
  "тан/тен:t",
  "мен/мен:vnrl",
  "бен/бен:l",
  "пен/пен:t",
);
/** Cases that stand only on a third-person possessive (басы-на, басы-н, басы-нда, басы-нан). */
const CASE_ON_POSSESSIVE = suffixes("на/не:v", "н/н:v", "нда/нде:v", "нан/нен:v");
const POSSESSIVE = suffixes("ымыз/іміз:trln", "мыз/міз:v", "ыңыз/іңіз:trln", "ңыз/ңіз:v");
const PLURAL = suffixes("лар/лер:vr", "дар/дер:nl", "тар/тер:t");

/**
 * Stems that end like a suffix. Names of places first (Қарағанды is not "қара"), then words that news
 * is full of. A longer word that ends in one of them is protected too: Нұрсұлтан, Қазақстан.
 */
const PROTECTED = new RegExp(
  "^(?:" +
    [
      // places and institutions
      "қарағанды|алматы|(?:қызыл|ел|ақ|сары)?орда|өскемен|риддер|павлодар|атырау|сарыарқа|ақсу|арыс|отан",
      // stems in -да, -ға, -та and the like
      "команда|олимпиада|бригада|пропаганда|молда|пенде|оқиға|теңге|өзге|басқа|қысқа|арқа|орта|апта|кесте|карта",
      "газета|анкета|планета|валюта|квота|өлке|көлеңке|мүдде|ерте|тағы|жағда|санда|негізгі|сыртқы|алғашқы",
      // stems in -ын, -ін
      "кәсіпорын|орын|тұрғын|мүмкін|мәтін|серпін|ағын|қуғын|ойын|түтін|егін|жауын|жиын|қатын|келін|алтын|шығын",
      "ұшқын|тасқын|толқын|кейін|дейін|жақын|дайын|бүгін|бұрын|жасырын|алдын|кескін|қорқын|сүйкін|айқын|арзан",
      // -ас, -ес before a possessive; -ан, -ен
      "бизнес|кеңес|жалғас|ықылас|процес|конгрес|прес|елес|белес|күрес|егес|талас|салмақтас|отандас|кешен|өлең|кенен",
      "әкім|қоғам|құжат|ақпарат|үкімет|партия|бақытты|байланысты|қатысты|жауапты|күрделі|қарсы|енді|міндет",
      "қызмет|маған|саған|маңыз|доллар|қызметтес|бөлме",
    ].join("|") +
    ")$|(?:қазақ|өзбек|қырғыз|тәжік|түркімен|түркі|татар|башқұрт|дағы|пәкі|ауған|үнді|араб|күрді|бұлүжі)стан$" +
    "|сұлтан$|дастан$|гелді$|келді$|берді$",
);

/** Vowels that fall out before a suffix: халқы is of халық. */
const RESTORED: Record<string, string> = {
  халқ: "халық",
  орн: "орын",
  аул: "ауыл",
  мойн: "мойын",
  қарн: "қарын",
  мұрн: "мұрын",
  ерн: "ерін",
  көрк: "көрік",
  нарқ: "нарық",
  парқ: "парық",
  құлқ: "құлық",
  ғұрп: "ғұрып",
  қалп: "қалып",
  қауп: "қауіп",
  әрп: "әріп",
  ырқ: "ырық",
};
/** The only stems of two letters: үй, ел, ат; су, ту, ұя. */
const SHORT_STEM = /^(?:[аәоөұүіе][^аәоөұүыіеиуьэяю]|[стб]у|ұя)$/;
/** аты, үйі, суы: a two-letter stem and the possessive. */
const SHORT_POSSESSED = /^(?:[аәоөұүіе][^аәоөұүыіеиуьэяю]|су|ту)[ыі]$/;
const DEVOICED: Record<string, string> = { б: "п", ғ: "қ", г: "к" };

/**
 * The stem of a Kazakh noun, name or adjective in Cyrillic letters, lower case: a key that the forms of
 * one word share (облысының, облыста → облыс), not a lemma. Қарағанды stays whole. Pure; cached.
 */
export function stemKazakh(word: string): string {
  const known = cache.get(word);
  if (known !== undefined) return known;
  const stem = computeStem(word.toLowerCase());
  if (cache.size >= CACHE_LIMIT) cache.clear();
  cache.set(word, stem);
  return stem;
}

function computeStem(word: string): string {
  const hyphen =
    /^(.{2,})-(?:[нтд][ыі]ң|[ғқ]а|[гк]е|[ндт][ыі]|[дт][ае]|[дтн][ае]н|[мбп]ен|(?:ын|ін|н)?[дт]а?ғы|с[ыі]н?)$/.exec(
      word,
    );
  if (hyphen) return hyphen[1] as string;
  if (PROTECTED.test(word)) return word;
  if (word.endsWith("ь")) return word.slice(0, -1);
  let rest = stripOne(word, ATTRIBUTIVE) ?? word;
  if (PROTECTED.test(rest)) return rest;
  rest = stripCase(rest);
  if (PROTECTED.test(rest)) return rest;
  rest = stripPossessive(rest);
  if (PROTECTED.test(rest)) return rest;
  rest = stripOne(rest, PLURAL) ?? rest;
  if (PROTECTED.test(rest)) return rest;
  return canonical(rest);
}

function stripCase(word: string): string {
  // кешені, тұрғыны: the н is the stem's.
  if (/(?:[^аәоөұүыіеиу][ғгқк][ыі]н|кешен)[ыі]$/.test(word) || isProtectedPossessed(word))
    return word;
  const third = /^(.+[ыі])(?:н|на|не|нда|нде|нан|нен)$/.exec(word)?.[1];
  // -ғын, -гін after a consonant belongs to the stem (тұрғын), after a vowel to the case (лығы-н).
  const deverbal = /[^аәоөұүыіеиу][ғгқк][ыі]н$/.test(word) && !RESTORED[word.slice(0, -2)];
  if (third && !deverbal && (third.length >= 4 || SHORT_POSSESSED.test(third))) {
    return stripOne(word, CASE_ON_POSSESSIVE) ?? word;
  }
  return stripOne(word, CASE) ?? word;
}

function isProtectedPossessed(word: string): boolean {
  return /[ыі]$/.test(word) && PROTECTED.test(word.slice(0, -1));
}

function stripPossessive(word: string): string {
  const personal = stripOne(word, POSSESSIVE);
  if (personal) return personal;
  // жеңіс-і but басшы-сы: after ы/і the с is the stem's, unless a stem like басшы, қорытынды, факті precedes.
  const third = /^(.+)с[ыі]$/.exec(word)?.[1];
  if (third && !PROTECTED.test(word.slice(0, -1))) {
    if (
      /(?:[аәеэяю]|.[^аәоөұүыіеэ][уи]|[шғгқк][ыі]|[нл]д[ыі]|рт[ыі]|кті)$/.test(third) &&
      (third.length > 2 || third === "ұя")
    ) {
      return third;
    }
  }
  const plural = /^(.+[лдт][ае]р)[ыі]$/.exec(word)?.[1];
  return plural && stripOne(plural, PLURAL) ? plural : word;
}

/** Every stem loses a final ы/і, so that the possessive (сапар-ы) and stems of that shape (қайғы) agree. */
function canonical(word: string): string {
  let rest = word;
  if ((rest.length >= 4 || SHORT_POSSESSED.test(rest)) && /[ыі]$/.test(rest))
    rest = rest.slice(0, -1);
  rest = RESTORED[rest] ?? rest;
  const last = rest.at(-1) as string;
  return rest.length >= 3 && DEVOICED[last] ? rest.slice(0, -1) + DEVOICED[last] : rest;
}

/** The word without the longest suffix that harmony allows, or null. */
function stripOne(word: string, list: readonly Suffix[]): string | null {
  for (const suffix of list) {
    if (!word.endsWith(suffix.text)) continue;
    const rest = word.slice(0, word.length - suffix.text.length);
    if (rest.length < 3 && !SHORT_STEM.test(rest)) continue;
    if (suffix.text.startsWith("нд") && !/[ыі]$/.test(rest)) continue;
    if (suffix.before.has(kindOf(rest)) && agrees(rest, suffix)) return rest;
  }
  return null;
}

function kindOf(stem: string): Before {
  const last = stem.at(-1) as string;
  if (last === "у" || last === "и") return VOWEL.has(stem.at(-2) ?? "") ? "voiced" : "vowel";
  // о, ө, ұ, ү never end a stem: құн-ы, not құ-ны.
  if (VOWEL.has(last)) return "оөұү".includes(last) ? "voiced" : "vowel";
  if (VOICELESS.has(last)) return "voiceless";
  if ("лзж".includes(last)) return "liquid";
  return NASAL.has(last) ? "nasal" : "voiced";
}

/** и, у and endings that never change (-мен) agree with everything; loans may mix, so only the last vowel counts. */
function agrees(stem: string, suffix: Suffix): boolean {
  if (/^[мбп]ен$/.test(suffix.text) || suffix.text === "н" || /[вг]$/.test(stem)) return true;
  for (let i = stem.length - 1; i >= 0; i--) {
    const letter = stem[i] as string;
    if (BACK.includes(letter)) return suffix.harmony === "back";
    if (FRONT.includes(letter)) return suffix.harmony === "front";
    if (letter === "и" || letter === "у" || letter === "ь") return true;
  }
  return true;
}
