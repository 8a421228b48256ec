import { RE2JS } from "re2js";

/** A test for the addresses of a page's own JSON answers, by a pattern of the source file (RE2, so linear). */
export function jsonMatcher(pattern: string): (url: string) => boolean {
  const compiled = RE2JS.compile(pattern);
  return (url) => compiled.matcher(url).find();
}
