import { sign as signBytes } from "node:crypto";
import { OnRecordError } from "../errors/on-record-error.ts";
import type { Db } from "../store/open-store.ts";
import {
  readEntryHashes,
  readLogSize,
  readTreeHeads,
  saveTreeHead,
  type TreeHeadRow,
} from "../store/tree-heads.ts";
import { buildTree, proveBeginning, rootOf, type MerkleTree } from "./merkle-tree.ts";
import type { SigningKeys } from "./read-signing-keys.ts";
import { headStatement, isBeginning } from "./standalone/verify-evidence.mjs";

/** The log is no longer what an earlier signed head says it was. */
export class LogRewrittenError extends OnRecordError {
  readonly code = "log-rewritten";
  readonly retry = "never";
}

export interface SignedLog {
  tree: MerkleTree;
  head: TreeHeadRow;
  /** Those signed before, oldest first; each is a beginning of this log. */
  earlier: TreeHeadRow[];
}

const dayMs = 86_400_000;

/** Whether a day has passed since the last head, and the log has grown. */
export async function isHeadDue(db: Db, now: Date): Promise<boolean> {
  const last = (await readTreeHeads(db)).at(-1);
  const size = await readLogSize(db);
  // A log that is shorter than its last head is looked at at once, whatever the time.
  if (last && size < last.size) return true;
  const isOld = !last || now.getTime() - Date.parse(last.signedAt) >= dayMs;
  return isOld && size > (last?.size ?? 0);
}

/**
 * Signs the head of the log as it stands, unless a head of that size is signed already. Null for an empty log.
 * @throws {LogRewrittenError} rather than sign a log that is not what earlier heads began: two truths under one key
 */
export async function signTreeHead(
  db: Db,
  keys: SigningKeys,
  now: Date,
): Promise<SignedLog | null> {
  // Heads before hashes: the log may grow in between, and never shrinks.
  const heads = await readTreeHeads(db);
  const hashes = await readEntryHashes(db);
  if (hashes.length === 0 && heads.length === 0) return null;
  const largest = heads.at(-1);
  if (largest && largest.size > hashes.length)
    throw new LogRewrittenError(
      `The capture log has ${hashes.length} entries, but a head of ${largest.size} was signed at ${largest.signedAt}: entries are missing. Restore the database from a backup that has them; nothing was signed.`,
    );
  const tree = buildTree(hashes);
  const current = { size: tree.size, root: rootOf(tree) };
  for (const head of heads)
    if (!isBeginning(head, current, proveBeginning(tree, head.size)))
      throw new LogRewrittenError(
        `The first ${head.size} entries of the capture log are not those whose head was signed at ${head.signedAt}: the log was rewritten. Run "onrecord verify" to see where, and restore the database; nothing was signed.`,
      );
  const known = heads.find(
    (head) => head.size === tree.size && head.keyFingerprint === keys.fingerprint,
  );
  const head = known ?? (await saveTreeHead(db, sign(keys, current, now)));
  return { tree, head, earlier: heads.filter((one) => one !== known) };
}

function sign(keys: SigningKeys, log: { size: number; root: string }, now: Date): TreeHeadRow {
  const statement = { ...log, signedAt: now.toISOString() };
  const signature = signBytes(null, Buffer.from(headStatement(statement)), keys.logKey);
  return {
    ...statement,
    publicKey: keys.publicKey,
    keyFingerprint: keys.fingerprint,
    signature: signature.toString("base64"),
  };
}
