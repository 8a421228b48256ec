import { Anchor, Group, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { ReadIncidentAnswer } from "../api-types.ts";
import { useLanguage } from "../i18n.tsx";
import {
  ChangedIcon,
  ClockIcon,
  DemandIcon,
  LanguageIcon,
  RelayedIcon,
  RemovedIcon,
  ReportedIcon,
  RestoredIcon,
  SaidIcon,
  ShiftIcon,
} from "../icons.tsx";
import { Empty } from "../states.tsx";
import { AbsenceList } from "./absence-list.tsx";
import { ChangedWords } from "./changed-words.tsx";
import { EntryWords } from "./entry-words.tsx";

export type Entry = ReadIncidentAnswer["timeline"]["entries"][number];

const icons: Record<Entry["kind"], () => ReactNode> = {
  said: SaidIcon,
  relayed: RelayedIcon,
  reported: ReportedIcon,
  language: LanguageIcon,
  changed: ChangedIcon,
  "removal-suspected": RemovedIcon,
  removed: RemovedIcon,
  restored: RestoredIcon,
  "position-changed": ShiftIcon,
  demand: DemandIcon,
  due: ClockIcon,
};

/** Oldest first. Each kind has its sign, its word and its colour. */
export function Timeline({ incident }: { incident: ReadIncidentAnswer }) {
  const { t } = useLanguage();
  const { entries } = incident.timeline;
  if (entries.length === 0)
    return <Empty title={t("incident.timeline")} lead={t("incident.timeline.empty")} />;
  return (
    <ol className="timeline">
      {entries.map((entry) => (
        <TimelineEntry key={entry.id} entry={entry} incident={incident} />
      ))}
    </ol>
  );
}

function TimelineEntry({ entry, incident }: { entry: Entry; incident: ReadIncidentAnswer }) {
  const { t, name, dateTime, code } = useLanguage();
  const Icon = icons[entry.kind];
  const when = dateTime(entry.at, incident.timeZone);
  const authority = entry.authorityId ? name(incident.authorityNames[entry.authorityId]) : "";
  return (
    <li className="entry" data-kind={entry.kind}>
      <div className="entry-sign">
        <Icon />
      </div>
      <div className="entry-body">
        <Group gap="xs" className="entry-head">
          <span className="entry-kind">{code(`timeline.${entry.kind}`)}</span>
          <Text size="sm" fw={600} span>
            {entry.article ? name(entry.article.sourceName) : authority}
          </Text>
          {entry.article &&
            entry.kind !== "said" &&
            authority &&
            authority !== name(entry.article.sourceName) && (
              <Text size="sm" span>
                → {authority}
              </Text>
            )}
          <Text size="sm" className="quiet" span>
            <time dateTime={entry.at}>
              {code(`timeline.${entry.atKind === "due" ? "due-on" : entry.atKind}`, { when })}
            </time>
          </Text>
        </Group>
        {entry.article && (
          <Anchor component={Link} to={`/articles/${entry.article.id}`} className="entry-title">
            {entry.article.title ?? t("article.title")}
          </Anchor>
        )}
        <EntryWords entry={entry} incident={incident} />
        {entry.kind === "changed" && entry.versions && entry.article && (
          <ChangedWords
            articleId={entry.article.id}
            from={entry.versions.from}
            to={entry.versions.to}
          />
        )}
        <AbsenceList absences={entry.absences} />
        <EntryFoot entry={entry} />
      </div>
    </li>
  );
}

function EntryFoot({ entry }: { entry: Entry }) {
  const { t, dateTime } = useLanguage();
  if (!entry.capture || !entry.article) return null;
  return (
    <Text size="xs" className="quiet entry-foot">
      № {entry.capture.seq} · {dateTime(entry.capture.fetchedAt)} ·{" "}
      <span className="mono">{entry.capture.sha256.slice(0, 16)}…</span> ·{" "}
      {t(entry.article.linkedBy === "person" ? "timeline.confirmed" : "timeline.computed")}
    </Text>
  );
}
