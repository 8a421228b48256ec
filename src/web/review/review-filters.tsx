import { Button, Checkbox, Group, NativeSelect } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { get } from "../api.ts";
import type { ListIncidentsAnswer } from "../api-types.ts";
import { useLanguage } from "../i18n.tsx";
import { labels } from "./labels.ts";
import type { ReviewSearch } from "./review-search.ts";

/** Each change goes into the page's address: a view is kept by keeping the address. */
export function ReviewFilters({
  search,
  onChange,
}: {
  search: ReviewSearch;
  onChange: (search: ReviewSearch) => void;
}) {
  const { t, code, name } = useLanguage();
  const incidents = useQuery({
    queryKey: ["incidents"],
    queryFn: async () => await get<ListIncidentsAnswer>("/incidents"),
  });
  const any = { value: "", label: t("filter.any") };
  const set = (key: keyof ReviewSearch) => (event: { currentTarget: { value: string } }) =>
    onChange({ ...search, [key]: event.currentTarget.value || undefined });
  return (
    <div className="filters">
      <NativeSelect
        size="xs"
        label={t("filter.role")}
        value={search.sourceRole ?? ""}
        onChange={set("sourceRole")}
        data={[
          any,
          ...["official", "media", "activist", "other"].map((role) => ({
            value: role,
            label: code(`role.${role}`),
          })),
        ]}
      />
      <NativeSelect
        size="xs"
        label={t("filter.language")}
        value={search.language ?? ""}
        onChange={set("language")}
        data={[
          any,
          ...["ru", "kk", "en", "ky", "uz"].map((value) => ({
            value,
            label: code(`language.${value}`),
          })),
        ]}
      />
      <NativeSelect
        size="xs"
        label={t("filter.label")}
        value={search.label ?? ""}
        onChange={set("label")}
        data={[any, ...labels.map((label) => ({ value: label, label: code(`label.${label}`) }))]}
      />
      <NativeSelect
        size="xs"
        label={t("filter.incident")}
        value={search.incidentId ?? ""}
        onChange={set("incidentId")}
        data={[
          any,
          ...(incidents.data?.incidents ?? []).map((incident) => ({
            value: incident.id,
            label: name(incident.title),
          })),
        ]}
      />
      <Group justify="space-between" className="filters-last">
        <Checkbox
          size="xs"
          label={t("filter.official")}
          checked={search.official ?? false}
          onChange={(event) =>
            onChange({ ...search, official: event.currentTarget.checked || undefined })
          }
        />
        {Object.keys(search).length > 0 && (
          <Button size="compact-xs" variant="subtle" onClick={() => onChange({})}>
            {t("queue.clear")}
          </Button>
        )}
      </Group>
    </div>
  );
}
