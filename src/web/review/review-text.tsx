import { Anchor, Group, Text, Title } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useEffect, useMemo, useRef, type KeyboardEvent } from "react";
import { useLanguage } from "../i18n.tsx";
import type { Detail, Flag } from "./review-queries.ts";
import { splitMarks } from "./split-marks.ts";

const maskWord = (text: string): string => text.replace(/(?<=\p{L})\p{L}/gu, "•");

/** The middle pane: the text as it was stored, what was marked in it pressable. Always text, never markup. */
export function ReviewText({
  item,
  flagId,
  onFlag,
}: {
  item: Detail;
  flagId: string | null;
  onFlag: (id: string) => void;
}) {
  const { t, name, dateTime, code } = useLanguage();
  const segments = useMemo(() => splitMarks(item.version.text, item.flags), [item]);
  const { version, article } = item;
  return (
    <article
      className="paper"
      lang={version.language ?? undefined}
      aria-label={version.title ?? t("item.text")}
    >
      <Group gap="xs" className="paper-source">
        <span className="role-chip" data-role={article.source.role}>
          {code(`role.${article.source.role}`)}
        </span>
        <Text size="sm" fw={600}>
          {name(article.source.name)}
        </Text>
        <Text
          size="sm"
          className="quiet"
          title={
            version.publishedAtRaw
              ? t("item.date-raw", {
                  raw: version.publishedAtRaw,
                  zone: version.publishedAtZone ?? "?",
                })
              : undefined
          }
        >
          {version.publishedAt
            ? t("item.published", { when: dateTime(version.publishedAt, version.publishedAtZone) })
            : t("timeline.seen", { when: dateTime(article.firstSeenAt) })}
        </Text>
        <Anchor component={Link} to={`/articles/${article.id}`} size="sm">
          {t("item.versions")}
        </Anchor>
        <Anchor href={article.url} size="sm" target="_blank" rel="noreferrer noopener">
          {t("item.original")} ↗
        </Anchor>
      </Group>
      <Title order={1} className="paper-title" data-testid="item-title">
        {version.title}
      </Title>
      {item.reasons.length > 0 && (
        <Text size="sm" className="quiet" mb="md">
          {item.reasons.map((reason) => code(reason.code, reason.params)).join(" · ")}
        </Text>
      )}
      {version.analysisStatus === "language-not-analyzed" && (
        <Text c="dimmed">{t("item.not-analysed")}</Text>
      )}
      <div className="paper-text">
        {segments.map((segment) =>
          segment.flags.length === 0 ? (
            segment.text
          ) : (
            <Mark
              key={segment.start}
              text={segment.text}
              flags={segment.flags}
              flagId={flagId}
              onFlag={onFlag}
            />
          ),
        )}
      </div>
    </article>
  );
}

function Mark({
  text,
  flags,
  flagId,
  onFlag,
}: {
  text: string;
  flags: Flag[];
  flagId: string | null;
  onFlag: (id: string) => void;
}) {
  const { code, t } = useLanguage();
  const element = useRef<HTMLSpanElement>(null);
  const flag = flags.find((one) => one.id === flagId) ?? flags[0]!;
  const isSelected = flag.id === flagId;
  const isSlur = flags.some((one) => one.label === "stigma.slur");
  useEffect(() => {
    if (isSelected) element.current?.scrollIntoView({ block: "nearest" });
  }, [isSelected]);
  const press = (event: KeyboardEvent) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    onFlag(flag.id);
  };
  return (
    // A button element cannot run over the end of a line as a passage does.
    <span
      ref={element}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
      role="button"
      tabIndex={0}
      className="mark"
      aria-pressed={isSelected}
      aria-label={`${isSlur && !isSelected ? maskWord(text) : text} (${code(`label.${flag.label}`)}, ${code(`role.${flag.speaker.role}`)})`}
      title={isSlur && !isSelected ? t("item.slur-shown") : code(`label.${flag.label}`)}
      data-family={
        flag.label.startsWith("stigma.") || flag.label.startsWith("harm.") ? "stigma" : "response"
      }
      data-verdict={flag.verdict ?? undefined}
      data-selected={isSelected || undefined}
      onClick={() => onFlag(flag.id)}
      onKeyDown={press}
    >
      {isSlur && !isSelected ? maskWord(text) : text}
    </span>
  );
}
