import { NativeSelect, Text, Title } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { request } from "../api.ts";
import type { ReadIncidentAnswer } from "../api-types.ts";
import { useLanguage } from "../i18n.tsx";
import { Failed } from "../states.tsx";

const states = ["open", "answered", "no-private-reply-confirmed"];

/** What was asked. Only a person can say that no private reply came either: until then nothing here is called unanswered. */
export function DemandList({ incident }: { incident: ReadIncidentAnswer }) {
  const { t, code, name, date } = useLanguage();
  const queryClient = useQueryClient();
  const settle = useMutation({
    mutationFn: async ({ id, state }: { id: string; state: string }) =>
      await request("PATCH", `/incidents/${incident.id}/demands/${id}`, { state }),
    onSettled: async () => await queryClient.invalidateQueries({ queryKey: ["incident"] }),
  });
  if (incident.demands.length === 0) return null;
  return (
    <section className="side-card" aria-labelledby="demands">
      <Title order={2} size="h5" id="demands" mb="xs">
        {t("incident.demands")}
      </Title>
      {settle.isError && <Failed error={settle.error} />}
      {incident.demands.map((demand) => (
        <div key={demand.id} className="demand">
          <Text size="sm">
            {t("timeline.demand.text", {
              madeBy: demand.madeBy,
              authority: name(incident.authorityNames[demand.addresseeAuthorityId]),
              text: demand.text,
            })}
          </Text>
          <Text size="xs" className="quiet">
            {t("timeline.made", { when: date(demand.madeAt, incident.timeZone) })}
            {demand.dueAt &&
              ` · ${t("timeline.due-on", { when: date(demand.dueAt, incident.timeZone) })}`}
          </Text>
          {incident.may.edit ? (
            <NativeSelect
              mt={4}
              size="xs"
              aria-label={t("demand.state")}
              value={demand.state}
              onChange={(event) =>
                settle.mutate({ id: demand.id, state: event.currentTarget.value })
              }
              data={states.map((state) => ({ value: state, label: code(`demand.state.${state}`) }))}
            />
          ) : (
            <Text size="xs">{code(`demand.state.${demand.state}`)}</Text>
          )}
        </div>
      ))}
    </section>
  );
}
