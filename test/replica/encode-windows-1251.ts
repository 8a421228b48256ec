import iconv from "iconv-lite";

const allBytes = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));
const codePage = new Set(iconv.decode(allBytes, "win1251"));

/** Markup in windows-1251; what the code page lacks (Kazakh letters) becomes a character reference, as browsers read it. */
export function encodeWindows1251(markup: string): Buffer {
  const known = Array.from(markup, (character) =>
    codePage.has(character) ? character : `&#${character.codePointAt(0)};`,
  );
  return iconv.encode(known.join(""), "win1251");
}
