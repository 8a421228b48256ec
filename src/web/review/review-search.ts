/** Filters of the queue as they stand in the page's address, so that a view can be kept and passed on. */
export interface ReviewSearch {
  state?: "done";
  sourceRole?: string;
  label?: string;
  language?: string;
  incidentId?: string;
  official?: boolean;
}

const textOf = (value: unknown): string | undefined =>
  typeof value === "string" && value !== "" ? value : undefined;

export function readReviewSearch(search: Record<string, unknown>): ReviewSearch {
  const found: ReviewSearch = {
    state: search["state"] === "done" ? "done" : undefined,
    sourceRole: textOf(search["sourceRole"]),
    label: textOf(search["label"]),
    language: textOf(search["language"]),
    incidentId: textOf(search["incidentId"]),
    official: search["official"] === true || search["official"] === "true" || undefined,
  };
  return Object.fromEntries(
    Object.entries(found).filter(([, value]) => value !== undefined),
  ) as ReviewSearch;
}

export function toQuery(search: ReviewSearch): string {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(search)) params.set(key, String(value));
  const query = params.toString();
  return query === "" ? "" : `?${query}`;
}
