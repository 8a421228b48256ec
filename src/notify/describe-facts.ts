import type { ReactNode } from "react";
import type { AlertContent } from "../core/alerts/alert-content.ts";
import { translate, translateCode } from "../i18n/translate.ts";
import { formatInstant } from "./format-time.ts";
import { caption, row } from "./mail-parts.ts";
import { nameIn, type MailReader } from "./mail-reader.ts";

/** The kinds of alerts, with official words that only others pass on as a kind of their own. */
export type AlertVariant =
  | "official-statement"
  | "official-statement-relayed"
  | "statement-changed"
  | "statement-removal-suspected"
  | "statement-removed"
  | "statement-restored";

/** What it is about: incident, office, source, address, dates, and for a removal the looks that speak for it. */
export function describeFacts(
  content: AlertContent,
  variant: AlertVariant,
  { locale }: MailReader,
): ReactNode[] {
  const { incident, authority, article } = content;
  const when = formatInstant(locale, content.at);
  return [
    incident && row(translate(locale, "mail.fact.incident"), nameIn(locale, incident.title)),
    authority && row(translate(locale, "mail.fact.authority"), nameIn(locale, authority)),
    row(translate(locale, "mail.fact.source"), nameIn(locale, article.sourceName)),
    content.title && row(translate(locale, "mail.fact.title"), content.title),
    // As text, not as a link: a press on it would tell the site who is interested.
    row(translate(locale, "mail.fact.address"), article.url, true),
    content.publishedAt &&
      row(translate(locale, "mail.fact.published"), formatInstant(locale, content.publishedAt)),
    variant === "statement-changed" && row(translate(locale, "mail.fact.seen-changed"), when),
    variant === "statement-restored" && row(translate(locale, "mail.fact.seen-back"), when),
    ...absence(content, variant, locale),
  ];
}

function absence(
  content: AlertContent,
  variant: AlertVariant,
  locale: MailReader["locale"],
): ReactNode[] {
  if (variant !== "statement-removal-suspected" && variant !== "statement-removed") return [];
  const looks = content.absences.map((look) =>
    translate(locale, "mail.look", {
      when: formatInstant(locale, look.at),
      finding: translateCode(locale, `mail.finding.${look.finding}`),
      by: translateCode(locale, `mail.by.${look.by}`),
    }),
  );
  return [
    content.lastPresentAt &&
      row(translate(locale, "mail.fact.last-seen"), formatInstant(locale, content.lastPresentAt)),
    looks.length > 0 && row(translate(locale, "mail.fact.looks"), String(looks.length)),
    ...looks.map((look) => caption(`– ${look}`)),
  ];
}
