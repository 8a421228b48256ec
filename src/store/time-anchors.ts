import { newId } from "./new-id.ts";
import type { Db } from "./open-store.ts";
import type { TreeHeadRow } from "./tree-heads.ts";

export interface TimeAnchorRow {
  /** `rfc3161`, `ots-pending`, `ots-bitcoin`. */
  kind: string;
  headSize: number;
  /** Address of who says so. */
  authority: string;
  token: Buffer;
  /** Null where the token names a block and no time. */
  saysAt: string | null;
}

/** A promise of a calendar that has not been kept yet. */
export interface PendingProof {
  headSize: number;
  headKeyFingerprint: string;
  token: Buffer;
}

type HeadKey = Pick<TreeHeadRow, "size" | "keyFingerprint">;

const keyOf = (head: HeadKey) => ({
  headSize: BigInt(head.size),
  headKeyFingerprint: head.keyFingerprint,
});

export async function hasTimeAnchor(
  db: Db,
  head: TreeHeadRow,
  authority: string,
): Promise<boolean> {
  return (await db.timeAnchor.count({ where: { ...keyOf(head), authority } })) > 0;
}

export async function addTimeAnchor(
  db: Db,
  head: HeadKey,
  anchor: { kind: string; authority: string; token: Buffer; saysAt?: Date },
  now: Date,
): Promise<void> {
  await db.timeAnchor.createMany({
    data: [
      {
        ...anchor,
        ...keyOf(head),
        id: newId(),
        token: new Uint8Array(anchor.token),
        createdAt: now,
      },
    ],
    skipDuplicates: true,
  });
}

/** Promises of a calendar beside which no proof stands, the newest first. */
export async function readPendingProofs(
  db: Db,
  calendar: string,
  limit: number,
): Promise<PendingProof[]> {
  const rows = await db.timeAnchor.findMany({
    where: { authority: calendar, kind: { in: ["ots-pending", "ots-bitcoin"] } },
    orderBy: { createdAt: "desc" },
  });
  const nameOf = (row: (typeof rows)[number]) => `${row.headSize} ${row.headKeyFingerprint}`;
  const kept = new Set(rows.filter(({ kind }) => kind === "ots-bitcoin").map(nameOf));
  return rows
    .filter((row) => row.kind === "ots-pending" && !kept.has(nameOf(row)))
    .slice(0, limit)
    .map(({ headSize, headKeyFingerprint, token }) => ({
      headSize: Number(headSize),
      headKeyFingerprint,
      token: Buffer.from(token),
    }));
}

/** Of heads that this key signed, the shortest log first. */
export async function readTimeAnchors(db: Db, keyFingerprint: string): Promise<TimeAnchorRow[]> {
  const rows = await db.timeAnchor.findMany({
    where: { headKeyFingerprint: keyFingerprint },
    orderBy: [{ headSize: "asc" }, { createdAt: "asc" }],
  });
  return rows.map(({ kind, headSize, authority, token, saysAt }) => ({
    kind,
    headSize: Number(headSize),
    authority,
    token: Buffer.from(token),
    saysAt: saysAt?.toISOString() ?? null,
  }));
}
