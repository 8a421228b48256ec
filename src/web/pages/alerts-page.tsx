import { Anchor, Button, Group, Text, Title } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { describeFinding } from "../../i18n/describe-finding.ts";
import { get, post } from "../api.ts";
import type { ListAlertsAnswer, ListDeliveriesAnswer } from "../api-types.ts";
import { useLanguage } from "../i18n.tsx";
import { PageFrame } from "../page-frame.tsx";
import { meQuery } from "../session.ts";
import { Empty, Failed, Ready } from "../states.tsx";

/** What somebody should know now, and for coordinators the messages about it. */
export function AlertsPage() {
  const { t } = useLanguage();
  const me = useQuery(meQuery);
  const may = (action: string) => me.data?.may.includes(action) ?? false;
  const alerts = useQuery({
    queryKey: ["alerts", "all"],
    queryFn: async () => await get<ListAlertsAnswer>("/alerts"),
  });
  return (
    <PageFrame title={t("alerts.title")}>
      <Ready query={alerts}>
        {(data) =>
          data.alerts.length === 0 ? (
            <Empty title={t("alerts.empty")} lead={t("alerts.empty.lead")} />
          ) : (
            <ul className="cards">
              {data.alerts.map((alert) => (
                <AlertCard key={alert.id} alert={alert} canAcknowledge={may("alert.acknowledge")} />
              ))}
            </ul>
          )
        }
      </Ready>
      {may("delivery.read") && <Deliveries />}
    </PageFrame>
  );
}

function AlertCard({
  alert,
  canAcknowledge,
}: {
  alert: ListAlertsAnswer["alerts"][number];
  canAcknowledge: boolean;
}) {
  const { t, code, name, relative, dateTime } = useLanguage();
  const queryClient = useQueryClient();
  const acknowledge = useMutation({
    mutationFn: async () => await post(`/alerts/${alert.id}/acknowledge`),
    onSettled: async () => await queryClient.invalidateQueries({ queryKey: ["alerts"] }),
  });
  return (
    <li className="card" data-open={alert.state === "open" || undefined}>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <div>
          <Text fw={650}>{code(`alert.${alert.kind}`, alert.params)}</Text>
          {alert.incident && (
            <Anchor
              component={Link}
              to={`/incidents/${alert.incident.id}`}
              size="sm"
              display="block"
            >
              {name(alert.incident.title)}
            </Anchor>
          )}
          {alert.findings.length > 0 && <ToldFindings findings={alert.findings} />}
          {alert.article && (
            <Text size="sm">
              {name(alert.article.sourceName)}:{" "}
              <Anchor component={Link} to={`/articles/${alert.article.id}`} size="sm">
                {alert.article.title ?? t("article.title")}
              </Anchor>
            </Text>
          )}
          <Text size="xs" className="quiet" title={dateTime(alert.occurredAt)}>
            {relative(alert.occurredAt)}
          </Text>
        </div>
        {alert.state === "open" && canAcknowledge ? (
          <Button
            size="xs"
            variant="light"
            loading={acknowledge.isPending}
            onClick={() => acknowledge.mutate()}
          >
            {t("alerts.acknowledge")}
          </Button>
        ) : (
          alert.state !== "open" && (
            <Text size="xs" className="quiet">
              {t("alerts.acknowledged")}
            </Text>
          )
        )}
      </Group>
      {acknowledge.isError && <Failed error={acknowledge.error} />}
    </li>
  );
}

/** Each source once with what was found; the words and the next step stand on its own page. */
function ToldFindings({ findings }: { findings: ListAlertsAnswer["alerts"][number]["findings"] }) {
  const { code, name, dateTime } = useLanguage();
  return (
    <ul className="told-findings">
      {findings.map((finding) => (
        <li key={finding.id}>
          <Anchor component={Link} to={`/sources/${finding.sourceId}`} size="sm">
            {name(finding.sourceName)}
          </Anchor>
          <Text size="sm" span>
            : {describeFinding(finding, { code, when: dateTime }).title}
          </Text>
        </li>
      ))}
    </ul>
  );
}

function Deliveries() {
  const { t } = useLanguage();
  const deliveries = useQuery({
    queryKey: ["deliveries"],
    queryFn: async () => await get<ListDeliveriesAnswer>("/deliveries"),
  });
  return (
    <section aria-labelledby="deliveries">
      <Title order={2} size="h4" mt="xl" mb="sm" id="deliveries">
        {t("deliveries.title")}
      </Title>
      <Ready query={deliveries}>
        {(data) => (
          <ul className="cards">
            {data.deliveries.map((delivery) => (
              <DeliveryCard key={delivery.id} delivery={delivery} />
            ))}
          </ul>
        )}
      </Ready>
    </section>
  );
}

function DeliveryCard({ delivery }: { delivery: ListDeliveriesAnswer["deliveries"][number] }) {
  const { t, code, relative } = useLanguage();
  const queryClient = useQueryClient();
  const settle = useMutation({
    mutationFn: async (decision: "resend" | "drop") =>
      await post(`/deliveries/${delivery.id}/settle`, { decision }),
    onSettled: async () => await queryClient.invalidateQueries({ queryKey: ["deliveries"] }),
  });
  const isHeld = delivery.state === "unknown";
  return (
    <li className="card" data-held={isHeld || undefined}>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <div>
          <Text size="sm">
            <span
              className="state"
              data-state={
                isHeld || delivery.state === "failed"
                  ? "failing"
                  : delivery.state === "sent"
                    ? "healthy"
                    : "waiting"
              }
            >
              {code(`deliveries.state.${delivery.state}`)}
            </span>{" "}
            {delivery.alert ? code(`alert.${delivery.alert.kind}`) : t("deliveries.digest")}{" "}
            {delivery.recipient && t("deliveries.to", { name: delivery.recipient })}
          </Text>
          <Text size="xs" className="quiet">
            {delivery.channel} · {relative(delivery.createdAt)}
          </Text>
          {isHeld && (
            <Text size="sm" mt={4}>
              {t("deliveries.held")}
            </Text>
          )}
        </div>
        {isHeld && (
          <Group gap="xs" wrap="nowrap">
            <Button
              size="xs"
              variant="light"
              loading={settle.isPending}
              onClick={() => settle.mutate("resend")}
            >
              {t("deliveries.resend")}
            </Button>
            <Button
              size="xs"
              variant="default"
              disabled={settle.isPending}
              onClick={() => settle.mutate("drop")}
            >
              {t("deliveries.drop")}
            </Button>
          </Group>
        )}
      </Group>
      {settle.isError && <Failed error={settle.error} />}
    </li>
  );
}
