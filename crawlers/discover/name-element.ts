import type { Cheerio } from "cheerio/slim";

type Named = ReturnType<Cheerio<never>["find"]>;

/** Classes with digits or of one letter are made by machines and change with the next release of the site. */
export function stableClasses(element: Named): string[] {
  const classes = (element.attr("class") ?? "").split(/\s+/);
  return classes.filter((name) => /^[a-z][a-z_-]{2,}$/i.test(name)).slice(0, 2);
}

/** A selector of an element by its tag and those of its classes that will last. */
export function nameElement(element: Named): string {
  const tag = element.prop("tagName")?.toLowerCase() ?? "*";
  return [tag, ...stableClasses(element)].join(".");
}
