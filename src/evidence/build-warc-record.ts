import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { WARCRecord, WARCSerializer, type WARCType } from "warcio";
import { newId } from "../store/new-id.ts";
import { sha256Hex } from "./blob-store.ts";

export interface RecordContent {
  type: WARCType;
  url: string;
  at: Date;
  contentType: string;
  /** HTTP request or status line with its header fields, up to and with the empty line. */
  head?: Uint8Array;
  payload: Uint8Array;
  /** More WARC header fields. */
  fields?: Record<string, string>;
}

/** One WARC 1.1 record as a gzip member of its own, with SHA-256 of its block and of its payload; and its id. */
export async function buildWarcRecord(
  content: RecordContent,
): Promise<{ id: string; bytes: Buffer }> {
  const id = `<urn:uuid:${newId()}>`;
  const { head, payload } = content;
  const blocks = head ? [head, payload] : [payload];
  const record = WARCRecord.create(
    {
      type: content.type,
      url: content.url,
      date: content.at.toISOString(),
      warcVersion: "WARC/1.1",
      warcHeaders: {
        "WARC-Record-ID": id,
        "Content-Type": content.contentType,
        "WARC-Payload-Digest": `sha256:${sha256Hex(payload)}`,
        // Else warcio hashes in WebAssembly, which it starts anew for each record.
        "WARC-Block-Digest": `sha256:${hashOf(blocks)}`,
        ...content.fields,
      },
    },
    blocks,
  );
  // Else warcio writes a head of its own before ours, and joins header fields that came apart.
  record.httpHeaders = null;
  // Compressed in one piece: warcio's stream costs several times as much.
  return { id, bytes: await compress(await WARCSerializer.serialize(record, { gzip: false })) };
}

const compress = promisify<Uint8Array, Buffer>(gzip);

function hashOf(blocks: readonly Uint8Array[]): string {
  const hash = createHash("sha256");
  for (const block of blocks) hash.update(block);
  return hash.digest("hex");
}
