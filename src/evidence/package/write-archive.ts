import fs from "node:fs/promises";
import path from "node:path";
import { getSurt, WARCParser, WARCRecord, WARCSerializer } from "warcio";
import type { BlobStore } from "../blob-store.ts";
import { software } from "../software.ts";

/** Where a capture's WARC records lie in the package. */
export interface ArchivePlace {
  file: string;
  offset: number;
  length: number;
}

export interface Archive {
  files: { path: string; file: string; size: number }[];
  /** By SHA-256 of the capture's WARC: captures of one exchange share their records. */
  places: Map<string, ArchivePlace>;
  /** CDXJ. */
  index: string;
}

/** A new archive file begins when one has this many bytes. */
const fileBytes = 256 * 2 ** 20;

/** Puts the WARC records of captures one behind another, as they are, and indexes them. Files are made in `dir`. */
export async function writeArchive(
  dir: string,
  warcHashes: readonly string[],
  blobs: BlobStore,
  createdAt: Date,
): Promise<Archive> {
  const archive: Archive = { files: [], places: new Map(), index: "" };
  const lines = new Map<string, string>();
  for (const sha256 of new Set(warcHashes)) {
    let current = archive.files.at(-1);
    if (!current || current.size >= fileBytes) {
      current = await beginFile(dir, archive.files.length + 1, createdAt);
      archive.files.push(current);
    }
    const bytes = await blobs.get(sha256);
    await fs.appendFile(current.file, bytes);
    for (const [key, line] of await indexRecords(bytes, current)) lines.set(key, line);
    archive.places.set(sha256, { file: current.path, offset: current.size, length: bytes.length });
    current.size += bytes.length;
  }
  if (archive.files.length === 0) archive.files.push(await beginFile(dir, 1, createdAt));
  archive.index = [...lines.values()]
    .toSorted((a, b) => (a < b ? -1 : 1))
    .map((line) => `${line}\n`)
    .join("");
  return archive;
}

async function beginFile(dir: string, number: number, createdAt: Date) {
  const name = `data-${number}.warc.gz`;
  const record = WARCRecord.createWARCInfo(
    { filename: name, warcVersion: "WARC/1.1", date: createdAt.toISOString() },
    {
      software,
      format: "WARC File Format 1.1",
      description: "Records as they were written at capture time, put one behind another.",
    },
  );
  const bytes = await WARCSerializer.serialize(record, { gzip: true });
  const file = path.join(dir, name);
  await fs.writeFile(file, bytes, { mode: 0o600 });
  return { path: `archive/${name}`, file, size: bytes.length };
}

/**
 * A CDXJ line for each response and resource. Of two records of one address in one second the later one counts: that is a page
 * as the browser showed it, after the document that the server sent.
 */
async function indexRecords(
  bytes: Buffer,
  place: { path: string; size: number },
): Promise<[key: string, line: string][]> {
  const found: [string, string][] = [];
  const parser = new WARCParser([bytes]);
  for await (const record of parser) {
    const { warcType, warcTargetURI: url, warcDate } = record;
    await record.skipFully();
    if ((warcType !== "response" && warcType !== "resource") || !url || !warcDate) continue;
    const timestamp = warcDate.replaceAll(/\D/g, "").slice(0, 14);
    const key = `${getSurt(url)} ${timestamp}`;
    const type = record.httpHeaders?.headers.get("content-type") ?? record.warcContentType;
    const entry = {
      url,
      mime: (warcType === "resource" ? record.warcContentType : type)?.split(";")[0]?.trim() ?? "",
      status: warcType === "resource" ? 200 : Number(record.httpHeaders?.statusCode),
      digest: record.warcPayloadDigest,
      length: parser.recordLength,
      offset: place.size + parser.offset,
      filename: path.posix.basename(place.path),
    };
    found.push([key, `${key} ${JSON.stringify(entry)}`]);
  }
  return found;
}
