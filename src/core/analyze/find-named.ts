import type { CompiledGazetteer } from "../gazetteer/compile-gazetteer.ts";
import { findEntities } from "../gazetteer/find-entities.ts";
import type { Mention } from "./document.ts";
import type { Quote } from "./find-quotes.ts";
import { TokenMap } from "./token-map.ts";
import type { TokenList } from "./tokenise.ts";

/** A name that the gazetteer knows; offsets are of the text. */
export interface NamedSpan {
  start: number;
  end: number;
  role: Mention["role"];
  authorityId: string | null;
}

/** Organisations, outlets and office holders that the gazetteer knows by name: their role needs no word beside them. Pure. */
export function findNamed(text: string, gazetteer: CompiledGazetteer, on?: string): NamedSpan[] {
  return findEntities(text, gazetteer, on ? { on } : {}).flatMap(
    ({ kind, start, end, role, id }) =>
      kind === "organisation" || kind === "media" || kind === "person"
        ? [{ start, end, role, authorityId: kind === "person" ? id : null }]
        : [],
  );
}

/** «Әділ сөз» in marks is the name and no quotation: the marks go, so that whoever it names can speak. */
export function withoutNames(quotes: Quote[], named: NamedSpan[]): Quote[] {
  if (named.length === 0 || quotes.length === 0) return quotes;
  const starts = new Map(named.map((span) => [span.start, span.end]));
  const isName = quotes.map(
    (quote) =>
      starts.get(quote.start) === quote.end || starts.get(quote.outerStart) === quote.outerEnd,
  );
  if (!isName.includes(true)) return quotes;
  const position = new Map<number, number>();
  const kept = quotes.filter((_, index) => {
    if (isName[index]) return false;
    position.set(index, position.size);
    return true;
  });
  const moved = (index: number): number => (index < 0 ? -1 : (position.get(index) ?? -1));
  return kept.map((quote) => ({
    ...quote,
    parent: moved(quote.parent),
    continues: moved(quote.continues),
  }));
}

/** Names as mentions, by their first token. */
export function toMentions(text: string, tokens: TokenList, named: NamedSpan[]): TokenMap<Mention> {
  const mentions = new TokenMap<Mention>(tokens.length);
  let at = 0;
  for (const { start, end, role, authorityId } of named) {
    while (at < tokens.length && (tokens.ends[at] as number) <= start) at++;
    let last = at;
    while (last + 1 < tokens.length && (tokens.starts[last + 1] as number) < end) last++;
    if (at >= tokens.length || (tokens.starts[at] as number) >= end) continue;
    mentions.set(at, { start: at, end: last, role, name: text.slice(start, end), authorityId });
  }
  return mentions;
}
