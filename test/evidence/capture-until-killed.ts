import fs from "node:fs/promises";
import { openBlobDirectory } from "../../src/evidence/blob-store.ts";
import { recordCapture } from "../../src/evidence/record-capture.ts";
import { storeExchange } from "../../src/evidence/store-exchange.ts";
import { inTransaction } from "../../src/store/in-transaction.ts";
import { newId } from "../../src/store/new-id.ts";
import { openStore } from "../../src/store/open-store.ts";
import { plainExchange } from "./seed-evidence.ts";

/**
 * A process of its own that captures two at a time and dies by SIGKILL in the middle of its n-th write, half of the bytes on
 * disk: `node this URL DIRECTORY N`. Odd writes are bodies, even ones WARC records, more or less.
 */
const [databaseUrl, directory, fatalWrite] = process.argv.slice(2) as [string, string, string];
const open = fs.open;
let writes = 0;
fs.open = async (file, flags, mode) => {
  const handle = await open(file, flags, mode);
  if (flags === "wx" && (writes += 1) === Number(fatalWrite))
    handle.writeFile = async (bytes) => {
      await handle.write(bytes as Uint8Array, 0, (bytes as Uint8Array).length >> 1);
      process.kill(process.pid, "SIGKILL");
    };
  return handle;
};
const store = await openStore(databaseUrl, { connections: 3 });
const blobs = openBlobDirectory(directory);

async function captureForever(): Promise<never> {
  for (;;) {
    const id = newId();
    const exchange = plainExchange(
      `https://police.example/${id}`,
      `${id} ${"text ".repeat(5_000)}`,
      new Date(),
    );
    const facts = {
      id,
      sourceId: "test-police",
      itemId: null,
      ...(await storeExchange(blobs, exchange)),
    };
    await inTransaction(store, async (db) => await recordCapture(db, facts));
  }
}

await Promise.all([captureForever(), captureForever()]);
