import { decodeHtml } from "../extract/decode-html.ts";

/**
 * Text of a body, by the same rules as a page's: byte order mark, valid UTF-8 whatever is declared, then header and
 * XML declaration or `<meta charset>` unless the text reads as nonsense that way. Feeds of older sites of the region
 * are written in Windows-1251 and often say otherwise. Pure.
 *
 * @param body bytes after content decoding (not gzipped), or text, which is returned without its mark
 */
export function decodeBody(body: string | Uint8Array, contentType?: string): string {
  if (typeof body === "string") return body.replace(/^\uFEFF/, "");
  return decodeHtml(body, contentType ?? null).html;
}
