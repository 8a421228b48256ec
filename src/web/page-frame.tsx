import { Box, Group, Text, Title } from "@mantine/core";
import { useEffect, type ReactNode } from "react";
import { useLanguage } from "./i18n.tsx";

/** A page of one column: its title, what stands beside it, and the content. */
export function PageFrame({
  title,
  lead,
  aside,
  wide = false,
  children,
}: {
  title: string;
  lead?: ReactNode;
  aside?: ReactNode;
  wide?: boolean;
  children: ReactNode;
}) {
  const { t } = useLanguage();
  useEffect(() => void (document.title = `${title} · ${t("app.name")}`), [title, t]);
  return (
    <Box className="page" data-wide={wide || undefined}>
      <Group justify="space-between" align="flex-start" mb="lg" gap="md">
        <div className="page-head">
          <Title order={1} size="h2">
            {title}
          </Title>
          {lead && (
            <Text className="quiet" mt={4} component="div">
              {lead}
            </Text>
          )}
        </div>
        {aside}
      </Group>
      {children}
    </Box>
  );
}
