// Makes the database client from the schema where it is missing or older than the schema. npm's install scripts may be
// switched off, so this happens at start. Plain JavaScript: runs before anything else can.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

const here = import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname);
const root = path.resolve(here, "..", "..");

/** @param {string} node path of the Node.js to use */
export function prepare(node) {
  const schema = fs.readFileSync(path.join(root, "prisma", "schema.prisma"));
  const require = createRequire(path.join(root, "package.json"));
  const prisma = path.dirname(require.resolve("prisma/package.json"));
  const version = JSON.parse(fs.readFileSync(path.join(prisma, "package.json"), "utf8")).version;
  const wanted = createHash("sha256").update(schema).update(version).digest("hex");
  const target = path.join(root, "src", "store", "generated");
  const stamp = path.join(target, ".made-from");
  const isMade = () => fs.existsSync(stamp) && fs.readFileSync(stamp, "utf8") === wanted;
  if (isMade()) return;
  const lock = path.join(root, "src", "store", ".generating");
  if (!takeLock(lock, isMade)) return;
  try {
    // Prisma wants to download its schema engine, which making the client does not use: any program stands in for it.
    const result = spawnSync(node, [path.join(prisma, "build", "index.js"), "generate"], {
      cwd: root,
      env: {
        ...process.env,
        PRISMA_SCHEMA_ENGINE_BINARY: node,
        PRISMA_HIDE_UPDATE_MESSAGE: "1",
        CHECKPOINT_DISABLE: "1",
      },
      encoding: "utf8",
    });
    if (result.status !== 0) {
      console.error(
        `The database client could not be made from prisma/schema.prisma:\n${result.stdout}${result.stderr}`,
      );
      process.exitCode = 1;
      throw new Error("prisma generate failed");
    }
    fs.writeFileSync(stamp, wanted);
  } finally {
    fs.rmSync(lock, { recursive: true, force: true });
  }
}

/** True when the lock is ours; false when another process has made the client in the meantime. */
function takeLock(lock, isMade) {
  const deadline = Date.now() + 60_000;
  for (;;) {
    try {
      fs.mkdirSync(lock);
      return true;
    } catch (error) {
      if (error.code !== "EEXIST") throw error;
    }
    if (isMade()) return false;
    // Whoever held it was killed: a client takes two seconds to make, not sixty.
    if (
      Date.now() > deadline ||
      Date.now() - fs.statSync(lock, { throwIfNoEntry: false })?.mtimeMs > 60_000
    )
      fs.rmSync(lock, { recursive: true, force: true });
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
  }
}
