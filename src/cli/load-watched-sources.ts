import path from "node:path";
import { loadSources, type SourceFolder } from "../../crawlers/load-sources.ts";
import { sha256Hex } from "../evidence/blob-store.ts";
import { canonicalJson } from "../evidence/capture-log.ts";
import { syncSources } from "../store/sources.ts";
import type { Runtime } from "./process-runtime.ts";

/** The Kazakhstan pack, or the directory that ONRECORD_SOURCES names; and users' own in `<data>/sources`. */
export function sourceFolders(config: {
  sourcesDir: string | undefined;
  dataDir: string;
}): SourceFolder[] {
  const shipped = path.join(import.meta.dirname, "..", "..", "crawlers", "sources", "kz");
  return [
    config.sourcesDir
      ? { path: config.sourcesDir, kind: "users" }
      : { path: shipped, kind: "pack" },
    { path: path.join(config.dataDir, "sources"), kind: "users" },
  ];
}

/**
 * Makes the stored sources those of the files. A broken file is named; its source, where it was watched before, is watched
 * on by its last good definition, and the others as ever.
 */
export async function loadWatchedSources(runtime: Runtime): Promise<void> {
  const { sources, problems } = await loadSources(sourceFolders(runtime.config));
  for (const problem of problems) {
    runtime.log.error({ err: problem }, "a source file cannot be used");
    console.error(problem.message);
  }
  await syncSources(
    runtime.store,
    sources.map((definition) => {
      const { id, name, role, authorityId, homepage, timeZone } = definition;
      return {
        id,
        name,
        role,
        homepage,
        timeZone,
        ...(authorityId ? { authorityId } : {}),
        definition,
        definitionHash: sha256Hex(canonicalJson(definition)),
      };
    }),
    runtime.clock.now(),
    problems.length > 0 ? problems.map(({ message }) => message).join("\n") : null,
  );
}
