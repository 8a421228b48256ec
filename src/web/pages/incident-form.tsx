import {
  Button,
  Group,
  MultiSelect,
  NativeSelect,
  Stack,
  Text,
  Textarea,
  TextInput,
  Title,
} from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { useState, type FormEvent } from "react";
import { get, post, request } from "../api.ts";
import type {
  AddDemandBody,
  CreateIncidentAnswer,
  CreateIncidentBody,
  ListAuthoritiesAnswer,
  ReadIncidentAnswer,
} from "../api-types.ts";
import { useLanguage } from "../i18n.tsx";
import { PersonList } from "../incident/person-list.tsx";
import { PageFrame } from "../page-frame.tsx";
import { Failed, Ready } from "../states.tsx";

interface Fields {
  ru: string;
  kk: string;
  en: string;
  description: string;
  occurredFrom: string;
  occurredTo: string;
  places: string;
  organisations: string;
  persons: string;
  keywords: string;
  authorityIds: string[];
  visibility: "organisation" | "members";
}

const empty: Fields = {
  ru: "",
  kk: "",
  en: "",
  description: "",
  occurredFrom: "",
  occurredTo: "",
  places: "",
  organisations: "",
  persons: "",
  keywords: "",
  authorityIds: [],
  visibility: "organisation",
};

const linesOf = (text: string): string[] =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
/** “Караганда | Қарағанды | Karaganda” is a name with its other names. */
const namedOf = (text: string) =>
  linesOf(text).map((line) => {
    const [name, ...aliases] = line
      .split("|")
      .map((part) => part.trim())
      .filter(Boolean);
    return { name: name ?? line, aliases };
  });
const textOf = (rows: { name: string; aliases: string[] }[]): string =>
  rows.map((row) => [row.name, ...row.aliases].join(" | ")).join("\n");

function bodyOf(fields: Fields): Omit<CreateIncidentBody, "persons"> {
  const title = Object.fromEntries(
    (["ru", "kk", "en"] as const)
      .filter((locale) => fields[locale].trim())
      .map((locale) => [locale, fields[locale].trim()]),
  );
  return {
    title,
    description: fields.description,
    occurredFrom: fields.occurredFrom,
    occurredTo: fields.occurredTo || null,
    timeZone: "Asia/Almaty",
    places: namedOf(fields.places),
    organisations: namedOf(fields.organisations),
    keywords: linesOf(fields.keywords),
    authorityIds: fields.authorityIds,
    visibility: fields.visibility,
  };
}

const personsOf = (fields: Fields) =>
  namedOf(fields.persons).map((person) => ({ ...person, consentNote: null }));

export function NewIncidentPage() {
  const { t } = useLanguage();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const create = useMutation({
    mutationFn: async (fields: Fields) =>
      await post<CreateIncidentAnswer>("/incidents", {
        ...bodyOf(fields),
        persons: personsOf(fields),
      }),
    onSuccess: async ({ slug }) => {
      await queryClient.invalidateQueries({ queryKey: ["incidents"] });
      await navigate({ to: "/incidents/$id", params: { id: slug } });
    },
  });
  return (
    <PageFrame title={t("incidents.new")}>
      <IncidentForm
        initial={empty}
        onSave={(fields) => create.mutate(fields)}
        saving={create.isPending}
        error={create.error}
      />
    </PageFrame>
  );
}

export function EditIncidentPage() {
  const { id } = useParams({ from: "/inside/incidents/$id/edit" });
  const incident = useQuery({
    queryKey: ["incident", id],
    queryFn: async () => await get<ReadIncidentAnswer>(`/incidents/${id}`),
  });
  return <Ready query={incident}>{(data) => <EditIncident incident={data} />}</Ready>;
}

function EditIncident({ incident }: { incident: ReadIncidentAnswer }) {
  const { t, name } = useLanguage();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const back = async () => {
    await queryClient.invalidateQueries({ queryKey: ["incident"] });
    await navigate({ to: "/incidents/$id", params: { id: incident.slug } });
  };
  const save = useMutation({
    mutationFn: async (fields: Fields) =>
      await request("PATCH", `/incidents/${incident.id}`, {
        ...bodyOf(fields),
        timeZone: incident.timeZone,
        addPersons: personsOf(fields),
      }),
    onSuccess: back,
  });
  const initial: Fields = {
    ru: incident.title["ru"] ?? "",
    kk: incident.title["kk"] ?? "",
    en: incident.title["en"] ?? "",
    description: incident.description,
    occurredFrom: incident.occurredFrom,
    occurredTo: incident.occurredTo ?? "",
    places: textOf(incident.places),
    organisations: textOf(incident.organisations),
    persons: "",
    keywords: incident.keywords.join("\n"),
    authorityIds: incident.authorities.map((authority) => authority.id),
    visibility: incident.visibility,
  };
  return (
    <PageFrame title={name(incident.title)}>
      <IncidentForm
        initial={initial}
        onSave={(fields) => save.mutate(fields)}
        saving={save.isPending}
        error={save.error}
      />
      {incident.persons.length > 0 && (
        <Title order={2} size="h4" mt="xl" mb="sm">
          {t("incident.persons")}
        </Title>
      )}
      <PersonList incident={incident} />
      <Title order={2} size="h4" mt="xl" mb="sm">
        {t("incident.add-demand")}
      </Title>
      <DemandForm incident={incident} onDone={back} />
    </PageFrame>
  );
}

