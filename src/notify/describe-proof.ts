import type { ReactNode } from "react";
import type { AlertContent } from "../core/alerts/alert-content.ts";
import type { CaptureRef } from "../core/timeline/timeline-types.ts";
import { translate } from "../i18n/translate.ts";
import { formatExact, mailZone } from "./format-time.ts";
import { group, row, section } from "./mail-parts.ts";
import type { MailReader } from "./mail-reader.ts";

/** The stored copies an alert rests on: when they were made, by both clocks, their hash and place in the log. */
export function describeProof(content: AlertContent, reader: MailReader): ReactNode[] {
  if (!content.capture) return [];
  const { locale } = reader;
  return [
    section(translate(locale, "mail.section.proof")),
    ...(content.captureBefore
      ? captureRows(content.captureBefore, translate(locale, "mail.proof.captured-before"), reader)
      : []),
    ...captureRows(content.capture, translate(locale, "mail.proof.captured"), reader),
  ];
}

function captureRows(capture: CaptureRef, name: string, { locale }: MailReader): ReactNode[] {
  const times = translate(locale, "mail.proof.both-times", {
    local: formatExact(capture.fetchedAt, mailZone),
    utc: formatExact(capture.fetchedAt, "UTC"),
  });
  return [
    group(
      row(name, times),
      row(translate(locale, "mail.proof.seq"), capture.seq),
      row(translate(locale, "mail.proof.sha"), capture.sha256, true),
    ),
  ];
}
