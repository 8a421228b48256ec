import type { CaptureRow } from "../../src/store/captures.ts";
import type { ItemRow } from "../../src/store/items.ts";
import type { CrawlContext } from "../crawl-context.ts";
import type { DiscoveryOf, SourceDefinition } from "../define-source.ts";
import { readTelegram } from "../discover/read-telegram.ts";
import type { ArticleWithProvenance } from "../extract/extract-article.ts";
import { ExtractionError } from "../extract/extraction-error.ts";
import { EXTRACTOR_VERSION } from "../extract/extractor-version.ts";

/** Reads a captured page by the extractor and the source definition of today. @throws {ExtractionError | DiscoveryError} */
export async function extractCapture(
  context: CrawlContext,
  source: SourceDefinition,
  item: ItemRow,
  capture: CaptureRow,
  body: Uint8Array,
): Promise<ArticleWithProvenance> {
  const telegram = source.discovery.find((way) => way.kind === "telegram");
  if (telegram && item.embeddedHtml !== null)
    return readPost(source, telegram, item, body, capture);
  const { selectors } = source.article ?? {};
  const configured = selectors && {
    title: join(selectors.title),
    body: join(selectors.body),
    date: join(selectors.date),
    authors: join(selectors.authors),
    remove: [...selectors.remove],
  };
  return await context.extraction.extract({
    bytes: body,
    contentType: capture.contentType,
    page: {
      url: capture.finalUrl,
      timeZone: source.timeZone,
      now: new Date(capture.fetchedAt),
      ...(configured ? { selectors: dropEmpty(configured) } : {}),
    },
  });
}

/** A post stands whole in its channel's preview: it is read out of the captured page, not from a page of its own. */
function readPost(
  source: SourceDefinition,
  way: DiscoveryOf<"telegram">,
  item: ItemRow,
  body: Uint8Array,
  capture: CaptureRow,
): ArticleWithProvenance {
  const { items } = readTelegram(body, way, {
    source,
    url: capture.finalUrl,
    ...(capture.contentType ? { contentType: capture.contentType } : {}),
  });
  const post = items.find((candidate) => candidate.url === item.url);
  if (!post)
    throw new ExtractionError(
      "extraction.failed",
      `The captured page ${capture.finalUrl} does not hold the post ${item.url}. Nothing is read from it.`,
      { context: { url: item.url } },
    );
  return {
    title: post.title ?? null,
    text: post.content?.text ?? "",
    authors: [],
    publishedAt: post.publishedAt ?? null,
    modifiedAt: null,
    language: post.language ?? null,
    siteName: source.name.ru,
    image: null,
    publishedAtSource: "telegram",
    publishedAtRaw: post.publishedAtRaw ?? null,
    publishedAtZone: null,
    modifiedAtRaw: null,
    canonicalUrl: item.url,
    extractorVersion: EXTRACTOR_VERSION,
    path: "selectors",
    reachedLimits: [],
  };
}

const join = (selectors: readonly string[]) =>
  selectors.length > 0 ? selectors.join(", ") : undefined;
const dropEmpty = <T extends object>(value: T): Partial<T> =>
  Object.fromEntries(
    Object.entries(value).filter(([, inner]) => inner !== undefined),
  ) as Partial<T>;
