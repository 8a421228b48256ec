import type { RuleLanguage } from "../analyze/lexicon.ts";
import { WordTrie } from "../analyze/word-trie.ts";
import type { WordGroups } from "./model-schema.ts";

const LANGUAGES: RuleLanguage[] = ["ru", "kk", "en"];

/** @returns the names of the groups that a normalised word belongs to, in the order of `groups`. */
export function readGroups(groups: WordGroups): (word: string) => string[] {
  const names = Object.keys(groups);
  const tries = { ru: new WordTrie("ru"), kk: new WordTrie("kk"), en: new WordTrie("en") };
  names.forEach((name, index) => {
    for (const language of LANGUAGES)
      for (const word of groups[name]?.[language]?.split(/\s+/u) ?? [])
        if (word) tries[language].add(word, index);
  });
  return (word) => {
    const found = new Set<number>();
    if (/[a-z]/u.test(word)) tries.en.find(word, found);
    else {
      tries.ru.find(word, found);
      tries.kk.find(word, found);
    }
    return [...found].sort((a, b) => a - b).map((index) => names[index] as string);
  };
}
