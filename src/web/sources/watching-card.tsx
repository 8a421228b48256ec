import { Text, Title } from "@mantine/core";
import { describeSpan } from "../../i18n/describe-finding.ts";
import type { ListSourcesAnswer, ReadSourceAnswer } from "../api-types.ts";
import { useLanguage } from "../i18n.tsx";

type Basis = Pick<ListSourcesAnswer["sources"][number], "basis" | "verifiedOn">;

/** What the addresses of a source rest on: checked, reported, or guessed. Nothing where its file does not say. */
export function BasisMark({ source: { basis, verifiedOn } }: { source: Basis }) {
  const { t, code, day } = useLanguage();
  if (basis === null) return null;
  return (
    <Text size="xs" className="basis" data-basis={basis}>
      {basis === "verified" && verifiedOn
        ? t("source.basis.verified", { date: day(verifiedOn) })
        : code(`source.basis.${basis}`, { date: "" })}
    </Text>
  );
}

/** How a source is watched: how often and why so, its own pace, and where its lists are known from. */
export function WatchingCard({ source }: { source: ReadSourceAnswer }) {
  const { t, code, day, dateTime, relative } = useLanguage();
  const { pace } = source;
  const reason = source.intervalReason && code(`source.reason.${source.intervalReason}`);
  return (
    <section className="card" aria-labelledby="watching">
      <Title order={2} size="h4" mb="xs" id="watching">
        {t("source.watching")}
      </Title>
      <dl className="source-facts">
        <dt>{t("source.interval")}</dt>
        <dd>
          {t("sources.every", { time: describeSpan(source.intervalMs, code) })}
          {reason && ` (${reason})`}
          {source.enabled && `; ${t("sources.next-look", { when: relative(source.nextPollAt) })}`}
        </dd>
        <dt>{t("source.pace")}</dt>
        <dd>
          {pace
            ? t("source.pace.known", {
                usual: describeSpan(pace.usualGapMs, code),
                long: describeSpan(pace.longGapMs, code),
                at: dateTime(pace.silentAt),
              })
            : t("source.pace.unknown")}
        </dd>
        <dt>{t("source.basis")}</dt>
        <dd>
          <BasisMark source={source} />
          {source.reported && <Text size="sm">{source.reported}</Text>}
          <Text size="sm">
            {source.robotsCheckedOn
              ? t("source.robots-checked", { date: day(source.robotsCheckedOn) })
              : t("source.robots-unchecked")}
          </Text>
        </dd>
        <dt>{t("source.lists")}</dt>
        <dd>
          <ul className="source-lists">
            {source.lists.map((list) => (
              <li key={`${list.kind} ${list.url}`}>
                <Text size="sm">
                  {code(`source.kind.${list.kind}`)}
                  {list.language && ` (${list.language})`}, {code(`source.use.${list.use}`)}
                </Text>
                <Text size="xs" className="mono">
                  {list.url}
                </Text>
              </li>
            ))}
          </ul>
        </dd>
      </dl>
    </section>
  );
}
