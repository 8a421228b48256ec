import { Anchor } from "@mantine/core";
import { useLanguage } from "../i18n.tsx";
import { Empty } from "../states.tsx";

export function NotFound() {
  const { t } = useLanguage();
  return (
    <Empty title={t("error.not-found")}>
      <Anchor href="/">{t("nav.incidents")}</Anchor>
    </Empty>
  );
}
