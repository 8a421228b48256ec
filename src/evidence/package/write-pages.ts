import type { PackageEvidence } from "./describe-evidence.ts";

/** The pages that a player lists: each version as it was captured, views as the browser showed them, and what stood in a page's place. */
export function writePages(evidence: PackageEvidence): string {
  const titles = new Map(
    evidence.articles.flatMap(({ versions }) =>
      versions.map(({ capture, title }) => [capture, title] as const),
    ),
  );
  const pages = evidence.captures.flatMap(({ seq, facts, warc }) =>
    facts && warc && (titles.has(seq) || facts.viewOfId || facts.absenceSign)
      ? [
          {
            id: `capture-${seq}`,
            url: new URL(facts.finalUrl).href,
            ts: facts.fetchedAt,
            title:
              titles.get(seq) ??
              `${facts.finalUrl} (${facts.absenceSign ? `HTTP ${facts.httpStatus}, ${facts.absenceSign}` : "Chromium"})`,
          },
        ]
      : [],
  );
  const head = { format: "json-pages-1.0", id: "pages", title: "All Pages" };
  return [head, ...pages].map((line) => `${JSON.stringify(line)}\n`).join("");
}
