import { Parser } from "htmlparser2";

const blocks = new Set([
  "br",
  "p",
  "div",
  "li",
  "ul",
  "ol",
  "tr",
  "td",
  "h1",
  "h2",
  "h3",
  "h4",
  "h5",
  "h6",
]);

/**
 * One line of text from what may be text or HTML (feeds mix both): tags dropped, entities resolved, white
 * space evened, cut at `maxLength` UTF-16 units without splitting a character. Empty becomes undefined. Pure.
 */
export function readPlainText(value: string | undefined, maxLength: number): string | undefined {
  if (value === undefined) return undefined;
  // Only the beginning is parsed: a summary can be a whole article.
  const begin = value.slice(0, maxLength * 20);
  const even = (/[<&]/.test(begin) ? stripTags(begin, " ") : begin).replaceAll(/\s+/gu, " ").trim();
  if (even.length <= maxLength) return even === "" ? undefined : even;
  return `${even.slice(0, maxLength - 1).replace(/[\uD800-\uDBFF]$/, "")}…`;
}

/**
 * Words of an HTML fragment, scripts and styles left out; `blockMark` stands where a block or line break was.
 * Streams, so that depth costs nothing. Pure.
 */
export function stripTags(html: string, blockMark: string): string {
  const pieces: string[] = [];
  let silent = 0;
  const parser = new Parser(
    {
      onopentagname(name) {
        if (name === "script" || name === "style") silent += 1;
        if (blocks.has(name)) pieces.push(blockMark);
      },
      ontext(text) {
        if (silent === 0) pieces.push(text);
      },
      onclosetag(name) {
        if (name === "script" || name === "style") silent -= 1;
      },
    },
    { decodeEntities: true },
  );
  parser.end(html);
  return pieces.join("");
}
