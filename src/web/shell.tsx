import {
  ActionIcon,
  Anchor,
  AppShell,
  Badge,
  Button,
  Group,
  Select,
  Text,
  useMantineColorScheme,
  useComputedColorScheme,
} from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, Outlet } from "@tanstack/react-router";
import { useEffect, type ReactNode } from "react";
import { get, request } from "./api.ts";
import type { ListAlertsAnswer, ReadMeAnswer } from "./api-types.ts";
import { localeNames, locales, useLanguage, type Locale } from "./i18n.tsx";
import {
  AlertIcon,
  AuditIcon,
  IncidentIcon,
  MailIcon,
  MarkIcon,
  PeopleIcon,
  ReviewIcon,
  SourceIcon,
  SunIcon,
} from "./icons.tsx";
import { useLiveNews } from "./use-live-news.ts";

/** Header with the main menu, and the page below it. */
export function Shell({ me }: { me: ReadMeAnswer }) {
  const { t, locale, setLocale } = useLanguage();
  useLiveNews();
  const queryClient = useQueryClient();
  // The person's own language rules once they are signed in.
  // oxlint-disable-next-line react-hooks/exhaustive-deps -- once a person, not at each choice of a language
  useEffect(() => setLocale(me.locale), [me.id]);
  const saveLocale = useMutation({
    mutationFn: async (chosen: Locale) => await request("PATCH", "/me", { locale: chosen }),
  });
  const signOut = useMutation({
    mutationFn: async () => await request("DELETE", "/session"),
    onSettled: () => window.location.assign("/"),
  });
  const alerts = useQuery({
    queryKey: ["alerts", "open"],
    queryFn: async () => await get<ListAlertsAnswer>("/alerts?state=open&limit=100"),
  });
  const openAlerts = alerts.data?.alerts.length ?? 0;
  const may = (action: string) => me.may.includes(action);
  return (
    <AppShell header={{ height: 52 }} padding={0}>
      <Anchor href="#content" className="skip">
        {t("app.skip")}
      </Anchor>
      <AppShell.Header className="header">
        <Group h="100%" px="md" justify="space-between" wrap="nowrap" gap="md">
          <Group gap="lg" wrap="nowrap" className="header-left">
            <Link to="/incidents" className="brand">
              <MarkIcon />
              <Text span fw={700}>
                {t("app.name")}
              </Text>
            </Link>
            <nav aria-label={t("app.menu")} className="menu">
              {may("review.read") && (
                <Item to="/review" icon={<ReviewIcon />} label={t("nav.review")} />
              )}
              <Item to="/incidents" icon={<IncidentIcon />} label={t("nav.incidents")} />
              <Item to="/sources" icon={<SourceIcon />} label={t("nav.sources")} />
              <Item to="/alerts" icon={<AlertIcon />} label={t("nav.alerts")} badge={openAlerts} />
              {may("mailbox.read") && (
                <Item to="/mailbox" icon={<MailIcon />} label={t("nav.mailbox")} />
              )}
              {may("user.manage") && (
                <Item to="/users" icon={<PeopleIcon />} label={t("nav.users")} />
              )}
              {may("audit.read") && (
                <Item to="/audit" icon={<AuditIcon />} label={t("nav.audit")} />
              )}
            </nav>
          </Group>
          <Group gap="xs" wrap="nowrap">
            <Select
              aria-label={t("app.language")}
              size="xs"
              w={112}
              allowDeselect={false}
              value={locale}
              data={locales.map((value) => ({ value, label: localeNames[value] }))}
              onChange={(value) => {
                setLocale(value as Locale);
                saveLocale.mutate(value as Locale);
                queryClient.setQueryData(["me"], { ...me, locale: value });
              }}
            />
            <ThemeButton />
            <Button size="xs" variant="default" onClick={() => signOut.mutate()} title={me.name}>
              {t("app.sign-out")}
            </Button>
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Main id="content" tabIndex={-1}>
        <Outlet />
      </AppShell.Main>
    </AppShell>
  );
}

function ThemeButton() {
  const { t } = useLanguage();
  const { setColorScheme } = useMantineColorScheme();
  const scheme = useComputedColorScheme("light");
  return (
    <ActionIcon
      variant="default"
      size={30}
      aria-label={t("app.theme")}
      onClick={() => setColorScheme(scheme === "dark" ? "light" : "dark")}
    >
      <SunIcon />
    </ActionIcon>
  );
}

function Item({
  to,
  icon,
  label,
  badge = 0,
}: {
  to: string;
  icon: ReactNode;
  label: string;
  badge?: number;
}) {
  return (
    <Link to={to} className="menu-item" activeProps={{ "aria-current": "page" }}>
      {icon}
      <span>{label}</span>
      {badge > 0 && (
        <Badge size="sm" circle color="red.9" variant="filled">
          {badge}
        </Badge>
      )}
    </Link>
  );
}
