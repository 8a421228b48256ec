import type { ReactNode } from "react";
import type { DigestContent, DigestIncident } from "../core/digest/digest-content.ts";
import { translate, translateCode } from "../i18n/translate.ts";
import { countDigest } from "../core/digest/count-digest.ts";
import { describeClocks, describeDemands } from "./describe-demands.ts";
import { describeDisputes, describeItem } from "./describe-items.ts";
import { formatPeriod } from "./format-time.ts";
import {
  caption,
  layout,
  link,
  note,
  paragraph,
  rule,
  section,
  subsection,
  title,
} from "./mail-parts.ts";
import { nameIn, type MailReader, type WrittenMail } from "./mail-reader.ts";
import { renderParts } from "./render-parts.ts";

const maxSources = 10;

/** The mail of one digest. `content` is restricted to what the reader may see, and masked, already. Pure but for rendering. */
export async function renderDigest(
  content: DigestContent,
  reader: MailReader,
): Promise<WrittenMail> {
  const { locale } = reader;
  const period = formatPeriod(locale, content.start, content.end);
  const withNews = content.incidents.filter((incident) => incident.items.length > 0);
  const quiet = content.incidents.filter((incident) => incident.items.length === 0);
  const counts = countLines(content, reader);
  const { html, text } = await renderParts(
    layout(
      locale,
      counts.join(" · "),
      title(translate(locale, "digest.title", { period })),
      paragraph(counts.join(" · ")),
      note(translate(locale, "digest.lead")),
      withNews.length === 0 && paragraph(translate(locale, "digest.quiet")),
      ...withNews.flatMap((incident) => describeIncident(incident, reader)),
      quiet.length > 0 && withNews.length > 0 && section(translate(locale, "digest.section.quiet")),
      ...quiet.flatMap((incident) => describeQuiet(incident, reader)),
      ...describeSources(content, reader),
      rule(),
      reader.isInside && note(translate(locale, "mail.words.meaning")),
      note(
        translate(locale, "mail.footer.digest"),
        " ",
        translate(locale, "mail.footer.care"),
        " ",
        translate(locale, "mail.footer.masked"),
        " ",
        translate(locale, "mail.footer.times"),
      ),
    ),
  );
  return { subject: translate(locale, "digest.subject", { period }), html, text };
}

/** The week in numbers; what is zero is not said, but for the texts that were read. */
function countLines(content: DigestContent, { locale }: MailReader): string[] {
  const counts = countDigest(content);
  const told = (
    ["said", "relayed", "reported", "changed", "suspected", "removed", "restored"] as const
  )
    .filter((code) => counts[code] > 0)
    .map((code) => translate(locale, `digest.count.${code}`, { count: counts[code] }));
  return [...told, translate(locale, "digest.count.texts", { count: content.textsFound })];
}

function describeIncident(incident: DigestIncident, reader: MailReader): ReactNode[] {
  const lastReport = incident.items.findLastIndex((item) => item.acts.length > 0);
  return [
    section(nameIn(reader.locale, incident.title)),
    // Who disputes what is reported stands right behind the reports.
    ...incident.items.flatMap((item, index) => [
      ...describeItem(item, reader),
      ...(index === lastReport ? describeDisputes(incident.disputes, reader) : []),
    ]),
    ...describeDemands(incident.demands, reader),
    ...describeClocks(incident.clocks, reader),
    openIncident(incident, reader),
  ];
}

function describeQuiet(incident: DigestIncident, reader: MailReader): ReactNode[] {
  return [
    subsection(nameIn(reader.locale, incident.title)),
    ...describeDemands(incident.demands, reader),
    ...describeClocks(incident.clocks, reader),
    openIncident(incident, reader),
  ];
}

const openIncident = (incident: DigestIncident, { locale, publicUrl }: MailReader): ReactNode =>
  paragraph(link(`${publicUrl}/incidents/${incident.id}`, translate(locale, "mail.open.incident")));

function describeSources(content: DigestContent, { locale, publicUrl }: MailReader): ReactNode[] {
  const { sources, sourcesWatched: total } = content;
  if (total === 0) return [rule(), note(translate(locale, "digest.sources.none"))];
  if (sources.length === 0)
    return [rule(), note(translate(locale, "digest.sources.all", { total }))];
  const rows = sources.slice(0, maxSources).map((source) =>
    translate(locale, "digest.sources.row", {
      name: nameIn(locale, source.name),
      percent: Math.floor(source.coveredShare * 100),
      cause: translateCode(
        locale,
        `source.cause.${source.lastErrorCode ?? "unknown"}`,
        {},
        translate(locale, "digest.sources.no-cause"),
      ),
    }),
  );
  return [
    section(translate(locale, "digest.section.sources")),
    note(translate(locale, "digest.sources.lead", { count: sources.length, total })),
    ...rows.map((row) => caption(`– ${row}`)),
    sources.length > maxSources &&
      note(translate(locale, "digest.sources.more", { count: sources.length - maxSources })),
    paragraph(link(`${publicUrl}/sources`, translate(locale, "nav.sources"))),
  ];
}
