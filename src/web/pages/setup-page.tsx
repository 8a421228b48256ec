import { Button, PasswordInput, Stack, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { post } from "../api.ts";
import type { CreateSetupBody } from "../api-types.ts";
import { useLanguage } from "../i18n.tsx";
import { Failed } from "../states.tsx";
import { PlainCard } from "./plain-card.tsx";

export function SetupPage() {
  const { t, locale } = useLanguage();
  const queryClient = useQueryClient();
  const [fields, setFields] = useState({ name: "", email: "", password: "" });
  const setUp = useMutation({
    mutationFn: async () => await post("/setup", { ...fields, locale } satisfies CreateSetupBody),
    onSuccess: async () => await queryClient.invalidateQueries(),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setUp.mutate();
  };
  return (
    <PlainCard title={t("setup.title")} lead={t("setup.lead")}>
      <form onSubmit={submit}>
        <Stack>
          {setUp.isError && <Failed error={setUp.error} />}
          <TextInput
            label={t("setup.name")}
            autoComplete="name"
            required
            value={fields.name}
            onChange={(event) => setFields({ ...fields, name: event.currentTarget.value })}
          />
          <TextInput
            label={t("sign-in.email")}
            type="email"
            autoComplete="username"
            required
            value={fields.email}
            onChange={(event) => setFields({ ...fields, email: event.currentTarget.value })}
          />
          <PasswordInput
            label={t("sign-in.password")}
            description={t("setup.password-hint")}
            autoComplete="new-password"
            minLength={12}
            required
            value={fields.password}
            onChange={(event) => setFields({ ...fields, password: event.currentTarget.value })}
          />
          <Button type="submit" loading={setUp.isPending} fullWidth>
            {t("setup.submit")}
          </Button>
        </Stack>
      </form>
    </PlainCard>
  );
}
