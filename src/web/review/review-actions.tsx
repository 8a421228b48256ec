import { Button, Group, Kbd } from "@mantine/core";
import { useLanguage } from "../i18n.tsx";
import type { Notice } from "./use-review-queue.ts";

interface Props {
  canDecide: boolean;
  notice: Notice | null;
  onVerdict: (verdict: "accept" | "reject" | "skip") => void;
  onUndo: () => void;
  onHelp: () => void;
}

/** Decisions on the whole item, each with its key, and what the last one did. */
export function ReviewActions({ canDecide, notice, onVerdict, onUndo, onHelp }: Props) {
  const { t, code } = useLanguage();
  return (
    <Group className="actions" justify="space-between" wrap="nowrap">
      <Group gap="xs" wrap="nowrap">
        <Button
          size="sm"
          disabled={!canDecide}
          onClick={() => onVerdict("accept")}
          rightSection={<Kbd size="xs">A</Kbd>}
        >
          {t("verdict.accept")}
        </Button>
        <Button
          size="sm"
          variant="default"
          disabled={!canDecide}
          onClick={() => onVerdict("reject")}
          rightSection={<Kbd size="xs">R</Kbd>}
        >
          {t("verdict.reject")}
        </Button>
        <Button
          size="sm"
          variant="subtle"
          disabled={!canDecide}
          onClick={() => onVerdict("skip")}
          rightSection={<Kbd size="xs">S</Kbd>}
        >
          {t("verdict.skip")}
        </Button>
      </Group>
      <output className="notice" aria-live="polite" data-testid="notice">
        {notice &&
          (notice.kind === "failed"
            ? code(notice.code ?? "error.internal")
            : t(`done.${notice.kind}`))}
      </output>
      <Group gap="xs" wrap="nowrap">
        <Button size="sm" variant="default" onClick={onUndo} rightSection={<Kbd size="xs">U</Kbd>}>
          {t("verdict.undo")}
        </Button>
        <Button size="sm" variant="default" onClick={onHelp} aria-label={t("keys.title")}>
          ?
        </Button>
      </Group>
    </Group>
  );
}
