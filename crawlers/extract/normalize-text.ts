/** Signs that are shown as nothing: soft hyphen, zero-width signs, byte order and direction marks. */
const INVISIBLE = /[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]|\ufe0e|\ufe0f/gu;
const SPACE = /[\s\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+/gu;
const DOUBLE_QUOTES = /[«»„“”‟❝❞〝〞＂]/gu;
const SINGLE_QUOTES = /[‘’‚‛′ʼʹ`´]/gu;
const DASHES = /[‐‑‒–—―−]/gu;

/**
 * Text as it is compared between versions: what an editor's typography or a template changes without changing
 * a word is made equal (Unicode form, white space, invisible signs, quotation marks, dashes, the ellipsis).
 * Letters, figures, capitals and punctuation stay: those are edits. Pure and idempotent.
 */
export function normalizeText(text: string): string {
  return text
    .normalize("NFC")
    .replace(INVISIBLE, "")
    .replace(DOUBLE_QUOTES, '"')
    .replace(SINGLE_QUOTES, "'")
    .replace(DASHES, "-")
    .replace(/…/gu, "...")
    .replace(SPACE, " ")
    .normalize("NFC")
    .trim();
}
