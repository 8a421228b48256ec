import { buffer } from "node:stream/consumers";
import { createInterface } from "node:readline";
import { batchError, parseBatchLine } from "../../../crawlers/extract/extract-batch-line.ts";
import { ExtractionError } from "../../../crawlers/extract/extraction-error.ts";
import { ExtractionPool } from "../../../crawlers/extract/extraction-pool.ts";
import type { PooledArticle } from "../../../crawlers/extract/extraction-pool.ts";
import type { ExtractedArticle } from "../../core/types.ts";
import { OnRecordError } from "../../errors/on-record-error.ts";
import { writeLine } from "../json-lines.ts";

class ExtractOptionError extends OnRecordError {
  readonly code = "option";
  readonly retry = "never";
}

/** `onrecord extract --url URL < page.html`, or `--batch` on JSON Lines. Pages are read in a worker with hard limits. */
export async function extract(options: { url?: string; batch?: boolean }): Promise<void> {
  const pool = new ExtractionPool({ workers: 1 });
  try {
    if (options.batch) await extractLines(pool);
    else await extractOne(pool, options.url);
  } finally {
    await pool.close();
  }
}

async function extractOne(pool: ExtractionPool, url: string | undefined): Promise<void> {
  if (!url || !URL.canParse(url))
    throw new ExtractOptionError(
      "Give the page's whole address: onrecord extract --url https://example.kz/news/1 < page.html, or --batch for many pages.",
    );
  await writeLine(
    toContract(
      await pool.extract({
        bytes: await buffer(process.stdin),
        contentType: null,
        page: { url, now: new Date() },
      }),
    ),
  );
}

async function extractLines(pool: ExtractionPool): Promise<void> {
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    try {
      const { id, url, html } = parseBatchLine(line);
      await writeLine(
        await pool.extract({ html, page: { url, now: new Date() } }).then(
          (article) => ({ id, ...toContract(article) }),
          (error: unknown) => fail(error, id),
        ),
      );
    } catch (error) {
      await writeLine(fail(error, null));
    }
  }
}

function fail(error: unknown, id: string | null) {
  process.exitCode = 1;
  return batchError(
    error,
    id ??
      (error instanceof ExtractionError && typeof error.context["id"] === "string"
        ? error.context["id"]
        : null),
  );
}

/** The fields of the batch contract and no others. */
function toContract({
  title,
  text,
  authors,
  publishedAt,
  modifiedAt,
  language,
  siteName,
  image,
  publishedAtSource,
}: PooledArticle): ExtractedArticle {
  return {
    title,
    text,
    authors,
    publishedAt,
    modifiedAt,
    language,
    siteName,
    image,
    publishedAtSource,
  };
}
