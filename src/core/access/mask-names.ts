/** A word of a name, without the endings that Russian and Kazakh put on it. */
function stemOf(word: string): string {
  const letters = [...word];
  return letters.length <= 4 ? word : letters.slice(0, Math.max(4, letters.length - 2)).join("");
}

const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/gu, "\\$&");

/**
 * `text` with each of `names` blacked out, in any case form, as one █ per UTF-16 code unit: offsets into the text stay
 * true. Words of under three letters are masked only as part of the whole name. Pure.
 */
export function maskNames(text: string, names: readonly string[]): string {
  let masked = text;
  for (const name of names) {
    const words = name.split(/[\s.]+/u).filter((word) => word.length >= 3);
    for (const word of words) {
      // A name's stem and whatever letters follow: «Ахметова» also hides «Ахметовой», «Ахметованың».
      const pattern = new RegExp(`(?<!\\p{L})${escape(stemOf(word))}\\p{L}{0,6}(?!\\p{L})`, "giu");
      masked = masked.replace(pattern, (hit) => "█".repeat(hit.length));
    }
  }
  return masked;
}
