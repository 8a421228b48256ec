import type { CompiledLexicon } from "./compile-lexicon.ts";
import type { Quote } from "./find-quotes.ts";
import type { CueKind } from "./lexicon.ts";
import type { PatternMatch } from "./match-patterns.ts";
import type { TokenMap } from "./token-map.ts";
import type { TokenList } from "./tokenise.ts";
import type { AnalyzeInput, Language, Role } from "../types.ts";

/** A cue found in the text: tokens `start`..`end`, both included. */
export interface CueHit {
  kind: CueKind;
  start: number;
  end: number;
}

/** Somebody who can speak, as mentioned; tokens included. `head` is an office without an institution (“глава”). */
export interface Mention {
  start: number;
  end: number;
  role: Role | "head" | "office-head" | "pronoun" | "self";
  name: string | null;
  authorityId: string | null;
}

/** All that the readers of frames and flags share about one text. */
export interface Document {
  input: AnalyzeInput;
  text: string;
  lexicon: CompiledLexicon;
  tokens: TokenList;
  /** 0 none, 1 sentence, 2 paragraph begins with the token. */
  boundaries: Uint8Array;
  languages: Language[];
  quotes: Quote[];
  /** Innermost quote of each token, -1 for none. */
  quoteOf: Int32Array;
  matches: PatternMatch[];
  /** Cues by their first token. */
  cues: TokenMap<CueHit[]>;
  /** Mentions by their first token. */
  mentions: TokenMap<Mention>;
}

/** Is there a cue of `kind` that begins at `token`? */
export function cueAt(document: Document, token: number, kind: CueKind): CueHit | undefined {
  return document.cues.get(token)?.find((hit) => hit.kind === kind);
}

/** What stands between two neighbouring tokens. */
export function between(document: Document, left: number, right: number): string {
  const { tokens, text } = document;
  const from = left < 0 ? 0 : (tokens.ends[left] as number);
  const to = right >= tokens.length ? text.length : (tokens.starts[right] as number);
  return text.slice(from, Math.min(to, from + 40));
}
