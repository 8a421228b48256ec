import { maskNameKeys, maskUrl, nameKeysOf } from "../src/core/access/mask-name-keys.ts";
import { maskNames } from "../src/core/access/mask-names.ts";
import { maskSlurs } from "../src/core/access/mask-slurs.ts";
import { analyze } from "../src/core/analyze/analyze.ts";
import type { Lexicon } from "../src/core/analyze/lexicon.ts";

/** What blacks out hidden names and slurs in texts, and hidden names in addresses. Lengths of texts stay the same. */
export interface MailMask {
  text(text: string): string;
  url(url: string): string;
}

/**
 * Masks hidden names, in whatever script they are written, and slurs in all that goes out by mail. Slurs are looked for
 * anew in each text, so that titles and versions that nobody has analysed yet are masked as well.
 */
export function maskForMail(lexicon: Lexicon, hiddenNames: readonly string[]): MailMask {
  const keys = nameKeysOf(hiddenNames);
  return {
    text: (text) =>
      text === ""
        ? text
        : maskNameKeys(maskNames(maskFoundSlurs(text, lexicon), hiddenNames), keys),
    url: (url) => maskUrl(url, keys),
  };
}

function maskFoundSlurs(text: string, lexicon: Lexicon): string {
  // Nothing is flagged on an unknown speaker: so somebody has to say it.
  const { flags } = analyze(
    { id: "mail", text, publisher: { name: "mail", role: "media" } },
    lexicon,
  );
  return maskSlurs(
    text,
    flags.map(({ label, span }) => ({ label, start: span.start, end: span.end })),
  );
}
