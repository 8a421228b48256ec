import type { Role } from "../types.ts";

/** Responses are an official's; stigma is anybody's whose role is known; silence may be reported. `speakers` overrides. */
export function maySpeak(label: string, speakers: Role[] | undefined, role: Role): boolean {
  if (role === "unknown") return false;
  if (speakers) return speakers.includes(role);
  if (label === "response.no-comment") return role !== "other";
  return label.startsWith("response.") ? role === "official" : true;
}

/**
 * May the learned model mark the label where no rule does? Most news is an outlet's own narration, and nearly all of it
 * harmless: there a guess at stigma is not worth a reader's time.
 */
export function mayMarkAlone(label: string, speakers: Role[] | undefined, role: Role): boolean {
  return maySpeak(label, speakers, role) && !(role === "media" && label.startsWith("stigma."));
}
