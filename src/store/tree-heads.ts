import type { Db } from "./open-store.ts";

/** A signed head of the tree over the capture log. */
export interface TreeHeadRow {
  /** Entries in the log. */
  size: number;
  /** Hex. */
  root: string;
  /** ISO 8601. */
  signedAt: string;
  /** Ed25519, SPKI in base64. */
  publicKey: string;
  keyFingerprint: string;
  signature: string;
}

/** The hashes of all entries in the order of the log: 64 letters each, read in pages. */
export async function readEntryHashes(db: Db, pageSize = 5_000): Promise<string[]> {
  const hashes: string[] = [];
  for (let after = 0n; ; after = BigInt(hashes.length)) {
    const rows = await db.capture.findMany({
      where: { seq: { gt: after } },
      orderBy: { seq: "asc" },
      take: pageSize,
      select: { seq: true, entryHash: true },
    });
    for (const { entryHash } of rows) hashes.push(entryHash);
    if (rows.length < pageSize) return hashes;
  }
}

export async function readLogSize(db: Db): Promise<number> {
  const last = await db.capture.findFirst({ orderBy: { seq: "desc" }, select: { seq: true } });
  return Number(last?.seq ?? 0n);
}

/** Oldest first. */
export async function readTreeHeads(db: Db): Promise<TreeHeadRow[]> {
  const rows = await db.treeHead.findMany({ orderBy: [{ size: "asc" }, { signedAt: "asc" }] });
  return rows.map(({ size, rootHash, signedAt, publicKey, keyFingerprint, signature }) => ({
    size: Number(size),
    root: rootHash,
    signedAt: signedAt.toISOString(),
    publicKey,
    keyFingerprint,
    signature,
  }));
}

/** Kept once per size and key: of two processes that sign the same log the first one's head stands, and is returned to both. */
export async function saveTreeHead(db: Db, head: TreeHeadRow): Promise<TreeHeadRow> {
  const { size, root, signedAt, ...rest } = head;
  await db.treeHead.createMany({
    data: [{ ...rest, size: BigInt(size), rootHash: root, signedAt: new Date(signedAt) }],
    skipDuplicates: true,
  });
  const heads = await readTreeHeads(db);
  return heads.find((one) => one.size === size && one.keyFingerprint === head.keyFingerprint)!;
}
