import type { ReactNode } from "react";
import type { AlertContent } from "../core/alerts/alert-content.ts";
import { translate } from "../i18n/translate.ts";
import { describeFacts, type AlertVariant } from "./describe-facts.ts";
import { describeChange } from "./describe-change.ts";
import { describeProof } from "./describe-proof.ts";
import { describeWords } from "./describe-words.ts";
import { group, layout, link, note, paragraph, rule, section, title } from "./mail-parts.ts";
import { nameIn, type MailReader, type WrittenMail } from "./mail-reader.ts";
import { renderParts } from "./render-parts.ts";
import { shorten } from "./shorten.ts";

const subjectMaxUtf16 = 100;

/** The mail of one alert. `content` is masked already. Pure but for rendering. */
export async function renderAlert(content: AlertContent, reader: MailReader): Promise<WrittenMail> {
  const { locale } = reader;
  const variant = variantOf(content);
  const incident = content.incident
    ? nameIn(locale, content.incident.title)
    : translate(locale, "mail.incident.none");
  const authority = nameIn(locale, content.authority ?? content.article.sourceName);
  const summary = translate(locale, `mail.lead.${variant}`);
  const { html, text } = await renderParts(
    layout(
      locale,
      summary,
      title(translate(locale, `mail.title.${variant}`)),
      paragraph(summary),
      group(...describeFacts(content, variant, reader)),
      ...describeChange(content, reader),
      ...officialWords(content, variant, reader),
      ...describeProof(content, reader),
      rule(),
      note(
        translate(locale, `mail.review.${content.review}`),
        " ",
        translate(
          locale,
          content.linkedBy === "person" ? "timeline.confirmed" : "timeline.computed",
        ),
        ".",
      ),
      ...links(content, reader),
      rule(),
      note(
        translate(locale, "mail.footer.alert"),
        " ",
        translate(locale, "mail.footer.care"),
        " ",
        translate(locale, "mail.footer.masked"),
        " ",
        translate(locale, "mail.footer.times"),
      ),
    ),
  );
  return {
    subject: shorten(
      translate(locale, `mail.subject.${variant}`, { authority, incident }),
      subjectMaxUtf16,
    ),
    html,
    text,
  };
}

/** Words that only others pass on are announced as such. */
function variantOf({ kind, article, words: shown }: AlertContent): AlertVariant {
  if (kind !== "official-statement") return kind as AlertVariant;
  return article.sourceRole === "official" || shown.some((words) => words.own)
    ? "official-statement"
    : "official-statement-relayed";
}

function officialWords(
  content: AlertContent,
  variant: AlertVariant,
  reader: MailReader,
): ReactNode[] {
  const { locale, isInside } = reader;
  const nodes: ReactNode[] = [section(translate(locale, "mail.section.words"))];
  if (content.words.length === 0)
    return [
      ...nodes,
      paragraph(
        translate(
          locale,
          variant === "statement-changed" ? "mail.words.not-read" : "mail.words.none",
        ),
      ),
    ];
  nodes.push(...describeWords(content.words, content.article, reader));
  if (content.moreWords > 0)
    nodes.push(note(translate(locale, "mail.words.more", { count: content.moreWords })));
  if (isInside) nodes.push(note(translate(locale, "mail.words.meaning")));
  return nodes;
}

function links(content: AlertContent, { locale, publicUrl }: MailReader): ReactNode[] {
  return [
    content.incident &&
      paragraph(
        link(
          `${publicUrl}/incidents/${content.incident.id}`,
          translate(locale, "mail.open.incident"),
        ),
      ),
    paragraph(
      link(`${publicUrl}/articles/${content.article.id}`, translate(locale, "mail.open.article")),
    ),
    content.reviewItemId &&
      content.review !== "done" &&
      paragraph(
        link(
          `${publicUrl}/review${content.incident ? `?incidentId=${content.incident.id}` : ""}`,
          translate(locale, "mail.open.review"),
        ),
      ),
  ];
}
