/** Encodings that pages in our languages come in, whatever they say of themselves. */
const encodings = ["utf-8", "windows-1251", "koi8-r"];

const entities: Record<string, string> = { nbsp: " ", amp: "&", quot: '"', lt: "<", gt: ">" };

/**
 * What can be read in a page's bytes, attributes included, once for each encoding that may be meant: for searching whether a
 * name stands in it, not for reading. Pictures are not read.
 */
export function readPageTexts(bytes: Uint8Array): string[] {
  const texts = encodings.map((encoding) => plainText(new TextDecoder(encoding).decode(bytes)));
  return [...new Set(texts)];
}

function plainText(html: string): string {
  return html
    .replaceAll(/<\/?[a-z][a-z0-9]*\b|[<>]/gi, " ")
    .replaceAll(/&#(x?)([0-9a-f]{1,6});/gi, (_whole, hex: string, digits: string) =>
      letterOf(Number.parseInt(digits, hex ? 16 : 10)),
    )
    .replaceAll(/&([a-z]+);/g, (whole, name: string) => entities[name] ?? whole)
    .replaceAll(/\\u([0-9a-f]{4})/gi, (_whole, digits: string) =>
      letterOf(Number.parseInt(digits, 16)),
    )
    .replaceAll(/\s+/g, " ");
}

const letterOf = (code: number): string =>
  code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : " ";
