import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import path from "node:path";
import { sha256Hex } from "../blob-store.ts";
import { software } from "../software.ts";
import type { PackageEvidence } from "./describe-evidence.ts";
import type { ReportWords } from "./report-words.ts";
import type { PackageFile } from "./write-container.ts";

/** datapackage.json: every file with its size and SHA-256, in the order in which they stand in the container. */
export async function writeManifest(
  files: readonly PackageFile[],
  evidence: PackageEvidence,
  words: ReportWords,
): Promise<Buffer> {
  const resources: object[] = [];
  for (const file of files)
    resources.push({
      name: path.posix.basename(file.path),
      path: file.path,
      hash: `sha256:${"bytes" in file ? sha256Hex(file.bytes) : await hashFile(file.file)}`,
      bytes: "bytes" in file ? file.bytes.length : file.size,
    });
  const manifest = {
    profile: "data-package",
    wacz_version: "1.1.1",
    title: `${words.title}: ${evidence.incident.title}`,
    description: words.proves.join(" "),
    created: evidence.createdAt,
    software,
    resources,
  };
  return Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`);
}

/** SHA-256 of a file that may not fit into memory. */
export async function hashFile(file: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  return hash.digest("hex");
}
