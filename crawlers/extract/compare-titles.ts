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
