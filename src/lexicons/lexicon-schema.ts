import { z } from "zod";

const role = z.enum(["official", "activist", "media", "other"]);
const bend = z.enum(["negation", "hypothetical", "demand", "question", "falsehood"]);
const label = z.string().regex(/^(stigma|response)\.[a-z.-]+$/u);
const act = z.enum([
  "prosecution-of-victims", "inquiry", "case-refused", "acknowledgement", "detention", "dispersal", "expulsion",
  "venue-pressure", "demand-to-cancel", "ban",
]); // prettier-ignore
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/u);
const patterns = z.array(z.string().min(1));

const rule = z.strictObject({
  id: z.string().regex(/^[a-z]{2}-[a-z0-9-]+$/u),
  label: label.optional(),
  act: act.optional(),
  patterns: patterns.min(1),
  weight: z.number().default(2.3),
  attributes: z.record(z.string(), z.unknown()).optional(),
  allow: z.array(bend).optional(),
  frames: z.array(z.enum(["narration", "direct", "indirect", "scare"])).optional(),
  requires: patterns.optional(),
  requiresNear: patterns.optional(),
  unless: patterns.optional(),
  speakers: z.array(role).optional(),
  rationale: z.string().min(1),
  citation: z.string().optional(),
  addedOn: day.optional(),
  matches: z.array(z.string()).min(1),
  mustNotMatch: z.array(z.string()).default([]),
  exampleSpeaker: role.optional(),
});

/** A file of `rules/`: what stands at the top holds for each rule that does not say otherwise. */
export const rulesFile = z.strictObject({
  label: label.optional(),
  act: act.optional(),
  citation: z.string().min(1),
  addedOn: day,
  speakers: z.array(role).optional(),
  allow: z.array(bend).optional(),
  unless: patterns.optional(),
  rules: z.array(rule),
});

/** `classes.yaml`: name → words, separated by white space. */
export const classesFile = z.record(z.string(), z.string());

/** `cues.yaml`: kind → patterns. */
export const cuesFile = z.record(z.string(), patterns);
