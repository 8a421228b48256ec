import { createHash, randomUUID } from "node:crypto";
import fs from "node:fs/promises";
import path from "node:path";
import { OnRecordError } from "../errors/on-record-error.ts";

export class BlobStoreError extends OnRecordError {
  readonly code = "blob-store";
  readonly retry = "later";
}

export class BlobDamagedError extends OnRecordError {
  readonly code = "blob-damaged";
  readonly retry = "never";
}

/** Bytes by content address: the name is the SHA-256, lower-case hex. What is stored is never changed. */
export interface BlobStore {
  put(bytes: Uint8Array): Promise<string>;
  /** @throws {BlobDamagedError} when the bytes no longer have the hash of their name. */
  get(sha256: string): Promise<Buffer>;
  has(sha256: string): Promise<boolean>;
  /** Writes and reads back a byte. @throws {BlobStoreError} when it cannot. */
  checkReady(): Promise<void>;
}

export const sha256Hex = (bytes: Uint8Array | string): string =>
  createHash("sha256").update(bytes).digest("hex");

/** Blobs in a directory, two levels deep. A file appears under its name only when it is whole and on disk. */
export function openBlobDirectory(root: string): BlobStore {
  const fileOf = (sha256: string) => {
    if (!/^[0-9a-f]{64}$/.test(sha256))
      throw new BlobDamagedError(`"${sha256}" is not a SHA-256 in hex, so no blob has that name.`);
    return path.join(root, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  };
  const exists = (file: string) =>
    fs.access(file).then(
      () => true,
      () => false,
    );
  return {
    put: async (bytes) => {
      const sha256 = sha256Hex(bytes);
      const file = fileOf(sha256);
      if (await exists(file)) return sha256;
      const part = `${file}.${randomUUID()}.part`;
      try {
        const dir = path.dirname(file);
        const made = await fs.mkdir(dir, { recursive: true, mode: 0o700 });
        const handle = await fs.open(part, "wx", 0o600);
        try {
          await handle.writeFile(bytes);
          await handle.sync();
        } finally {
          await handle.close();
        }
        await fs.rename(part, file);
        await syncNames(dir, made ? path.dirname(made) : dir);
      } catch (cause) {
        await fs.rm(part, { force: true }).catch(() => {});
        throw explain(root, cause);
      }
      return sha256;
    },
    get: async (sha256) => {
      const file = fileOf(sha256);
      let bytes: Buffer;
      try {
        bytes = await fs.readFile(file);
      } catch (cause) {
        throw explain(root, cause);
      }
      if (sha256Hex(bytes) !== sha256)
        throw new BlobDamagedError(
          `The stored bytes ${sha256} in ${root} were changed on disk: their hash is another one now. Restore them from a backup; do not use them as evidence.`,
        );
      return bytes;
    },
    has: async (sha256) => await exists(fileOf(sha256)),
    checkReady: async () => {
      const probe = path.join(root, `.ready-${randomUUID()}`);
      try {
        await fs.mkdir(root, { recursive: true, mode: 0o700 });
        await fs.writeFile(probe, "1");
      } catch (cause) {
        throw explain(root, cause);
      } finally {
        await fs.rm(probe, { force: true }).catch(() => {});
      }
    },
  };
}

/** Puts the names in `dir`, and in the directories above it up to `top`, on disk: a file without its name is lost with the power. */
async function syncNames(dir: string, top: string): Promise<void> {
  for (let at = dir; at.length >= top.length; at = path.dirname(at)) {
    const handle = await fs.open(at, "r");
    await handle.sync().finally(async () => await handle.close());
  }
}

function explain(root: string, cause: unknown): BlobStoreError {
  const code = (cause as NodeJS.ErrnoException).code;
  const advice: Record<string, string> = {
    ENOSPC: "The disk is full: free some space there. Captures wait and are fetched again.",
    EDQUOT:
      "The disk quota is used up: free some space there. Captures wait and are fetched again.",
    EACCES: "The directory may not be written: give this user the right to write there.",
    EROFS: "The disk is mounted read-only: mount it for writing.",
    ENOENT: "The stored bytes are missing: restore them from a backup.",
  };
  return new BlobStoreError(
    `The evidence store ${root} cannot be used (${code ?? (cause as Error).message}). ${advice[code ?? ""] ?? "Check the disk."}`,
    { cause },
  );
}
