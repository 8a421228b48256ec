import { personKey } from "../text/person-key.ts";

/** Shorter words are too many people's, and too many other words'. */
const leastLetters = 4;

/** Keys of the words of names, the same for every script, spelling and case. Pure. */
export function nameKeysOf(names: readonly string[]): Set<string> {
  const words = names
    .flatMap((name) => name.match(/\p{L}[\p{L}'’-]*/gu) ?? [])
    .filter((word) => word.length >= leastLetters);
  return new Set(words.map(personKey).filter((key) => key.length >= 3));
}

/** `text` with each capitalised word blacked out that is one of `keys` in whatever script. Lengths stay the same. Pure. */
export function maskNameKeys(text: string, keys: ReadonlySet<string>): string {
  if (keys.size === 0) return text;
  return text.replace(/(?<!\p{L})\p{Lu}[\p{L}'’-]{3,}/gu, (word) =>
    keys.has(personKey(word)) ? "█".repeat(word.length) : word,
  );
}

/** The address, or its site alone where the path would name one of `keys`. An address that cannot be read is left out. Pure. */
export function maskUrl(url: string, keys: ReadonlySet<string>): string {
  if (keys.size === 0) return url;
  if (!URL.canParse(url)) return "█";
  const { origin, pathname, search, hash } = new URL(url);
  const words = decode(`${pathname}${search}${hash}`).match(/\p{L}{4,}/gu) ?? [];
  return words.some((word) => keys.has(personKey(word))) ? `${origin}/█████` : url;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
