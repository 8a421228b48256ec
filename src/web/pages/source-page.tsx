import { Anchor, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { get } from "../api.ts";
import type { ReadSourceAnswer } from "../api-types.ts";
import { useLanguage } from "../i18n.tsx";
import { PageFrame } from "../page-frame.tsx";
import { meQuery } from "../session.ts";
import { CoverageCard } from "../sources/coverage-card.tsx";
import { DaysCard } from "../sources/days-card.tsx";
import { FindingList } from "../sources/finding-list.tsx";
import { RobotsCard } from "../sources/robots-card.tsx";
import { WatchingCard } from "../sources/watching-card.tsx";
import { Ready } from "../states.tsx";

/** One source: what is wrong and what to do, when it could be seen, how it is watched, and what was wrong before. */
export function SourcePage() {
  const { t, name, code } = useLanguage();
  const { id } = useParams({ strict: false });
  const me = useQuery(meQuery);
  const source = useQuery({
    queryKey: ["sources", id],
    queryFn: async () => await get<ReadSourceAnswer>(`/sources/${encodeURIComponent(id ?? "")}`),
    refetchInterval: 30_000,
  });
  const { data } = source;
  return (
    <PageFrame
      title={data ? name(data.name) : t("sources.title")}
      lead={
        data && (
          <>
            {code(`role.${data.role}`)} · {data.id} ·{" "}
            <Anchor
              href={data.homepage}
              target="_blank"
              rel="noreferrer noopener"
              underline="always"
            >
              {data.homepage}
            </Anchor>{" "}
            ·{" "}
            <span className="state" data-state={data.state}>
              {code(`source.state.${data.state}`)}
            </span>
          </>
        )
      }
      aside={
        <Anchor component={Link} to="/sources" size="sm">
          {t("source.back")}
        </Anchor>
      }
    >
      <Ready query={source}>
        {(ready) => (
          <div className="source-cards">
            <NeedsCard source={ready} />
            <CoverageCard source={ready} />
            <WatchingCard source={ready} />
            <DaysCard days={ready.days} />
            <HistoryCard source={ready} />
            <RobotsCard
              source={ready}
              mayDecide={me.data?.may.includes("source.override-robots") ?? false}
            />
          </div>
        )}
      </Ready>
    </PageFrame>
  );
}

function NeedsCard({ source }: { source: ReadSourceAnswer }) {
  const { t, code } = useLanguage();
  const causes = Object.entries(source.causes).map(([cause, count]) =>
    t("source.days.cause", { cause: code(`source.cause.${cause}`), count }),
  );
  return (
    <section className="card" aria-labelledby="needs">
      <Title order={2} size="h4" mb="xs" id="needs">
        {t("source.needs")}
      </Title>
      {source.findings.length === 0 ? (
        <Text>{t("source.needs.none")}</Text>
      ) : (
        <FindingList findings={source.findings} />
      )}
      {causes.length > 0 && (
        <Text size="sm" mt="xs">
          <b>{t("source.causes")}:</b> {causes.join("; ")}
        </Text>
      )}
    </section>
  );
}

function HistoryCard({ source }: { source: ReadSourceAnswer }) {
  const { t } = useLanguage();
  return (
    <section className="card" aria-labelledby="history">
      <Title order={2} size="h4" mb="xs" id="history">
        {t("source.history")}
      </Title>
      {source.history.length === 0 ? (
        <Text className="quiet">{t("source.history.none")}</Text>
      ) : (
        <FindingList findings={source.history} isOver />
      )}
    </section>
  );
}
