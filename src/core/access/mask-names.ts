/**
 * A word of a name without the endings that Russian and Kazakh put on it, and how many letters may follow: «Ахметова» also
 * hides «Ахметовой», «Ахметованың»; «Дина» also «Диной». Rather a word too many than a name too few.
 */
function formsOf(word: string): { stem: string; maxEnding: number } {
  const letters = [...word];
  if (letters.length <= 5)
    return { stem: word.replace(/(?<=.{2})[аяйьеёоәіы]$/iu, ""), maxEnding: 4 };
  return { stem: letters.slice(0, -2).join(""), maxEnding: 8 };
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
      const { stem, maxEnding } = formsOf(word);
      const pattern = new RegExp(
        `(?<!\\p{L})${escape(stem)}\\p{L}{0,${maxEnding}}(?!\\p{L})`,
        "giu",
      );
      masked = masked.replace(pattern, (hit) => "█".repeat(hit.length));
    }
  }
  return masked;
}
