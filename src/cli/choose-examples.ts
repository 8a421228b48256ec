import { analyze } from "../core/analyze/analyze.ts";
import type { Lexicon, LexiconRule, RuleLanguage } from "../core/analyze/lexicon.ts";
import type { ActKind, Role } from "../core/types.ts";

const AT_MOST = 3;

export type Code = { label: string } | { act: ActKind };

export interface Example {
  text: string;
  /** Who is taken to say it, where that is not what the reader expects: an authority for a label, an outlet for an act. */
  speaker: Role | null;
}

interface Examples {
  marked: Example[];
  leftAlone: Example[];
}

/**
 * Up to three sentences that get the code and three that look alike and do not, from the tests that the rules carry.
 * Each is read by the analyzer first: what one rule leaves alone and another marks is no counter-example. Pure.
 */
export function chooseExamples(lexicon: Lexicon, language: RuleLanguage, code: Code): Examples {
  const rules = (lexicon.languages.find((one) => one.language === language)?.rules ?? []).filter((rule) => "label" in code ? rule.label === code.label : rule.act === code.act); // prettier-ignore
  const choose = (textsOf: (rule: LexiconRule) => string[], expected: boolean): Example[] => {
    const candidates = takeInTurns(
      rules.map((rule) => textsOf(rule).map((text) => ({ text, rule }))),
    );
    const chosen = new Map<string, Example>();
    for (const { text, rule } of candidates) {
      if (chosen.size === AT_MOST) break;
      if (isMarked(lexicon, text, rule, code) === expected)
        chosen.set(text, { text, speaker: unexpectedSpeaker(rule, code) });
    }
    return [...chosen.values()];
  };
  return {
    marked: choose((rule) => rule.matches, true),
    leftAlone: choose((rule) => rule.mustNotMatch, false),
  };
}

function isMarked(lexicon: Lexicon, text: string, rule: LexiconRule, code: Code): boolean {
  const role = speakerOf(rule, code);
  const read = analyze({ id: rule.id, text, publisher: { name: "Synthetic", role } }, lexicon);
  return "label" in code
    ? read.flags.some((flag) => flag.label === code.label)
    : read.acts.some((act) => act.act === code.act);
}

const usual = (code: Code) => ("label" in code ? "official" : "media");

function speakerOf(rule: LexiconRule, code: Code): Exclude<Role, "unknown"> {
  const role = "act" in code && rule.label !== undefined ? "media" : rule.exampleSpeaker;
  return role ?? usual(code);
}

function unexpectedSpeaker(rule: LexiconRule, code: Code): Role | null {
  const role = speakerOf(rule, code);
  return role === usual(code) ? null : role;
}

/** The first of each list, then the second of each, so that the examples differ. */
function takeInTurns<T>(lists: T[][]): T[] {
  const longest = Math.max(0, ...lists.map((list) => list.length));
  return Array.from({ length: longest }, (_, turn) =>
    lists.flatMap((list) => list.slice(turn, turn + 1)),
  ).flat();
}
