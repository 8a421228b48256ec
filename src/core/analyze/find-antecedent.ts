import { gapBefore } from "./attribution-work.ts";
import type { Work } from "./attribution-work.ts";
import { cueAt } from "./document.ts";
import type { SpeakerPhrase } from "./find-mentions.ts";

/** “депутата Каримбаева, который назвал …”: the verb of a relative clause has the noun before it as its subject. */
export function findAntecedent(work: Work, at: number): SpeakerPhrase | undefined {
  for (let i = at - 1; i >= Math.max(0, at - 6); i--) {
    if (cueAt(work.document, work.segment.tokens[i] as number, "relative")) {
      const word = work.document.tokens.words[work.segment.tokens[i] as number]?.text ?? "";
      if (!/^(который|которая|которые|who|which)$/u.test(word)) return undefined;
      return work.phrases.find((p) => p.to === i - 1);
    }
    if (/[,;:]/u.test(gapBefore(work, i + 1))) return undefined;
  }
  return undefined;
}
