import { compile } from "json-schema-to-typescript";
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { pino } from "pino";
import { systemClock } from "../clock.ts";
import type { Store } from "../store/open-store.ts";
import { buildServer } from "./build-server.ts";

const target = path.join(import.meta.dirname, "..", "web", "api-types.ts");

interface Operation {
  operationId?: string;
  requestBody?: { content: { "application/json": { schema: object } } };
  responses?: Record<string, { content?: { "application/json": { schema: object } } }>;
}

/** The page's types of the API, as text: an Answer, and where there is one a Body, per operation of the OpenAPI description. */
export async function generateApiTypes(): Promise<string> {
  const store = {} as Store; // describing the routes touches no database
  const app = buildServer({
    store,
    clock: systemClock,
    config: { publicUrl: "http://127.0.0.1", metricsPort: undefined },
    log: pino({ level: "silent" }),
    masterKey: Buffer.alloc(32),
    staticDir: undefined,
  });
  const document = (await app.inject("/api/openapi.json")).json<{
    paths: Record<string, Record<string, Operation>>;
  }>();
  await app.close();
  const definitions: Record<string, object> = {};
  for (const operation of Object.values(document.paths).flatMap((methods) =>
    Object.values(methods),
  )) {
    if (!operation.operationId) continue;
    const name = operation.operationId[0]!.toUpperCase() + operation.operationId.slice(1);
    const answer = operation.responses?.["200"]?.content?.["application/json"].schema;
    const body = operation.requestBody?.content["application/json"].schema;
    if (answer) definitions[`${name}Answer`] = answer;
    if (body) definitions[`${name}Body`] = body;
  }
  const schema = {
    type: "object",
    additionalProperties: false,
    properties: Object.fromEntries(
      Object.keys(definitions).map((name) => [name, { $ref: `#/definitions/${name}` }]),
    ),
    required: Object.keys(definitions),
    definitions,
  };
  const banner =
    "// Generated from the OpenAPI description by src/api/write-api-types.ts. Do not edit: run `node src/api/write-api-types.ts`.";
  return await compile(withoutTitles(schema) as Parameters<typeof compile>[0], "Api", {
    bannerComment: banner,
    format: true,
    additionalProperties: false,
    ignoreMinAndMaxItems: true,
    style: { printWidth: 200 },
  });
}

/** Titles and descriptions of inner shapes would become type names of their own. */
function withoutTitles(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutTitles);
  if (value === null || typeof value !== "object") return value;
  const entries = Object.entries(value).filter(
    ([key, inner]) => !(key === "title" && typeof inner === "string"),
  );
  return Object.fromEntries(entries.map(([key, inner]) => [key, withoutTitles(inner)]));
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href)
  fs.writeFileSync(target, await generateApiTypes());
