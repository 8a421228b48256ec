import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { stringify } from "yaml";
import type { SourceInput } from "../../crawlers/define-source.ts";

/** A definition as a file that people go on with: what is known of it above, one field a line. */
export function writeSourceYaml(
  definition: SourceInput,
  { from, at }: { from: string; at: Date },
): string {
  const day = at.toISOString().slice(0, 10);
  return [
    `# ${definition.name.ru.replaceAll(/\s+/g, " ")}: found by “onrecord source add ${from}” on ${day}.`,
    "# A draft. Complete name, languages and quirks; docs/adding-a-source.md says what each field means.",
    "# robots.txt is asked by the program; the terms of use have been read by nobody yet.",
    stringify(definition, { lineWidth: 0 }),
  ].join("\n");
}

/** @throws when the file is there already, or cannot be written */
export async function writeSourceFile(file: string, text: string): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, text, { flag: "wx" });
}
