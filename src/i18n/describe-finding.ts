/** A finding about a watched source as it stands on record. */
export interface FindingRecord {
  kind: string;
  params: Record<string, string | number>;
}

/** How a reader is told: the catalogue by code, and instants in words. */
export interface FindingWords {
  code(code: string, params?: Record<string, string | number>): string;
  /** An instant (RFC 3339) for a sentence. */
  when(instant: string): string;
}

const minutesADay = 1440;

/** Milliseconds in the unit that people would use. */
export function describeSpan(ms: number, code: FindingWords["code"]): string {
  const minutes = Math.max(1, Math.round(ms / 60_000));
  if (minutes < 90) return code("time.minutes", { count: minutes });
  if (minutes < 2 * minutesADay) return code("time.hours", { count: Math.round(minutes / 60) });
  return code("time.days", { count: Math.round(minutes / minutesADay) });
}

/** What is wrong, why we say so, and what to do, in the reader's language: the same on the page and in mail. */
export function describeFinding(
  { kind, params }: FindingRecord,
  words: FindingWords,
): { title: string; what: string; next: string } {
  const { code, when } = words;
  const text = (name: string): string => String(params[name] ?? "");
  const hours = (name: string): string => describeSpan(Number(params[name]) * 3_600_000, code);
  const variant = variantOf(kind, params);
  const told = {
    ...params,
    ...(params["since"] ? { since: when(text("since")) } : {}),
    ...(params["validTo"] ? { validTo: when(text("validTo")) } : {}),
    ...(params["cause"] ? { cause: causeOf(params, code) } : {}),
    ...(params["field"] ? { field: code(`finding.selector-fails.field.${text("field")}`) } : {}),
    time: hours("hours"),
    usual: hours("usualHours"),
  };
  return {
    title: code(variant.title),
    what: code(variant.what, told),
    next: code(params["cause"] ? `source.next.${text("cause")}` : variant.next),
  };
}

function causeOf(params: FindingRecord["params"], code: FindingWords["code"]): string {
  const cause = code(`source.cause.${params["cause"]}`);
  return params["status"] ? `${cause} (${params["status"]})` : cause;
}

function variantOf(
  kind: string,
  params: FindingRecord["params"],
): { title: string; what: string; next: string } {
  const base = {
    title: `finding.${kind}`,
    what: `finding.${kind}.what`,
    next: `finding.${kind}.next`,
  };
  if (kind === "look-fails" && Number(params["lists"]) < Number(params["of"]))
    return { ...base, title: "finding.look-fails-partly", what: "finding.look-fails-partly.what" };
  if (kind === "certificate" && params["state"] === "expired")
    return {
      title: "finding.certificate-expired",
      what: "finding.certificate-expired.what",
      next: "finding.certificate-expired.next",
    };
  if (kind === "feed-moved" && params["by"] === "announced")
    return { ...base, what: "finding.feed-announced.what" };
  return base;
}
