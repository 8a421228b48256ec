/** `text` cut at a word to at most `maxUtf16` code units, with an ellipsis where something is missing. Pure. */
export function shorten(text: string, maxUtf16: number): string {
  if (text.length <= maxUtf16) return text;
  const cut = text.slice(0, maxUtf16 - 2).replace(/[\uD800-\uDBFF]$/u, "");
  return `${cut.replace(/\s+\S*$/u, "")} …`;
}
