import path from "node:path";

/** Builds the analysts' page where its sources changed since the last build; returns where it lies. */
export async function buildPage(): Promise<string> {
  const { buildWeb } = await import("../web/build-web.ts");
  await buildWeb();
  return path.join(import.meta.dirname, "..", "web", "dist");
}
