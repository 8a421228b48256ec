import type { z } from "zod";
import type { LexiconRule } from "../core/analyze/lexicon.ts";
import type { rulesFile } from "./lexicon-schema.ts";

/** The rules of a file: what stands at its top holds for each rule that does not say otherwise. Pure. */
export function toRules(file: z.output<typeof rulesFile>): LexiconRule[] {
  const { label, act, citation, addedOn, speakers, allow, unless, rules } = file;
  return rules.map((rule) => ({
    ...rule,
    label: rule.label ?? label,
    act: rule.act ?? act,
    citation: rule.citation ?? citation,
    addedOn: rule.addedOn ?? addedOn,
    speakers: rule.speakers ?? speakers,
    allow: rule.allow ?? allow,
    unless: [...(rule.unless ?? []), ...(unless ?? [])],
  })) as LexiconRule[];
}
