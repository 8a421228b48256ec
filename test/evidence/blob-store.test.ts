import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  BlobDamagedError,
  BlobStoreError,
  openBlobDirectory,
  sha256Hex,
} from "../../src/evidence/blob-store.ts";

describe("the blob directory", () => {
  let root: string;
  beforeEach(() => (root = fs.mkdtempSync(path.join(os.tmpdir(), "onrecord blobs "))));
  afterEach(() => fs.rmSync(root, { recursive: true, force: true }));

  test("gives back the bytes under their SHA-256, and stores the same bytes once", async () => {
    const blobs = openBlobDirectory(root);
    const bytes = Buffer.from("«фактов не выявлено»");
    const sha256 = await blobs.put(bytes);
    expect(sha256).toBe(sha256Hex(bytes));
    expect(await blobs.put(bytes)).toBe(sha256);
    expect(await blobs.get(sha256)).toEqual(bytes);
    expect(await blobs.has(sha256)).toBe(true);
    const files = fs
      .readdirSync(root, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile());
    expect(files.map((file) => file.name)).toEqual([sha256]);
  });

  test("refuses to hand out bytes that were changed on disk", async () => {
    const blobs = openBlobDirectory(root);
    const sha256 = await blobs.put(Buffer.from("as it stood"));
    fs.writeFileSync(
      path.join(root, sha256.slice(0, 2), sha256.slice(2, 4), sha256),
      "as somebody wants it",
    );
    await expect(blobs.get(sha256)).rejects.toThrow(BlobDamagedError);
  });

  test("does not leave its directory for a name that is no hash", async () => {
    await expect(openBlobDirectory(root).get("../../etc/passwd")).rejects.toThrow(BlobDamagedError);
  });

  test("says where and what to do when it cannot write, and leaves no half file", async () => {
    const blobs = openBlobDirectory(path.join(root, "file"));
    fs.writeFileSync(path.join(root, "file"), "a file where the directory should be");
    await expect(blobs.put(Buffer.from("x"))).rejects.toThrow(BlobStoreError);
    await expect(blobs.checkReady()).rejects.toThrow(path.join(root, "file"));
  });
});
