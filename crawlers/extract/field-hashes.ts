import { createHash } from "node:crypto";
import type { ExtractedArticle } from "../../src/core/types.ts";
import { normalizeText } from "./normalize-text.ts";

/** Fields whose change makes a version. Authors are a set; picture and site name are the template's business. */
export type HashedFields = Pick<
  ExtractedArticle,
  "title" | "text" | "publishedAt" | "modifiedAt" | "authors"
>;

/** SHA-256 in lower-case hexadecimal, per field, and of title and text together. */
export interface FieldHashes {
  title: string;
  text: string;
  publishedAt: string;
  modifiedAt: string;
  authors: string;
  /** Title and text: what a reader reads. Equal values mean that no version is due. */
  content: string;
}

const sha256 = (value: string) => createHash("sha256").update(value, "utf8").digest("hex");

/** One instant has one form: 14:30+05:00 and 09:30Z are no edit. A bare day stays a bare day. */
function normalizeInstant(instant: string | null): string {
  if (instant === null || /^\d{4}-\d{2}-\d{2}$/.test(instant)) return instant ?? "";
  const at = Date.parse(instant);
  return Number.isNaN(at) ? instant : new Date(at).toISOString();
}

/**
 * Hashes of what a version says, over normalised text, so that typography, advertisements, counters and lists of
 * other articles never make a version. Compare only hashes of one extractor version. Pure.
 */
export function hashFields(article: HashedFields): FieldHashes {
  const title = normalizeText(article.title ?? "");
  const text = normalizeText(article.text);
  const authors = [...new Set(article.authors.map(normalizeText))].toSorted();
  return {
    title: sha256(title),
    text: sha256(text),
    publishedAt: sha256(normalizeInstant(article.publishedAt)),
    modifiedAt: sha256(normalizeInstant(article.modifiedAt)),
    authors: sha256(JSON.stringify(authors)),
    content: sha256(JSON.stringify([title, text])),
  };
}
