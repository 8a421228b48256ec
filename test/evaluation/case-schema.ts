/**
 * The form of an evaluation case. One case is one line of `dev/<category>.<language>.jsonl` or
 * `frozen/<category>.<language>.jsonl`. What each field means is told in README.md.
 */
import { z } from "zod";

export const SPLITS = [
  "dev",
  "frozen",
  "second",
  "second-frozen",
  "third",
  "third-frozen",
] as const;
/** What measures only as long as nobody looks. */
export const FROZEN_SPLITS: readonly Split[] = ["frozen", "second-frozen", "third-frozen"];
export const LANGUAGES = ["ru", "kk", "en"] as const;

export const CATEGORIES = [
  "official-asserts",
  "media-narration",
  "activist-condemns-quote",
  "quote-in-quote",
  "indirect-speech",
  "negation",
  "denial-of-denial",
  "question",
  "hypothetical-or-demand",
  "reclaimed",
  "neutral-positive-identity",
  "homonym",
  "scare-quotes",
  "unknown-speaker",
  "anonymous-crowd",
  "pronoun-ellipsis-speaker",
  "inquiry-stages",
  "case-against-victims-or-attackers",
  "no-comment-reported",
  "ordinary-news",
  "code-switching",
  "noise",
  "minimal-pairs",
  "borders",
  "long-articles",
] as const;

/** The labels that are scored; flags of the second tier are never counted for or against. */
export const FIRST_TIER_LABELS = [
  "stigma.slur",
  "stigma.outdated-term",
  "stigma.identity-labelling",
  "stigma.pathologising",
  "stigma.dehumanising",
  "stigma.moral-threat",
  "stigma.foreign-agent",
  "stigma.criminalising",
  "stigma.sexist",
  "stigma.incitement",
  "response.denial.literal",
  "response.denial.interpretive",
  "response.denial.implicatory",
  "response.minimisation",
  "response.victim-blaming",
  "response.blame-shifting",
  "response.attack-on-accuser",
  "response.bolstering",
  "response.inquiry",
  "response.acknowledgement",
  "response.prosecution-of-victims",
  "response.no-comment",
  "response.case-refused",
] as const;

const role = z.enum(["official", "activist", "media", "other", "unknown"]);
const stance = z.enum(["reports", "condemns", "endorses"]);
const stage = z.enum(["promised", "opened", "result"]);
const firstTier = z.enum(FIRST_TIER_LABELS);
const act = z.enum([
  "prosecution-of-victims",
  "inquiry",
  "case-refused",
  "acknowledgement",
  "detention",
  "dispersal",
  "expulsion",
  "venue-pressure",
  "demand-to-cancel",
  "ban",
]);

/** `label`, `prefix.*`, or either with `@role`. */
const labelPattern = z.string().refine((pattern) => {
  const [label = "", only] = pattern.split("@");
  if (only !== undefined && !role.safeParse(only).success) return false;
  if (label === "stigma.*" || label === "response.*") return true;
  return firstTier.safeParse(label).success;
}, "neither a first-tier label nor stigma.* or response.*");

const expectedFlag = z.strictObject({
  label: firstTier,
  /** Labels that serve as well where the codebook leaves the choice open. */
  orLabels: z.array(firstTier).optional(),
  role,
  orRoles: z.array(role).optional(),
  exactContains: z.string().min(1).optional(),
  stage: stage.optional(),
  orStages: z.array(stage).optional(),
  stance: stance.optional(),
  orStances: z.array(stance).optional(),
  chain: z.array(role).min(1).optional(),
  subject: z.string().min(1).optional(),
  setting: z.enum(["public", "private-relayed", "written-reply"]).optional(),
  ground: z.literal("secrecy").optional(),
  statutory: z.boolean().optional(),
});

const expectedAct = z.strictObject({
  act,
  orActs: z.array(act).optional(),
  exactContains: z.string().min(1).optional(),
  reporter: role.optional(),
});

const expectedFrame = z.strictObject({
  type: z.enum(["narration", "direct", "indirect", "scare"]).optional(),
  role,
  stance: stance.optional(),
  exactContains: z.string().min(1),
});

export const evaluationCase = z.strictObject({
  id: z.string().regex(/^[a-z-]+\.(ru|kk|en)\.\d{3}$/),
  category: z.enum(CATEGORIES),
  language: z.enum(LANGUAGES),
  input: z.strictObject({
    id: z.string(),
    text: z.string().min(1),
    title: z.string().optional(),
    url: z.string().optional(),
    publishedAt: z.string().optional(),
    language: z.string().optional(),
    publisher: z
      .strictObject({
        name: z.string(),
        role: z.enum(["official", "media", "activist", "other"]),
        authorityId: z.string().optional(),
      })
      .optional(),
  }),
  expect: z.strictObject({
    flags: z.array(expectedFlag),
    /** Neither demanded nor counted as an error. */
    allowed: z.array(labelPattern).optional(),
    /** Errors if they appear; only of use with `onlyThese: false`. */
    noFlags: z.array(labelPattern).optional(),
    /** Any first-tier flag beyond `flags` and `allowed` is an error. True unless said otherwise. */
    onlyThese: z.boolean().optional(),
    acts: z.array(expectedAct).optional(),
    frames: z.array(expectedFrame).optional(),
  }),
  /** Two cases that differ in who speaks share a pair id; both must pass for the pair to count as flipped. */
  pair: z.string().optional(),
  note: z.string().optional(),
});

export type EvaluationCase = z.infer<typeof evaluationCase>;
export type ExpectedFlag = z.infer<typeof expectedFlag>;
export type Split = (typeof SPLITS)[number];
