import type { ReactNode } from "react";
import type { ShownWords } from "../core/digest/shown-words.ts";
import type { Role } from "../core/types.ts";
import { translate, translateCode } from "../i18n/translate.ts";
import { nameIn, type MailReader } from "./mail-reader.ts";
import { caption, label, lead, quote } from "./mail-parts.ts";

/** Where words were found. */
export interface WordsPlace {
  sourceName: Record<string, string>;
}

/**
 * Marked passages, those of the same words together: the labels, the words (an authority's own as its statement, others'
 * with who passes them on), who said it through whom, and whether a person confirmed it.
 */
export function describeWords(
  words: readonly ShownWords[],
  place: WordsPlace,
  reader: MailReader,
): ReactNode[] {
  const passages = Map.groupBy(
    words,
    (shown) => `${shown.exact}\n${shown.own}\n${shown.chain.join(">")}`,
  );
  const source = nameIn(reader.locale, place.sourceName);
  let said = "";
  return [...passages.values()].flatMap((same) => {
    const sentence = chainSentence(same[0]!, source, reader);
    const isNew = sentence !== said;
    said = sentence;
    // Who speaks is told where it changes, not under each passage.
    return describePassage(
      same as [ShownWords, ...ShownWords[]],
      { source, chain: isNew ? sentence : "" },
      reader,
    );
  });
}

function describePassage(
  same: [ShownWords, ...ShownWords[]],
  { source, chain }: { source: string; chain: string },
  reader: MailReader,
): ReactNode[] {
  const { locale, isInside } = reader;
  const [first] = same;
  const announcement = first.own
    ? translate(locale, "timeline.says")
    : translate(locale, "timeline.relayed.says", { source });
  const nodes: ReactNode[] = isInside
    ? [label(same.map((shown) => labelOf(shown, reader)).join(" · "))]
    : [];
  if (first.role === "official") nodes.push((isInside ? caption : lead)(announcement));
  nodes.push(quote(first.exact, first.own));
  const about = [chain, settingOf(first, reader), isInside ? verdictOf(same, reader) : ""].filter(
    (part) => part !== "",
  );
  return about.length === 0 ? nodes : [...nodes, caption(about.join(" "))];
}

/** `Inquiry (opened)`. */
export function labelOf(
  shown: Pick<ShownWords, "label" | "stage">,
  { locale }: MailReader,
): string {
  const name = translateCode(locale, `label.${shown.label}`);
  return shown.stage === null ? name : `${name} (${translateCode(locale, `stage.${shown.stage}`)})`;
}

/** The office, never the name of a person; where no office is known, the role. */
export function speakerOf(
  shown: Pick<ShownWords, "authority" | "role">,
  { locale }: MailReader,
): string {
  if (shown.authority) return nameIn(locale, shown.authority);
  return shown.role === "official"
    ? translate(locale, "mail.words.no-authority")
    : roleOf(shown.role, locale);
}

export const roleOf = (role: Role | string, locale: MailReader["locale"]): string =>
  translateCode(locale, `role.${role}`);

/** Who said it, quoted by whom, and through whom it came to us. */
export function chainSentence(shown: ShownWords, source: string, reader: MailReader): string {
  const { locale } = reader;
  const speaker = speakerOf(shown, reader);
  if (shown.chain.length < 2) return translate(locale, "chain.said", { speaker });
  // The outermost speaker is the page itself; those between have no name that may go out.
  const path = shown.chain
    .slice(0, -1)
    .map((role, index) => (index === 0 ? source : roleOf(role, locale)));
  const sentence = translate(locale, `chain.${shown.stance ?? "reports"}`, {
    speaker,
    outer: path.at(-1)!,
  });
  return path.length < 2
    ? sentence
    : `${sentence} ${translate(locale, "chain.passed-on", { path: path.join(" → ") })}`;
}

const settingOf = (shown: ShownWords, { locale }: MailReader): string =>
  shown.setting === null || shown.setting === "public"
    ? ""
    : sentenceOf(translateCode(locale, `setting.${shown.setting}`));

function verdictOf(same: readonly ShownWords[], { locale }: MailReader): string {
  if (same.some((shown) => shown.verdict === "correct"))
    return sentenceOf(translate(locale, "mail.words.corrected"));
  return sentenceOf(
    translate(
      locale,
      same.every((shown) => shown.verdict === "accept")
        ? "mail.words.accepted"
        : "mail.words.computed",
    ),
  );
}

const sentenceOf = (text: string): string =>
  `${text.charAt(0).toLocaleUpperCase()}${text.slice(1)}.`;
