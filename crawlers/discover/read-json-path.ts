/**
 * Follows a path such as `data.items[0].id` into parsed JSON; the empty path is the value itself. Only own
 * properties are followed, so that a path never reaches `constructor`. Undefined where it leads nowhere. Pure.
 */
export function readJsonPath(value: unknown, path: string): unknown {
  let here = value;
  for (const [, name, position] of path.matchAll(/([^.[\]]+)|\[(\d+)\]/g)) {
    const key = name ?? position ?? "";
    if (typeof here !== "object" || here === null || !Object.hasOwn(here, key)) return undefined;
    here = (here as Record<string, unknown>)[key];
  }
  return here;
}

/** The same for what must be a text or a number; others are undefined. */
export function readJsonText(value: unknown, path: string | undefined): string | undefined {
  const found = path === undefined ? undefined : readJsonPath(value, path);
  if (typeof found === "number" && Number.isFinite(found)) return String(found);
  return typeof found === "string" && found.trim() !== "" ? found : undefined;
}
