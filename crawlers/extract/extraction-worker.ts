import { OnRecordError } from "../../src/errors/on-record-error.ts";
import { decodeHtml } from "./decode-html.ts";
import { extractArticleWithProvenance } from "./extract-article.ts";
import type { ExtractionReply, ExtractionRequest } from "./extraction-pool.ts";
import { ExtractionError } from "./extraction-error.ts";

/** Entry point of a child process of `ExtractionPool`: one page in, one answer out. */
function answer(request: ExtractionRequest): ExtractionReply {
  try {
    const { html, bytes, contentType, page } = request;
    const decoded = bytes === undefined ? null : decodeHtml(bytes, contentType ?? null);
    const article = extractArticleWithProvenance(decoded?.html ?? html ?? "", page);
    return { number: request.number, ok: true, article, encoding: decoded?.encoding ?? null };
  } catch (error) {
    const known = error instanceof OnRecordError;
    return {
      number: request.number,
      ok: false,
      code: error instanceof ExtractionError ? error.code : "extraction.failed",
      message: known
        ? error.message
        : `The page could not be read: ${error instanceof Error ? error.message : String(error)}`,
      context: known ? error.context : {},
    };
  }
}

process.on("message", (request: ExtractionRequest) => process.send?.(answer(request)));
// The pool's process is gone: nobody waits for an answer.
process.on("disconnect", () => process.exit(0));
