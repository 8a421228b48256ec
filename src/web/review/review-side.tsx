import { Anchor, Button, CopyButton, Group, Kbd, Stack, Text, Title } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useLanguage } from "../i18n.tsx";
import type { Detail, LinkRow } from "./review-queries.ts";

interface Props {
  item: Detail;
  willAccept: (link: LinkRow) => boolean;
  onToggle: (link: LinkRow) => void;
  onChoose: () => void;
  canDecide: boolean;
}

/** The right pane: the incidents this may be about and why, what others report that was done, and the proof. */
export function ReviewSide({ item, willAccept, onToggle, onChoose, canDecide }: Props) {
  const { t, code, name } = useLanguage();
  return (
    <Stack gap="lg" p="md">
      <section aria-labelledby="side-incidents">
        <Title order={2} size="h5" id="side-incidents" mb="xs">
          {t("item.incidents")}
        </Title>
        <Stack gap="xs">
          {item.links.length === 0 && <Text size="sm">{t("item.no-incidents")}</Text>}
          {item.links.map((link) => (
            <LinkCard
              key={link.id}
              link={link}
              isChosen={willAccept(link)}
              onToggle={() => onToggle(link)}
              canDecide={canDecide}
            />
          ))}
          {canDecide && (
            <Button
              size="xs"
              variant="default"
              onClick={onChoose}
              rightSection={<Kbd size="xs">L</Kbd>}
            >
              {t("item.choose")}
            </Button>
          )}
        </Stack>
      </section>
      {item.acts.length > 0 && (
        <section aria-labelledby="side-acts">
          <Title order={2} size="h5" id="side-acts" mb="xs">
            {t("item.acts")}
          </Title>
          {item.acts.map((act) => (
            <div key={act.id} className="side-card">
              <Text size="sm" fw={600}>
                {t("item.act", {
                  act: code(`act.${act.act}`),
                  reporter: code(`role.${act.reporter}`),
                })}
              </Text>
              <Text size="sm">{act.exact}</Text>
              <Text size="xs" className="quiet">
                {act.authorityName ? name(act.authorityName) : act.subjectName}
              </Text>
            </div>
          ))}
        </section>
      )}
      <Proof capture={item.capture} />
    </Stack>
  );
}

function LinkCard({
  link,
  isChosen,
  onToggle,
  canDecide,
}: {
  link: LinkRow;
  isChosen: boolean;
  onToggle: () => void;
  canDecide: boolean;
}) {
  const { t, code, name, day } = useLanguage();
  return (
    <div className="side-card" data-chosen={isChosen || undefined}>
      <Anchor component={Link} to={`/incidents/${link.incident.id}`} size="sm" fw={600}>
        {name(link.incident.title)}
      </Anchor>
      <Text size="xs" className="quiet">
        {day(link.incident.occurredFrom)} ·{" "}
        {link.verdict
          ? t(link.verdict === "accepted" ? "verdict.accepted" : "verdict.rejected")
          : code(`item.computed.${link.computed}`)}
        {link.computed !== "none" &&
          ` · ${t("item.score", { percent: Math.round(link.score * 100) })}`}
      </Text>
      <ul className="reasons">
        {link.reasons.map((reason, index) => (
          <li key={index} className={reason.weight < 0 ? "against" : "for"}>
            {code(reason.code, reason.params)}
          </li>
        ))}
      </ul>
      {canDecide && link.verdict === null && (
        <label className="check">
          <input type="checkbox" checked={isChosen} onChange={onToggle} /> {t("item.will-accept")}
        </label>
      )}
    </div>
  );
}

/** What stood where and when: enough to check the stored copy by hand. */
export function Proof({ capture }: { capture: Detail["capture"] }) {
  const { t, dateTime } = useLanguage();
  return (
    <section aria-labelledby="side-proof">
      <Title order={2} size="h5" id="side-proof" mb="xs">
        {t("item.proof")}
      </Title>
      <dl className="proof">
        <dt>{t("item.proof.url")}</dt>
        <dd className="mono">{capture.finalUrl}</dd>
        <dt>{t("item.proof.fetched")}</dt>
        <dd>
          <time dateTime={capture.fetchedAt}>{dateTime(capture.fetchedAt)}</time>
        </dd>
        <dt>{t("item.proof.status")}</dt>
        <dd>
          HTTP {capture.httpStatus} · {capture.bodyBytes.toLocaleString()} B
        </dd>
        <dt>{t("item.proof.sha")}</dt>
        <dd>
          <Group gap={6} wrap="nowrap" align="flex-start">
            <span className="mono">{capture.bodySha256}</span>
            <CopyButton value={capture.bodySha256}>
              {({ copied, copy }) => (
                <button type="button" className="text-button" onClick={copy}>
                  {t(copied ? "users.copied" : "users.copy")}
                </button>
              )}
            </CopyButton>
          </Group>
        </dd>
        <dt>{t("item.proof.seq")}</dt>
        <dd>№ {capture.seq}</dd>
      </dl>
      {capture.clockSimulated && (
        <Text size="xs" className="quiet">
          {t("item.proof.simulated")}
        </Text>
      )}
    </section>
  );
}
