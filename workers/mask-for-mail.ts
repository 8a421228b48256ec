import { maskNameKeys, maskUrl, nameKeysOf } from "../src/core/access/mask-name-keys.ts";
import { maskNames } from "../src/core/access/mask-names.ts";
import { maskSlurs } from "../src/core/access/mask-slurs.ts";
import { slurEvidence } from "../src/core/access/slur-evidence.ts";
import { analyze } from "../src/core/analyze/analyze.ts";
import type { Lexicon } from "../src/core/analyze/lexicon.ts";
import { isModelReason } from "../src/core/learn/name-reason.ts";
import type { Flag } from "../src/core/types.ts";

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

/** A text with more slurs than this is masked by whole passages. */
const maxPasses = 12;

/**
 * A flag stands on a passage and names one word in it; so each word that was found is masked and the text is read again,
 * until nothing is found any more.
 */
function maskFoundSlurs(text: string, lexicon: Lexicon): string {
  let masked = text;
  for (let pass = 1; pass <= maxPasses; pass += 1) {
    // what the learned model alone takes for a slur is masked once: without its words the sentence still sounds like one
    const slurs = findSlurs(masked, lexicon).filter(
      ({ reasons }) => pass === 1 || !reasons.every(({ rule }) => isModelReason(rule)),
    );
    if (slurs.length === 0) break;
    const spans = slurs.flatMap(({ span, reasons }) =>
      pass === maxPasses ? [span] : slurEvidence(reasons),
    );
    masked = maskSlurs(
      masked,
      spans.map(({ start, end }) => ({ label: "stigma.slur", start, end })),
    );
  }
  return masked;
}

// Nothing is flagged on an unknown speaker: so somebody has to say it.
const findSlurs = (text: string, lexicon: Lexicon): Flag[] =>
  analyze({ id: "mail", text, publisher: { name: "mail", role: "media" } }, lexicon).flags.filter(
    (flag) => flag.label === "stigma.slur",
  );
