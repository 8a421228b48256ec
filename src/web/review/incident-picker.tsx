import { Modal, Select } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { get } from "../api.ts";
import type { ListIncidentsAnswer } from "../api-types.ts";
import { useLanguage } from "../i18n.tsx";

/** Names the incident that a text is about, from all that the person may see. */
export function IncidentPicker({
  opened,
  onClose,
  onPick,
}: {
  opened: boolean;
  onClose: () => void;
  onPick: (incidentId: string) => void;
}) {
  const { t, name, day } = useLanguage();
  const incidents = useQuery({
    queryKey: ["incidents"],
    queryFn: async () => await get<ListIncidentsAnswer>("/incidents"),
    enabled: opened,
  });
  const data = (incidents.data?.incidents ?? []).map((incident) => ({
    value: incident.id,
    label: `${name(incident.title)} · ${day(incident.occurredFrom)}`,
  }));
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t("item.choose")}
      closeButtonProps={{ "aria-label": t("app.close") }}
    >
      <Select
        label={t("item.incidents")}
        data={data}
        searchable
        data-autofocus
        defaultDropdownOpened
        onChange={(value) => value && onPick(value)}
        comboboxProps={{ withinPortal: false }}
        mb={180}
      />
    </Modal>
  );
}
