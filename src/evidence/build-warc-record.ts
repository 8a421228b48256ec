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
        ...content.fields,
      },
    },
    head ? [head, payload] : [payload],
  );
  // Else warcio writes a head of its own before ours, and joins header fields that came apart.
  record.httpHeaders = null;
  return { id, bytes: Buffer.from(await WARCSerializer.serialize(record, { gzip: true })) };
}
