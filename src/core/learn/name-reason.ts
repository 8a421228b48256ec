const PREFIX = "model-";

/** What a reason of the learned model names in place of a rule: `model-base-1a2b3c4d`. */
export const nameReason = (version: string): string => `${PREFIX}${version}`;

/** Is it the model that gives this reason, and not a rule? */
export const isModelReason = (rule: string): boolean => rule.startsWith(PREFIX);
