import { Badge, Button, Group, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { get } from "../api.ts";
import type { ListIncidentsAnswer } from "../api-types.ts";
import { useLanguage } from "../i18n.tsx";
import { PageFrame } from "../page-frame.tsx";
import { meQuery } from "../session.ts";
import { Empty, Ready } from "../states.tsx";

export function IncidentsPage() {
  const { t } = useLanguage();
  const me = useQuery(meQuery);
  const incidents = useQuery({
    queryKey: ["incidents"],
    queryFn: async () => await get<ListIncidentsAnswer>("/incidents"),
  });
  const add = me.data?.may.includes("incident.create") && (
    <Button component={Link} to="/incidents/new">
      {t("incidents.new")}
    </Button>
  );
  return (
    <PageFrame title={t("incidents.title")} aside={add}>
      <Ready query={incidents}>
        {(data) =>
          data.incidents.length === 0 ? (
            <Empty title={t("incidents.empty")} lead={t("incidents.empty.lead")} />
          ) : (
            <ul className="cards">
              {data.incidents.map((incident) => (
                <IncidentCard key={incident.id} incident={incident} />
              ))}
            </ul>
          )
        }
      </Ready>
    </PageFrame>
  );
}

function IncidentCard({ incident }: { incident: ListIncidentsAnswer["incidents"][number] }) {
  const { t, name, day } = useLanguage();
  return (
    <li className="card">
      <Link to="/incidents/$id" params={{ id: incident.slug }} className="card-link">
        {name(incident.title)}
      </Link>
      <Text size="sm" className="quiet">
        {day(incident.occurredFrom)}
        {incident.occurredTo && ` – ${day(incident.occurredTo)}`}
        {incident.places.length > 0 && ` · ${incident.places.join(", ")}`}
      </Text>
      <Group gap="sm" mt={6}>
        <Text size="sm">{t("incidents.articles", { count: incident.articles })}</Text>
        {incident.demands > 0 && (
          <Text size="sm">{t("incidents.demands", { count: incident.demands })}</Text>
        )}
        {incident.visibility === "members" && (
          <Badge variant="default">{t("incidents.members-only")}</Badge>
        )}
      </Group>
    </li>
  );
}
