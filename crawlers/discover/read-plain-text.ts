import { load } from "cheerio/slim";

/**
 * One line of text from what may be text or HTML (feeds mix both): tags dropped, entities resolved, white
 * space evened, cut at `maxLength` UTF-16 units without splitting a character. Empty becomes undefined. Pure.
 */
export function readPlainText(value: string | undefined, maxLength: number): string | undefined {
  if (value === undefined) return undefined;
  // Only the beginning is parsed: a summary can be a whole article.
  const begin = value.slice(0, maxLength * 20);
  const text = /[<&]/.test(begin)
    ? load(begin.replaceAll(/<(br|p|div|li|h\d)\b/gi, " <$1"), null, false).text()
    : begin;
  const even = text.replaceAll(/\s+/gu, " ").trim();
  if (even.length <= maxLength) return even === "" ? undefined : even;
  return `${even.slice(0, maxLength - 1).replace(/[\uD800-\uDBFF]$/, "")}…`;
}
