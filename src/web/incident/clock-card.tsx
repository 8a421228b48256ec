import { Text, Title } from "@mantine/core";
import type { ReadIncidentAnswer } from "../api-types.ts";
import { useLanguage } from "../i18n.tsx";
import { ClockIcon } from "../icons.tsx";

type Clock = ReadIncidentAnswer["timeline"]["clocks"][number];
type Demand = ReadIncidentAnswer["demands"][number];

const percentOf = (share: number): number => Math.floor(share * 100);

/** “No statement found in these N sources”: how long, where we looked, and how much of the time we could see. */
export function ClockCard({
  clock,
  demand,
  timeZone,
}: {
  clock: Clock;
  demand: Demand | undefined;
  timeZone: string;
}) {
  const { t, name, date, day } = useLanguage();
  const since = clock.since.length === 10 ? day(clock.since) : date(clock.since, timeZone);
  return (
    <section className="clock">
      <Text size="sm" fw={700} className="clock-authority">
        <ClockIcon /> {name(clock.authorityName) || clock.authorityId}
      </Text>
      <Title order={3} size="h6" mt={4}>
        {t("clock.title", { count: clock.sources.length })}
      </Title>
      <p className="clock-days">
        {t("clock.days", { watched: clock.watchedDays, days: clock.days, since })}
      </p>
      {demand && <Text size="sm">{t("clock.demand", { text: demand.text })}</Text>}
      <div className="coverage" aria-hidden="true">
        <div style={{ width: `${percentOf(clock.coveredShare)}%` }} />
      </div>
      <Text size="xs" className="quiet">
        {t("clock.coverage")}
      </Text>
      <ul className="reasons">
        {clock.sources.map((source) => (
          <li key={source.id}>
            {t("clock.source", {
              name: name(source.name),
              percent: percentOf(source.coveredShare),
            })}
          </li>
        ))}
      </ul>
    </section>
  );
}
