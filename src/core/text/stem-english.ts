import porterStemmer from "natural/lib/natural/stemmers/porter_stemmer.js";

/** The stem of an English word, lower case: a key that the forms of one word share. Porter's algorithm (package natural). Pure. */
export function stemEnglish(word: string): string {
  return porterStemmer.stem(word.toLowerCase().replace(/'s?$/u, ""));
}
