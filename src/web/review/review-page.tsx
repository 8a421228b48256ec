import { Button, Group, Kbd, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useEffect, useMemo, useRef, useState } from "react";
import { useLanguage } from "../i18n.tsx";
import { Empty, Failed, Loading } from "../states.tsx";
import { IncidentPicker } from "./incident-picker.tsx";
import { KeysHelp } from "./keys-help.tsx";
import { ReviewFilters } from "./review-filters.tsx";
import { ReviewList } from "./review-list.tsx";
import { itemQuery, type Flag, type LinkRow } from "./review-queries.ts";
import type { ReviewSearch } from "./review-search.ts";
import { ReviewSide } from "./review-side.tsx";
import { ReviewText } from "./review-text.tsx";
import { useLease } from "./use-lease.ts";
import { useReviewKeys } from "./use-review-keys.ts";
import { useReviewQueue } from "./use-review-queue.ts";
import { WhyPanel } from "./why-panel.tsx";

/** Three panes: the queue, the text, and what it may be about with the proof. Everything can be done by keyboard. */
export function ReviewPage() {
  const { t, code } = useLanguage();
  const search = useSearch({ from: "/inside/review" });
  const navigate = useNavigate();
  const queue = useReviewQueue(search);
  const [flagId, setFlagId] = useState<string | null>(null);
  const [toggled, setToggled] = useState<ReadonlySet<string>>(new Set());
  const [dialog, setDialog] = useState<"keys" | "incident" | null>(null);
  const [keysOn, setKeysOn] = useState(() => localStorage.getItem("keys") !== "off");
  const id = queue.selected?.id ?? null;
  const detail = useQuery({ ...itemQuery(id ?? ""), enabled: id !== null });
  const item = detail.data?.id === id ? detail.data : undefined;
  const shownAt = useRef({ id: "", at: "" });
  const heldByOther = useLease(id, item?.state === "open");
  const canDecide = item?.state === "open" && !heldByOther;

  useEffect(() => {
    setFlagId(null);
    setToggled(new Set());
  }, [id]);
  if (item && shownAt.current.id !== item.id) shownAt.current = { id: item.id, at: new Date().toISOString() };

  const willAccept = (link: LinkRow) => link.verdict === null && (link.computed === "linked") !== toggled.has(link.id);
  const finish = (verdict: "accept" | "reject" | "skip") => {
    if (!item || !canDecide) return;
    queue.finish({ verdict, acceptLinks: item.links.filter(willAccept).map((link) => link.id), shownAt: shownAt.current.at });
  };
  const decideFlag = (flag: Flag, verdict: "accept" | "reject") => {
    queue.decide(`flags/${flag.id}`, { verdict, shownAt: shownAt.current.at });
    step(1);
  };
  const flags = useMemo(() => item?.flags ?? [], [item]);
  const step = (by: number) => {
    const at = flags.findIndex((flag) => flag.id === flagId);
    const next = at < 0 ? (by > 0 ? 0 : flags.length - 1) : at + by;
    setFlagId(flags[next]?.id ?? null);
  };
  const chosen = flags.find((flag) => flag.id === flagId);
  const onVerdict = (verdict: "accept" | "reject") => (chosen && canDecide ? decideFlag(chosen, verdict) : finish(verdict));

  useReviewKeys(
    {
      accept: () => onVerdict("accept"),
      reject: () => onVerdict("reject"),
      skip: () => finish("skip"),
      next: () => queue.move(1),
      previous: () => queue.move(-1),
      nextPassage: () => step(1),
      previousPassage: () => step(-1),
      whole: () => setFlagId(null),
      link: () => canDecide && setDialog("incident"),
      undo: queue.undo,
      help: () => setDialog("keys"),
    },
    keysOn && dialog === null,
  );
  const setKeys = (enabled: boolean) => {
    localStorage.setItem("keys", enabled ? "on" : "off");
    setKeysOn(enabled);
  };
  const setSearch = (next: ReviewSearch) => void navigate({ to: "/review", search: next, replace: true });

  return (
    <div className="review">
      <aside className="pane pane-list" aria-label={t("queue.title")}>
        <Group justify="space-between" px="md" pt="sm" pb={4} wrap="nowrap">
          <Title order={2} size="h5">
            {t("queue.title")}
          </Title>
          <Text size="xs" className="quiet" data-testid="queue-count">
            {queue.list.data && t("queue.count", { count: queue.list.data.total })}
          </Text>
        </Group>
        <details className="filters-box" open={Object.keys(search).length > 0 || undefined}>
          <summary>{t("filter.title")}</summary>
          <ReviewFilters search={search} onChange={setSearch} />
        </details>
        {queue.list.isPending && <Loading />}
        {queue.list.isError && <Failed error={queue.list.error} retry={() => void queue.list.refetch()} />}
        {queue.list.data && queue.items.length > 0 && <ReviewList items={queue.items} selectedId={id} onSelect={queue.select} />}
      </aside>
      <div className="pane pane-text">
        <div className="text-scroll" tabIndex={0} role="region" aria-label={t("item.text")}>
          {queue.list.data && queue.items.length === 0 && <Empty title={t("queue.empty")} lead={t(Object.keys(search).length > 0 ? "queue.empty.filtered" : "queue.empty.lead")} />}
          {id !== null && detail.isError && <Failed error={detail.error} retry={() => void detail.refetch()} />}
          {id !== null && !item && !detail.isError && <Loading />}
          {heldByOther && <Failed error={new Error("error.leased")} />}
          {item && <ReviewText item={item} flagId={flagId} onFlag={setFlagId} />}
        </div>
        {item && <WhyPanel item={item} flagId={flagId} onFlag={setFlagId} onDecide={decideFlag} canDecide={canDecide} />}
        <Group className="actions" justify="space-between" wrap="nowrap">
          <Group gap="xs" wrap="nowrap">
            <Button size="sm" disabled={!canDecide} onClick={() => finish("accept")} rightSection={<Kbd size="xs">A</Kbd>}>
              {t("verdict.accept")}
            </Button>
            <Button size="sm" variant="default" disabled={!canDecide} onClick={() => finish("reject")} rightSection={<Kbd size="xs">R</Kbd>}>
              {t("verdict.reject")}
            </Button>
            <Button size="sm" variant="subtle" disabled={!canDecide} onClick={() => finish("skip")} rightSection={<Kbd size="xs">S</Kbd>}>
              {t("verdict.skip")}
            </Button>
          </Group>
          <div className="notice" role="status" aria-live="polite" data-testid="notice">
            {queue.notice && (queue.notice.kind === "failed" ? code(queue.notice.code ?? "error.internal") : t(`done.${queue.notice.kind}`))}
          </div>
          <Group gap="xs" wrap="nowrap">
            <Button size="sm" variant="default" onClick={queue.undo} rightSection={<Kbd size="xs">U</Kbd>}>
              {t("verdict.undo")}
            </Button>
            <Button size="sm" variant="default" onClick={() => setDialog("keys")} aria-label={t("keys.title")}>
              ?
            </Button>
          </Group>
        </Group>
      </div>
      <aside className="pane pane-side" aria-label={t("item.proof")} tabIndex={0}>
        {item && (
          <ReviewSide
            item={item}
            canDecide={canDecide}
            willAccept={willAccept}
            onToggle={(link) => setToggled((before) => (before.has(link.id) ? new Set([...before].filter((one) => one !== link.id)) : new Set([...before, link.id])))}
            onChoose={() => setDialog("incident")}
          />
        )}
      </aside>
      <KeysHelp opened={dialog === "keys"} onClose={() => setDialog(null)} enabled={keysOn} onEnabled={setKeys} />
      <IncidentPicker
        opened={dialog === "incident"}
        onClose={() => setDialog(null)}
        onPick={(incidentId) => {
          queue.decide("links", { incidentId, verdict: "accept", shownAt: shownAt.current.at });
          setDialog(null);
        }}
      />
    </div>
  );
}
