import { Text } from "@mantine/core";
import { useLanguage } from "../i18n.tsx";

interface Absence {
  id: string;
  seq: string;
  fetchedAt: string;
  sha256: string;
  sign: string;
  httpStatus: number;
  viaBrowser: boolean;
}

/** What a site answered in place of a page that is gone, each with its place in the log. */
export function AbsenceList({ absences }: { absences: readonly Absence[] }) {
  const { t, code, dateTime } = useLanguage();
  if (absences.length === 0) return null;
  return (
    <details>
      <summary>
        <Text size="xs" span>
          {t("absence.title", { count: absences.length })}
        </Text>
      </summary>
      <ul className="reasons">
        {absences.map(({ id, seq, fetchedAt, sha256, sign, httpStatus, viaBrowser }) => (
          <li key={id}>
            № {seq} · <time dateTime={fetchedAt}>{dateTime(fetchedAt)}</time> · HTTP {httpStatus},{" "}
            {code(`absence.${sign}`)}
            {viaBrowser && ` (${t("absence.browser")})`} ·{" "}
            <span className="mono">{sha256.slice(0, 16)}…</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
