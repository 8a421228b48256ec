import { Button, Group, Kbd, NativeSelect, Text } from "@mantine/core";
import { useLanguage } from "../i18n.tsx";
import { describeSpeaker } from "./describe-speaker.ts";
import { labels } from "./labels.ts";
import { Tag } from "./review-list.tsx";
import type { Detail, Flag } from "./review-queries.ts";

interface Props {
  item: Detail;
  flagId: string | null;
  onFlag: (id: string | null) => void;
  onDecide: (flag: Flag, verdict: "accept" | "reject") => void;
  onCorrect: (flag: Flag, label: string) => void;
  onTake: (opinionId: string) => void;
  canDecide: boolean;
}

/** Below the text: every marked passage, and for the chosen one the reasons in sentences. */
export function WhyPanel({ item, flagId, onFlag, onDecide, onCorrect, onTake, canDecide }: Props) {
  const { t } = useLanguage();
  const chosen = item.flags.find((flag) => flag.id === flagId);
  return (
    <section className="why" aria-label={t("item.marks")}>
      <Group gap={6} className="why-strip">
        {item.flags.length === 0 && <Text size="sm">{t("item.no-marks")}</Text>}
        {item.flags.map((flag) => (
          <button
            key={flag.id}
            type="button"
            className="strip-button"
            aria-pressed={flag.id === flagId}
            data-verdict={flag.verdict ?? undefined}
            onClick={() => onFlag(flag.id === flagId ? null : flag.id)}
          >
            <Tag label={flag.correctedLabel ?? flag.label} />
            {item.reread?.added.includes(flag.id) && (
              <span className="new-mark">{t("item.new-mark")}</span>
            )}
            {flag.verdict && (
              <span className="verdict-sign">{flag.verdict === "reject" ? "✕" : "✓"}</span>
            )}
          </button>
        ))}
      </Group>
      <Suggestions item={item} onTake={onTake} canDecide={canDecide} />
      {item.reread && <Reread reread={item.reread} />}
      {chosen && (
        <Why
          flag={chosen}
          item={item}
          onDecide={onDecide}
          onCorrect={onCorrect}
          canDecide={canDecide}
        />
      )}
    </section>
  );
}

/** Marks that a second reader would set; nothing until a person sets them. */
function Suggestions({ item, onTake, canDecide }: Pick<Props, "item" | "onTake" | "canDecide">) {
  const { t, code } = useLanguage();
  const open = item.opinions.filter(
    (opinion) => opinion.verdict === "suggest" && opinion.flagId === null,
  );
  return open.map(({ id, reader, label, start, end, why }) => (
    <Group key={id} gap="xs" wrap="nowrap" align="flex-start">
      <Text size="xs" className="quiet">
        {t("opinion.suggest", { reader })} {code(`label.${label}`)}: “
        {item.version.text.slice(start, end)}”{why && ` (${why})`}
      </Text>
      {canDecide && (
        <Button size="compact-xs" variant="default" onClick={() => onTake(id)}>
          {t("opinion.take")}
        </Button>
      )}
    </Group>
  ));
}

/** What a new analyzer took back; what it added is marked in the strip. */
function Reread({ reread }: { reread: NonNullable<Detail["reread"]> }) {
  const { t, code, day } = useLanguage();
  if (reread.added.length + reread.gone.length === 0) return null;
  return (
    <Text size="xs" className="quiet" component="div">
      {t("item.reread", { when: day(reread.readAt) })}
      {reread.gone.length > 0 && (
        <>
          {" "}
          {t("item.gone")}{" "}
          {reread.gone
            .map(({ label, exact }) => `${code(`label.${label}`)}: “${exact}”`)
            .join("; ")}
        </>
      )}
    </Text>
  );
}

/** A reason of the learned model names its version: `model-base-1a2b3c4d`. */
const isModel = (reason: { rule: string }): boolean => reason.rule.startsWith("model-");

function Why({
  flag,
  item,
  onDecide,
  onCorrect,
  canDecide,
}: Pick<Props, "item" | "onDecide" | "onCorrect" | "canDecide"> & { flag: Flag }) {
  const language = useLanguage();
  const { t, code } = language;
  const label = flag.correctedLabel ?? flag.label;
  const { setting, stage, subject } = flag.attributes as {
    setting?: string;
    stage?: string;
    subject?: string;
  };
  return (
    <div className="why-body">
      <div>
        <Group gap="xs" mb={4} wrap="nowrap" align="flex-start">
          <span className="role-chip" data-role={flag.speaker.role}>
            {code(`role.${flag.speaker.role}`)}
          </span>
          <Text size="sm" fw={600}>
            {describeSpeaker(flag, item.article.source.name, language)}
          </Text>
        </Group>
        <Text size="sm">
          {t("item.says", { label: code(`label.${label}`), is: code(`label.${label}.is`) })}{" "}
          {[stage && code(`stage.${stage}`), setting && code(`setting.${setting}`), subject]
            .filter(Boolean)
            .join(" · ")}
        </Text>
        {flag.reasons.every(isModel) && (
          <Text size="sm" fw={600}>
            {t("item.model-alone")}
          </Text>
        )}
        <ul className="reasons">
          {flag.reasons.map((reason, index) => {
            const kind = isModel(reason)
              ? "model"
              : reason.rule === "second-reader"
                ? reason.rule
                : "rule";
            const evidence = item.version.text.slice(reason.evidence.start, reason.evidence.end);
            return (
              <li key={index}>
                {code(`reason.${kind}`, {
                  evidence,
                  rule: reason.rule.replace(/^model-/u, ""),
                  weight: (reason.weight > 0 ? "+" : "") + reason.weight.toFixed(1),
                })}
              </li>
            );
          })}
          {item.opinions
            .filter((opinion) => opinion.flagId === flag.id && opinion.verdict !== "suggest")
            .map(({ id, verdict, reader, why }) => (
              <li key={id}>
                {t(verdict === "confirm" ? "opinion.confirm" : "opinion.doubt", {
                  reader,
                  why: why ?? t("opinion.no-reason"),
                })}
              </li>
            ))}
        </ul>
        <Text size="xs" className="quiet">
          {t("item.confidence", { percent: Math.round(flag.confidence * 100) })}
          {flag.verdict &&
            ` · ${flag.verdict === "correct" ? t("verdict.corrected", { label: code(`label.${label}`) }) : t(flag.verdict === "accept" ? "verdict.accepted" : "verdict.rejected")}`}
        </Text>
      </div>
      {canDecide && (
        <div className="why-actions">
          <Button
            size="xs"
            variant="light"
            onClick={() => onDecide(flag, "accept")}
            rightSection={<Kbd size="xs">A</Kbd>}
          >
            {t("verdict.accept")}
          </Button>
          <Button
            size="xs"
            variant="default"
            onClick={() => onDecide(flag, "reject")}
            rightSection={<Kbd size="xs">R</Kbd>}
          >
            {t("verdict.reject")}
          </Button>
          <NativeSelect
            className="why-correct"
            size="xs"
            aria-label={t("verdict.correct-to")}
            value=""
            onChange={(event) => onCorrect(flag, event.currentTarget.value)}
            data={[
              { value: "", label: t("verdict.correct-to"), disabled: true },
              ...labels
                .filter((one) => one !== label)
                .map((one) => ({ value: one, label: code(`label.${one}`) })),
            ]}
          />
        </div>
      )}
    </div>
  );
}
