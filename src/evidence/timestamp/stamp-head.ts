import { createHash } from "node:crypto";
import { OnRecordError } from "../../errors/on-record-error.ts";
import type { Db } from "../../store/open-store.ts";
import {
  addTimeAnchor,
  hasTimeAnchor,
  readPendingProofs,
  type PendingProof,
} from "../../store/time-anchors.ts";
import type { TreeHeadRow } from "../../store/tree-heads.ts";
import {
  headStatement,
  listAttestations,
  readOtsFile,
  readOtsTree,
  type OtsTree,
} from "../standalone/verify-evidence.mjs";
import { writeOtsFile } from "./write-ots.ts";

/** Asks a calendar of OpenTimestamps: posts a body, or gets. The one who calls owns the door outwards. */
export type AskCalendar = (
  path: string,
  body: Buffer | null,
) => Promise<{ status: number; body: Buffer }>;

/** A calendar did not answer with a proof for what was asked. */
export class CalendarRefusedError extends OnRecordError {
  readonly code = "calendar-refused";
  readonly retry = "later";
}

/** Heads are stamped once a day; a calendar that forgot some must not be asked for them for ever before the others. */
const mostAsked = 20;

/**
 * Hands the SHA-256 of a signed head to a calendar of OpenTimestamps, once, and keeps the promise that comes back. It proves nothing yet: the
 * calendar has to put it into Bitcoin first, see `completeProofs`. False when it was handed in before.
 *
 * @throws {CalendarRefusedError} when what came back is no proof over this head
 */
export async function stampHead(
  db: Db,
  head: TreeHeadRow,
  calendar: string,
  ask: AskCalendar,
  now: Date,
): Promise<boolean> {
  if (await hasTimeAnchor(db, head, calendar)) return false;
  const sha256 = createHash("sha256").update(headStatement(head)).digest();
  const { status, body } = await ask("/digest", sha256);
  if (status !== 200)
    throw new CalendarRefusedError(
      `The calendar ${calendar} answered ${status}. Check its address; it is asked again later.`,
    );
  const tree = readAnswer(calendar, body, sha256);
  const token = writeOtsFile(sha256, tree);
  await addTimeAnchor(db, head, { kind: "ots-pending", authority: calendar, token }, now);
  return true;
}

/**
 * Asks a calendar for what became of its promises. A proof that leads to a Bitcoin block is kept beside the promise. Only the calendar that was handed
 * the head is asked, whatever address stands in its promise. Returns how many were completed.
 *
 * @throws {CalendarRefusedError} after all were asked, when one was answered with something that is no proof
 */
export async function completeProofs(
  db: Db,
  calendar: string,
  ask: AskCalendar,
  now: Date,
): Promise<number> {
  let completed = 0;
  let refused: CalendarRefusedError | null = null;
  for (const pending of await readPendingProofs(db, calendar, mostAsked)) {
    try {
      const token = await complete(calendar, ask, pending);
      if (!token) continue;
      const { headSize: size, headKeyFingerprint: keyFingerprint } = pending;
      const anchor = { kind: "ots-bitcoin", authority: calendar, token };
      await addTimeAnchor(db, { size, keyFingerprint }, anchor, now);
      completed += 1;
    } catch (error) {
      if (!(error instanceof CalendarRefusedError)) throw error;
      refused = error;
    }
  }
  if (refused) throw refused;
  return completed;
}

/** The proof with what the calendar has added to it; null while it leads to no block. */
async function complete(
  calendar: string,
  ask: AskCalendar,
  { token }: PendingProof,
): Promise<Buffer | null> {
  const { sha256, tree } = readOtsFile(token);
  let isComplete = false;
  for (const { kind, node } of listAttestations(tree)) {
    if (kind !== "pending") continue;
    const { status, body } = await ask(`/timestamp/${node.message.toString("hex")}`, null);
    if (status === 404) continue;
    if (status !== 200)
      throw new CalendarRefusedError(
        `The calendar ${calendar} answered ${status} when it was asked for a proof. It is asked again later.`,
      );
    const answer = readAnswer(calendar, body, node.message);
    if (!listAttestations(answer).some((one) => one.kind === "bitcoin")) continue;
    node.attestations.push(...answer.attestations);
    node.steps.push(...answer.steps);
    isComplete = true;
  }
  return isComplete ? writeOtsFile(sha256, tree) : null;
}

function readAnswer(calendar: string, body: Buffer, message: Buffer): OtsTree {
  try {
    const tree = readOtsTree(body, message);
    const kinds = listAttestations(tree).map(({ kind }) => kind);
    if (kinds.includes("pending") || kinds.includes("bitcoin")) return tree;
  } catch (cause) {
    throw new CalendarRefusedError(
      `The calendar ${calendar} answered something that is no proof. Nothing was stored; check its address, or name another one.`,
      { cause },
    );
  }
  throw new CalendarRefusedError(
    `The calendar ${calendar} answered with a proof that promises nothing. Nothing was stored; check its address, or name another one.`,
  );
}
