import type { Document, Mention } from "./document.ts";
import type { Speaker } from "../types.ts";

/** Tokens of a question that are looked at. */
const LOOK = 14;
const HEADS = /^(?:руководите|возглавляете|представляете|работаете|служите|курируете)$/u;
const TITLE = /^(?:господин|госпожа|гражданин|товарищ|уважаемый|уважаемая)$/u;

/**
 * Whom an interviewer's question addresses: “Господин министр, …?”, “Гульмира, вы руководите правозащитным центром”.
 * Russian; null where no role stands there. Pure.
 */
export function findAddressee(
  document: Document,
  quote: { start: number; end: number },
): Speaker | null {
  const { tokens, mentions, text } = document;
  const first = firstTokenFrom(tokens.starts, tokens.length, quote.start);
  for (let i = first; i < Math.min(tokens.length, first + LOOK); i++) {
    if ((tokens.starts[i] as number) >= quote.end) return null;
    const mention = mentions.get(i);
    if (!mention || !/^(?:official|activist|other)$/u.test(mention.role)) continue;
    const word = tokens.words[i - 1]?.text ?? "";
    const addressed = i === first || TITLE.test(word);
    const comma = text[tokens.ends[mention.end] as number] === ",";
    if ((addressed && comma) || HEADS.test(word)) return toSpeaker(mention);
  }
  return null;
}

function toSpeaker({ name, authorityId, role }: Mention): Speaker {
  return { name, authorityId, role: role as Speaker["role"] };
}

function firstTokenFrom(starts: Int32Array, length: number, offset: number): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] as number) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
