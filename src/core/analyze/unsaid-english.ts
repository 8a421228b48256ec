import { gapBefore } from "./attribution-work.ts";
import type { Attribution, Work } from "./attribution-work.ts";
import { wordAt } from "./attribute-english.ts";

/** A clause is looked back over so many words. */
const REACH = 12;
const SUPPOSES = /^(?:if|unless|suppose|supposing|imagine|lest)$/u;
const INVERTED = /^(?:should|were|had)$/u;
const NOT_YET = /^(?:will|shall|might|may|could|can|cannot|'ll|won't)$/u;
const NOBODY = /^(?:nobody|no|none|neither|never|nowhere|not)$/u;
const AUXILIARY =
  /^(?:did|do|does|has|have|had|would|will|can|could|ever|says|said|claims|claimed|is|was)$/u;
const HOLDS_BACK =
  /^(?:refus\p{L}+|declin\p{L}+|hesitat\p{L}+|fail\p{L}*|stop\p{L}*|ceas\p{L}+|wait\p{L}*|want\p{L}*|wish\p{L}*|hop\p{L}+|expect\p{L}*|demand\p{L}*|ask\p{L}*|urg\p{L}+|forc\p{L}+|order\p{L}*|call\p{L}*|need\p{L}*|denied|denies|deny|withdr\p{L}+|retract\p{L}*|regret\p{L}*)$/u;

/** Marks the attributions of words that by the sentence nobody has said: “if they say that”, “at no point did they say”. */
export function takeBackUnsaid(work: Work): void {
  for (const attribution of work.out) {
    if (!/^[a-z]/u.test(wordAt(work, attribution.at)) || !isUnsaid(work, attribution)) continue;
    attribution.denies = true;
    attribution.takenBack = true;
  }
}

function isUnsaid(work: Work, { at, phrase }: Attribution): boolean {
  const words: string[] = [];
  let start = at;
  while (start > 0 && at - start < REACH && !/[,;:—–()«»]/u.test(gapBefore(work, start))) {
    start--;
    words.unshift(wordAt(work, start));
  }
  const opening = words[0] ?? "";
  const before = words.at(-1) ?? "";
  const beforeThat = words.at(-2) ?? "";
  if (words.some((word) => SUPPOSES.test(word)))
    return !/^(?:asked|ask|asks|even|as)$/u.test(
      words[words.findIndex((word) => SUPPOSES.test(word)) - 1] ?? "",
    );
  if (INVERTED.test(opening) && start === 0 && (phrase?.to ?? -1) < at) return true;
  const only = [before, beforeThat, wordAt(work, at + 1)].includes("only");
  if (
    (NOT_YET.test(before) || (NOT_YET.test(beforeThat) && /ly$|^(?:also|then)$/u.test(before))) &&
    !only
  )
    return true;
  if (/^(?:would|'d)$/u.test(before) && !only && !/^(?:say|be)$/u.test(wordAt(work, at)))
    return true;
  if (deniesSaying(words)) return true;
  const held = words.findLastIndex((word) => HOLDS_BACK.test(word));
  if (held < 0) return false;
  const rest = words.slice(held + 1);
  const infinitive = before === "to" || (beforeThat === "to" && /ly$|^(?:not)$/u.test(before));
  const having =
    /^(?:having|of|from)$/u.test(before) || (rest.length === 0 && wordAt(work, at).endsWith("ing"));
  return infinitive || having;
}

/** “At no point did the ministry say”, “nobody has ever claimed”, “no minister would say”. */
function deniesSaying(words: string[]): boolean {
  const no = words.findIndex((word) => NOBODY.test(word));
  if (no < 0 || no > 3) return false;
  const inverted = words
    .slice(no + 1)
    .some((word) => /^(?:did|do|does|has|have|had|would|will|ever)$/u.test(word));
  const subject = /^(?:nobody|no|none|neither)$/u.test(words[no] ?? "") && no === 0;
  return (
    inverted ||
    (subject && (words.length === 1 || AUXILIARY.test(words.at(-1) ?? "") || words[0] === "nobody"))
  );
}
