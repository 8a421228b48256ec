import iconv from "iconv-lite";

/** Length of the valid UTF-8 sequence at `at`, 1 for ASCII, 0 for a byte that starts none. */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0;
  if (lead < 0x80) return 1;
  const length =
    lead >= 0xc2 && lead <= 0xdf
      ? 2
      : lead >= 0xe0 && lead <= 0xef
        ? 3
        : lead >= 0xf0 && lead <= 0xf4
          ? 4
          : 0;
  if (length === 0 || at + length > bytes.length) return 0;
  for (let i = 1; i < length; i++) if (((bytes[at + i] ?? 0) & 0xc0) !== 0x80) return 0;
  const second = bytes[at + 1] ?? 0;
  if ((lead === 0xe0 && second < 0xa0) || (lead === 0xed && second > 0x9f)) return 0;
  if ((lead === 0xf0 && second < 0x90) || (lead === 0xf4 && second > 0x8f)) return 0;
  return length;
}

/** Counts multi-byte UTF-8 sequences and bytes that belong to none. Pure. */
export function countUtf8(bytes: Uint8Array): { multiByte: number; invalid: number } {
  let multiByte = 0;
  let invalid = 0;
  for (let at = 0; at < bytes.length;) {
    const length = sequenceLength(bytes, at);
    if (length === 0) invalid++;
    else if (length > 1) multiByte++;
    at += length || 1;
  }
  return { multiByte, invalid };
}

/**
 * UTF-8 with stray bytes: runs of two or more bytes that are no UTF-8 are read as Windows-1251, which is what
 * blocks pasted into pages of the region come from; a single one becomes U+FFFD. Pure.
 */
export function decodeMixedUtf8(bytes: Uint8Array): string {
  const parts: string[] = [];
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  let start = 0;
  for (let at = 0; at < bytes.length;) {
    const length = sequenceLength(bytes, at);
    if (length > 0) {
      at += length;
      continue;
    }
    parts.push(decoder.decode(bytes.subarray(start, at)));
    const from = at;
    while (at < bytes.length && sequenceLength(bytes, at) === 0) at++;
    const stray = bytes.subarray(from, at);
    parts.push(
      stray.length >= 2 && at < bytes.length ? iconv.decode(stray, "windows-1251") : "\ufffd",
    );
    start = at;
  }
  parts.push(decoder.decode(bytes.subarray(start)));
  return parts.join("");
}
