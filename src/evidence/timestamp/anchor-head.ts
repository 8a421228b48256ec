import { createHash, randomBytes } from "node:crypto";
import type { Db } from "../../store/open-store.ts";
import { addTimeAnchor, hasTimeAnchor } from "../../store/time-anchors.ts";
import type { TreeHeadRow } from "../../store/tree-heads.ts";
import { headStatement } from "../standalone/verify-evidence.mjs";
import { readTimestampAnswer, TimestampRefusedError } from "./read-timestamp-answer.ts";
import { writeTimestampRequest } from "./write-timestamp-request.ts";

/** Farther apart than this, one of the two clocks is wrong, and which one nobody can tell later. */
const maxDifferenceMs = 600_000;

/** Sends a query to an authority and brings its answer. The one who calls owns the door outwards. */
export type AskAuthority = (query: Buffer) => Promise<{ status: number; body: Buffer }>;

/**
 * Has a signed head stamped by a time-stamp authority (RFC 3161), once. What leaves the house is a hash; the authority learns
 * nothing of what was captured. False when it was stamped before.
 *
 * @throws {TimestampRefusedError} when no token for this head came back
 */
export async function anchorHead(
  db: Db,
  head: TreeHeadRow,
  authority: string,
  ask: AskAuthority,
  now: () => Date,
): Promise<boolean> {
  if (await hasTimeAnchor(db, head, authority)) return false;
  const sha256 = createHash("sha256").update(headStatement(head)).digest();
  const nonce = randomBytes(8);
  nonce[0]! |= 1; // never zero at the front, which DER would drop
  const { status, body } = await ask(writeTimestampRequest(sha256, nonce));
  if (status !== 200)
    throw new TimestampRefusedError(
      `The time-stamp authority ${authority} answered ${status}. Check its address; it is asked again later.`,
    );
  const { token, saysAt } = readTimestampAnswer(body, { sha256, nonce });
  if (Math.abs(saysAt.getTime() - now().getTime()) > maxDifferenceMs)
    throw new TimestampRefusedError(
      `The time-stamp authority ${authority} says it is ${saysAt.toISOString()}, this machine says ${now().toISOString()}. Set the clock of this machine right, or name another authority; nothing was stored.`,
    );
  await addTimeAnchor(db, head, { kind: "rfc3161", authority, token, saysAt }, now());
  return true;
}
