import { Button } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { post } from "../api.ts";
import { useLanguage } from "../i18n.tsx";
import { Failed } from "../states.tsx";
import { PlainCard } from "./plain-card.tsx";

/** A press uses the link up, not the visit: mail scanners and previews visit links, too. */
export function EnterPage() {
  const { t } = useLanguage();
  const { token } = useParams({ from: "/enter/$token" });
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const enter = useMutation({
    mutationFn: async () => await post("/enter", { token }),
    onSuccess: async () => {
      queryClient.clear();
      await navigate({ to: "/", replace: true });
    },
  });
  return (
    <PlainCard title={t("enter.title")} lead={t("enter.lead")}>
      {enter.isError && <Failed error={enter.error} />}
      {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- the page has nothing else to do */}
      <Button autoFocus fullWidth loading={enter.isPending} onClick={() => enter.mutate()}>
        {t("enter.submit")}
      </Button>
    </PlainCard>
  );
}
