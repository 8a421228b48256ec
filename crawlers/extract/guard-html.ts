import { Parser } from "htmlparser2";
import {
  BLOCK_TAGS,
  DROPPED_TAGS,
  HEAD_TAGS,
  HIDING_STYLE,
  INLINE_TAGS,
  READ_ATTRIBUTES,
  VOID_TAGS,
} from "./guard-vocabulary.ts";

/** Hard bounds on what reaches the document tree. Reading costs grow faster than the page beyond them. */
export interface GuardLimits {
  maxDepth: number;
  maxElements: number;
  maxAttributesPerElement: number;
  maxAttributeChars: number;
  maxTextChars: number;
  /** Literal `&`, `<` and `>` in text: each becomes a text node of its own. */
  maxEscapes: number;
  maxJsonLdChars: number;
  maxJsonLdBlocks: number;
}

export const DEFAULT_GUARD_LIMITS: GuardLimits = {
  // Of 191 pages measured the deepest reached 34; the cost of reading grows with depth times text.
  maxDepth: 48,
  // Of 191 pages measured the largest kept 3,116 elements; of a longer one the text beyond is kept without its tags.
  maxElements: 8_000,
  maxAttributesPerElement: 24,
  maxAttributeChars: 4_000,
  maxTextChars: 2_000_000,
  maxEscapes: 10_000,
  maxJsonLdChars: 400_000,
  maxJsonLdBlocks: 40,
};

export interface GuardedPage {
  /** A well-formed document: doctype, one html, one head, one body. */
  html: string;
  /** Bodies of JSON-LD scripts, in document order. */
  jsonLd: string[];
  /** Which limits were reached; content beyond them is not in `html`. */
  reachedLimits: string[];
  elementCount: number;
}

const CHUNK_CHARS = 32 * 1024;
/** The parser's own cost grows with the square of what is open: past this it is started afresh, a few times. */
const MAX_OPEN = 8_000;
const MAX_RESTARTS = 8;

/**
 * One pass over untrusted HTML: drops scripts (JSON-LD is set aside), styles, controls and embedded media,
 * caps depth, elements, attributes and text, and writes a well-formed document. Text beyond a depth or
 * element limit is kept without its tags; text beyond `maxTextChars` is dropped and reported.
 * `keepAll` keeps every attribute and inline tag, for selectors that may ask for them.
 * Pure; linear in the length of `html`.
 */
export function guardHtml(
  html: string,
  options: { limits?: GuardLimits; keepAll?: boolean } = {},
): GuardedPage {
  const writer = new GuardedWriter(
    options.limits ?? DEFAULT_GUARD_LIMITS,
    options.keepAll ?? false,
  );
  let restarts = 0;
  let parser = startParser(writer);
  for (let at = 0; at < html.length; at += CHUNK_CHARS) {
    parser.write(html.slice(at, at + CHUNK_CHARS));
    if (writer.openCount() < MAX_OPEN) continue;
    writer.closeAll();
    if (++restarts > MAX_RESTARTS) break;
    parser = startParser(writer);
  }
  parser.end();
  return writer.finish();
}

function startParser(writer: GuardedWriter): Parser {
  return new Parser(
    {
      onopentag: (name, attributes) => writer.openTag(name, attributes),
      ontext: (text) => writer.text(text),
      onclosetag: (name) => writer.closeTag(name),
    },
    { decodeEntities: true },
  );
}

class GuardedWriter {
  readonly #limits: GuardLimits;
  readonly #keepAll: boolean;
  readonly #head: string[] = [];
  readonly #body: string[] = [];
  readonly #jsonLd: string[] = [];
  readonly #reached = new Set<string>();
  readonly #open: { name: string; written: boolean }[] = [];
  #inHead = true;
  #htmlAttributes = "";
  #bodyAttributes = "";
  #titleSeen = false;
  #inTitle = false;
  #afterBlock = true;
  /** Inline tags left out since the last text: "", "/" (closed), "/<" (closed, then opened). */
  #leftOut = "";
  #endsInDigit = false;
  #inPre = 0;
  #depth = 0;
  #elements = 0;
  #textChars = 0;
  #escapes = 0;
  /** Open elements inside a dropped one, itself included. */
  #dropping = 0;
  #jsonLdBlock: { chars: number; pieces: string[] } | null = null;

