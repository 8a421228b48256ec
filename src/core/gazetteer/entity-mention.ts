import type { Role } from "../types.ts";
import type { Term } from "./compile-gazetteer.ts";
import type { NameLanguage } from "./gazetteer.ts";
import type { Words } from "./read-words.ts";

/** Somebody or somewhere that a text names. `start`, `end`: UTF-16 code units. */
export interface EntityMention {
  start: number;
  end: number;
  /**
   * `authority`: an institution («полиция», «ДП Карагандинской области», «Қарағанды облысының полиция департаменті»);
   * `role`: a noun for somebody in a role («полицейские», «активистка», “deputy mayor”), with what it governs;
   * `organisation`, `media`, `place`; `person`: an office holder whom the gazetteer names.
   */
  kind: "authority" | "role" | "organisation" | "media" | "place" | "person";
  /**
   * Id of the authority (also for `role` and `person`: the one they speak for), organisation, outlet or place; null
   * when the text leaves it open. A bare «полиция» is `kz-police`, a bare «акимат» null.
   */
  id: string | null;
  /** `unknown` for places. */
  role: Role;
  /** The gazetteer's name of what `id` names, in the language of the mention; else the words of the text. */
  name: string;
  placeId?: string;
}

/** A phrase found; `first` and `last` are word numbers. */
export interface Hit {
  first: number;
  last: number;
  term: Term;
  language: NameLanguage;
}

/** A name does not run over a comma, a bracket, a line or the end of a sentence; «г.» and quotation marks are no end. */
export function isBreak(text: string, words: Words, at: number): boolean {
  const from = words.ends[at - 1] as number;
  const to = words.starts[at] as number;
  if (to - from === 1 && text[from] === " ") return false;
  if (to - from > 5) return true;
  const between = text.slice(from, to);
  if (/[,;:!?()[\]\n—–/]/u.test(between)) return true;
  return between.includes(".") && from - (words.starts[at - 1] as number) > 3;
}
