import iconv from "iconv-lite";

/** Markup in windows-1251; what the code page lacks (Kazakh letters) becomes a character reference, as browsers read it. */
export function encodeWindows1251(markup: string): Buffer {
  const known = [...markup].map((character) =>
    iconv.decode(iconv.encode(character, "win1251"), "win1251") === character
      ? character
      : `&#${character.codePointAt(0)};`,
  );
  return iconv.encode(known.join(""), "win1251");
}
