import { Box, Group, Paper, SegmentedControl, Stack, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";
import { localeNames, locales, useLanguage, type Locale } from "../i18n.tsx";
import { MarkIcon } from "../icons.tsx";

/** The frame of pages outside: sign-in, one-time link, setup. */
export function PlainCard({
  title,
  lead,
  children,
}: {
  title: string;
  lead: string;
  children: ReactNode;
}) {
  const { locale, setLocale, t } = useLanguage();
  return (
    <Box className="plain" component="main" id="content">
      <Stack w="100%" maw={420} gap="lg">
        <Group gap="xs" className="brand" justify="center" fz="xl">
          <MarkIcon />
          <Text fw={700} fz="xl" span>
            {t("app.name")}
          </Text>
        </Group>
        <Paper p="xl" shadow="sm" withBorder>
          <Title order={1} size="h3" mb={4}>
            {title}
          </Title>
          <Text c="dimmed" mb="lg">
            {lead}
          </Text>
          {children}
        </Paper>
        <SegmentedControl
          aria-label={t("app.language")}
          value={locale}
          onChange={(value) => setLocale(value as Locale)}
          data={locales.map((value) => ({ value, label: localeNames[value] }))}
          size="xs"
          fullWidth
        />
      </Stack>
    </Box>
  );
}
