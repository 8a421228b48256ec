import { openBlobDirectory } from "../../src/evidence/blob-store.ts";
import { recordCapture } from "../../src/evidence/record-capture.ts";
import { storeExchange } from "../../src/evidence/store-exchange.ts";
import { inTransaction } from "../../src/store/in-transaction.ts";
import { newId } from "../../src/store/new-id.ts";
import { openStore } from "../../src/store/open-store.ts";
import { plainExchange } from "./seed-evidence.ts";

/** A process of its own that captures as fast as it can, two at a time, until it is killed: `node this URL DIRECTORY`. */
const [databaseUrl, directory] = process.argv.slice(2) as [string, string];
const store = await openStore(databaseUrl, { connections: 3 });
const blobs = openBlobDirectory(directory);

async function captureForever(): Promise<never> {
  for (;;) {
    const id = newId();
    const body = `${id} ${"text of the page ".repeat(20_000)}`;
    const exchange = plainExchange(`https://police.example/${id}`, body, new Date());
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
