import iconv from "iconv-lite";
import { CYRILLIC_ENCODINGS, scoreCyrillic } from "./score-cyrillic.ts";
import { countUtf8, decodeMixedUtf8 } from "./decode-mixed-utf8.ts";

export interface DecodedHtml {
  html: string;
  /** Name of the encoding used, as iconv-lite knows it. */
  encoding: string;
  /** What decided: `bom`, `utf-16-pattern`, `ascii`, `utf-8-valid`, `utf-8-mixed`, `header`, `meta`, `statistics`, `default`. */
  how: string;
}

const META_SCAN_BYTES = 8_192;
const SAMPLE_BYTES = 200_000;
/** A declaration is overruled only by an encoding that reads this much more like language. */
const OVERRULING_MARGIN = 0.12;
/** These are Windows-1251 but for the letters of Kazakh: so little speaks for them that little must suffice. */
const KAZAKH = new Set(["rk1048", "pt154"]);
const KAZAKH_MARGIN = 0.012;
/** Labels that browsers, too, read as their Windows supersets. */
const SUPERSETS: Record<string, string> = {
  "iso-8859-1": "windows-1252",
  latin1: "windows-1252",
  "us-ascii": "windows-1252",
  ascii: "windows-1252",
  gb2312: "gb18030",
  gbk: "gb18030",
  "iso-8859-9": "windows-1254",
  "ks_c_5601-1987": "cp949",
  "euc-kr": "cp949",
  "x-sjis": "shift_jis",
  "kz-1048": "rk1048",
  kz1048: "rk1048",
  strk1048: "rk1048",
  ptcp154: "pt154",
  "cp-1251": "windows-1251",
  win1251: "windows-1251",
  cyrillic: "iso-8859-5",
  unicode: "utf-8",
};

/**
 * Bytes of a page as text. Byte order marks are certain; then bytes that are valid UTF-8 are UTF-8 whatever is
 * declared; then the declarations, unless the text reads as nonsense that way and as language another way. Pure.
 */
export function decodeHtml(bytes: Uint8Array, contentType: string | null): DecodedHtml {
  const marked = decodeByMark(bytes);
  if (marked !== null) return marked;

  const declared = declaredEncodings(bytes, contentType);
  const strict = decodeStrictUtf8(bytes);
  if (strict !== null) {
    const isAscii = strict.length === bytes.length;
    if (!isAscii) return { html: strict, encoding: "utf-8", how: "utf-8-valid" };
    // Some encodings write everything in seven bits.
    const shifted = declared.find(({ encoding }) => /^(?:utf-?7|iso-2022|hz)/.test(encoding));
    if (shifted === undefined) return { html: strict, encoding: "utf-8", how: "ascii" };
    return decodeAs(bytes, shifted.encoding, shifted.how);
  }
  const utf8 = countUtf8(bytes);
  // A page cut in the middle of a letter, or with a block pasted from elsewhere, is still UTF-8.
  if (utf8.multiByte >= 4 * utf8.invalid && utf8.multiByte > 0) {
    return { html: decodeMixedUtf8(bytes), encoding: "utf-8", how: "utf-8-mixed" };
  }
  return decodeLegacy(
    bytes,
    declared.filter(({ encoding }) => encoding !== "utf-8"),
    utf8.multiByte,
  );
}

/** The text, or null when the bytes are not UTF-8 throughout. */
function decodeStrictUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

type Declared = { encoding: string; how: "header" | "meta" };

function decodeAs(bytes: Uint8Array, encoding: string, how: string): DecodedHtml {
  return { html: iconv.decode(bytes, encoding), encoding, how };
}

function decodeByMark(bytes: Uint8Array): DecodedHtml | null {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return decodeAs(bytes, "utf-8", "bom");
  if (a === 0xff && b === 0xfe) return decodeAs(bytes, "utf-16le", "bom");
  if (a === 0xfe && b === 0xff) return decodeAs(bytes, "utf-16be", "bom");
  // UTF-16 without a mark: one byte of each pair is the block of the letter, 0 for Latin and 4 for Cyrillic.
  const pairs = Math.min(bytes.length, 4_000) >> 1;
  const blocks = [0, 0];
  const zeros = [0, 0];
  for (let i = 0; i < pairs * 2; i++) {
    if (bytes[i] === 0 || bytes[i] === 4) blocks[i % 2]!++;
    if (bytes[i] === 0) zeros[i % 2]!++;
  }
  for (const [half, encoding] of [
    [1, "utf-16le"],
    [0, "utf-16be"],
  ] as const) {
    if (blocks[half]! > pairs * 0.8 && zeros[half]! > 4 && zeros[1 - half] === 0)
      return decodeAs(bytes, encoding, "utf-16-pattern");
  }
  return null;
}

