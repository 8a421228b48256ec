import { Alert, Button, Center, Loader, Stack, Text, Title } from "@mantine/core";
import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useLanguage } from "./i18n.tsx";

/** The three states every list has besides its content: it loads, it failed (and what to do), it is empty. */
export function Loading() {
  const { t } = useLanguage();
  return (
    <Center p="xl">
      <Loader size="sm" mr="sm" />
      <output>{t("app.loading")}</output>
    </Center>
  );
}

export function Failed({ error, retry }: { error: unknown; retry?: () => void }) {
  const { t, code } = useLanguage();
  return (
    <Alert color="red" variant="light" role="alert" m="md">
      <Text mb={retry ? "sm" : 0}>
        {code(
          error instanceof Error && error.message.startsWith("error.")
            ? error.message
            : "error.internal",
        )}
      </Text>
      {retry && (
        <Button size="xs" variant="default" onClick={retry}>
          {t("app.retry")}
        </Button>
      )}
    </Alert>
  );
}

export function Empty({
  title,
  lead,
  children,
}: {
  title: string;
  lead?: string;
  children?: ReactNode;
}) {
  return (
    <Center p="xl" mih={240}>
      <Stack align="center" gap="xs" maw={440} ta="center">
        <Title order={2} size="h4">
          {title}
        </Title>
        {lead && <Text c="dimmed">{lead}</Text>}
        {children}
      </Stack>
    </Center>
  );
}

/** Shows `children` with the data once it is there. */
export function Ready<Data>({
  query,
  children,
}: {
  query: UseQueryResult<Data>;
  children: (data: Data) => ReactNode;
}) {
  if (query.isPending) return <Loading />;
  if (query.isError) return <Failed error={query.error} retry={() => void query.refetch()} />;
  return children(query.data);
}
