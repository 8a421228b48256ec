import { Title } from "@mantine/core";
import type { ReadSourceAnswer } from "../api-types.ts";
import { useLanguage } from "../i18n.tsx";

/** Looks at the lists, failures with their causes and new texts, by day; the newest first. */
export function DaysCard({ days }: { days: ReadSourceAnswer["days"] }) {
  const { t, code, day } = useLanguage();
  if (days.length === 0) return null;
  return (
    <section className="card" aria-labelledby="days">
      <Title order={2} size="h4" mb="xs" id="days">
        {t("source.days")}
      </Title>
      {/* What scrolls must be reachable by keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className="table-frame plain-frame" tabIndex={0} aria-labelledby="days">
        <table className="table narrow">
          <thead>
            <tr>
              <th scope="col">{t("source.days.day")}</th>
              <th scope="col" className="number">
                {t("source.days.new")}
              </th>
              <th scope="col" className="number">
                {t("source.days.looks")}
              </th>
              <th scope="col" className="number">
                {t("source.days.failed")}
              </th>
              <th scope="col">{t("source.days.causes")}</th>
            </tr>
          </thead>
          <tbody>
            {days.toReversed().map((one) => (
              <tr key={one.day}>
                <th scope="row">{day(one.day)}</th>
                <td className="number">{one.itemsNew}</td>
                <td className="number">{one.looks}</td>
                <td className="number" data-bad={one.failed > 0 || undefined}>
                  {one.failed}
                </td>
                <td>
                  {Object.entries(one.causes)
                    .map(([cause, count]) =>
                      t("source.days.cause", { cause: code(`source.cause.${cause}`), count }),
                    )
                    .join("; ")}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
