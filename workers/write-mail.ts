import type { UserRole } from "../src/core/access/can.ts";
import { composeAlert } from "../src/core/alerts/compose-alert.ts";
import { watchRole } from "../src/core/alerts/decide-alerts.ts";
import { composeSourceAlert, type SourceAlert } from "../src/core/alerts/source-alert.ts";
import type { DigestContent } from "../src/core/digest/digest-content.ts";
import { maskDigest } from "../src/core/digest/mask-digest.ts";
import { restrictDigest } from "../src/core/digest/restrict-digest.ts";
import { OnRecordError } from "../src/errors/on-record-error.ts";
import { locales, type Locale } from "../src/i18n/translate.ts";
import type { MailReader, WrittenMail } from "../src/notify/mail-reader.ts";
import { renderAlert } from "../src/notify/render-alert.ts";
import { renderDigest } from "../src/notify/render-digest.ts";
import { renderSourceAlert } from "../src/notify/render-source-alert.ts";
import type { readDelivery } from "../src/store/deliveries.ts";
import { readHiddenNames } from "../src/store/incident-persons.ts";
import { readAlertFacts } from "../src/store/read-mail-facts.ts";
import { readSourceAlert } from "../src/store/read-source-alert.ts";
import { readRecipients } from "../src/store/subscribers.ts";
import { maskForMail } from "./mask-for-mail.ts";
import type { WorkContext } from "./work-context.ts";

type DeliveryRow = NonNullable<Awaited<ReturnType<typeof readDelivery>>>;

class MailSubjectGoneError extends OnRecordError {
  readonly code = "mail-subject-gone";
  readonly retry = "never";
}

class MailNotAllowedError extends OnRecordError {
  readonly code = "mail-not-allowed";
  readonly retry = "never";
}

/** So that no absence notice answers (RFC 3834). */
const headers = { "Auto-Submitted": "auto-generated" };

/**
 * The mail of one delivery in its recipient's language. Hidden names and slurs are masked for everybody: mail leaves
 * the house. Access is asked again here, since it may have changed after the delivery was laid out.
 * @throws {MailNotAllowedError} when the recipient may not see the incident any more, or wants no such mail.
 * @throws {MailSubjectGoneError} when what it tells of is no longer on record, or is about something else.
 */
export async function writeMail(
  context: WorkContext,
  delivery: DeliveryRow,
): Promise<WrittenMail & { headers: Record<string, string> }> {
  return { ...(await writeParts(context, delivery)), headers };
}

async function writeParts(context: WorkContext, delivery: DeliveryRow): Promise<WrittenMail> {
  const { prisma } = context.store;
  const { subscriber } = delivery;
  const reader: MailReader = {
    locale: localeOf(subscriber.locale),
    publicUrl: context.publicUrl.replace(/\/+$/u, ""),
    isInside: subscriber.userId !== null,
  };
  const mask = maskForMail(context.lexicon, await readHiddenNames(prisma, context.masterKey));
  if (delivery.digest) {
    const content = delivery.digest.content as unknown as DigestContent;
    return await renderDigest(
      maskDigest(
        restrictDigest(content, await readableIncidents(context, content, subscriber.id)),
        mask.text,
      ),
      reader,
    );
  }
  const { alert } = delivery;
  if (alert?.kind === "source-trouble" || alert?.kind === "source-recovered")
    return await writeSourceAlert(context, delivery, { id: alert.id, kind: alert.kind }, reader);
  const facts = delivery.alert && (await readAlertFacts(prisma, delivery.alert.id));
  if (!facts)
    throw new MailSubjectGoneError(
      `What delivery ${delivery.id} tells of is no longer on record, or a person found that it is about something else. Nothing is sent.`,
    );
  if (!(await mayHear(context, "alerts", facts.incident?.id ?? null, subscriber.id)))
    throw new MailNotAllowedError(
      `The recipient of delivery ${delivery.id} may not see its incident any more, or has switched such mail off. Nothing is sent.`,
    );
  return await renderAlert(composeAlert(facts, mask), reader);
}

/** @throws {MailNotAllowedError} when the recipient keeps no watch any more, or wants no such mail. */
async function writeSourceAlert(
  context: WorkContext,
  delivery: DeliveryRow,
  alert: { id: string; kind: SourceAlert["kind"] },
  reader: MailReader,
): Promise<WrittenMail> {
  const findings = await readSourceAlert(context.store.prisma, alert.id);
  if (!findings || findings.length === 0)
    throw new MailSubjectGoneError(
      `The sources that delivery ${delivery.id} tells of are no longer on record. Nothing is sent.`,
    );
  if (!(await mayHear(context, "alerts", null, delivery.subscriber.id, watchRole)))
    throw new MailNotAllowedError(
      `The recipient of delivery ${delivery.id} is no coordinator any more, or has switched such mail off. Nothing is sent.`,
    );
  return await renderSourceAlert(composeSourceAlert(alert.kind, findings), reader);
}

const localeOf = (locale: string): Locale => locales.find((known) => known === locale) ?? "ru";

async function mayHear(
  context: WorkContext,
  kind: "alerts" | "digest",
  incidentId: string | null,
  subscriberId: string,
  leastRole?: UserRole,
): Promise<boolean> {
  return (await readRecipients(context.store.prisma, kind, incidentId, leastRole)).some(
    (recipient) => recipient.id === subscriberId,
  );
}

/** Visibility is that of now, not of when the digest was made. */
async function readableIncidents(
  context: WorkContext,
  content: DigestContent,
  subscriberId: string,
): Promise<Set<string>> {
  const readable = new Set<string>();
  for (const { id } of content.incidents)
    if (await mayHear(context, "digest", id, subscriberId)) readable.add(id);
  return readable;
}
