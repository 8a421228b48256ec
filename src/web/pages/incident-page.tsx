import { Anchor, Button, Group, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { get } from "../api.ts";
import type { ReadIncidentAnswer } from "../api-types.ts";
import { useLanguage } from "../i18n.tsx";
import { ClockCard } from "../incident/clock-card.tsx";
import { DemandList } from "../incident/demand-list.tsx";
import { Timeline } from "../incident/timeline.tsx";
import { PageFrame } from "../page-frame.tsx";
import { Ready } from "../states.tsx";

export function IncidentPage() {
  const { id } = useParams({ from: "/inside/incidents/$id" });
  const incident = useQuery({
    queryKey: ["incident", id],
    queryFn: async () => await get<ReadIncidentAnswer>(`/incidents/${id}`),
  });
  return <Ready query={incident}>{(data) => <Incident incident={data} />}</Ready>;
}

function Incident({ incident }: { incident: ReadIncidentAnswer }) {
  const { t, name, day } = useLanguage();
  const when =
    day(incident.occurredFrom) + (incident.occurredTo ? ` – ${day(incident.occurredTo)}` : "");
  const lead = [when, incident.places.map((place) => place.name).join(", ")]
    .filter(Boolean)
    .join(" · ");
  const edit = incident.may.edit && (
    <Button variant="default" component={Link} to={`/incidents/${incident.id}/edit`}>
      {t("incident.edit")}
    </Button>
  );
  return (
    <PageFrame title={name(incident.title)} lead={lead} aside={edit} wide>
      <div className="incident">
        <section aria-labelledby="timeline">
          {incident.description && (
            <Text mb="lg" maw={720}>
              {incident.description}
            </Text>
          )}
          <Group justify="space-between" mb="sm">
            <Title order={2} size="h4" id="timeline">
              {t("incident.timeline")}
            </Title>
            {incident.suggestedLinks > 0 && (
              <Anchor component={Link} to={`/review?incidentId=${incident.id}`} size="sm">
                {t("incident.suggested", { count: incident.suggestedLinks })}
              </Anchor>
            )}
          </Group>
          <Timeline incident={incident} />
        </section>
        <aside className="incident-side" aria-label={t("incident.authorities")}>
          {incident.timeline.clocks.map((clock) => (
            <ClockCard
              key={`${clock.authorityId}${clock.demandId ?? ""}`}
              clock={clock}
              demand={incident.demands.find((demand) => demand.id === clock.demandId)}
              timeZone={incident.timeZone}
            />
          ))}
          <DemandList incident={incident} />
          <Facts incident={incident} />
        </aside>
      </div>
    </PageFrame>
  );
}

function Facts({ incident }: { incident: ReadIncidentAnswer }) {
  const { t, name } = useLanguage();
  const rows: [string, string[]][] = [
    [
      t("incident.authorities"),
      incident.authorities.map((authority) => name(authority.name) || authority.id),
    ],
    [t("incident.organisations"), incident.organisations.map((organisation) => organisation.name)],
    [
      t("incident.persons"),
      incident.persons.map((person) =>
        person.level === "hidden" ? `${person.name} (${t("incident.hidden")})` : person.name,
      ),
    ],
    [t("incident.keywords"), incident.keywords],
  ];
  return (
    <dl className="proof facts">
      {rows
        .filter(([, values]) => values.length > 0)
        .map(([label, values]) => (
          <div key={label}>
            <dt>{label}</dt>
            {values.map((value) => (
              <dd key={value}>{value}</dd>
            ))}
          </div>
        ))}
    </dl>
  );
}
