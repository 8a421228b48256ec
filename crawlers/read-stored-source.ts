import { defineSource, type SourceDefinition, type SourceInput } from "./define-source.ts";

const known = new Map<string, { json: string; source: SourceDefinition }>();

/**
 * The definition of a stored source, checked. Checking is dear and the same definition comes with every page, so the last one of
 * each source is remembered; another one is checked anew.
 *
 * @throws {SourceDefinitionError}
 */
export function readStoredSource(row: { id: string; definition: unknown }): SourceDefinition {
  const json = JSON.stringify(row.definition);
  const remembered = known.get(row.id);
  if (remembered?.json === json) return remembered.source;
  const source = defineSource(row.definition as SourceInput, `stored source ${row.id}`);
  known.set(row.id, { json, source });
  return source;
}
