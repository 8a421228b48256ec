/** Words of a text in lower case, one space apart, without signs. Pure. */
export function wordsOf(text: string): string {
  return (
    text
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu)
      ?.join(" ") ?? ""
  );
}

/**
 * True for two titles (as `wordsOf` gives them) that are the same for most of their length: headings carry
 * labels («Видео»), titles the section's name. Pure.
 */
export function areAlike(shown: string, title: string): boolean {
  let same = 0;
  while (same < shown.length && shown[same] === title[same]) same++;
  return same >= 8 && same >= 0.7 * Math.max(shown.length, title.length);
}

/** True where two titles (as `wordsOf` gives them) have nearly all words in common, whatever their order. Pure. */
export function shareWords(one: string, other: string): boolean {
  const [a, b] = [new Set(one.split(" ")), new Set(other.split(" "))];
  if (Math.min(a.size, b.size) < 4) return false;
  let shared = 0;
  for (const word of a) if (b.has(word)) shared++;
  return shared >= 0.8 * Math.max(a.size, b.size);
}
