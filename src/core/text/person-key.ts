/**
 * One key for a person's name over scripts, spellings and cases. What it keeps apart and what it merges
 * on purpose:
 * - Gender of surnames is merged: «Секербаева» is her nominative and his genitive, no key can tell them apart.
 * - A final -а after a consonant is merged with nothing (Жанара = Жанар), because «Ержана» is the genitive of
 *   Ержан; two people are told apart by first name and surname together.
 * - The first letters and all consonants count: Сержан, Ержан and Нуржан stay apart.
 */

const CACHE_LIMIT = 50_000;
const cache = new Map<string, string>();

const CYRILLIC: Record<string, string> = {
  а: "a", ә: "a", б: "b", в: "v", г: "g", ғ: "g", д: "d", е: "e", ё: "e", э: "e", ж: "j", з: "z",
  и: "i", й: "i", і: "i", ы: "i", к: "k", қ: "k", л: "l", м: "m", н: "n", ң: "n", о: "o", ө: "o",
  п: "p", р: "r", с: "s", т: "t", у: "u", ұ: "u", ү: "u", ф: "f", х: "h", һ: "h", ц: "c", ч: "ç",
  ш: "ş", щ: "ş", ъ: "", ь: "", ю: "ю", я: "я",
}; // prettier-ignore

/** Longest first. Capital-less Latin, diacritics already folded where they do not matter. */
const LATIN: [RegExp, string][] = [
  [/shch|sch/g, "ş"],
  [/dzh|dj/g, "j"],
  [/zh/g, "j"],
  [/sh/g, "ş"],
  [/ch/g, "ç"],
  [/kh/g, "h"],
  [/gh/g, "g"],
  [/ts/g, "c"],
  [/ou/g, "u"],
  [/ya|ja(?=$)/g, "я"],
  [/yu/g, "ю"],
  [/ye/g, "e"],
  [/yo/g, "e"],
  [/x/g, "ks"],
  [/q|c(?=[aou])/g, "k"],
  [/w/g, "u"],
  [/y/g, "i"],
];

/**
 * The key of a name of one or more words: words in alphabetical order, so that «Сержан Гүлзада» and
 * “Gulzada Serzhan” agree; initials stay a letter. Empty for a text without letters. Pure; cached.
 */
