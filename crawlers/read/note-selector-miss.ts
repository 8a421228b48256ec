import { addSelectorMiss } from "../../src/store/selector-misses.ts";
import { inTransaction } from "../../src/store/in-transaction.ts";
import type { CrawlContext } from "../crawl-context.ts";
import { ExtractionError } from "../extract/extraction-error.ts";

/** True where the source file's selectors do not fit the page: the page waits until they are mended. */
export function isSelectorMiss(error: unknown): error is ExtractionError {
  return (
    error instanceof ExtractionError &&
    (error.code === "extraction.selector-no-match" || error.code === "extraction.date-unreadable")
  );
}

/**
 * Puts on record that the source's selectors found nothing in a page, and how much text the general extractor finds
 * there: a page with text tells of a changed layout, one without of an empty page. Nothing is read from it until the
 * source file is mended, since an article with half of its fields would look like an edit.
 */
export async function noteSelectorMiss(
  context: CrawlContext,
  page: {
    captureId: string;
    sourceId: string;
    itemId: string;
    at: Date;
    bytes: Uint8Array;
    contentType: string | null;
    url: string;
  },
  error: ExtractionError,
): Promise<void> {
  const { captureId, sourceId, itemId, at, bytes, contentType, url } = page;
  const other = await context.extraction
    .extract({ bytes, contentType, page: { url, now: at } })
    .catch(() => null);
  const field = String(error.context["field"] ?? "");
  const selector = String(error.context["selector"] ?? "");
  const otherTextUtf16 = other?.text.length ?? 0;
  await inTransaction(
    context.store,
    async (db) =>
      await addSelectorMiss(db, {
        captureId,
        sourceId,
        itemId,
        at,
        field,
        selector,
        otherTextUtf16,
      }),
  );
  context.log.warn(
    { source: sourceId, capture: captureId, field, otherTextUtf16 },
    "the selectors of a source found nothing in a page; it waits for the source file to be mended",
  );
}
