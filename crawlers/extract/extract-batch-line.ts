import type { ExtractedArticle } from "../../src/core/types.ts";
import { OnRecordError } from "../../src/errors/on-record-error.ts";
import { extractArticle } from "./extract-article.ts";
import { ExtractionError } from "./extraction-error.ts";

export type BatchAnswer =
  | ({ id: string } & ExtractedArticle)
  | { id: string | null; error: { code: string; message: string } };

export interface BatchPage {
  id: string;
  url: string;
  html: string;
}

/**
 * One line of `onrecord extract --batch`, `{"id","url","html"}`, checked.
 * @throws {ExtractionError} `extraction.bad-input` when it is no such object
 */
export function parseBatchLine(line: string): BatchPage {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (cause) {
    throw badInput("The line is not JSON. Write one JSON object a line.", cause);
  }
  if (value === null || typeof value !== "object" || Array.isArray(value)) {
    throw badInput('The line is not an object. Expected {"id","url","html"}.');
  }
  const { id, url, html } = value as Record<string, unknown>;
  if (typeof id !== "string" || id === "") throw badInput('The line has no "id" (a string).');
  if (typeof url !== "string" || !URL.canParse(url))
    throw badInput(`"url" of ${id} is not an absolute address.`, undefined, id);
  if (typeof html !== "string") throw badInput(`"html" of ${id} is not a string.`, undefined, id);
  return { id, url, html };
}

function badInput(message: string, cause?: unknown, id?: string): ExtractionError {
  return new ExtractionError("extraction.bad-input", message, {
    cause,
    context: id === undefined ? {} : { id },
  });
}

/** Any failure as the error object of the batch contract. Pure. */
export function batchError(error: unknown, id: string | null): BatchAnswer {
  const code = error instanceof OnRecordError ? error.code : "extraction.failed";
  const message = error instanceof Error ? error.message : String(error);
  return { id, error: { code, message } };
}

/** Answers one line of `onrecord extract --batch`; never throws. Pure. Use `ExtractionPool` for hostile pages. */
export function extractBatchLine(line: string): BatchAnswer {
  let id: string | null = null;
  try {
    const page = parseBatchLine(line);
    id = page.id;
    return { id, ...extractArticle(page.html, { url: page.url }) };
  } catch (error) {
    if (id === null && error instanceof ExtractionError && typeof error.context["id"] === "string")
      id = error.context["id"];
    return batchError(error, id);
  }
}