  constructor(limits: GuardLimits, keepAll: boolean) {
    this.#limits = limits;
    this.#keepAll = keepAll;
  }

  openCount(): number {
    return this.#open.length + this.#dropping;
  }

  /** Closes what is open, as the end of the page would. */
  closeAll(): void {
    this.#reached.add("open");
    for (const element of this.#open.splice(0).toReversed()) {
      if (element.written) this.#out(`</${element.name}>`);
    }
    this.#depth = 0;
    this.#inPre = 0;
    this.#dropping = 0;
    this.#jsonLdBlock = null;
    this.#inTitle = false;
  }

  openTag(name: string, attributes: Record<string, string>): void {
    if (this.#dropping > 0) {
      this.#dropping++;
    } else if (DROPPED_TAGS.has(name)) {
      this.#dropping = 1;
      const isJsonLd = name === "script" && /ld\+json/i.test(attributes["type"] ?? "");
      if (isJsonLd) this.#jsonLdBlock = { chars: 0, pieces: [] };
    } else if (name === "html") {
      this.#htmlAttributes ||= this.#attributes(name, attributes);
    } else if (name === "body") {
      this.#bodyAttributes ||= this.#attributes(name, attributes);
      this.#inHead = false;
    } else if (name !== "head") {
      this.#openElement(name, attributes);
    }
  }

