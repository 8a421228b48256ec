import { readdir, readFile } from "node:fs/promises";
import { extname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { parse as parseYaml } from "yaml";
import { defineSource, isSourceDefinition } from "./define-source.ts";
import type { SourceDefinition, SourceInput } from "./define-source.ts";
import { SourceDefinitionError } from "./source-definition-error.ts";

/** A folder of definitions. Subfolders are not read. */
export interface SourceFolder {
  path: string;
  /**
   * `pack`: shipped with the product; `.ts` files are imported and so run.
   * `users`: an installation's own; YAML and JSON only, nothing in it is ever run, and it need not exist.
   */
  kind: "pack" | "users";
}

export interface LoadedSources {
  /** By id. */
  sources: SourceDefinition[];
  /** One per file that gave no source; the others are not held up by it. */
  problems: SourceDefinitionError[];
}

/**
 * Reads every definition of the folders. A broken file is a problem beside the sources, never an exception; of
 * two files with one id the first is kept, folders and files taken in order, so that an installation cannot
 * replace a shipped source unnoticed.
 *
 * @param folders one path means a pack
 */
export async function loadSources(
  folders: string | readonly SourceFolder[],
): Promise<LoadedSources> {
  const list: readonly SourceFolder[] =
    typeof folders === "string" ? [{ path: folders, kind: "pack" }] : folders;
  const sources = new Map<string, { source: SourceDefinition; file: string }>();
  const problems: SourceDefinitionError[] = [];
  for (const folder of list) {
    for (const file of await listFiles(folder, problems)) {
      const read = await readSource(file).catch((cause: unknown) => describe(file, cause));
      if (read instanceof SourceDefinitionError) {
        problems.push(read);
        continue;
      }
      const first = sources.get(read.id);
      if (first === undefined) sources.set(read.id, { source: read, file });
      else problems.push(duplicate(file, read.id, first.file));
    }
  }
  const byId = [...sources.values()]
    .map(({ source }) => source)
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return { sources: byId, problems };
}

async function listFiles(
  folder: SourceFolder,
  problems: SourceDefinitionError[],
): Promise<string[]> {
  const extensions =
    folder.kind === "pack" ? [".ts", ".yaml", ".yml", ".json"] : [".yaml", ".yml", ".json"];
  try {
    const entries = await readdir(folder.path, { withFileTypes: true });
    return entries
      .filter(
        (entry) =>
          entry.isFile() &&
          extensions.includes(extname(entry.name)) &&
          !entry.name.endsWith(".d.ts"),
      )
      .map((entry) => join(folder.path, entry.name))
      .toSorted();
  } catch (cause) {
    const isMissing = cause instanceof Error && "code" in cause && cause.code === "ENOENT";
    if (folder.kind === "users" && isMissing) return [];
    const fix = "Check the path and who may read it.";
    problems.push(
      new SourceDefinitionError(
        folder.path,
        [{ field: "folder", problem: "cannot be read.", fix }],
        cause,
      ),
    );
    return [];
  }
}

/** @throws {SourceDefinitionError} and whatever reading, parsing or running the file throws */
async function readSource(file: string): Promise<SourceDefinition> {
  const extension = extname(file);
  if (extension !== ".ts") {
    const text = await readFile(file, "utf8");
    // `maxAliasCount` keeps a few lines of nested aliases from unfolding without end.
    const data: unknown =
      extension === ".json" ? JSON.parse(text) : parseYaml(text, { maxAliasCount: 20 });
    return defineSource(data as SourceInput, file);
  }
  const module = (await import(pathToFileURL(resolve(file)).href)) as Record<string, unknown>;
  if (isSourceDefinition(module["source"])) return module["source"];
  throw new SourceDefinitionError(file, [
    {
      field: "source",
      problem: "is not exported, or did not come from defineSource.",
      fix: "Write `export const source = defineSource({ … })`.",
    },
  ]);
}

function describe(file: string, cause: unknown): SourceDefinitionError {
  if (cause instanceof SourceDefinitionError) {
    // A pack file's own call of defineSource does not know where it stands.
    return cause.file === null ? new SourceDefinitionError(file, cause.faults, cause) : cause;
  }
  const message = cause instanceof Error ? cause.message.split("\n")[0] : String(cause);
  const fault = { field: "file", problem: `cannot be read: ${message}.`, fix: "Mend its syntax." };
  return new SourceDefinitionError(file, [fault], cause);
}

function duplicate(file: string, id: string, firstFile: string): SourceDefinitionError {
  const problem = `${id} is already defined in ${firstFile}.`;
  return new SourceDefinitionError(file, [
    { field: "id", problem, fix: "Give this source an id of its own." },
  ]);
}
