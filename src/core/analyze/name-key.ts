import type { Role } from "../types.ts";

const NAME_ENDING =
  /(ого|ому|ым|ой|ом|ем|ей|ою|ның|нің|дың|дің|тың|тің|ға|ге|ды|ді|'s|а|у|е|ы|я|ю|и)$/u;

/** A name without its case ending, as a key. */
export function nameKey(word: string): string {
  const stem = word.length > 5 ? word.replace(NAME_ENDING, "") : word;
  return stem.length >= 4 ? stem : word;
}

/** Is it a role of speakers, no pronoun or bare office? */
export function isRole(role: string): role is Role {
  return (
    role === "official" ||
    role === "activist" ||
    role === "media" ||
    role === "other" ||
    role === "unknown"
  );
}
