const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/gu, "\\$&");

/**
 * `text` with each of `slurs` (as they were flagged elsewhere in the same text) reduced to its first letter, wherever it
 * stands and however it is capitalised: in titles and in longer passages, which carry no offsets of their own. Lengths
 * stay the same. Pure.
 */
export function maskSlurWords(text: string, slurs: readonly string[]): string {
  let masked = text;
  // The longest first: a phrase may hold a shorter one.
  for (const slur of slurs.toSorted((a, b) => b.length - a.length)) {
    if (!/\p{L}/u.test(slur)) continue;
    masked = masked.replace(new RegExp(`(?<!\\p{L})${escape(slur)}(?!\\p{L})`, "giu"), (hit) =>
      hit.replace(/(?<=\p{L})\p{L}/gu, (letter) => "•".repeat(letter.length)),
    );
  }
  return masked;
}
