import { Text } from "@mantine/core";
import { describeFinding } from "../../i18n/describe-finding.ts";
import type { ReadSourceAnswer } from "../api-types.ts";
import { useLanguage } from "../i18n.tsx";

export type Finding = Pick<
  ReadSourceAnswer["findings"][number],
  "id" | "kind" | "severity" | "params" | "openedAt" | "closedAt"
> & { clearedAt?: string | null };

/** What is wrong, why we say so, and what to do; `isOver` tells from when to when it was so instead. */
export function FindingList({
  findings,
  isOver = false,
}: {
  findings: Finding[];
  isOver?: boolean;
}) {
  return (
    <ul className="findings">
      {findings.map((finding) => (
        <FindingItem key={finding.id} finding={finding} isOver={isOver} />
      ))}
    </ul>
  );
}

function FindingItem({ finding, isOver }: { finding: Finding; isOver: boolean }) {
  const { t, code, dateTime, relative } = useLanguage();
  const { title, what, next } = describeFinding(finding, { code, when: dateTime });
  return (
    <li data-severity={isOver || finding.clearedAt ? undefined : finding.severity}>
      <Text size="sm" fw={600}>
        {!isOver && finding.severity === "alarm" && (
          <span className="sr">{t("finding.severity.alarm")}: </span>
        )}
        {title}
      </Text>
      <Text size="sm">{what}</Text>
      {isOver ? (
        <Text size="xs" className="quiet">
          {t("mail.source.from-to", {
            from: dateTime(finding.openedAt),
            to: dateTime(finding.closedAt ?? finding.openedAt),
          })}
        </Text>
      ) : (
        <>
          <Text size="sm" mt={2}>
            <b>{t("source.next-step")}:</b> {next}
          </Text>
          <Text size="xs" className="quiet" title={dateTime(finding.openedAt)}>
            {finding.clearedAt
              ? t("source.needs.cleared", { when: relative(finding.clearedAt) })
              : t("sources.since", { when: dateTime(finding.openedAt) })}
          </Text>
        </>
      )}
    </li>
  );
}
