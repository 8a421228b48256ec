import path from "node:path";
import pc from "picocolors";
import { readConfig } from "../../config.ts";
import { OnRecordError } from "../../errors/on-record-error.ts";
import { openBlobDirectory } from "../../evidence/blob-store.ts";
import { verifyStore, type StoreFault } from "../../evidence/verify-store.ts";
import { openStore } from "../../store/open-store.ts";
import { findRunningDatabase } from "../running-instance.ts";

class HeadOptionError extends OnRecordError {
  readonly code = "option";
  readonly retry = "never";
}

/** What each fault means, for people. */
const meanings: Record<StoreFault["fault"], string> = {
  changed: "its entry was changed",
  "missing-before": "entries before it are missing",
  "broken-link": "the entry before it is another one than when it was written",
  "bytes-missing": "its bytes are missing from the evidence store",
  "bytes-changed": "its bytes were changed on disk",
  "records-do-not-fit": "its WARC records are not what the entry says",
  "head-signature": "the signature of this head does not fit",
  "log-rewritten": "the log was another one when this head was seen: it was rewritten",
  "log-cut": "the log was longer when this head was seen: it was cut at its end",
};
const ofHeads = new Set<StoreFault["fault"]>(["head-signature", "log-rewritten", "log-cut"]);

/** `onrecord verify`: every entry of the capture log, every byte that it names, and every signed head. */
export async function verify(options: {
  json?: boolean;
  logOnly?: boolean;
  head?: string;
}): Promise<void> {
  const known = readHead(options.head);
  const config = readConfig();
  const store = await openStore(config.databaseUrl ?? findRunningDatabase(config.dataDir), {
    connections: 3,
  });
  try {
    const verdict = await verifyStore(
      { db: store.prisma, blobs: openBlobDirectory(path.join(config.dataDir, "blobs")) },
      { logOnly: options.logOnly ?? false, ...(known ? { known } : {}) },
    );
    const { entries, inWarc, head, signedHeads, faults } = verdict;
    if (options.json)
      console.log(
        JSON.stringify(
          {
            ...verdict,
            ...(head ? { head: { ...head, seq: head.seq.toString() } } : {}),
            faults: faults.map((one) => ({ ...one, seq: one.seq.toString() })),
          },
          null,
          2,
        ),
      );
    else {
      for (const { seq, fault } of faults)
        console.log(
          `${pc.red("✗")} ${ofHeads.has(fault) ? "head of" : "capture"} ${seq}: ${meanings[fault]} (${fault})`,
        );
      console.log(
        `${faults.length === 0 ? pc.green("✓") : pc.red("✗")} ${entries} captures (${inWarc} in WARC) and ${signedHeads} signed heads checked, ${faults.length} faults.`,
      );
      if (options.logOnly) console.log("  The log alone was checked, not the bytes that it names.");
      if (head)
        console.log(
          `  Head: ${head.seq}:${head.root}\n  Keep this line elsewhere: with --head it shows whether the log was cut or rewritten since.`,
        );
    }
    if (faults.length > 0) process.exitCode = 1;
  } finally {
    await store.close();
  }
}

function readHead(text: string | undefined): { size: number; root: string } | null {
  if (text === undefined) return null;
  const [, size, root] = /^(\d+):([0-9a-f]{64})$/i.exec(text.trim()) ?? [];
  if (!size || !root || Number(size) < 1)
    throw new HeadOptionError(
      `"${text}" is not a head. It is a line such as 120:9f86d0… that an earlier verify printed.`,
    );
  return { size: Number(size), root: root.toLowerCase() };
}
