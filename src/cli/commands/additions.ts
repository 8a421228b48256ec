import { existsSync } from "node:fs";
import { readConfig } from "../../config.ts";
import { analyze } from "../../core/analyze/analyze.ts";
import type { Lexicon, LexiconRule } from "../../core/analyze/lexicon.ts";
import { loadLexicon } from "../../lexicons/load-lexicon.ts";
import { readAdditions } from "../../lexicons/read-additions.ts";

/** `onrecord additions`: reads what this installation adds, and tries each rule on its own examples. Exit code 1 when one fails. */
export function checkAdditions(): void {
  const { additionsDir } = readConfig();
  if (!existsSync(additionsDir)) {
    console.error(
      `There is no ${additionsDir}. Make it, with gazetteer.yaml, or ru/cues.yaml and ru/rules/*.yaml (kk, en likewise); src/lexicons/README.md shows the form.`,
    );
    return;
  }
  const additions = readAdditions(additionsDir);
  const lexicon = loadLexicon({ additions, model: null });
  const rules = additions.languages.flatMap((language) => language.rules);
  const failures = rules.flatMap((rule) => tryRule(lexicon, rule));
  for (const failure of failures) console.error(failure);
  if (failures.length > 0) process.exitCode = 1;
  console.log(
    `${additionsDir}: ${rules.length} rules, ${failures.length} examples fail. Analyzer with them: ${lexicon.version}`,
  );
}

function tryRule(lexicon: Lexicon, rule: LexiconRule): string[] {
  const role = rule.exampleSpeaker ?? (rule.label ? "official" : "media");
  const fires = (text: string): boolean => {
    const { flags, acts } = analyze({ id: rule.id, text, publisher: { name: "-", role } }, lexicon);
    return [...flags, ...acts].some((found) =>
      found.reasons.some((reason) => reason.rule === rule.id),
    );
  };
  return [
    ...rule.matches
      .filter((text) => !fires(text))
      .map((text) => `${rule.id} does not mark: ${text}`),
    ...rule.mustNotMatch.filter(fires).map((text) => `${rule.id} marks, and should not: ${text}`),
  ];
}
