import type { CaptureRow } from "../store/captures.ts";
import { sha256Hex } from "./blob-store.ts";

/** The facts of a capture that its log entry seals. Instants are ISO 8601 in UTC. */
export type CaptureFacts = CaptureRow;

/** `prevHash` of the first entry. */
export const genesisHash = "0".repeat(64);

/** SHA-256 over the entry's place, the entry before it, and every fact, in a form that does not depend on key order. */
export function hashEntry(seq: bigint, prevHash: string, facts: CaptureFacts): string {
  return sha256Hex(canonicalJson({ seq: seq.toString(), prevHash, facts }));
}

export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (value !== null && typeof value === "object") {
    const entries = Object.entries(value)
      .filter(([, inner]) => inner !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonicalJson(inner)}`).join(",")}}`;
  }
  return JSON.stringify(value ?? null);
}

export interface LogEntry {
  seq: bigint;
  prevHash: string;
  entryHash: string;
  facts: CaptureFacts;
}

export type LogFault = { seq: bigint; fault: "changed" | "missing-before" | "broken-link" };

/**
 * Checks a stretch of the log that begins at `startsAfter` (hash and seq of the entry before it). Reports every changed entry, every gap
 * and every broken link. A cut tail shows only against a head that was published elsewhere: pass it as `head`.
 */
export function verifyLog(
  entries: Iterable<LogEntry>,
  startsAfter: { seq: bigint; hash: string } = { seq: 0n, hash: genesisHash },
  head?: { seq: bigint; hash: string },
): LogFault[] {
  const faults: LogFault[] = [];
  let { seq, hash } = startsAfter;
  for (const entry of entries) {
    if (entry.seq !== seq + 1n) faults.push({ seq: entry.seq, fault: "missing-before" });
    else if (entry.prevHash !== hash) faults.push({ seq: entry.seq, fault: "broken-link" });
    if (hashEntry(entry.seq, entry.prevHash, entry.facts) !== entry.entryHash)
      faults.push({ seq: entry.seq, fault: "changed" });
    seq = entry.seq;
    hash = entry.entryHash;
  }
  if (head && (head.seq !== seq || head.hash !== hash))
    faults.push({ seq: head.seq, fault: "missing-before" });
  return faults;
}
