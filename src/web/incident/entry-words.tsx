import { Text } from "@mantine/core";
import type { ReadIncidentAnswer } from "../api-types.ts";
import { useLanguage } from "../i18n.tsx";
import { Tag } from "../review/review-list.tsx";
import type { Entry } from "./timeline.tsx";

/**
 * What an entry says. Only an authority's own page is quoted as “the statement says”; words at second hand name who passed
 * them on and stand without quotation marks of the authority; acts name who reports them.
 */
export function EntryWords({ entry, incident }: { entry: Entry; incident: ReadIncidentAnswer }) {
  const { t, name, dateTime, code } = useLanguage();
  const source = entry.article ? name(entry.article.sourceName) : "";
  switch (entry.kind) {
    case "said":
      return entry.flags.length === 0 ? (
        <Text size="sm">{t("timeline.no-flags")}</Text>
      ) : (
        <Words lead={t("timeline.says")} entry={entry} quote />
      );
    case "relayed":
      return <Words lead={t("timeline.relayed.says", { source })} entry={entry} />;
    case "reported":
      return (
        <>
          <Text size="sm">{t("timeline.reported.says", { reporter: source })}</Text>
          {entry.acts.length > 0 && (
            <ul className="words">
              {entry.acts.map((act) => (
                <li key={act.id}>
                  <span className="tag" data-family="act">
                    {code(`act.${act.act}`)}
                  </span>{" "}
                  {act.exact}
                </li>
              ))}
            </ul>
          )}
          {entry.flags.length > 0 && <Words lead="" entry={entry} />}
        </>
      );
    case "language":
      return <Words lead="" entry={entry} />;
    case "removed":
      return (
        <Text size="sm">
          {t("timeline.removed.text", {
            when: entry.capture ? dateTime(entry.capture.fetchedAt) : "",
          })}
        </Text>
      );
    case "position-changed":
      return entry.change && <PositionChange change={entry.change} timeZone={incident.timeZone} />;
    case "demand":
    case "due":
      return (
        entry.demand && (
          <Text size="sm">
            {t("timeline.demand.text", {
              madeBy: entry.demand.madeBy,
              authority:
                name(incident.authorityNames[entry.demand.addresseeAuthorityId]) ||
                entry.demand.addresseeAuthorityId,
              text: entry.demand.text,
            })}
          </Text>
        )
      );
    default:
      return null;
  }
}

function PositionChange({
  change,
  timeZone,
}: {
  change: NonNullable<Entry["change"]>;
  timeZone: string;
}) {
  const { t, code, date } = useLanguage();
  return (
    <Text size="sm">
      {t("timeline.position-changed.text", {
        from: code(`label.${change.fromLabel}`),
        fromDay: date(change.fromAt, timeZone),
        to: code(`label.${change.toLabel}`),
        toDay: date(change.toAt, timeZone),
      })}
    </Text>
  );
}

const maskWord = (text: string): string => text.replace(/(?<=\p{L})\p{L}/gu, "•");

function Words({ lead, entry, quote = false }: { lead: string; entry: Entry; quote?: boolean }) {
  const { code } = useLanguage();
  return (
    <>
      {lead && <Text size="sm">{lead}</Text>}
      <ul className="words">
        {entry.flags.map((flag) => {
          const words = flag.label === "stigma.slur" ? maskWord(flag.exact) : flag.exact;
          return (
            <li key={flag.id}>
              <Tag label={flag.label} /> {quote ? <q>{words}</q> : words}
              {!quote && flag.speakerName && (
                <Text size="xs" className="quiet" span>
                  {" "}
                  — {flag.speakerName}
                  {flag.setting &&
                    flag.setting !== "public" &&
                    `, ${code(`setting.${flag.setting}`)}`}
                </Text>
              )}
              {flag.stage && (
                <Text size="xs" className="quiet" span>
                  {" "}
                  · {code(`stage.${flag.stage}`)}
                </Text>
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
}
