import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { CodebookError } from "../../lexicons/codebook-error.ts";
import { compareWithRules, loadCodebook } from "../../lexicons/load-codebook.ts";
import { loadLexicon } from "../../lexicons/load-lexicon.ts";
import { renderCodebook } from "../render-codebook.ts";

const DOCUMENT = new URL("../../../docs/codebook.md", import.meta.url);

/**
 * `onrecord codebook [--check]`: writes `docs/codebook.md`, or compares it with the data and says where they part.
 * `file` is for tests.
 * @throws {CodebookError} when data and rules disagree, or `check` finds the file missing or different
 */
export function writeCodebook(options: { check?: boolean; file?: URL } = {}): void {
  const file = options.file ?? DOCUMENT;
  const codebook = loadCodebook();
  const lexicon = loadLexicon({ model: null });
  const problems = compareWithRules(codebook, lexicon);
  if (problems.length > 0)
    throw new CodebookError(`Codebook and rules disagree: ${problems.join("; ")}.`);
  const text = renderCodebook(codebook, lexicon);
  if (options.check) compare(readFileOrNull(file), text, fileURLToPath(file));
  else writeFileSync(file, text);
}

function compare(onDisk: string | null, text: string, path: string): void {
  if (onDisk === text) return;
  const written = (onDisk ?? "").split("\n");
  const differs = text.split("\n").findIndex((line, index) => line !== written[index]);
  const where = onDisk === null ? "is not there" : `differs from its data at line ${(differs === -1 ? text.split("\n").length : differs) + 1}`; // prettier-ignore
  throw new CodebookError(`${path} ${where}. Run: npx onrecord codebook`);
}

function readFileOrNull(file: URL): string | null {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if ((error as { code?: unknown }).code === "ENOENT") return null;
    throw error;
  }
}
