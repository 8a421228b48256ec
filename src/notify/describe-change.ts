import type { ReactNode } from "react";
import type { AlertContent } from "../core/alerts/alert-content.ts";
import { translate } from "../i18n/translate.ts";
import { caption, differing, lead, note, paragraph, quote, row, section } from "./mail-parts.ts";
import type { MailReader } from "./mail-reader.ts";

/** An edit: each changed passage as it stood before and as it stands now. */
export function describeChange(content: AlertContent, reader: MailReader): ReactNode[] {
  if (content.kind !== "statement-changed" || !content.captureBefore) return [];
  const { locale } = reader;
  const [before, after] = [
    translate(locale, "mail.change.before"),
    translate(locale, "mail.change.after"),
  ];
  const nodes: ReactNode[] = [section(translate(locale, "mail.section.change"))];
  if (content.titleChange)
    nodes.push(
      note(translate(locale, "mail.change.title")),
      row(before, content.titleChange.before),
      row(after, content.titleChange.after),
    );
  for (const passage of content.passages) {
    nodes.push(
      lead(`${before}:`),
      quote(differing(passage.before, translate(locale, "mail.change.nothing")), true),
      caption(`${after}:`),
      quote(differing(passage.after, translate(locale, "mail.change.gone")), true),
    );
  }
  if (content.morePassages > 0)
    nodes.push(note(translate(locale, "mail.change.more", { count: content.morePassages })));
  if (!content.titleChange && content.passages.length === 0)
    nodes.push(paragraph(translate(locale, "mail.change.invisible")));
  return nodes;
}
