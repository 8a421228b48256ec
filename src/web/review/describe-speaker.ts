import type { Language } from "../i18n.tsx";

interface Spoken {
  speaker: { name: string | null; authorityName: Record<string, string> | null; role: string };
  chain: string[];
  stance: string | null;
}

/** Who speaks, and through whom it reached us: “police, quoted by the bureau, which condemns it”. Pure. */
export function describeSpeaker(
  flag: Spoken,
  publisher: Record<string, string>,
  language: Pick<Language, "t" | "code" | "name">,
): string {
  const { t, code, name } = language;
  const speaker =
    flag.speaker.name ??
    (flag.speaker.authorityName
      ? name(flag.speaker.authorityName)
      : code(`role.${flag.speaker.role}`));
  const outerRole = flag.chain.at(-2);
  if (outerRole === undefined) return t("chain.said", { speaker });
  // Only the outermost is known by name: it is the page's publisher.
  const outer = flag.chain.length === 2 ? name(publisher) : code(`role.${outerRole}`);
  const sentence = t(
    flag.stance === "condemns"
      ? "chain.condemns"
      : flag.stance === "endorses"
        ? "chain.endorses"
        : "chain.reports",
    { speaker, outer },
  );
  if (flag.chain.length <= 2) return sentence;
  return `${sentence} ${t("chain.passed-on", {
    path: flag.chain
      .slice(0, -1)
      .map((role, index) => (index === 0 ? name(publisher) : code(`role.${role}`)))
      .join(" → "),
  })}`;
}
