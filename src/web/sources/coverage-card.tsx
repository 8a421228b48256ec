import { useState } from "react";
import { Text, Title } from "@mantine/core";
import { describeSpan } from "../../i18n/describe-finding.ts";
import type { ReadSourceAnswer } from "../api-types.ts";
import { useLanguage } from "../i18n.tsx";

interface Stretch {
  from: number;
  to: number;
  isSeen: boolean;
}

const dayMs = 86_400_000;

/** The time since `watchedSince` as stretches that follow one another, seen and not seen. */
function listStretches({ watchedSince, coverage }: ReadSourceAnswer, now: number): Stretch[] {
  const stretches: Stretch[] = [];
  let reached = Date.parse(watchedSince);
  for (const { from, to } of coverage) {
    const [begin, end] = [Math.max(Date.parse(from), reached), Date.parse(to)];
    if (begin > reached) stretches.push({ from: reached, to: begin, isSeen: false });
    if (end > begin) stretches.push({ from: begin, to: end, isSeen: true });
    reached = Math.max(reached, end);
  }
  return now > reached ? [...stretches, { from: reached, to: now, isSeen: false }] : stretches;
}

/** Time since the last look counts as seen while the next look is not overdue. */
function extendToNow(stretches: Stretch[], intervalMs: number): Stretch[] {
  const [last, before] = [stretches.at(-1), stretches.at(-2)];
  const isFresh =
    last && before && !last.isSeen && before.isSeen && last.to - last.from < 2 * intervalMs;
  return isFresh ? [...stretches.slice(0, -2), { ...before, to: last.to }] : stretches;
}

/** When a source could be seen: what silence is proved from. */
export function CoverageCard({ source }: { source: ReadSourceAnswer }) {
  const { t, code, dateTime } = useLanguage();
  const [now] = useState(() => Date.now());
  const stretches = extendToNow(listStretches(source, now), source.intervalMs);
  const [start, end] = [stretches[0]?.from ?? now, stretches.at(-1)?.to ?? now];
  const seenMs = stretches.reduce((sum, one) => sum + (one.isSeen ? one.to - one.from : 0), 0);
  const share = end > start ? (100 * seenMs) / (end - start) : 0;
  const percent = seenMs === end - start ? 100 : Math.min(99.9, Math.floor(share * 10) / 10);
  return (
    <section className="card" aria-labelledby="coverage">
      <Title order={2} size="h4" id="coverage">
        {t("source.coverage")}
      </Title>
      <Text size="sm" className="quiet" mb="xs">
        {t("source.coverage.lead")}
      </Text>
      {seenMs === 0 ? (
        <Text>{t("source.coverage.none")}</Text>
      ) : (
        <>
          <Text fw={600} mb={6}>
            {t("source.coverage.share", {
              percent,
              days: Math.max(1, Math.round((end - start) / dayMs)),
            })}
          </Text>
          <div className="coverage-bar" aria-hidden="true">
            {stretches.map((one) => (
              <span
                key={one.from}
                data-seen={one.isSeen || undefined}
                style={{ flexGrow: one.to - one.from }}
              />
            ))}
          </div>
          <table className="table narrow">
            <thead>
              <tr>
                <th scope="col">{t("sources.state")}</th>
                <th scope="col">{t("source.coverage.from")}</th>
                <th scope="col">{t("source.coverage.to")}</th>
                <th scope="col">{t("source.coverage.length")}</th>
              </tr>
            </thead>
            <tbody>
              {stretches.toReversed().map((one) => (
                <tr key={one.from}>
                  <td>
                    <span className="state" data-state={one.isSeen ? "healthy" : "failing"}>
                      {t(one.isSeen ? "source.coverage.seen" : "source.coverage.gap")}
                    </span>
                  </td>
                  <td>{dateTime(new Date(one.from).toISOString())}</td>
                  <td>
                    {one.to === now
                      ? t("source.coverage.until-now")
                      : dateTime(new Date(one.to).toISOString())}
                  </td>
                  <td>{describeSpan(one.to - one.from, code)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </section>
  );
}
