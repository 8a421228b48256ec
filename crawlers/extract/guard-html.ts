import { Parser } from "htmlparser2";

/** Hard bounds on what reaches the document tree. Reading costs grow faster than the page beyond them. */
export interface GuardLimits {
  maxDepth: number;
  maxElements: number;
  maxAttributesPerElement: number;
  maxAttributeChars: number;
  maxTextChars: number;
  maxJsonLdChars: number;
}

export const DEFAULT_GUARD_LIMITS: GuardLimits = {
  maxDepth: 120,
  // The longest statute pages seen stay below 15,000 elements once scripts and bare inline tags are gone.
  maxElements: 20_000,
  maxAttributesPerElement: 24,
  maxAttributeChars: 4_000,
  maxTextChars: 2_000_000,
  maxJsonLdChars: 400_000,
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

const VOID = new Set(
  "area base br col embed hr img input link meta param source track wbr".split(" "),
);
const DROPPED = new Set(
  (
    "script style noscript template svg iframe object embed applet canvas audio video source track map area " +
    "frameset frame noframes noembed select option datalist textarea input param math xmp plaintext dialog"
  ).split(" "),
);
/** Bare ones carry no structure; unwrapping them halves the tree of old pages. */
const INLINE = new Set(
  "b i u s em strong font span small big tt strike abbr acronym ins wbr nobr mark bdi".split(" "),
);
const HEAD_ONLY = new Set(["title", "base", "link", "meta"]);
const HIDING_STYLE = /display\s*:\s*none|visibility\s*:\s*hidden/i;
const BLOCK_LIKE =
  /^(?:p|div|li|ul|ol|td|th|tr|table|section|article|h[1-6]|blockquote|dd|dt|pre|br|hr)$/;

const escapeText = (text: string) =>
  /[&<>]/.test(text)
    ? text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;")
    : text;
const escapeAttribute = (text: string) =>
  /[&"<>]/.test(text) ? escapeText(text).replace(/"/g, "&quot;") : text;

/**
 * One pass over untrusted HTML: drops scripts (JSON-LD is set aside), styles, controls and embedded media,
 * caps depth, elements, attributes and text, and writes a well-formed document. Text beyond a depth or
 * element limit is kept without its tags; text beyond `maxTextChars` is dropped and reported.
 * Pure; linear in the length of `html`.
 */
export function guardHtml(
  html: string,
  options: { limits?: GuardLimits; keepInline?: boolean } = {},
): GuardedPage {
  const limits = options.limits ?? DEFAULT_GUARD_LIMITS;
  const head: string[] = [];
  const body: string[] = [];
  const jsonLd: string[] = [];
  const reached = new Set<string>();
  const open: { name: string; written: boolean }[] = [];
  let out = head;
  let elementCount = 0;
  let depth = 0;
  let textChars = 0;
  let jsonLdChars = 0;
  let dropping = 0;
  let jsonLdBuffer: string[] | null = null;
  let htmlAttributes = "";
  let bodyAttributes = "";
  let titleSeen = false;

  const writeAttributes = (attributes: Record<string, string>): string => {
    let written = "";
    let count = 0;
    for (const name in attributes) {
      if (
        name.startsWith("on") ||
        name === "srcset" ||
        name === "sizes" ||
        !/^[a-z_][\w.:-]*$/.test(name)
      )
        continue;
      if (++count > limits.maxAttributesPerElement) {
        reached.add("attributes");
        break;
      }
      const value = attributes[name] ?? "";
      if (name === "style") {
        if (HIDING_STYLE.test(value)) written += ' data-hidden-by-style=""';
      } else if (value.length > limits.maxAttributeChars) {
        reached.add("attributeChars");
      } else if (!value.startsWith("data:")) {
        written += ` ${name}="${escapeAttribute(value)}"`;
      }
    }
    return written;
  };

  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (dropping > 0) {
          dropping++;
          return;
        }
        if (name === "script" && /ld\+json/i.test(attributes["type"] ?? "")) {
          jsonLdBuffer = [];
          jsonLdChars = 0;
          dropping = 1;
          return;
        }
        if (DROPPED.has(name)) {
          dropping = 1;
          return;
        }
        if (name === "html") {
          htmlAttributes ||= writeAttributes(attributes);
          return;
        }
        if (name === "head") return;
        if (name === "body") {
          bodyAttributes ||= writeAttributes(attributes);
          out = body;
          return;
        }
        if (out === head && !HEAD_ONLY.has(name)) out = body;
        const isTitle = name === "title";
        const attributeText = writeAttributes(attributes);
        const isVoid = VOID.has(name);
        let written = true;
        if (!options.keepInline && attributeText === "" && INLINE.has(name)) written = false;
        else if (isTitle && titleSeen) written = false;
        else if (!isVoid && depth >= limits.maxDepth) {
          written = false;
          reached.add("depth");
        } else if (elementCount >= limits.maxElements) {
          written = false;
          reached.add("elements");
        } else if (!/^[a-z][a-z0-9:-]*$/.test(name)) written = false;
        if (isTitle) titleSeen = true;
        if (written) {
          elementCount++;
          const target = isTitle ? head : out;
          target.push(`<${name}${attributeText}>`);
          if (!isVoid) depth++;
        } else if (BLOCK_LIKE.test(name)) out.push("\n");
        if (!isVoid) open.push({ name, written });
      },
      ontext(text) {
        if (jsonLdBuffer !== null) {
          jsonLdChars += text.length;
          if (jsonLdChars <= limits.maxJsonLdChars) jsonLdBuffer.push(text);
          else reached.add("jsonLd");
          return;
        }
        if (dropping > 0) return;
        if (out === head && open.at(-1)?.name !== "title") {
          if (text.trim() === "") return;
          out = body;
        }
        textChars += text.length;
        if (textChars > limits.maxTextChars) {
          reached.add("text");
          return;
        }
        (open.at(-1)?.name === "title" ? head : out).push(escapeText(text));
      },
      onclosetag(name) {
        if (dropping > 0) {
          dropping--;
          if (dropping === 0 && jsonLdBuffer !== null) {
            if (jsonLdChars <= limits.maxJsonLdChars && jsonLd.length < 40)
              jsonLd.push(jsonLdBuffer.join(""));
            jsonLdBuffer = null;
          }
          return;
        }
        if (VOID.has(name) || name === "html" || name === "body") return;
        if (name === "head") {
          out = body;
          return;
        }
        const top = open.at(-1);
        if (top === undefined || top.name !== name) return;
        open.pop();
        if (top.written) {
          depth--;
          (name === "title" ? head : out).push(`</${name}>`);
        }
      },
    },
    { decodeEntities: true },
  );
  parser.end(html);
  for (const element of open.reverse()) if (element.written) body.push(`</${element.name}>`);

  return {
    html: `<!doctype html><html${htmlAttributes}><head>${head.join("")}</head><body${bodyAttributes}>${body.join("")}</body></html>`,
    jsonLd,
    reachedLimits: [...reached],
    elementCount,
  };
}
