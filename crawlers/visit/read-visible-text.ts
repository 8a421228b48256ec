import { load } from "cheerio";
import { decodeHtml } from "../extract/decode-html.ts";

/** The words a reader sees on a page, without scripts and styles; for comparing pages, not for keeping. */
export function readVisibleText(body: Uint8Array, contentType: string | null): string {
  const page = load(decodeHtml(body, contentType).html);
  page("script, style, noscript, template").remove();
  return page("body").text().replaceAll(/\s+/g, " ").trim();
}
