/** Russian typed in Latin letters (“policiya soobshchila”), brought back to Cyrillic. Longest group first. */
const GROUPS: [string, string][] = [
  ["shch", "щ"], ["sch", "щ"], ["yo", "е"], ["jo", "е"], ["zh", "ж"], ["kh", "х"], ["ts", "ц"], ["ch", "ч"], ["sh", "ш"],
  ["yu", "ю"], ["ju", "ю"], ["iu", "ю"], ["ya", "я"], ["ja", "я"], ["iya", "ия"], ["ye", "е"], ["yy", "ый"], ["ii", "ии"],
  ["iy", "ий"], ["ij", "ий"], ["ia", "ия"],
]; // prettier-ignore
const LETTERS: Record<string, string> = {
  a: "а", b: "б", v: "в", w: "в", g: "г", d: "д", e: "е", z: "з", i: "и", j: "й", k: "к", l: "л", m: "м", n: "н", o: "о",
  p: "п", r: "р", s: "с", t: "т", u: "у", f: "ф", h: "х", c: "ц", y: "ы", x: "х", q: "к", "'": "ь",
}; // prettier-ignore

/** @returns `word` (lower case, Latin) in Cyrillic; a final y after a vowel is й. Pure. */
export function transliterateRussian(word: string): string {
  let out = "";
  let at = 0;
  while (at < word.length) {
    const group = GROUPS.find(([from]) => word.startsWith(from, at));
    if (group) {
      out += group[1];
      at += group[0].length;
      continue;
    }
    const letter = word[at] as string;
    const afterVowel = /[аеиоуыэюя]$/u.test(out);
    out += letter === "y" && afterVowel ? "й" : (LETTERS[letter] ?? letter);
    at++;
  }
  return out;
}
