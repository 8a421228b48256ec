import type { ReactNode } from "react";
import type { DigestDispute, DigestItem } from "../core/digest/digest-content.ts";
import type { MessageKey } from "../i18n/make-translator.ts";
import { translate, translateCode } from "../i18n/translate.ts";
import { describeWords, labelOf, roleOf, speakerOf } from "./describe-words.ts";
import { endOnce, formatDay, formatInstant } from "./format-time.ts";
import { caption, lead, link, note, paragraph, quote, subsection } from "./mail-parts.ts";
import { nameIn, type MailReader } from "./mail-reader.ts";

const headings: Record<DigestItem["code"], MessageKey> = {
  said: "timeline.said",
  relayed: "timeline.relayed",
  reported: "timeline.reported",
  language: "timeline.language",
  linked: "digest.item.linked",
  "position-changed": "timeline.position-changed",
  changed: "timeline.changed",
  "removal-suspected": "digest.item.removal-suspected",
  "removal-lifted": "digest.item.removal-lifted",
  removed: "timeline.removed",
  restored: "timeline.restored",
  "link-rejected": "digest.item.link-rejected",
};

/** Where the stored copies are the news. */
const hasCopies: DigestItem["code"][] = ["changed", "removal-suspected", "removed"];

/** One piece of news: what kind, where and when, then what. */
export function describeItem(item: DigestItem, reader: MailReader): ReactNode[] {
  const { locale, publicUrl } = reader;
  const source = nameIn(locale, item.article.sourceName);
  const authority = item.authority ? nameIn(locale, item.authority) : "";
  return [
    subsection(
      [
        translateCode(locale, headings[item.code]),
        item.code === "said" || item.code === "relayed" ? authority : "",
      ]
        .filter((part) => part !== "")
        .join(": "),
    ),
    caption(
      [
        source,
        item.publishedAt === null
          ? ""
          : translate(locale, "timeline.published", { when: formatDay(locale, item.publishedAt) }),
        translate(locale, "timeline.seen", { when: formatInstant(locale, item.at) }),
      ]
        .filter((part) => part !== "")
        .join(" · "),
    ),
    item.article.title !== null &&
      item.code !== "position-changed" &&
      paragraph(item.article.title),
    ...detailsOf(item, source, reader),
    hasCopies.includes(item.code) &&
      paragraph(
        link(`${publicUrl}/articles/${item.article.id}`, translate(locale, "mail.open.article")),
      ),
    item.linkedBy !== null &&
      item.words.length + item.acts.length > 0 &&
      note(
        `${translate(locale, item.linkedBy === "person" ? "timeline.confirmed" : "timeline.computed")}.`,
      ),
  ];
}

function detailsOf(item: DigestItem, source: string, reader: MailReader): ReactNode[] {
  const { locale } = reader;
  switch (item.code) {
    case "changed": {
      const { from, to, fields } = item.versions ?? { from: 0, to: 0, fields: [] };
      return [
        paragraph(
          translate(locale, "digest.item.changed.text", {
            from,
            to,
            fields: fields
              .map((field) => translateCode(locale, `article.field.${field}`))
              .join(", "),
          }),
        ),
      ];
    }
    case "removal-suspected":
      return [
        paragraph(
          translate(locale, "digest.item.removal-suspected.text", {
            finding: translateCode(locale, `mail.finding.${item.finding ?? "unknown"}`, {}, "–"),
          }),
        ),
      ];
    case "removal-lifted":
    case "removed":
    case "restored":
    case "link-rejected":
      return [paragraph(translate(locale, `digest.item.${item.code}.text`))];
    case "position-changed":
      return [positionChange(item, reader)];
    default:
      return [
        ...describeActs(item, source, reader),
        ...describeWords(item.words, item.article, reader),
        item.moreWords > 0 && note(translate(locale, "mail.words.more", { count: item.moreWords })),
      ];
  }
}

function positionChange({ change }: DigestItem, reader: MailReader): ReactNode {
  const { locale } = reader;
  if (!change) return null;
  if (!reader.isInside) return paragraph(translate(locale, "timeline.position-changed.is"));
  const label = (code: string): string => translateCode(locale, `label.${code}`);
  return paragraph(
    endOnce(
      translate(locale, "timeline.position-changed.text", {
        from: label(change.fromLabel),
        fromDay: formatDay(locale, change.fromAt),
        to: label(change.toLabel),
        toDay: formatDay(locale, change.toAt),
      }),
    ),
  );
}

/** What an authority is said to have done: always with who reports it, never as a fact. */
function describeActs(item: DigestItem, source: string, { locale }: MailReader): ReactNode[] {
  return item.acts.flatMap((act) => {
    const params = {
      act: translateCode(locale, `act.${act.act}`),
      source,
      role: roleOf(act.reporter, locale),
    };
    const announcement = act.authority
      ? translate(locale, "digest.item.act.whom", {
          ...params,
          authority: nameIn(locale, act.authority),
        })
      : translate(locale, "digest.item.act", params);
    return [lead(announcement), quote(act.exact, false)];
  });
}

/** Who disputes what is reported, beside it; conflicting accounts are never merged. */
export function describeDisputes(
  disputes: readonly DigestDispute[],
  reader: MailReader,
): ReactNode[] {
  const { locale } = reader;
  if (disputes.length === 0) return [note(translate(locale, "digest.disputes.none"))];
  return [
    subsection(translate(locale, "digest.disputes")),
    ...disputes.flatMap(({ words, at, sourceName }) => {
      const source = nameIn(locale, sourceName);
      const where = [speakerOf(words, reader), source, formatDay(locale, at)]
        .filter((part, index, all) => all.indexOf(part) === index)
        .join(", ");
      const how = words.own
        ? translate(locale, "timeline.says")
        : translate(locale, "timeline.relayed.says", { source });
      return [
        lead(reader.isInside ? `${where}: ${labelOf(words, reader)}` : where),
        caption(how),
        quote(words.exact, words.own),
      ];
    }),
  ];
}
