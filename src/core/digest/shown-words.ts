import { maskSlurWords } from "../access/mask-slur-words.ts";
import type { FactAct, FactFlag, Names } from "../timeline/timeline-types.ts";
import type { Role, Stance } from "../types.ts";

/** A marked passage as it goes out: codes, the words themselves, and who says them. Slurs are masked. */
export interface ShownWords {
  label: string;
  exact: string;
  /** True where the authority says it itself in public; otherwise others pass it on, and it is never shown as its quotation. */
  own: boolean;
  role: Role;
  /** The office. Names of persons do not go out. */
  authority: Names | null;
  chain: Role[];
  stance: Stance | null;
  setting: string | null;
  stage: string | null;
  /** What a person decided: accept, correct, or null while nobody did. */
  verdict: string | null;
}

/** What an authority is reported to have done, by whom. */
export interface ShownAct {
  act: string;
  exact: string;
  reporter: Role;
  authority: Names | null;
}

/** The authority speaks on its own page in public; everything else reaches us through somebody. */
export const isOwnWords = (flag: Pick<FactFlag, "chain" | "role" | "setting">): boolean =>
  flag.role === "official" &&
  flag.chain.every((role) => role === "official") &&
  flag.setting !== "private-relayed";

/** `slurs` are the words that are one, as they stand in the text. A passage flagged as a slur is never shown whole. */
function maskPassage(flag: Pick<FactFlag, "label" | "exact">, slurs: readonly string[]): string {
  const masked = maskSlurWords(flag.exact, slurs);
  return flag.label === "stigma.slur" && masked === flag.exact
    ? maskSlurWords(flag.exact, [flag.exact])
    : masked;
}

/** Pure. */
export function showWords(
  flag: FactFlag,
  slurs: readonly string[],
  authorityNames: Record<string, Names>,
): ShownWords {
  return {
    label: flag.label,
    exact: maskPassage(flag, slurs),
    own: isOwnWords(flag),
    role: flag.role,
    authority: flag.authorityId === null ? null : (authorityNames[flag.authorityId] ?? null),
    chain: flag.chain,
    stance: flag.stance,
    setting: flag.setting,
    stage: flag.stage,
    verdict: flag.verdict,
  };
}

/** Pure. */
export const showAct = (
  act: FactAct,
  slurs: readonly string[],
  authorityNames: Record<string, Names>,
): ShownAct => ({
  act: act.act,
  exact: maskSlurWords(act.exact, slurs),
  reporter: act.reporter,
  authority: act.authorityId === null ? null : (authorityNames[act.authorityId] ?? null),
});
