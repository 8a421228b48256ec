import porterStemmer from "natural/lib/natural/stemmers/porter_stemmer_ru.js";

/** A day of news has some 60,000 different word forms; past this the cache starts afresh. */
const CACHE_LIMIT = 100_000;
const cache = new Map<string, string>();

/**
 * Nouns that end like an adjective or a verb, which the Porter rules would cut on the bare form only
 * (аким → ак, but акима → аким). Matched against the whole word, so that all their cases meet.
 */
const NOUNS_IN_DISGUISE =
  /^((?:вице-|экс-|зам)?аким|режим|псевдоним|аноним|пилигрим|митинг|жалоб|штраф|инцидент|дом|закон|район|регион|протокол|отдел|раздел|предел|приговор|договор|разговор|надзор|город|поселок|посёлок|суд|министр|прокурор|омбудсмен|маслихат|мажилис|сенат|акимат|департамент|комитет|интернат|секретариат|аппарат|депутат|адвокат|активист|журналист)(а|у|ом|е|ы|ов|ам|ами|ах)?$/;

/** Past tenses of -еть verbs: Porter cuts усмотрено to усмотр, but leaves усмотрела whole. */
const PAST_OF_ET = /(смотр|вид|терп|обид|завис|верт|сид|вел|бол|гор|лет|хот|успе|жале)ел$/;

/** Fleeting vowels of the genitive plural and the masculine nominative: активисток ~ активистки, отец ~ отца. */
const FLEETING_O = /([бвгджзклмнпрстфхцчшщ])[ое]к$/;
const FLEETING_E = /([бвгджзклмнпрстфхчшщ])ец$/;

/**
 * The stem of a Russian word, lower case, ё as е: a key that the forms of one word share, not a
 * lemma. Porter's algorithm (package natural) with repairs for what press language needs. Pure; cached.
 */
export function stemRussian(word: string): string {
  const known = cache.get(word);
  if (known !== undefined) return known;
  const stem = computeStem(word.toLowerCase().replaceAll("ё", "е"));
  if (cache.size >= CACHE_LIMIT) cache.clear();
  cache.set(word, stem);
  return stem;
}

function computeStem(word: string): string {
  const noun = NOUNS_IN_DISGUISE.exec(word);
  if (noun) return noun[1] as string;
  return porterStemmer
    .stem(word)
    .replace(PAST_OF_ET, "$1")
    .replace(FLEETING_O, "$1к")
    .replace(FLEETING_E, "$1ц");
}
