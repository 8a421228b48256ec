import swagger from "@fastify/swagger";
import { jsonSchemaTransform } from "fastify-type-provider-zod";
import type { ApiInstance } from "./api-instance.ts";

/** The description of the API, OpenAPI 3.1, and a plain page of it for administrators that loads nothing from anywhere. */
export async function registerOpenapi(app: ApiInstance): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: "3.1.0",
      info: {
        title: "On Record",
        version: "1",
        description: "What authorities said, changed, removed and did not say, with proof.",
      },
    },
    transform: jsonSchemaTransform,
  });
  app.get(
    "/openapi.json",
    { config: { action: "openapi.read" }, schema: { hide: true } },
    async (_request, reply) =>
      await reply.type("application/json").send(JSON.stringify(app.swagger())),
  );
  app.get(
    "/docs",
    { config: { action: "docs.read" }, schema: { hide: true } },
    async (_request, reply) =>
      await reply
        .type("text/html; charset=utf-8")
        .send(renderDocs(app.swagger() as OpenapiDocument)),
  );
}

interface OpenapiDocument {
  info?: { title?: string };
  paths?: Record<
    string,
    Record<
      string,
      {
        summary?: string;
        requestBody?: unknown;
        parameters?: unknown;
        responses?: Record<string, unknown>;
      }
    >
  >;
}

const escapeHtml = (text: string): string =>
  text.replace(/&/gu, "&amp;").replace(/</gu, "&lt;").replace(/>/gu, "&gt;");

function renderDocs(document: OpenapiDocument): string {
  const sections = Object.entries(document.paths ?? {}).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => {
      const details = JSON.stringify(
        {
          parameters: operation.parameters,
          requestBody: operation.requestBody,
          answer: operation.responses?.["200"],
        },
        null,
        2,
      );
      return `<details><summary><b>${method.toUpperCase()}</b> <code>${escapeHtml(path)}</code> ${escapeHtml(operation.summary ?? "")}</summary><pre>${escapeHtml(details)}</pre></details>`;
    }),
  );
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>On Record API</title></head><body><main><h1>On Record API</h1><p>OpenAPI 3.1: <a href="/api/openapi.json">/api/openapi.json</a></p>${sections.join("\n")}</main></body></html>`;
}
