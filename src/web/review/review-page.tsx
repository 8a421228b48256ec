import { Group, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { useLanguage } from "../i18n.tsx";
import { Empty, Failed, Loading } from "../states.tsx";
import { KeysHelp } from "./keys-help.tsx";
import { ReviewFilters } from "./review-filters.tsx";
import { ReviewList } from "./review-list.tsx";
import { itemQuery } from "./review-queries.ts";
import type { ReviewSearch } from "./review-search.ts";
import { ReviewWorkspace } from "./review-workspace.tsx";
import { useQueueKeys } from "./use-review-keys.ts";
import { useReviewQueue } from "./use-review-queue.ts";

/** Three panes: the queue, the text, and what it may be about with the proof. Everything can be done by keyboard. */
export function ReviewPage() {
  const { t } = useLanguage();
  const search = useSearch({ from: "/inside/review" });
  const navigate = useNavigate();
  const queue = useReviewQueue(search);
  const [helpIsOpen, setHelpOpen] = useState(false);
  const [keysOn, setKeysOn] = useState(() => localStorage.getItem("keys") !== "off");
  const id = queue.selected?.id ?? null;
  const detail = useQuery({ ...itemQuery(id ?? ""), enabled: id !== null });
  const item = detail.data?.id === id ? detail.data : undefined;
  const { list, items } = queue;
  const hasFilters = Object.keys(search).length > 0;

  useQueueKeys(
    {
      next: () => queue.move(1),
      previous: () => queue.move(-1),
      undo: queue.undo,
      help: () => setHelpOpen(true),
    },
    keysOn && !helpIsOpen,
  );
  const setKeys = (enabled: boolean) => {
    localStorage.setItem("keys", enabled ? "on" : "off");
    setKeysOn(enabled);
  };
  const setSearch = (next: ReviewSearch) =>
    void navigate({ to: "/review", search: next, replace: true });

  return (
    <div className="review">
      <aside className="pane pane-list" aria-label={t("queue.title")}>
        <Group justify="space-between" px="md" pt="sm" pb={4} wrap="nowrap">
          <Title order={2} size="h5">
            {t("queue.title")}
          </Title>
          <Text size="xs" className="quiet" data-testid="queue-count">
            {list.data && t("queue.count", { count: list.data.total })}
          </Text>
        </Group>
        <details className="filters-box" open={hasFilters || undefined}>
          <summary>{t("filter.title")}</summary>
          <ReviewFilters search={search} onChange={setSearch} />
        </details>
        {list.isPending && <Loading />}
        {list.isError && <Failed error={list.error} retry={() => void list.refetch()} />}
        {items.length > 0 && <ReviewList items={items} selectedId={id} onSelect={queue.select} />}
      </aside>
      {item ? (
        // A new item is a new workspace: nothing of the one before stays chosen.
        <ReviewWorkspace
          key={item.id}
          item={item}
          queue={queue}
          keysOn={keysOn && !helpIsOpen}
          onHelp={() => setHelpOpen(true)}
        />
      ) : (
        <div className="pane pane-text">
          {list.data && items.length === 0 && (
            <Empty
              title={t("queue.empty")}
              lead={t(hasFilters ? "queue.empty.filtered" : "queue.empty.lead")}
            />
          )}
          {id !== null &&
            (detail.isError ? (
              <Failed error={detail.error} retry={() => void detail.refetch()} />
            ) : (
              <Loading />
            ))}
        </div>
      )}
      <KeysHelp
        opened={helpIsOpen}
        onClose={() => setHelpOpen(false)}
        enabled={keysOn}
        onEnabled={setKeys}
      />
    </div>
  );
}
