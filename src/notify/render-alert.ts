import type { ReactNode } from "react";
import type { AlertContent } from "../core/alerts/alert-content.ts";
import type { CaptureRef } from "../core/timeline/timeline-types.ts";
import { translate, translateCode } from "../i18n/translate.ts";
import { describeWords } from "./describe-words.ts";
import { formatExact, formatInstant, mailZone } from "./format-time.ts";
import { caption, differing, group, layout, lead, link, note, paragraph, quote, row, rule, section, title } from "./mail-parts.ts";
import { nameIn, type MailReader, type WrittenMail } from "./mail-reader.ts";
import { renderParts } from "./render-parts.ts";
import { shorten } from "./shorten.ts";

type AlertVariant = "official-statement" | "official-statement-relayed" | "statement-changed" | "statement-removal-suspected" | "statement-removed" | "statement-restored";
const subjectMaxUtf16 = 100;

/** The mail of one alert. `content` is masked already. Pure but for rendering. */
export async function renderAlert(content: AlertContent, reader: MailReader): Promise<WrittenMail> {
  const { locale } = reader;
  const variant = variantOf(content);
  const incident = content.incident ? nameIn(locale, content.incident.title) : translate(locale, "mail.incident.none");
  const authority = nameIn(locale, content.authority ?? content.article.sourceName);
  const summary = translate(locale, `mail.lead.${variant}`);
  const { html, text } = await renderParts(
    layout(
      locale,
      summary,
      title(translate(locale, `mail.title.${variant}`)),
      paragraph(summary),
      group(...facts(content, variant, reader)),
      ...change(content, reader),
      ...words(content, variant, reader),
      ...proof(content, reader),
      rule(),
      note(translate(locale, `mail.review.${content.review}`), " ", translate(locale, content.linkedBy === "person" ? "timeline.confirmed" : "timeline.computed"), "."),
      ...links(content, reader),
      rule(),
      note(translate(locale, "mail.footer.alert"), " ", translate(locale, "mail.footer.care"), " ", translate(locale, "mail.footer.masked"), " ", translate(locale, "mail.footer.times")),
    ),
  );
  return { subject: shorten(translate(locale, `mail.subject.${variant}`, { authority, incident }), subjectMaxUtf16), html, text };
}

/** Words that only others pass on are announced as such. */
function variantOf({ kind, article, words: shown }: AlertContent): AlertVariant {
  if (kind !== "official-statement") return kind as AlertVariant;
  return article.sourceRole === "official" || shown.some((words) => words.own) ? "official-statement" : "official-statement-relayed";
}

function facts(content: AlertContent, variant: AlertVariant, { locale }: MailReader): ReactNode[] {
  const { incident, authority, article } = content;
  const when = formatInstant(locale, content.at);
  return [
    incident && row(translate(locale, "mail.fact.incident"), nameIn(locale, incident.title)),
    authority && row(translate(locale, "mail.fact.authority"), nameIn(locale, authority)),
    row(translate(locale, "mail.fact.source"), nameIn(locale, article.sourceName)),
    content.title && row(translate(locale, "mail.fact.title"), content.title),
    // As text, not as a link: a press on it would tell the site who is interested.
    row(translate(locale, "mail.fact.address"), article.url, true),
    content.publishedAt && row(translate(locale, "mail.fact.published"), formatInstant(locale, content.publishedAt)),
    variant === "statement-changed" && row(translate(locale, "mail.fact.seen-changed"), when),
    variant === "statement-restored" && row(translate(locale, "mail.fact.seen-back"), when),
    ...absence(content, variant, locale),
  ];
}

function absence(content: AlertContent, variant: AlertVariant, locale: MailReader["locale"]): ReactNode[] {
  if (variant !== "statement-removal-suspected" && variant !== "statement-removed") return [];
  const looks = content.absences.map((look) => translate(locale, "mail.look", { when: formatInstant(locale, look.at), finding: translateCode(locale, `mail.finding.${look.finding}`), by: translateCode(locale, `mail.by.${look.by}`) }));
  return [content.lastPresentAt && row(translate(locale, "mail.fact.last-seen"), formatInstant(locale, content.lastPresentAt)), looks.length > 0 && row(translate(locale, "mail.fact.looks"), String(looks.length)), ...looks.map((look) => caption(`– ${look}`))];
}

function change(content: AlertContent, reader: MailReader): ReactNode[] {
  if (content.kind !== "statement-changed" || !content.captureBefore) return [];
  const { locale } = reader;
  const [before, after] = [translate(locale, "mail.change.before"), translate(locale, "mail.change.after")];
  const nodes: ReactNode[] = [section(translate(locale, "mail.section.change"))];
  if (content.titleChange) nodes.push(note(translate(locale, "mail.change.title")), row(before, content.titleChange.before), row(after, content.titleChange.after));
  for (const passage of content.passages) {
    nodes.push(lead(`${before}:`), quote(differing(passage.before, translate(locale, "mail.change.nothing")), true), caption(`${after}:`), quote(differing(passage.after, translate(locale, "mail.change.gone")), true));
  }
  if (content.morePassages > 0) nodes.push(note(translate(locale, "mail.change.more", { count: content.morePassages })));
  if (!content.titleChange && content.passages.length === 0) nodes.push(paragraph(translate(locale, "mail.change.invisible")));
  return nodes;
}

function words(content: AlertContent, variant: AlertVariant, reader: MailReader): ReactNode[] {
  const { locale, isInside } = reader;
  const nodes: ReactNode[] = [section(translate(locale, "mail.section.words"))];
  if (content.words.length === 0) return [...nodes, paragraph(translate(locale, variant === "statement-changed" ? "mail.words.not-read" : "mail.words.none"))];
  nodes.push(...describeWords(content.words, content.article, reader));
  if (content.moreWords > 0) nodes.push(note(translate(locale, "mail.words.more", { count: content.moreWords })));
  if (isInside) nodes.push(note(translate(locale, "mail.words.meaning")));
  return nodes;
}

function proof(content: AlertContent, reader: MailReader): ReactNode[] {
  if (!content.capture) return [];
  const { locale } = reader;
  return [
    section(translate(locale, "mail.section.proof")),
    ...(content.captureBefore ? captureRows(content.captureBefore, translate(locale, "mail.proof.captured-before"), reader) : []),
    ...captureRows(content.capture, translate(locale, "mail.proof.captured"), reader),
  ];
}

function captureRows(capture: CaptureRef, name: string, { locale }: MailReader): ReactNode[] {
  const times = translate(locale, "mail.proof.both-times", { local: formatExact(capture.fetchedAt, mailZone), utc: formatExact(capture.fetchedAt, "UTC") });
  return [group(row(name, times), row(translate(locale, "mail.proof.seq"), capture.seq), row(translate(locale, "mail.proof.sha"), capture.sha256, true))];
}

function links(content: AlertContent, { locale, publicUrl }: MailReader): ReactNode[] {
  return [
    content.incident && paragraph(link(`${publicUrl}/incidents/${content.incident.slug}`, translate(locale, "mail.open.incident"))),
    paragraph(link(`${publicUrl}/articles/${content.article.id}`, translate(locale, "mail.open.article"))),
    content.reviewItemId && content.review !== "done" && paragraph(link(`${publicUrl}/review${content.incident ? `?incidentId=${content.incident.id}` : ""}`, translate(locale, "mail.open.review"))),
  ];
}
