import {
  Alert,
  Badge,
  Button,
  CopyButton,
  Group,
  NativeSelect,
  Table,
  Text,
  TextInput,
} from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { get, post, request } from "../api.ts";
import type { InviteUserAnswer, ListUsersAnswer } from "../api-types.ts";
import { useLanguage } from "../i18n.tsx";
import { PageFrame } from "../page-frame.tsx";
import { Failed, Ready } from "../states.tsx";

const roles = ["reader", "analyst", "coordinator", "admin"] as const;

export function UsersPage() {
  const { t, locale, code } = useLanguage();
  const queryClient = useQueryClient();
  const users = useQuery({
    queryKey: ["users"],
    queryFn: async () => await get<ListUsersAnswer>("/users"),
  });
  const [fields, setFields] = useState({ name: "", email: "", role: "analyst" });
  const refresh = async () => await queryClient.invalidateQueries({ queryKey: ["users"] });
  const invite = useMutation({
    mutationFn: async () => await post<InviteUserAnswer>("/users", { ...fields, locale }),
    onSuccess: refresh,
  });
  const renew = useMutation({
    mutationFn: async (id: string) => await post<InviteUserAnswer>(`/users/${id}/link`),
  });
  const change = useMutation({
    mutationFn: async ({ id, ...body }: { id: string; role?: string; disabled?: boolean }) =>
      await request("PATCH", `/users/${id}`, body),
    onSettled: refresh,
  });
  const link = renew.data ?? invite.data;
  const failed = [invite, renew, change].find((mutation) => mutation.isError);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    renew.reset();
    invite.mutate();
  };
  return (
    <PageFrame title={t("users.title")}>
      <form onSubmit={submit}>
        <Group align="flex-end" mb="md">
          <TextInput
            label={t("users.name")}
            required
            value={fields.name}
            onChange={(event) => setFields({ ...fields, name: event.currentTarget.value })}
          />
          <TextInput
            label={t("sign-in.email")}
            type="email"
            required
            value={fields.email}
            onChange={(event) => setFields({ ...fields, email: event.currentTarget.value })}
          />
          <NativeSelect
            label={t("users.role")}
            value={fields.role}
            onChange={(event) => setFields({ ...fields, role: event.currentTarget.value })}
            data={roles.map((role) => ({ value: role, label: code(`user-role.${role}`) }))}
          />
          <Button type="submit" loading={invite.isPending}>
            {t("users.invite")}
          </Button>
        </Group>
      </form>
      {failed && <Failed error={failed.error} />}
      {link && (
        <Alert color="ink" variant="light" mb="md" title={t("users.link")}>
          <Group wrap="nowrap">
            <span className="mono">{link.url}</span>
            <CopyButton value={link.url}>
              {({ copied, copy }) => (
                <Button size="xs" variant="default" onClick={copy}>
                  {t(copied ? "users.copied" : "users.copy")}
                </Button>
              )}
            </CopyButton>
          </Group>
        </Alert>
      )}
      <Ready query={users}>
        {(data) => (
          <Table verticalSpacing="xs">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t("users.name")}</Table.Th>
                <Table.Th>{t("sign-in.email")}</Table.Th>
                <Table.Th>{t("users.role")}</Table.Th>
                <Table.Th />
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {data.users.map((user) => (
                <Table.Tr key={user.id}>
                  <Table.Td>
                    <Text fw={600} size="sm" span>
                      {user.name}
                    </Text>{" "}
                    {user.disabled && <Badge variant="default">{t("users.disabled")}</Badge>}
                  </Table.Td>
                  <Table.Td>{user.email}</Table.Td>
                  <Table.Td>
                    <NativeSelect
                      size="xs"
                      aria-label={`${t("users.role")}: ${user.name}`}
                      value={user.role}
                      onChange={(event) =>
                        change.mutate({ id: user.id, role: event.currentTarget.value })
                      }
                      data={roles.map((role) => ({
                        value: role,
                        label: code(`user-role.${role}`),
                      }))}
                    />
                  </Table.Td>
                  <Table.Td>
                    <Group gap="xs" wrap="nowrap" justify="flex-end">
                      {!user.disabled && (
                        <Button size="xs" variant="default" onClick={() => renew.mutate(user.id)}>
                          {t("users.new-link")}
                        </Button>
                      )}
                      <Button
                        size="xs"
                        variant="default"
                        onClick={() => change.mutate({ id: user.id, disabled: !user.disabled })}
                      >
                        {t(user.disabled ? "users.enable" : "users.disable")}
                      </Button>
                    </Group>
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        )}
      </Ready>
    </PageFrame>
  );
}
