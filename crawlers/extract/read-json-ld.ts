import { decodeEntities } from "./decode-entities.ts";

/** What a page's JSON-LD says about its article; absent fields are null or empty. */
export interface ArticleJsonLd {
  headline: string | null;
  articleBody: string | null;
  authors: string[];
  datePublished: string | null;
  dateModified: string | null;
  publisher: string | null;
  image: string | null;
  language: string | null;
}

type Node = Record<string, unknown>;

const ARTICLE_TYPE =
  /^(?:.*[/#])?(?:(?:\w*News|Opinion|Tech|Scholarly|Advertiser\w*|Satirical|Medical\w*)?Article|\w*Blog(?:Posting)?|LiveBlogPosting|Report(?:ageNewsArticle)?|SocialMediaPosting|DiscussionForumPosting|\w*Review|Recipe|Episode|VideoObject|Event)$/i;
/** Written ones; the others may be a video, a recipe or an event beside the text. */
const TEXT_TYPE = /(?:Article|Blog|BlogPosting|LiveBlogPosting|Report)$/i;
const PAGE_TYPE =
  /^(?:.*[/#])?(?:WebPage|ItemPage|AboutPage|CreativeWork|Book|QAPage|Question|HowTo)$/i;
const MAX_NODES = 2_000;

/**
 * Reads the JSON-LD blocks of a page. Blocks that do not parse are skipped. `page` tells the page's own article
 * from videos and other articles that it describes too. Pure.
 */
export function readJsonLd(
  blocks: readonly string[],
  page: { url: string; title: string | null } = { url: "", title: null },
): ArticleJsonLd {
  const nodes = blocks.flatMap((block) => flatten(parseTolerantly(block)));
  const ranks = new Map(nodes.map((node) => [node, rank(node, page)]));
  const articles = nodes
    .filter((node) => hasType(node, ARTICLE_TYPE))
    .toSorted((a, b) => (ranks.get(b) ?? 0) - (ranks.get(a) ?? 0));
  const pages = nodes.filter((node) => hasType(node, PAGE_TYPE));
  const main = articles.filter(
    (node) => node["datePublished"] !== undefined || node["headline"] !== undefined,
  );
  const first = [...main, ...articles];
  const all = [...first, ...pages];
  return {
    headline: firstText(first, "headline") ?? firstText(first, "name"),
    articleBody: firstText(first, "articleBody"),
    authors: names(first.find((node) => node["author"] !== undefined)?.["author"], nodes),
    datePublished:
      firstText(all, "datePublished") ??
      firstText(all, "uploadDate") ??
      firstText(all, "dateCreated"),
    dateModified: firstText(all, "dateModified"),
    publisher:
      names(first.find((node) => node["publisher"] !== undefined)?.["publisher"], nodes)[0] ?? null,
    image: imageOf(first.find((node) => node["image"] !== undefined)?.["image"]),
    language: firstText(all, "inLanguage"),
  };
}

const plain = (words: string) => words.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");

/** Higher for the article that the page is: its headline is in the page's title, its address is the page's. */
function rank(node: Node, page: { url: string; title: string | null }): number {
  const headline = plain(text(node["headline"]) ?? text(node["name"]) ?? "");
  const isTitled = headline.length > 10 && plain(page.title ?? "").includes(headline.slice(0, 60));
  const path = pathOf(page.url);
  const addresses = [node["url"], node["@id"], node["mainEntityOfPage"]].map((one) =>
    pathOf(text(typeof one === "object" ? (one as Node | null)?.["@id"] : one) ?? ""),
  );
  const isHere = path !== null && path.length > 1 && addresses.includes(path);
  return (isTitled ? 4 : 0) + (isHere ? 2 : 0) + (hasType(node, TEXT_TYPE) ? 1 : 0);
}

function pathOf(url: string): string | null {
  return URL.canParse(url) ? new URL(url).pathname.replace(/\/$/, "") : null;
}

function hasType(node: Node, pattern: RegExp): boolean {
  const type = node["@type"];
  const types = Array.isArray(type) ? type : [type];
  return types.some((one) => typeof one === "string" && pattern.test(one));
}

/** Sites leave line breaks in strings, comments around the block, and commas before closing brackets. */
function parseTolerantly(block: string): unknown {
  const bare = block
    .replace(/^\s*(?:<!--|\/\*\s*<!\[CDATA\[\s*\*\/|\/\/\s*<!\[CDATA\[|<!\[CDATA\[)/, "")
    .replace(/(?:-->|\/\*\s*\]\]>\s*\*\/|\/\/\s*\]\]>|\]\]>)\s*;?\s*$/, "")
    .trim()
    .replace(/;$/, "");
  for (const attempt of [bare, bare.replace(/\p{Cc}+/gu, " ").replace(/,\s*([}\]])/g, "$1")]) {
    try {
      return JSON.parse(attempt);
    } catch {
      // The next, more tolerant reading is tried; of a block that stays unreadable only the dates are read.
    }
  }
  return readDatesOnly(bare);
}

/** Unescaped quotes in a headline break a block, not the dates in it. */
function readDatesOnly(block: string): Node | null {
  if (!/"@type"\s*:\s*\[?\s*"\w*(?:Article|Posting)"/.test(block)) return null;
  const value = (key: string) => new RegExp(`"${key}"\\s*:\\s*"([^"]{8,40})"`).exec(block)?.[1];
  return {
    "@type": "Article",
    datePublished: value("datePublished"),
    dateModified: value("dateModified"),
  };
}

function flatten(root: unknown): Node[] {
  const found: Node[] = [];
  const queue: unknown[] = [root];
  for (let at = 0; at < queue.length && at < MAX_NODES; at++) {
    const value = queue[at];
    if (Array.isArray(value)) queue.push(...value.slice(0, MAX_NODES));
    else if (value !== null && typeof value === "object") {
      const node = value as Node;
      found.push(node);
      for (const key of ["@graph", "mainEntity", "mainEntityOfPage", "hasPart", "liveBlogUpdate"]) {
        if (key !== "liveBlogUpdate" && typeof node[key] === "object") queue.push(node[key]);
      }
    }
  }
  return found;
}

function text(value: unknown): string | null {
  if (Array.isArray(value)) return text(value[0]);
  if (value !== null && typeof value === "object")
    return text((value as Node)["@value"] ?? (value as Node)["name"]);
  if (typeof value !== "string" && typeof value !== "number") return null;
  const clean = decodeEntities(String(value)).trim();
  return clean === "" ? null : clean;
}

function firstText(nodes: readonly Node[], key: string): string | null {
  for (const node of nodes) {
    const found = text(node[key]);
    if (found !== null) return found;
  }
  return null;
}

function names(value: unknown, nodes: readonly Node[]): string[] {
  const list = Array.isArray(value) ? value : [value];
  const found = list.map((one) => {
    if (one === null || typeof one !== "object") return text(one);
    const node = one as Node;
    const referred =
      node["name"] === undefined ? nodes.find((other) => other["@id"] === node["@id"]) : node;
    return text(referred?.["name"]);
  });
  return [...new Set(found.filter((one): one is string => one !== null))];
}

function imageOf(value: unknown): string | null {
  const one = Array.isArray(value) ? value[0] : value;
  if (typeof one === "string") return one;
  if (one !== null && typeof one === "object")
    return text((one as Node)["url"] ?? (one as Node)["contentUrl"]);
  return null;
}
