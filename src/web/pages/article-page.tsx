import { Anchor, Group, NativeSelect, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { get } from "../api.ts";
import type { ReadArticleAnswer } from "../api-types.ts";
import { useLanguage } from "../i18n.tsx";
import { AbsenceList } from "../incident/absence-list.tsx";
import { ChangedWords } from "../incident/changed-words.tsx";
import { PageFrame } from "../page-frame.tsx";
import { Proof } from "../review/review-side.tsx";
import { Ready } from "../states.tsx";

export function ArticlePage() {
  const { id } = useParams({ from: "/inside/articles/$id" });
  const article = useQuery({
    queryKey: ["article", id],
    queryFn: async () => await get<ReadArticleAnswer>(`/articles/${id}`),
  });
  return <Ready query={article}>{(data) => <Article article={data} />}</Ready>;
}

function Article({ article }: { article: ReadArticleAnswer }) {
  const { t, name, code, dateTime } = useLanguage();
  const [number, setNumber] = useState(article.versions[0]?.number ?? 1);
  const version = article.versions.find((one) => one.number === number) ?? article.versions[0];
  if (!version) return null;
  const changed = version.changedFields.map((field) => code(`article.field.${field}`)).join(", ");
  const lead = (
    <Group gap="xs">
      <span className="role-chip" data-role={article.source.role}>
        {code(`role.${article.source.role}`)}
      </span>
      <span>{name(article.source.name)}</span>
      <span>
        · {code(`article.presence.${article.presence}`)}
        {article.lacks && ` (${code(`article.lacks.${article.lacks}`)})`}
      </span>
      <Anchor href={article.url} target="_blank" rel="noreferrer noopener" size="sm">
        {t("item.original")} ↗
      </Anchor>
    </Group>
  );
  return (
    <PageFrame title={version.title ?? t("article.title")} lead={lead} wide>
      <div className="incident">
        <section aria-label={t("item.text")}>
          <Group mb="md" align="flex-end">
            <NativeSelect
              label={t("article.versions")}
              value={String(number)}
              onChange={(event) => setNumber(Number(event.currentTarget.value))}
              data={article.versions.map((one) => ({
                value: String(one.number),
                label: `${t("article.version", { number: one.number })} · ${dateTime(one.capture.fetchedAt)}`,
              }))}
            />
            <Text size="sm" className="quiet" mb={6}>
              {version.technical
                ? t("article.technical")
                : changed && t("article.changed", { fields: changed })}
            </Text>
          </Group>
          {number > 1 && (
            <ChangedWords key={number} articleId={article.id} from={number - 1} to={number} />
          )}
          <article className="paper">
            <div className="paper-text">{version.text}</div>
          </article>
        </section>
        <aside className="incident-side" aria-label={t("item.proof")}>
          <div className="side-card">
            <Proof capture={version.capture} />
          </div>
          {article.absences.length > 0 && (
            <div className="side-card">
              <AbsenceList
                absences={article.absences.map((one) => ({ ...one, sha256: one.bodySha256 }))}
              />
            </div>
          )}
          {article.incidents.length > 0 && (
            <div className="side-card">
              <Title order={2} size="h5" mb="xs">
                {t("item.incidents")}
              </Title>
              {article.incidents.map((incident) => (
                <Anchor
                  key={incident.id}
                  component={Link}
                  to={`/incidents/${incident.id}`}
                  size="sm"
                  display="block"
                >
                  {name(incident.title)}
                </Anchor>
              ))}
            </div>
          )}
          {article.attempts.length > 0 && (
            <div className="side-card">
              <Title order={2} size="h5" mb="xs">
                {t("article.attempts")}
              </Title>
              <ul className="reasons">
                {article.attempts.map((attempt, index) => (
                  <li key={index}>
                    {dateTime(attempt.startedAt)}: {code(`source.cause.${attempt.outcome}`)}
                    {attempt.httpStatus && ` (HTTP ${attempt.httpStatus})`}
                  </li>
                ))}
              </ul>
            </div>
          )}
        </aside>
      </div>
    </PageFrame>
  );
}
