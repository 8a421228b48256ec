import { Button, PasswordInput, Stack, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { post } from "../api.ts";
import { useLanguage } from "../i18n.tsx";
import { Failed } from "../states.tsx";
import { PlainCard } from "./plain-card.tsx";

export function SignInPage() {
  const { t } = useLanguage();
  const queryClient = useQueryClient();
  const [fields, setFields] = useState({ email: "", password: "" });
  const signIn = useMutation({
    mutationFn: async () => await post("/session", fields),
    onSuccess: async () => await queryClient.invalidateQueries(),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    signIn.mutate();
  };
  return (
    <PlainCard title={t("sign-in.title")} lead={t("sign-in.lead")}>
      <form onSubmit={submit}>
        <Stack>
          {signIn.isError && <Failed error={signIn.error} />}
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
            autoComplete="current-password"
            required
            value={fields.password}
            onChange={(event) => setFields({ ...fields, password: event.currentTarget.value })}
          />
          <Button type="submit" loading={signIn.isPending} fullWidth>
            {t("sign-in.submit")}
          </Button>
        </Stack>
      </form>
    </PlainCard>
  );
}
