import { maskNames } from "../src/core/access/mask-names.ts";
import { maskSlurs } from "../src/core/access/mask-slurs.ts";
import { analyze } from "../src/core/analyze/analyze.ts";
import type { Lexicon } from "../src/core/analyze/lexicon.ts";

/**
 * Masks hidden names and slurs in whatever text goes out by mail. Slurs are looked for anew in each text, so that
 * titles and versions that nobody has analysed yet are masked as well. Lengths stay the same.
 */
export function maskForMail(lexicon: Lexicon, hiddenNames: readonly string[]): (text: string) => string {
  return (text) => {
    if (text === "") return text;
    // Nothing is flagged on an unknown speaker: so somebody has to say it.
    const { flags } = analyze({ id: "mail", text, publisher: { name: "mail", role: "media" } }, lexicon);
    const slurs = flags.map(({ label, span }) => ({ label, start: span.start, end: span.end }));
    return maskNames(maskSlurs(text, slurs), hiddenNames);
  };
}
