import { Button, Text, Textarea, Title } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { request } from "../api.ts";
import type { ReadSourceAnswer } from "../api-types.ts";
import { useLanguage } from "../i18n.tsx";
import { Failed } from "../states.tsx";

const leastReason = 20;

/** Whether robots.txt is obeyed, and for administrators the decision to pass it. */
export function RobotsCard({
  source,
  mayDecide,
}: {
  source: ReadSourceAnswer;
  mayDecide: boolean;
}) {
  const { t } = useLanguage();
  const { robotsOverride: override } = source;
  return (
    <section className="card" aria-labelledby="robots">
      <Title order={2} size="h4" mb="xs" id="robots">
        {t("source.robots")}
      </Title>
      <Text>
        {override
          ? t("source.robots.passed", { reason: override.reason })
          : t("source.robots.obeyed")}
      </Text>
      {override && <DecidedBy override={override} />}
      {mayDecide && override?.where !== "file" && <DecideForm source={source} />}
    </section>
  );
}

function DecidedBy({ override }: { override: NonNullable<ReadSourceAnswer["robotsOverride"]> }) {
  const { t, dateTime, day } = useLanguage();
  const { decidedBy, decidedAt, where } = override;
  const name = decidedBy ?? "—";
  return (
    <Text size="sm" className="quiet">
      {where === "file"
        ? t("source.robots.passed.by-file", { name, date: decidedAt ? day(decidedAt) : "—" })
        : t("source.robots.passed.by", { name, date: decidedAt ? dateTime(decidedAt) : "—" })}
    </Text>
  );
}

function DecideForm({ source }: { source: ReadSourceAnswer }) {
  const { t } = useLanguage();
  const queryClient = useQueryClient();
  const [reason, setReason] = useState("");
  const decide = useMutation({
    mutationFn: async (pass: boolean) =>
      await request(
        pass ? "PUT" : "DELETE",
        `/sources/${source.id}/robots-override`,
        pass ? { reason } : undefined,
      ),
    onSuccess: () => setReason(""),
    onSettled: async () => await queryClient.invalidateQueries({ queryKey: ["sources"] }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    decide.mutate(true);
  };
  const failed = decide.isError && <Failed error={decide.error} />;
  if (source.robotsOverride)
    return (
      <>
        <Button
          mt="sm"
          variant="default"
          loading={decide.isPending}
          onClick={() => decide.mutate(false)}
        >
          {t("source.robots.obey")}
        </Button>
        {failed}
      </>
    );
  return (
    <form onSubmit={submit}>
      <Text size="sm" className="quiet" mt="xs">
        {t("source.robots.lead")}
      </Text>
      <Textarea
        mt="xs"
        label={t("source.robots.reason")}
        description={t("source.robots.reason.hint")}
        required
        minLength={leastReason}
        maxLength={1000}
        autosize
        minRows={2}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Button
        mt="sm"
        type="submit"
        variant="default"
        loading={decide.isPending}
        disabled={reason.trim().length < leastReason}
      >
        {t("source.robots.pass")}
      </Button>
      {failed}
    </form>
  );
}
