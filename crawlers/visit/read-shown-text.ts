import type { ShownText } from "../discover/classify-absence.ts";
import { decodeEntities } from "../extract/decode-entities.ts";
import { decodeHtml } from "../extract/decode-html.ts";

/** All that a page says to its readers, for comparing pages. */
export interface ShownPage extends ShownText {
  /** The head's title. */
  title: string;
  /** Words of each link. */
  links: string[];
}

const SKIPPED = new Set(["script", "style", "noscript", "template", "svg", "textarea", "select"]);
/** These stand inside words. */
const INLINE = new Set("a b i u em strong span font small sub sup mark s abbr wbr".split(" "));
/** An `<a>` that nobody closed swallows the rest of a page: what is longer is no link. */
const longestLink = 400;

/** A page is judged by its words when it was looked at, and again when it is read. */
const shownBefore = new WeakMap<Uint8Array, { contentType: string | null; shown: ShownPage }>();

/** The words of a page as bytes, without scripts and styles. The bytes must not be changed afterwards. */
export function readShownPage(body: Uint8Array, contentType: string | null): ShownPage {
  const known = shownBefore.get(body);
  if (known?.contentType === contentType) return known.shown;
  const shown = readShownText(decodeHtml(body, contentType).html);
  shownBefore.set(body, { contentType, shown });
  return shown;
}

/**
 * One pass over HTML, without a tree: the words in their order, links apart. Linear in the length of `html`, whatever is in
 * it. Pure.
 */
export function readShownText(html: string): ShownPage {
  const text: string[] = [];
  const own: string[] = [];
  const links: string[] = [];
  let link: string[] | null = null;
  let title = "";
  let inTitle = false;
  const endLink = () => {
    const words = link?.join("") ?? "";
    link = null;
    if (words.length > longestLink) own.push(words);
    else if (words.trim() !== "") links.push(tidy(words));
  };
  for (let at = 0; at < html.length;) {
    const open = html.indexOf("<", at);
    const words = html.slice(at, open < 0 ? html.length : open);
    if (inTitle) title += words;
    else if (words !== "") {
      text.push(words);
      (link ?? own).push(words);
    }
    if (open < 0) break;
    const tag = readTag(html, open);
    at = tag.end;
    if (tag.name === "") continue;
    if (tag.name === "title") inTitle = !tag.closes && title === "";
    if (!tag.closes && SKIPPED.has(tag.name)) at = skipTo(html, tag.name, at);
    if (tag.name === "a") {
      endLink();
      if (!tag.closes) link = [];
    }
    if (!INLINE.has(tag.name)) {
      text.push(" ");
      (link ?? own).push(" ");
    }
  }
  endLink();
  return { title: tidy(title), text: tidy(text.join("")), ownText: tidy(own.join("")), links };
}

const tidy = (words: string) => decodeEntities(words).replaceAll(/\s+/g, " ").trim();

/** The tag that begins at `open`; an empty name for comments, declarations and a lone `<`. */
function readTag(html: string, open: number): { name: string; closes: boolean; end: number } {
  if (html.startsWith("<!--", open)) {
    const end = html.indexOf("-->", open + 4);
    return { name: "", closes: false, end: end < 0 ? html.length : end + 3 };
  }
  const name = /^<(\/?)([a-z][a-z0-9-]{0,30})/i.exec(html.slice(open, open + 34));
  if (!name) return { name: "", closes: false, end: open + 1 };
  const end = html.indexOf(">", open);
  // A page cut off inside a tag ends there.
  if (end < 0) return { name: "", closes: false, end: html.length };
  return { name: name[2]!.toLowerCase(), closes: name[1] === "/", end: end + 1 };
}

/** Behind the end tag of an element whose content is not for readers. */
function skipTo(html: string, name: string, from: number): number {
  const pattern = new RegExp(`</${name}\\b[^>]{0,200}>`, "gi");
  pattern.lastIndex = from;
  const found = pattern.exec(html);
  return found ? found.index + found[0].length : html.length;
}
