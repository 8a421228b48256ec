import type { Document } from "../analyze/document.ts";
import type { FrameNode } from "../analyze/read-frames.ts";
import type { Role } from "../types.ts";

/** What one voice says in one sentence: the thing that is learned from and judged. */
export interface Unit {
  sentence: number;
  /** The voice; frames of one voice share this object. */
  chain: Role[];
  /** Its words, ascending. */
  tokens: number[];
}

/** Units in document order; together they hold every token once. Pure. */
export function readUnits(document: Document, frames: FrameNode[], frameOf: Int32Array): Unit[] {
  const { tokens } = document;
  const units: Unit[] = [];
  let open = new Map<Role[], Unit>();
  let sentence = -1;
  for (let token = 0; token < tokens.length; token++) {
    if (tokens.sentences[token] !== sentence) {
      sentence = tokens.sentences[token] as number;
      open = new Map();
    }
    const { chain } = frames[frameOf[token] as number] as FrameNode;
    let unit = open.get(chain);
    if (!unit) {
      unit = { sentence, chain, tokens: [] };
      open.set(chain, unit);
      units.push(unit);
    }
    unit.tokens.push(token);
  }
  return units;
}
