/** A string that is already markup: HTML or XML, with everything from outside escaped. */
export interface Markup {
  readonly markup: string;
}

type Value = string | number | null | undefined | Markup | Value[];

/** Tagged template: interpolated strings are escaped, markup and lists of it are not, null is nothing. */
export function write(literals: TemplateStringsArray, ...values: Value[]): Markup {
  return { markup: String.raw({ raw: literals }, ...values.map(render)) };
}

/** Vouches for a string of ours (a style sheet, a script, JSON-LD) that must not be escaped. */
export function verbatim(markup: string): Markup {
  return { markup };
}

function render(value: Value): string {
  if (value === null || value === undefined) return "";
  if (Array.isArray(value)) return value.map(render).join("");
  if (typeof value === "object") return value.markup;
  return String(value)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
