import { randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { SealError } from "./record-keys.ts";

/**
 * The master key that opens sealed names: from the environment, else from `<dataDir>/key`, which is made (mode 0600)
 * where there is none.
 * @throws {SealError} when the file holds something else
 */
export function readMasterKey(dataDir: string, fromEnvironment: string | undefined): Buffer {
  if (fromEnvironment) return Buffer.from(fromEnvironment, "base64");
  const file = path.join(dataDir, "key");
  if (!fs.existsSync(file)) {
    fs.mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    // Whole or not at all, and whoever comes first: another process may be making it in this moment.
    const part = `${file}.${process.pid}`;
    fs.writeFileSync(part, `${randomBytes(32).toString("base64")}\n`, { mode: 0o600 });
    try {
      fs.linkSync(part, file);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    } finally {
      fs.rmSync(part, { force: true });
    }
  }
  const key = Buffer.from(fs.readFileSync(file, "utf8").trim(), "base64");
  if (key.length !== 32)
    throw new SealError(
      `The master key in ${file} is not 32 bytes in base64. Restore it from a backup: sealed names cannot be read without it.`,
    );
  return key;
}
