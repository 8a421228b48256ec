import type { DigestContent, DigestItemCode } from "./digest-content.ts";

export type DigestCount =
  | "said"
  | "relayed"
  | "reported"
  | "changed"
  | "suspected"
  | "removed"
  | "restored";

const countedAs: Partial<Record<DigestItemCode, DigestCount>> = {
  said: "said",
  relayed: "relayed",
  reported: "reported",
  changed: "changed",
  "removal-suspected": "suspected",
  removed: "removed",
  restored: "restored",
};

/** News of a digest in numbers, counted over what is in it: a text that concerns two incidents counts once. Pure. */
export function countDigest(
  content: Pick<DigestContent, "incidents">,
): Record<DigestCount, number> {
  const counts: Record<DigestCount, number> = {
    said: 0,
    relayed: 0,
    reported: 0,
    changed: 0,
    suspected: 0,
    removed: 0,
    restored: 0,
  };
  const seen = new Set<string>();
  for (const item of content.incidents.flatMap((incident) => incident.items)) {
    const as = countedAs[item.code];
    const key = `${item.code} ${item.article.id} ${item.code === "changed" ? item.at : ""}`;
    if (!as || seen.has(key)) continue;
    seen.add(key);
    counts[as] += 1;
  }
  return counts;
}
