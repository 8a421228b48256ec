import type { Role } from "../types.ts";

/** Responses are an official's; stigma is anybody's whose role is known; silence may be reported. `speakers` overrides. */
export function maySpeak(label: string, speakers: Role[] | undefined, role: Role): boolean {
  if (role === "unknown") return false;
  if (speakers) return speakers.includes(role);
  if (label === "response.no-comment") return role !== "other";
  return label.startsWith("response.") ? role === "official" : true;
}
