/**
 * `text` with the words flagged as slurs reduced to their first letter: for lists, subjects and other people's channels.
 * Lengths stay the same, so that offsets remain true. Pure.
 */
export function maskSlurs(
  text: string,
  flags: readonly { label: string; start: number; end: number }[],
): string {
  let masked = text;
  for (const { label, start, end } of flags) {
    if (label !== "stigma.slur") continue;
    const hidden = text
      .slice(start, end)
      .replace(/(?<=\p{L})\p{L}/gu, (letter) => "•".repeat(letter.length));
    masked = masked.slice(0, start) + hidden + masked.slice(end);
  }
  return masked;
}
