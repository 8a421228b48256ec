import { tags, writeDer, writeOid } from "./der.ts";

export const sha256Oid = "2.16.840.1.101.3.4.2.1";

/** The algorithm identifier of SHA-256, with the NULL that authorities expect. */
export const sha256Algorithm = writeDer(tags.sequence, writeOid(sha256Oid), Buffer.of(5, 0));

/** A positive integer, with a zero before it where its first bit is set. */
export const writePositive = (bytes: Uint8Array): Buffer =>
  writeDer(tags.integer, (bytes[0] ?? 0) >= 0x80 ? Buffer.of(0) : Buffer.alloc(0), bytes);

/**
 * A TimeStampReq (RFC 3161, 2.4.1) that asks for a token over a SHA-256 with the authority's certificate in it.
 * @param nonce 8 random bytes; the first must not be zero
 */
export function writeTimestampRequest(sha256: Uint8Array, nonce: Uint8Array): Buffer {
  return writeDer(
    tags.sequence,
    writePositive(Buffer.of(1)),
    writeDer(tags.sequence, sha256Algorithm, writeDer(tags.octetString, sha256)),
    writePositive(nonce),
    Buffer.of(0x01, 0x01, 0xff),
  );
}
