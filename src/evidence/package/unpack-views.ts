import fs from "node:fs/promises";
import path from "node:path";
import type { BlobStore } from "../blob-store.ts";
import { readRecords } from "../standalone/verify-evidence.mjs";
import type { ChosenCapture } from "./choose-captures.ts";
import type { PackageFile } from "./write-container.ts";

export interface ViewFiles {
  files: PackageFile[];
  /** Paths in the package, by place in the log. */
  views: Map<number, { screenshot?: string; pdf?: string }>;
}

/**
 * Screenshots and PDF once more as files of their own, for those who open the package as the ZIP file that it is. They are put
 * into `dir`: the pictures of an incident may not fit into memory.
 */
export async function unpackViews(
  dir: string,
  captures: readonly ChosenCapture[],
  blobs: BlobStore,
): Promise<ViewFiles> {
  const files: PackageFile[] = [];
  const views: ViewFiles["views"] = new Map();
  for (const { seq, facts } of captures) {
    if (!facts.screenshotSha256 && !facts.pdfSha256) continue;
    const view: { screenshot?: string; pdf?: string } = {};
    for (const { fields, payload } of readRecords(await blobs.get(facts.warcSha256!))) {
      const kind = kindOf(fields.get("warc-target-uri") ?? "");
      if (kind === null) continue;
      const name = `${seq}.${kind === "pdf" ? "pdf" : "png"}`;
      const file = path.join(dir, name);
      await fs.writeFile(file, payload, { mode: 0o600 });
      view[kind] = `onrecord/views/${name}`;
      files.push({ path: view[kind], file, size: payload.length });
    }
    views.set(Number(seq), view);
  }
  return { files, views };
}

function kindOf(url: string): "screenshot" | "pdf" | null {
  if (url.startsWith("urn:fullPage:")) return "screenshot";
  return url.startsWith("urn:pdf:") ? "pdf" : null;
}
