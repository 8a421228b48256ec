import iconv from "iconv-lite";

/**
 * Text of a body: byte order mark, then the header's charset, then what the first kilobyte declares (XML
 * declaration, `<meta charset>`), then UTF-8. Older sites of the region still write windows-1251. Pure.
 *
 * @param body bytes after content decoding (not gzipped), or text, which is returned without its mark
 */
export function decodeBody(body: string | Uint8Array, contentType?: string): string {
  if (typeof body === "string") return body.replace(/^\uFEFF/, "");
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  const charset = markOf(bytes) ?? charsetOf(contentType) ?? declaredIn(bytes) ?? "utf-8";
  return iconv.decode(bytes, iconv.encodingExists(charset) ? charset : "utf-8");
}

function markOf(bytes: Buffer): string | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return "utf-8";
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  return undefined;
}

function charsetOf(contentType: string | undefined): string | undefined {
  return /charset\s*=\s*["']?([\w.:-]+)/i.exec(contentType ?? "")?.[1];
}

function declaredIn(bytes: Buffer): string | undefined {
  const head = bytes.subarray(0, 1024).toString("latin1");
  const declared =
    /<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]+)/i.exec(head) ??
    /<meta[^>]*?charset\s*=\s*["']?([\w.:-]+)/i.exec(head);
  return declared?.[1];
}
