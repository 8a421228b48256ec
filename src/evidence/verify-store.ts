import { readCaptureLog, type CaptureRow } from "../store/captures.ts";
import type { Db } from "../store/open-store.ts";
import { readTreeHeads, type TreeHeadRow } from "../store/tree-heads.ts";
import type { BlobStore } from "./blob-store.ts";
import { genesisHash, verifyLog, type LogEntry, type LogFault } from "./capture-log.ts";
import { buildTree, proveBeginning, rootOf, type MerkleTree } from "./merkle-tree.ts";
import {
  checkWarc,
  EvidenceFault,
  headStatement,
  isBeginning,
  isSignedBy,
} from "./standalone/verify-evidence.mjs";

export type StoreFault =
  | LogFault
  /** Bytes that an entry names. */
  | { seq: bigint; fault: "bytes-missing" | "bytes-changed" | "records-do-not-fit" }
  /** Signed heads: `seq` is the number of entries that the head is of. */
  | { seq: bigint; fault: "head-signature" | "log-rewritten" | "log-cut" };

export interface StoreVerdict {
  entries: number;
  /** Entries whose bytes stand in WARC records; the others are from before. */
  inWarc: number;
  head: { seq: bigint; hash: string; root: string } | null;
  signedHeads: number;
  faults: StoreFault[];
}

/**
 * Checks the whole capture log, every byte that it names, and every signed head: that the log is still the one whose beginnings
 * were signed. `known` is a head that was kept elsewhere.
 */
export async function verifyStore(
  { db, blobs }: { db: Db; blobs: BlobStore },
  options: { logOnly?: boolean; known?: { size: number; root: string } } = {},
): Promise<StoreVerdict> {
  const faults: StoreFault[] = [];
  const hashes: string[] = [];
  let before = { seq: 0n, hash: genesisHash };
  let inWarc = 0;
  // Before the log is read: it may grow meanwhile, and a head signed in between would be longer than what was read.
  const heads = await readTreeHeads(db);
  for await (const entry of readCaptureLog(db)) {
    faults.push(...verifyLog([entry], before));
    before = { seq: entry.seq, hash: entry.entryHash };
    hashes.push(entry.entryHash);
    if (entry.facts.warcSha256) inWarc += 1;
    if (!options.logOnly) faults.push(...(await verifyBytes(blobs, entry)));
  }
  const tree = hashes.length > 0 ? buildTree(hashes) : null;
  faults.push(...heads.flatMap((head) => verifyHead(head, tree)));
  if (options.known) faults.push(...verifyBeginning(options.known, tree));
  return {
    entries: hashes.length,
    inWarc,
    head: tree && { ...before, root: rootOf(tree) },
    signedHeads: heads.length,
    faults,
  };
}

async function verifyBytes(blobs: BlobStore, { seq, facts }: LogEntry): Promise<StoreFault[]> {
  const faults: StoreFault[] = [];
  for (const sha256 of new Set(blobsOf(facts))) {
    const bytes = await blobs.get(sha256).catch((error: { code?: string }) => {
      const fault = error.code === "blob-damaged" ? "bytes-changed" : "bytes-missing";
      faults.push({ seq, fault });
      return null;
    });
    if (bytes && sha256 === facts.warcSha256 && !doRecordsFit(bytes, facts))
      faults.push({ seq, fault: "records-do-not-fit" });
  }
  return faults;
}

/** What lies in the blob store for an entry. Before captures were written to WARC, body and pictures lay there one by one. */
function blobsOf(facts: CaptureRow): string[] {
  const { bodySha256, warcSha256, wireSha256, screenshotSha256, pdfSha256 } = facts;
  return warcSha256
    ? [bodySha256, warcSha256]
    : [bodySha256, wireSha256, screenshotSha256, pdfSha256].filter((one) => one !== null);
}

function doRecordsFit(warc: Buffer, facts: CaptureRow): boolean {
  try {
    checkWarc(warc, facts, "this capture");
    return true;
  } catch (error) {
    if (error instanceof EvidenceFault) return false;
    throw error;
  }
}

function verifyHead(head: TreeHeadRow, tree: MerkleTree | null): StoreFault[] {
  return isSignedBy(head.publicKey, headStatement(head), head.signature)
    ? verifyBeginning(head, tree)
    : [{ seq: BigInt(head.size), fault: "head-signature" }];
}

/** Is the log that was seen then the beginning of the one that is here? */
function verifyBeginning(
  head: { size: number; root: string },
  tree: MerkleTree | null,
): StoreFault[] {
  const seq = BigInt(head.size);
  if (tree === null || head.size > tree.size) return [{ seq, fault: "log-cut" }];
  const now = { size: tree.size, root: rootOf(tree) };
  return isBeginning(head, now, proveBeginning(tree, head.size))
    ? []
    : [{ seq, fault: "log-rewritten" }];
}
