import { parseHTML } from "linkedom";
import { measureProse } from "./measure-prose.ts";
import { collectLines } from "./collect-lines.ts";
import { collapseWrappers } from "./collapse-wrappers.ts";
import { dropRepeatedItems } from "./drop-repeated-items.ts";
import { findAnchoredBody } from "./find-anchored-body.ts";
import { findLead } from "./find-lead.ts";
import { findMarkedBody } from "./find-marked-body.ts";
import { preClean } from "./pre-clean.ts";
import { dropLinkDenseBlocks } from "./drop-link-dense-blocks.ts";
import { filterLines } from "./filter-lines.ts";
import { restoreGaps } from "./restore-gaps.ts";
import { runReadability } from "./run-readability.ts";
import { serializeText } from "./serialize-text.ts";

export type ContentPath =
  | "readability-cleaned"
  | "readability-plain"
  | "json-ld"
  | "paragraphs"
  | "body"
  | "none";

export interface MainContent {
  text: string;
  path: ContentPath;
}

const MIN_SHARE_OF_PLAIN = 0.4;
const PURE_PROSE_SHARE = 0.8;
const SHORT_PROSE_CHARS = 700;

/** Parses guarded HTML into a document. linkedom's types are its own; it is used as a DOM from here on. */
export function toDocument(html: string): Document {
  return parseHTML(html).document as unknown as Document;
}

/**
 * The article's text in a page without known selectors. Cleans, lets Readability choose, filters what is left,
 * and steps back to more cautious readings of `html` when too little remains. `document` is `html` parsed, and is used up;
 * `html` must have passed the guard.
 */
export function findMainContent(
  document: Document,
  html: string,
  page: { title: string | null; language: string | null; articleBody: string | null },
): MainContent {
  preClean(document);
  collapseWrappers(document.body);
  const lead = findLead(document, page.title);
  const body = narrowToBody(document, page.title);
  const offered = measureProse(document.body).total;
  const lines = collectLines(document.body);
  const chosen = body !== null && isPureProse(body, offered) ? body : runReadability(document);
  let best: MainContent = { text: "", path: "none" };
  if (chosen !== null) {
    dropLinkDenseBlocks(chosen);
    const kept = serializeText(chosen);
    const whole = restoreGaps(lines, kept);
    best = { text: filterLines(whole ?? kept, page), path: "readability-cleaned" };
  }
  const isDoubtful =
    body === null
      ? best.text.length < Math.max(400, 0.6 * offered)
      : best.text.length < 0.5 * offered;
  if (isDoubtful) best = stepBack(html, page, best);
  return lead === null ? best : { ...best, text: withLead(best.text, lead) };
}

/** A short part that is nearly all running text needs no choosing; Readability, made for long texts, would cut it. */
function isPureProse(body: Element, proseChars: number): boolean {
  const chars = (body.textContent ?? "").replace(/\s+/g, " ").length;
  return proseChars < SHORT_PROSE_CHARS && proseChars >= PURE_PROSE_SHARE * chars;
}

/**
 * Leaves in the page only the part that holds the article, where its marks or its headline show which that is:
 * Readability then cleans inside it and cannot wander off into the frame. Changes `document`.
 */
function narrowToBody(document: Document, title: string | null): Element | null {
  const marked = findMarkedBody(document);
  let body = marked;
  if (body === null) {
    dropRepeatedItems(document.body, measureProse(document.body), title);
    body = findAnchoredBody(document.body, title, measureProse(document.body));
  }
  if (body !== null) document.body.replaceChildren(body);
  return body;
}

/** Puts the lead first unless the text holds it already, wholly or in other words' order of cutting. */
function withLead(text: string, lead: string): string {
  const flat = text.replace(/\s+/g, " ");
  const probes = [lead.slice(0, 50), lead.slice(-50)];
  return text === "" || probes.some((probe) => flat.includes(probe)) ? text : `${lead}\n\n${text}`;
}

function stepBack(
  html: string,
  page: { title: string | null; language: string | null; articleBody: string | null },
  best: MainContent,
): MainContent {
  const plainDocument = toDocument(html);
  // Names may lie, so none is believed here; what is built as a list of comments or headlines is one all the same.
  dropRepeatedItems(plainDocument.body, measureProse(plainDocument.body), page.title);
  const plainContent = runReadability(plainDocument);
  const plain = plainContent === null ? "" : filterLines(serializeText(plainContent), page);
  let result = best;
  if (best.text.length < MIN_SHARE_OF_PLAIN * plain.length)
    result = { text: plain, path: "readability-plain" };
  const declared = page.articleBody === null ? "" : asText(page.articleBody);
  if (declared.length > 200 && result.text.length < 0.5 * declared.length)
    result = { text: declared, path: "json-ld" };
  // A notice may be one sentence; only where cleaning leaves nothing is the whole page read.
  for (const clean of [true, false]) {
    if (result.text.length >= (clean ? 100 : 25)) break;
    const document = toDocument(html);
    if (clean) preClean(document);
    const body = document.body === null ? "" : filterLines(serializeText(document.body), page);
    if (body.length > result.text.length) result = { text: body, path: "body" };
  }
  return result;
}

/** `articleBody` may hold markup. */
function asText(articleBody: string): string {
  if (!/<\w+[^>]*>/.test(articleBody)) return articleBody.replace(/\r\n?/g, "\n").trim();
  const body = toDocument(
    `<!doctype html><html><head></head><body>${articleBody}</body></html>`,
  ).body;
  return body === null ? "" : serializeText(body);
}
