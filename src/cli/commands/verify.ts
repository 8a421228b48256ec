import pc from "picocolors";
import { verifyLog, type LogEntry, type LogFault } from "../../evidence/capture-log.ts";
import { readCaptureLog } from "../../store/captures.ts";
import { openRuntime } from "../process-runtime.ts";

/** `onrecord verify`: every entry of the capture log and every byte that it names. */
export async function verify(options: { json?: boolean }): Promise<void> {
  const runtime = await openRuntime("verify");
  try {
    const faults: (LogFault | { seq: bigint; fault: "bytes-missing" | "bytes-changed" })[] = [];
    const entries: LogEntry[] = [];
    for await (const entry of readCaptureLog(runtime.store.prisma)) {
      entries.push(entry);
      const { bodySha256, wireSha256, screenshotSha256 } = entry.facts;
      for (const sha256 of new Set([bodySha256, wireSha256, screenshotSha256])) {
        if (sha256 === null) continue;
        await runtime.blobs.get(sha256).catch((error: { code?: string }) =>
          faults.push({
            seq: entry.seq,
            fault: error.code === "blob-damaged" ? "bytes-changed" : "bytes-missing",
          }),
        );
      }
    }
    faults.push(...verifyLog(entries));
    const head = entries.at(-1);
    if (options.json)
      console.log(
        JSON.stringify(
          {
            entries: entries.length,
            head: head ? { seq: head.seq.toString(), hash: head.entryHash } : null,
            faults: faults.map((fault) => ({ ...fault, seq: fault.seq.toString() })),
          },
          null,
          2,
        ),
      );
    else {
      for (const { seq, fault } of faults) console.log(`${pc.red("✗")} capture ${seq}: ${fault}`);
      console.log(
        `${faults.length === 0 ? pc.green("✓") : pc.red("✗")} ${entries.length} captures checked, ${faults.length} faults.${head ? `\n  Head: ${head.seq} ${head.entryHash}\n  Keep this line elsewhere: a log cut at its end shows only against it.` : ""}`,
      );
    }
    if (faults.length > 0) process.exitCode = 1;
  } finally {
    await runtime.close();
  }
}
