import { Anchor, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { describeSpan } from "../../i18n/describe-finding.ts";
import { get } from "../api.ts";
import type { ListSourcesAnswer } from "../api-types.ts";
import { useLanguage } from "../i18n.tsx";
import { PageFrame } from "../page-frame.tsx";
import { FindingList } from "../sources/finding-list.tsx";
import { BasisMark } from "../sources/watching-card.tsx";
import { Empty, Ready } from "../states.tsx";

type Source = ListSourcesAnswer["sources"][number];

/** Whether we can see: a source that fails stands first, with its cause and what to do. */
export function SourcesPage() {
  const { t } = useLanguage();
  const sources = useQuery({
    queryKey: ["sources"],
    queryFn: async () => await get<ListSourcesAnswer>("/sources"),
    refetchInterval: 30_000,
  });
  const data = sources.data?.sources ?? [];
  const failing = data.filter((source) => source.state === "failing").length;
  const needing = data.filter((source) => source.findings.length > 0).length;
  const guessed = data.filter((source) => source.basis === "inferred").length;
  return (
    <PageFrame
      title={t("sources.title")}
      lead={
        sources.data &&
        data.length > 0 &&
        [
          t("sources.summary", { failing, total: data.length }),
          t("sources.needing", { count: needing }),
          guessed > 0 && t("sources.guessed", { count: guessed }),
        ]
          .filter(Boolean)
          .join(" ")
      }
      wide
    >
      <Ready query={sources}>
        {() =>
          data.length === 0 ? (
            <Empty title={t("sources.empty")} lead={t("sources.empty.lead")} />
          ) : (
            <SourcesTable sources={data} />
          )
        }
      </Ready>
    </PageFrame>
  );
}

function SourcesTable({ sources }: { sources: Source[] }) {
  const { t } = useLanguage();
  return (
    // What scrolls must be reachable by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className="table-frame" tabIndex={0} aria-label={t("sources.title")}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t("sources.name")}</th>
            <th scope="col">{t("sources.state")}</th>
            <th scope="col">{t("sources.attempts")}</th>
            <th scope="col">{t("sources.last-success")}</th>
            <th scope="col">{t("sources.last-item")}</th>
            <th scope="col">{t("sources.interval")}</th>
            <th scope="col" className="number">
              {t("sources.texts")}
            </th>
          </tr>
        </thead>
        <tbody>
          {sources.map((source) => (
            <SourceRow key={source.id} source={source} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function SourceRow({ source }: { source: Source }) {
  const { t, name, code, relative, dateTime } = useLanguage();
  const cause = source.attempts[0]?.outcome ?? "error";
  return (
    <tr data-state={source.state}>
      <th scope="row">
        <Anchor component={Link} to={`/sources/${source.id}`} size="sm" fw={600}>
          {name(source.name)}
        </Anchor>
        <Text size="xs" className="quiet">
          {code(`role.${source.role}`)} · {source.id}
        </Text>
        {source.basis !== "verified" && <BasisMark source={source} />}
        {source.robotsOverride && (
          <Text size="xs">
            {t("source.robots.passed", { reason: source.robotsOverride.reason })}
          </Text>
        )}
      </th>
      <td className="state-cell">
        <span className="state" data-state={source.state}>
          {code(`source.state.${source.state}`)}
        </span>
        {source.findings.length > 0 && <FindingList findings={source.findings} />}
        {source.state === "failing" && source.findings.length === 0 && (
          <div className="cause">
            <Text size="sm" fw={600}>
              {code(`source.cause.${cause}`)}
            </Text>
            <Text size="xs">{t("sources.streak", { count: source.errorStreak })}</Text>
            <Text size="sm">{code(`source.next.${cause}`)}</Text>
          </div>
        )}
      </td>
      <td>
        <Attempts attempts={source.attempts} />
      </td>
      <td>
        <When at={source.lastSuccessAt} />
      </td>
      <td>
        <When at={source.lastNewItemAt} />
        {source.pace && (
          <Text size="xs" className="quiet">
            {t("sources.usually", { time: describeSpan(source.pace.longGapMs, code) })}
          </Text>
        )}
      </td>
      <td>
        {source.enabled && (
          <>
            <Text size="sm">
              {t("sources.every", { time: describeSpan(source.intervalMs, code) })}
            </Text>
            <Text size="xs" className="quiet" title={dateTime(source.nextPollAt)}>
              {t("sources.next-look", { when: relative(source.nextPollAt) })}
            </Text>
          </>
        )}
      </td>
      <td className="number">{source.articles}</td>
    </tr>
  );
}

function When({ at }: { at: string | null }) {
  const { t, relative, dateTime } = useLanguage();
  if (!at) return <Text size="sm">{t("sources.never")}</Text>;
  return (
    <Text size="sm" title={dateTime(at)} component="time" dateTime={at}>
      {relative(at)}
    </Text>
  );
}

/** The last looks, oldest to newest; height and colour tell good from bad, the description tells it in words. */
function Attempts({ attempts }: { attempts: Source["attempts"] }) {
  const { code } = useLanguage();
  const good = (outcome: string) =>
    outcome === "ok" || outcome === "not-modified" || outcome === "unchanged";
  const sentence = attempts.map((attempt) => code(`source.cause.${attempt.outcome}`)).join(", ");
  return (
    <span className="looks">
      <span className="sr">{sentence}</span>
      {attempts.toReversed().map((attempt, index) => (
        <span
          key={index}
          aria-hidden="true"
          className="look"
          data-good={good(attempt.outcome) || undefined}
          data-new={(attempt.itemsNew ?? 0) > 0 || undefined}
          title={code(`source.cause.${attempt.outcome}`)}
        />
      ))}
    </span>
  );
}