  #openElement(name: string, attributes: Record<string, string>): void {
    if (this.#inHead && !HEAD_TAGS.has(name)) this.#inHead = false;
    const written = this.#attributes(name, attributes);
    const isVoid = VOID_TAGS.has(name);
    const isWritten = this.#mayWrite(name, written, isVoid);
    if (name === "title") {
      this.#titleSeen = true;
      this.#inTitle = isWritten;
    }
    if (isWritten) {
      this.#elements++;
      this.#out(`<${name}${written}>`);
      if (!isVoid) this.#depth++;
    } else if (BLOCK_TAGS.has(name)) this.#break();
    else if (this.#leftOut === "/") this.#leftOut = "/<";
    if (BLOCK_TAGS.has(name)) this.#afterBlock = true;
    if (name === "pre") this.#inPre++;
    if (!isVoid) this.#open.push({ name, written: isWritten });
  }

  #mayWrite(name: string, attributes: string, isVoid: boolean): boolean {
    if (!this.#keepAll && attributes === "" && INLINE_TAGS.has(name)) return false;
    if (name === "title" && this.#titleSeen) return false;
    if (name === "link" && !attributes.includes("canonical") && !attributes.includes("itemprop"))
      return false;
    if (!/^[a-z][a-z0-9:-]*$/.test(name)) return false;
    if (!isVoid && this.#depth >= this.#limits.maxDepth) return this.#refuse("depth");
    if (this.#elements >= this.#limits.maxElements) return this.#refuse("elements");
    return true;
  }

  #refuse(limit: string): false {
    this.#reached.add(limit);
    return false;
  }

  #attributes(element: string, attributes: Record<string, string>): string {
    let written = "";
    let count = 0;
    for (const name in attributes) {
      const value = attributes[name] ?? "";
      if (name === "style") {
        if (HIDING_STYLE.test(value)) written += ' data-hidden-by-style=""';
      } else if (this.#isKept(element, name)) {
        if (++count > this.#limits.maxAttributesPerElement) {
          this.#reached.add("attributes");
          break;
        }
        if (value.length > this.#limits.maxAttributeChars) this.#reached.add("attributeChars");
        else written += ` ${name}="${escapeAttribute(value)}"`;
      }
    }
    return written;
  }

  #isKept(element: string, name: string): boolean {
    if (READ_ATTRIBUTES.has(name) || (name === "href" && element === "link")) return true;
    // Old blogs keep the machine's date in the title of an abbreviation.
    if (name === "title" && element === "abbr") return true;
    if (!this.#keepAll) return false;
    return !name.startsWith("on") && name !== "srcset" && /^[a-z_][\w.:-]*$/.test(name);
  }

  text(text: string): void {
    if (this.#jsonLdBlock !== null) {
      this.#jsonLdBlock.chars += text.length;
      if (this.#jsonLdBlock.chars <= this.#limits.maxJsonLdChars)
        this.#jsonLdBlock.pieces.push(text);
      return;
    }
    if (this.#dropping > 0) return;
    const isBlank = text.trim() === "";
    if (this.#inTitle) {
      this.#head.push(this.#escape(text));
      return;
    }
    if (isBlank && (this.#inHead || this.#afterBlock) && this.#inPre === 0) return;
    this.#inHead = false;
    this.#textChars += text.length;
    if (this.#textChars > this.#limits.maxTextChars) {
      this.#reached.add("text");
      return;
    }
    // «28.09.19» and «12:44» in two spans are two words, though nothing stands between them.
    if (this.#leftOut === "/<" && this.#endsInDigit && /^\d/.test(text)) this.#body.push(" ");
    this.#leftOut = "";
    this.#endsInDigit = /\d$/.test(text);
    this.#body.push(this.#escape(this.#inPre > 0 ? text : text.replace(/\s{2,}/g, " ")));
    if (!isBlank) this.#afterBlock = false;
  }

  closeTag(name: string): void {
    if (this.#dropping > 0) {
      if (--this.#dropping === 0) this.#endJsonLd();
      return;
    }
    if (name === "head") this.#inHead = false;
    const top = this.#open.at(-1);
    if (VOID_TAGS.has(name) || top === undefined || top.name !== name) return;
    this.#open.pop();
    if (name === "pre") this.#inPre--;
    if (top.written) {
      this.#depth--;
      // A link around nothing is nothing; some pages have thousands.
      if (name === "a" && this.#body.at(-1) === "<a>") this.#takeBack();
      else this.#out(`</${name}>`);
    } else if (BLOCK_TAGS.has(name)) this.#break();
    else this.#leftOut = "/";
    if (BLOCK_TAGS.has(name)) this.#afterBlock = true;
    if (name === "title") this.#inTitle = false;
  }

  #takeBack(): void {
    this.#body.pop();
    this.#elements--;
  }

  /** A line break in place of a block's tag that is not written; one is enough. */
  #break(): void {
    if (!this.#afterBlock) this.#out("\n");
  }

  #endJsonLd(): void {
    const block = this.#jsonLdBlock;
    this.#jsonLdBlock = null;
    if (block === null) return;
    const fits =
      block.chars <= this.#limits.maxJsonLdChars &&
      this.#jsonLd.length < this.#limits.maxJsonLdBlocks;
    if (fits) this.#jsonLd.push(block.pieces.join(""));
    else this.#reached.add("jsonLd");
  }

  #out(piece: string): void {
    (this.#inHead || this.#inTitle ? this.#head : this.#body).push(piece);
  }

  #escape(text: string): string {
    if (!/[&<>]/.test(text)) return text;
    return text.replace(/[&<>]/g, (sign) => {
      if (++this.#escapes > this.#limits.maxEscapes) {
        this.#reached.add("escapes");
        return " ";
      }
      return sign === "&" ? "&amp;" : sign === "<" ? "&lt;" : "&gt;";
    });
  }

  finish(): GuardedPage {
    for (const element of this.#open.toReversed()) {
      if (element.written && element.name !== "title") this.#body.push(`</${element.name}>`);
    }
    if (this.#inTitle) this.#head.push("</title>");
    const head = `<head>${this.#head.join("")}</head>`;
    const body = `<body${this.#bodyAttributes}>${this.#body.join("")}</body>`;
    return {
      html: `<!doctype html><html${this.#htmlAttributes}>${head}${body}</html>`,
      jsonLd: this.#jsonLd,
      reachedLimits: [...this.#reached],
      elementCount: this.#elements,
    };
  }
}

function escapeAttribute(text: string): string {
  if (!/[&"<>]/.test(text)) return text;
  return text
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/"/g, "&quot;");
}
