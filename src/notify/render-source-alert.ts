import type { ReactNode } from "react";
import type { FindingGroup, SourceAlert } from "../core/alerts/source-alert.ts";
import { describeFinding } from "../i18n/describe-finding.ts";
import { translate, translateCode, type Locale } from "../i18n/translate.ts";
import { endOnce, formatInstant } from "./format-time.ts";
import {
  group,
  layout,
  link,
  note,
  paragraph,
  row,
  rule,
  section,
  subsection,
  title,
} from "./mail-parts.ts";
import { nameIn, type MailReader, type WrittenMail } from "./mail-reader.ts";
import { renderParts } from "./render-parts.ts";
import { shorten } from "./shorten.ts";

const subjectMaxUtf16 = 100;
const maxGroups = 20;
const maxNames = 12;

/** The mail about the health of watched sources: what is wrong, since when, and what to do. Pure but for rendering. */
export async function renderSourceAlert(
  alert: SourceAlert,
  { locale, publicUrl }: MailReader,
): Promise<WrittenMail> {
  const told =
    alert.kind === "source-trouble" && alert.opened.length > 0
      ? "source-trouble"
      : "source-recovered";
  const lead = translate(locale, `mail.lead.${told}`);
  const { html, text } = await renderParts(
    layout(
      locale,
      lead,
      title(translate(locale, `mail.title.${told}`)),
      paragraph(lead),
      ...part(alert.opened, "source-trouble", locale),
      ...part(alert.closed, "source-recovered", locale),
      rule(),
      paragraph(link(`${publicUrl}/sources`, translate(locale, "mail.open.sources"))),
      rule(),
      note(translate(locale, "mail.footer.sources"), " ", translate(locale, "mail.footer.times")),
    ),
  );
  const names = namesOf(told === "source-trouble" ? alert.opened : alert.closed, locale);
  const subject = translate(locale, `mail.subject.${told}`, {
    count: names.length,
    names: names.join(", "),
  });
  return { subject: shorten(subject, subjectMaxUtf16), html, text };
}

function namesOf(groups: readonly FindingGroup[], locale: Locale): string[] {
  const names = groups.flatMap(({ findings }) =>
    findings.map(({ sourceName }) => nameIn(locale, sourceName)),
  );
  return [...new Set(names)];
}

function part(
  groups: readonly FindingGroup[],
  name: "source-trouble" | "source-recovered",
  locale: Locale,
): ReactNode[] {
  if (groups.length === 0) return [];
  const more = groups.length - maxGroups;
  return [
    section(translate(locale, `mail.section.${name}`)),
    ...groups.slice(0, maxGroups).map((one) => describeGroup(one, locale)),
    more > 0 && note(translate(locale, "mail.source.more", { count: more })),
  ];
}

function describeGroup({ finding, findings }: FindingGroup, locale: Locale): ReactNode {
  const when = (instant: string): string => formatInstant(locale, instant);
  const words = describeFinding(finding, {
    code: (code, params) => translateCode(locale, code, params),
    when,
  });
  const names = namesOf([{ finding, findings }], locale);
  const shown = names.slice(0, maxNames).join(", ");
  const more =
    names.length > maxNames
      ? ` ${translate(locale, "mail.source.more", { count: names.length - maxNames })}`
      : "";
  return group(
    subsection(
      finding.severity === "alarm" && finding.closedAt === null
        ? `${translate(locale, "finding.severity.alarm")}: ${words.title}`
        : words.title,
    ),
    row(
      translate(locale, names.length > 1 ? "mail.source.names" : "mail.fact.source"),
      shown + more,
    ),
    finding.closedAt === null
      ? paragraph(endOnce(words.what))
      : paragraph(
          translate(locale, "mail.source.from-to", {
            from: when(finding.openedAt),
            to: when(finding.closedAt),
          }),
        ),
    finding.closedAt === null && row(translate(locale, "mail.source.next"), words.next),
  );
}