function IncidentForm({
  initial,
  onSave,
  saving,
  error,
}: {
  initial: Fields;
  onSave: (fields: Fields) => void;
  saving: boolean;
  error: unknown;
}) {
  const { t, name, code } = useLanguage();
  const [fields, setFields] = useState(initial);
  const authorities = useQuery({
    queryKey: ["authorities"],
    queryFn: async () => await get<ListAuthoritiesAnswer>("/authorities"),
    staleTime: Infinity,
  });
  const bind = (key: keyof Fields) => ({
    value: fields[key] as string,
    onChange: (event: { currentTarget: { value: string } }) =>
      setFields({ ...fields, [key]: event.currentTarget.value }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSave(fields);
  };
  return (
    <form onSubmit={submit}>
      <Stack className="card" gap="md">
        {error !== null && <Failed error={error} />}
        {(["ru", "kk", "en"] as const).map((locale) => (
          <TextInput
            key={locale}
            label={`${t("incident.title-field")} (${code(`language.${locale}`)})`}
            lang={locale}
            required={locale === "ru" && !fields.kk && !fields.en}
            {...bind(locale)}
          />
        ))}
        <Textarea label={t("incident.description")} autosize minRows={3} {...bind("description")} />
        <Group grow>
          <TextInput type="date" label={t("incident.from")} required {...bind("occurredFrom")} />
          <TextInput type="date" label={t("incident.to")} {...bind("occurredTo")} />
        </Group>
        <Group grow align="flex-start">
          <Textarea
            label={t("incident.places")}
            description={t("incident.list-hint")}
            autosize
            minRows={2}
            {...bind("places")}
          />
          <Textarea
            label={t("incident.organisations")}
            description={t("incident.list-hint")}
            autosize
            minRows={2}
            {...bind("organisations")}
          />
        </Group>
        <Group grow align="flex-start">
          <Textarea
            label={t("incident.persons")}
            description={t("incident.persons-hint")}
            autosize
            minRows={2}
            {...bind("persons")}
          />
          <Textarea
            label={t("incident.keywords")}
            description={t("incident.keywords-hint")}
            autosize
            minRows={2}
            {...bind("keywords")}
          />
        </Group>
        <MultiSelect
          label={t("incident.authorities")}
          searchable
          limit={50}
          value={fields.authorityIds}
          onChange={(authorityIds) => setFields({ ...fields, authorityIds })}
          data={(authorities.data?.authorities ?? []).map((authority) => ({
            value: authority.id,
            label: `${name(authority.name)} · ${authority.id}`,
          }))}
        />
        <NativeSelect
          label={t("incident.visibility")}
          {...bind("visibility")}
          data={(["organisation", "members"] as const).map((value) => ({
            value,
            label: t(`incident.visibility.${value}`),
          }))}
        />
        <Group>
          <Button type="submit" loading={saving}>
            {t("app.save")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function DemandForm({
  incident,
  onDone,
}: {
  incident: ReadIncidentAnswer;
  onDone: () => Promise<void>;
}) {
  const { t, name } = useLanguage();
  const [fields, setFields] = useState({
    text: "",
    madeBy: "",
    addresseeAuthorityId: incident.authorities[0]?.id ?? "",
    madeAt: "",
    dueAt: "",
  });
  const noon = (day: string) => new Date(`${day}T12:00:00`).toISOString();
  const add = useMutation({
    mutationFn: async () =>
      await post(`/incidents/${incident.id}/demands`, {
        ...fields,
        madeAt: noon(fields.madeAt),
        dueAt: fields.dueAt ? noon(fields.dueAt) : null,
      } satisfies AddDemandBody),
    onSuccess: onDone,
  });
  const bind = (key: keyof typeof fields) => ({
    value: fields[key],
    onChange: (event: { currentTarget: { value: string } }) =>
      setFields({ ...fields, [key]: event.currentTarget.value }),
  });
  if (incident.authorities.length === 0)
    return <Text size="sm">{t("incident.authorities")}: 0</Text>;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        add.mutate();
      }}
    >
      <Stack className="card" gap="md">
        {add.isError && <Failed error={add.error} />}
        <Textarea
          label={t("incident.demand.text")}
          required
          autosize
          minRows={2}
          {...bind("text")}
        />
        <Group grow>
          <TextInput label={t("incident.demand.by")} required {...bind("madeBy")} />
          <NativeSelect
            label={t("incident.demand.to")}
            {...bind("addresseeAuthorityId")}
            data={incident.authorities.map((authority) => ({
              value: authority.id,
              label: name(authority.name) || authority.id,
            }))}
          />
        </Group>
        <Group grow>
          <TextInput type="date" label={t("incident.demand.made")} required {...bind("madeAt")} />
          <TextInput type="date" label={t("incident.demand.due")} {...bind("dueAt")} />
        </Group>
        <Group>
          <Button type="submit" variant="light" loading={add.isPending}>
            {t("app.save")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
