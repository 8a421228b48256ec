import { describe, expect, test } from "vitest";
import { analyze } from "../../src/core/analyze/analyze.ts";
import { loadLexicon } from "../../src/lexicons/load-lexicon.ts";
import type { LexiconRule } from "../../src/core/analyze/lexicon.ts";

const lexicon = loadLexicon();

/** The rules that fired on a sentence, said by the kind of speaker the rule is written for. */
function fired(rule: LexiconRule, text: string): string[] {
  const role = rule.exampleSpeaker ?? (rule.label ? "official" : "media");
  const result = analyze({ id: rule.id, text, publisher: { name: "Synthetic", role } }, lexicon);
  return [...result.flags, ...result.acts].flatMap((found) =>
    found.reasons.map((reason) => reason.rule),
  );
}

for (const { language, rules } of lexicon.languages) {
  describe(`rules in ${language}`, () => {
    for (const rule of rules) {
      test(`${rule.id} marks its examples and leaves its counter-examples alone`, () => {
        for (const text of rule.matches) expect(fired(rule, text), text).toContain(rule.id);
        for (const text of rule.mustNotMatch)
          expect(fired(rule, text), text).not.toContain(rule.id);
      });
    }
  });
}