export function personKey(name: string): string {
  const known = cache.get(name);
  if (known !== undefined) return known;
  const words =
    name
      .normalize("NFC")
      .toLowerCase()
      .match(/[\p{L}\p{M}'’ʼ`-]+/gu) ?? [];
  const key = words
    .map((word) => wordKey(word))
    .filter((word) => word !== "")
    .toSorted()
    .join(" ");
  if (cache.size >= CACHE_LIMIT) cache.clear();
  cache.set(name, key);
  return key;
}

function wordKey(word: string): string {
  const plain = word.replace(/['’ʼ`]s?$/u, "").replace(/['’ʼ`]/g, "");
  const bare = /\p{Script=Cyrillic}/u.test(plain)
    ? fromCyrillic(withoutRussianCase(withoutKazakhCase(plain)))
    : fromLatin(withoutLatinKazakhCase(plain));
  return bare
    .split("-")
    .map((part) => canonical(part))
    .join("");
}

/** Suffixes no Russian name and few Kazakh names end in; stems under four letters keep them. */
function withoutKazakhCase(word: string): string {
  if (
    /(?:сұлтан|султан|стан|гелді|гельды|келді|кельды|берді|берды|мен|даулет)$/.test(word) &&
    !/в[пм]ен$/.test(word)
  ) {
    if (!/(?:ов|ев|ин|ва|на|ан|ар|ек|ай|ей)[пмб]ен$/.test(word)) return word;
  }
  const rest =
    /^(.{4,}?)(?:[нтд][ыі]ң|[нтд]ын(?=$)|ға|қа|ге|(?<=[вкпстф])ке|[ндт][ыі]|[дтн][ае]н|[мбп]ен)$/.exec(
      word,
    );
  if (!rest?.[1]) return word;
  const stem = rest[1];
  const suffix = word.slice(stem.length);
  return fits(stem, suffix) ? stem : word;
}

/** The first consonant of the suffix must suit the stem's end, or it belongs to the stem (Сұл-тан, Бай-тан). */
function fits(stem: string, suffix: string): boolean {
  const last = stem.at(-1) as string;
  const voiceless = "пфкқтсшщчцхвбгд".includes(last);
  const vowel = "аәоөұүыіеиуэяюё".includes(last);
  const nasal = "мнң".includes(last);
  switch (suffix[0]) {
    case "т":
      return voiceless;
    case "д":
      return !voiceless && (suffix.endsWith("н") || !vowel) && !(nasal && /[аеыі]ң$/.test(suffix));
    case "н":
      return suffix.length === 2 ? vowel : vowel || nasal;
    case "қ":
      return voiceless;
    case "п":
      return voiceless;
    case "б":
      return "жзсш".includes(last);
    default:
      return true;
  }
}

function withoutLatinKazakhCase(word: string): string {
  const rest = /^(.{4,}?)(?:[ntd][yıi][ñń]|[vnrlaeiyjk](?:ğa|ǵa))$/u.exec(word);
  if (!rest?.[1]) return word;
  return /[ğǵ]a$/u.test(word) ? word.slice(0, -2) : rest[1];
}

function withoutRussianCase(word: string): string {
  const surname = /^(.{2,}(?:[оеё]в|[иы]н))(?:а|у|ой|ою|ым|ом|е|ы|ых|ыми)?$/.exec(word);
  if (surname?.[1]) return surname[1];
  const adjective = /^(.{2,}[сц]к)(?:ий|ого|ому|им|ом|ая|ой|ую|ие|их)$/.exec(word);
  if (adjective?.[1]) return adjective[1];
  // Абаем, Токаем; Игорем — but Рустем, Артем, Карим end so themselves.
  const instrumental = /^(.{3,}[бвгджзклмнпрстфхшщ])ом$|^(.{2,}[аеуои])ем$|^(.{2,}[рл])ем$/.exec(
    word,
  );
  const stem = instrumental?.[1] ?? instrumental?.[2] ?? instrumental?.[3];
  if (stem && !/^(?:артем|рустем|ерлем)$/.test(word)) return instrumental?.[2] ? `${stem}й` : stem;
  if (/(?:ия|ии|ию|ией|иею)$/.test(word) && word.length > 3)
    return word.replace(/(?:я|и|ю|ей|ею)$/, "я");
  // A vowel after й (Абая, Абаю) stands for й and a vowel.
  return word.replace(/([аеоу])[яюе]$/, "$1й");
}

function fromCyrillic(word: string): string {
  let out = "";
  for (const letter of word) out += CYRILLIC[letter] ?? letter;
  return out.replace(/dj/g, "j");
}

function fromLatin(word: string): string {
  const base = word
    .replace(/[ñńŋ]/g, "n")
    .replace(/[öó]/g, "o")
    .replace(/[ūûüúý]/g, "u")
    .replace(/[äá]/g, "a")
    .replace(/[ğǵ]/g, "g")
    .replace(/[ş]/g, "sh")
    .replace(/[ıİ]/g, "i")
    .normalize("NFD")
    .replace(/\p{M}/gu, "");
  let out = base;
  for (const [pattern, key] of LATIN) out = out.replace(pattern, key);
  // The feminine surname, so that the nominative in Latin letters meets the Cyrillic key.
  return out
    .replace(/((?:ov|ev|in|sk))(?:a|aя|ая|iя|ii|i)$/, "$1")
    .replace(/^(.{2,}sk)(?:aia|aя|ii|i|iy)$/, "$1");
}

/** Glides between vowels, doubled letters and the last vowel carry no identity. */
function canonical(word: string): string {
  if (word.length <= 1) return word;
  const key = word
    .replace(/iя|я/g, (found, at: number) => (at === 0 ? "ia" : found === "iя" ? "ia" : "a"))
    .replace(/ю/g, "iu")
    .replace(/([aeou])i(?=[aeou])/g, "$1")
    .replace(/(.)\1+/g, "$1")
    .replace(/^bahit/, "bakit")
    .replace(/^tileu/, "tleu");
  // Алия is not Али; but Евгения may be the genitive of Евгений.
  if (/^.{1,3}ia$/.test(key)) return key;
  return key
    .replace(/(?<=...)(?:a|e|u|i|oi)$/, "")
    .replace(/i+$/, (tail, at: number) => (at > 2 ? "" : tail));
}