function declaredEncodings(bytes: Uint8Array, contentType: string | null): Declared[] {
  const head = iconv.decode(bytes.subarray(0, META_SCAN_BYTES), "latin1");
  const header = /charset\s*=\s*["']?([\w.:-]+)/i.exec(contentType ?? "")?.[1];
  const meta =
    /<meta[^>]+?charset\s*=\s*["']?\s*([\w.:-]+)/i.exec(head)?.[1] ??
    /<\?xml[^>]+encoding=["']([\w.:-]+)/i.exec(head)?.[1];
  const found: Declared[] = [];
  for (const [label, how] of [
    [header, "header"],
    [meta, "meta"],
  ] as const) {
    const encoding = normalise(label);
    // A meta that was read byte by byte cannot be right in claiming UTF-16.
    if (encoding !== null && !encoding.startsWith("utf-16")) found.push({ encoding, how });
  }
  return found;
}

function normalise(label: string | undefined): string | null {
  const name = label?.toLowerCase() ?? "";
  const known = SUPERSETS[name] ?? name;
  if (known === "" || !iconv.encodingExists(known)) return null;
  return known === "utf8" ? "utf-8" : known;
}

function decodeLegacy(
  bytes: Uint8Array,
  declared: readonly Declared[],
  multiByteUtf8: number,
): DecodedHtml {
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  const first = declared[0];
  const scored = CYRILLIC_ENCODINGS.map((encoding) => ({
    encoding,
    score: scoreCyrillic(iconv.decode(sample, encoding)),
  })).toSorted((a, b) => b.score - a.score);
  const best = withoutStraySigns(scored) ?? { encoding: "windows-1251", score: 0 };
  const ranked = declared.map((one) => {
    const text = iconv.decode(sample, one.encoding);
    return { ...one, score: scoreCyrillic(text), broken: brokenShare(text) };
  });
  const readable = ranked
    .filter((one) => one.broken < 0.02)
    .toSorted((a, b) => b.score - a.score)[0];
  if (readable !== undefined && readable.score >= best.score - OVERRULING_MARGIN) {
    // Sites that write Kazakh in the old encoding declare the Russian one.
    const isKazakh = readable.encoding === "windows-1251" && KAZAKH.has(best.encoding);
    return isKazakh
      ? decodeAs(bytes, best.encoding, "statistics")
      : decodeAs(bytes, readable.encoding, readable.how);
  }
  // Cyrillic text has Cyrillic words; the accents of a Western page never form any.
  if (best.score > 0.5) return decodeAs(bytes, best.encoding, "statistics");
  if (readable !== undefined) return decodeAs(bytes, readable.encoding, readable.how);
  if (multiByteUtf8 > 0)
    return { html: decodeMixedUtf8(bytes), encoding: "utf-8", how: "utf-8-mixed" };
  return first === undefined
    ? decodeAs(bytes, "windows-1252", "default")
    : decodeAs(bytes, first.encoding, first.how);
}

/** The best reading; a sign or two of Windows-1251 that are letters in Kazakh encodings do not make a text Kazakh. */
function withoutStraySigns<T extends { encoding: string; score: number }>(
  scored: readonly T[],
): T | undefined {
  const [best] = scored;
  const russian = scored.find(({ encoding }) => encoding === "windows-1251");
  const isStray =
    best !== undefined &&
    russian !== undefined &&
    KAZAKH.has(best.encoding) &&
    best.score < russian.score + KAZAKH_MARGIN;
  return isStray ? russian : best;
}

/** Replacement characters per character that is not ASCII. */
function brokenShare(text: string): number {
  let broken = 0;
  let high = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code > 127) high++;
    if (code === 0xfffd) broken++;
  }
  return high === 0 ? 0 : broken / high;
}
