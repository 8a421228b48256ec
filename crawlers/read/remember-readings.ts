import { readCapture, type CaptureRow } from "../../src/store/captures.ts";
import type { ItemRow } from "../../src/store/items.ts";
import type { CrawlContext } from "../crawl-context.ts";
import type { SourceDefinition } from "../define-source.ts";
import type { ArticleWithProvenance } from "../extract/extract-article.ts";
import { OnRecordError } from "../../src/errors/on-record-error.ts";
import { readShownPage } from "../visit/read-shown-text.ts";
import { makeReadPage, type ReadPage } from "./compare-readings.ts";
import { extractCapture } from "./extract-capture.ts";

/** A captured page, read by the extractor and the source definition of today. */
export interface CaptureReading {
  article: ArticleWithProvenance;
  page: ReadPage;
}

export interface Readings {
  /** @throws {ExtractionError | DiscoveryError | BlobDamagedError} */
  read(
    source: SourceDefinition,
    item: ItemRow,
    captureId: string,
    capture: CaptureRow,
    /** The capture's bytes, where they are at hand. */
    body?: Uint8Array,
  ): Promise<CaptureReading>;
  /** Of a capture of long ago; null where it cannot be read by today's means. */
  readBack(
    source: SourceDefinition,
    item: ItemRow,
    captureId: string,
  ): Promise<CaptureReading | null>;
  /** The page of a version: as today's means read its capture, or else as it was read then. */
  readVersion(source: SourceDefinition, item: ItemRow, version: StoredReading): Promise<ReadPage>;
}

/** A version as it stands on record. */
export interface StoredReading {
  captureId: string;
  title: string | null;
  text: string;
  publishedAt: Date | null;
  publishedAtRaw: string | null;
  publishedAtSource: string | null;
}

/** A page's last captures are compared with one another again and again: so many readings are kept at hand, some 20 kB each. */
const mostRemembered = 400;

export function rememberReadings(context: CrawlContext): Readings {
  const known = new Map<string, CaptureReading>();
  const read: Readings["read"] = async (source, item, captureId, capture, body) => {
    const key = `${captureId} ${item.source.definitionHash}`;
    const remembered = known.get(key);
    known.delete(key);
    const reading = remembered ?? (await readNow(context, source, item, capture, body));
    known.set(key, reading);
    if (known.size > mostRemembered) known.delete(known.keys().next().value!);
    return reading;
  };
  const readBack: Readings["readBack"] = async (source, item, captureId) => {
    const key = `${captureId} ${item.source.definitionHash}`;
    const remembered = known.get(key);
    if (remembered) return remembered;
    const capture = await readCapture(context.store.prisma, captureId);
    if (!capture) return null;
    try {
      return await read(source, item, captureId, capture.facts);
    } catch (error) {
      if (error instanceof OnRecordError && error.retry === "never") return null;
      throw error;
    }
  };
  return {
    read,
    readBack,
    readVersion: async (source, item, version) =>
      (await readBack(source, item, version.captureId))?.page ??
      (await readStored(context, version)),
  };
}

/** The selectors of today do not fit the page of then; its words and links are what they were. */
async function readStored(context: CrawlContext, version: StoredReading): Promise<ReadPage> {
  const capture = await readCapture(context.store.prisma, version.captureId);
  const shown = capture
    ? readShownPage(await context.blobs.get(capture.facts.bodySha256), capture.facts.contentType)
    : { title: version.title ?? "", text: version.text, links: [] };
  return makeReadPage(
    { ...version, publishedAt: version.publishedAt?.toISOString() ?? null },
    shown,
  );
}

async function readNow(
  context: CrawlContext,
  source: SourceDefinition,
  item: ItemRow,
  capture: CaptureRow,
  given: Uint8Array | undefined,
): Promise<CaptureReading> {
  const body = given ?? (await context.blobs.get(capture.bodySha256));
  const article = await extractCapture(context, source, item, capture, body);
  return { article, page: makeReadPage(article, readShownPage(body, capture.contentType)) };
}
