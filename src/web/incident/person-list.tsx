import { Button, Group, Text } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { request } from "../api.ts";
import type { ReadIncidentAnswer } from "../api-types.ts";
import { useLanguage } from "../i18n.tsx";
import { Failed } from "../states.tsx";

/** The people of an incident, each with the way to erase them. */
export function PersonList({ incident }: { incident: ReadIncidentAnswer }) {
  const { t } = useLanguage();
  const queryClient = useQueryClient();
  const erase = useMutation({
    mutationFn: async (id: string) =>
      await request("DELETE", `/incidents/${incident.id}/persons/${id}`),
    onSettled: async () => await queryClient.invalidateQueries({ queryKey: ["incident"] }),
  });
  return (
    <>
      {erase.isError && <Failed error={erase.error} />}
      {incident.persons.map((person) => (
        <Group key={person.id} justify="space-between" className="card" mb="xs">
          <Text size="sm">
            {person.name} {person.level === "hidden" && `(${t("incident.hidden")})`}
          </Text>
          <Button
            size="xs"
            color="red.9"
            variant="outline"
            onClick={() =>
              window.confirm(t("incident.erase.confirm", { name: person.name })) &&
              erase.mutate(person.id)
            }
          >
            {t("incident.erase")}
          </Button>
        </Group>
      ))}
    </>
  );
}
