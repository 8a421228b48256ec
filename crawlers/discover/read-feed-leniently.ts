import FeedParser from "feedparser";
import type { ListedItem } from "./discovered-item.ts";

/**
 * The second, slower and more forgiving reading of a feed (unescaped ampersands, unclosed tags, stray bytes).
 * What was read before an error that ends the parse is kept.
 *
 * @returns null where the text is no feed at all. Pure; asynchronous because the parser is a stream.
 */
export function readFeedLeniently(xml: string): Promise<ListedItem[] | null> {
  return new Promise((resolve) => {
    const parser = new FeedParser({ normalize: true, addmeta: false, resume_saxerror: true });
    const items: ListedItem[] = [];
    let isFeed = false;
    const settle = (): void => resolve(isFeed || items.length > 0 ? items : null);
    parser.on("meta", () => {
      isFeed = true;
    });
    parser.on("readable", () => {
      for (let item = parser.read(); item; item = parser.read()) items.push(toListed(item));
    });
    parser.on("error", settle);
    parser.on("end", settle);
    parser.end(xml);
  });
}

function toListed(item: FeedParser.Item): ListedItem {
  // Raw dates stand under the element's own name; the parsed one has lost its offset.
  const fields = item as unknown as Record<string, { "#"?: string } | undefined>;
  const text = (name: string): string | undefined => fields[name]?.["#"];
  const address =
    item.link || item.origlink || (/^https?:/i.test(item.guid ?? "") ? item.guid : "");
  return {
    link: address || undefined,
    title: item.title ?? undefined,
    summary: item.summary ?? item.description ?? undefined,
    publishedAtRaw:
      text("rss:pubdate") ??
      text("atom:published") ??
      text("dc:date") ??
      item.pubdate?.toISOString() ??
      undefined,
    modifiedAtRaw: text("atom:updated"),
    externalId: item.guid ?? undefined,
    language: text("dc:language"),
  };
}
