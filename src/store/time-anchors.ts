import { newId } from "./new-id.ts";
import type { Db } from "./open-store.ts";
import type { TreeHeadRow } from "./tree-heads.ts";

export interface TimeAnchorRow {
  kind: string;
  headSize: number;
  /** Address of who says so. */
  authority: string;
  token: Buffer;
  saysAt: string;
}

const keyOf = (head: TreeHeadRow) => ({
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
  head: TreeHeadRow,
  anchor: { kind: string; authority: string; token: Buffer; saysAt: Date },
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
    saysAt: saysAt.toISOString(),
  }));
}
