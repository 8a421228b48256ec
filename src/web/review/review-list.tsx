import { Badge, Group, Text } from "@mantine/core";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useRef } from "react";
import { useLanguage } from "../i18n.tsx";
import type { ListItem } from "./review-queries.ts";

/** The left pane. Only the rows in sight are in the document, so that thousands cost nothing. */
export function ReviewList({
  items,
  selectedId,
  onSelect,
}: {
  items: ListItem[];
  selectedId: string | null;
  onSelect: (id: string) => void;
}) {
  const scroll = useRef<HTMLDivElement>(null);
  // oxlint-disable-next-line react/incompatible-library -- the page is not compiled by the React compiler
  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => 118,
    overscan: 6,
    getItemKey: (index) => items[index]!.id,
  });
  const selectedIndex = items.findIndex((item) => item.id === selectedId);
  useEffect(() => {
    if (selectedIndex >= 0) rows.scrollToIndex(selectedIndex, { align: "auto" });
  }, [selectedIndex, rows]);
  return (
    <div ref={scroll} className="list-scroll">
      <ul className="list-sizer" style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map((row) => {
          const item = items[row.index]!;
          return (
            <li
              key={row.key}
              ref={rows.measureElement}
              data-index={row.index}
              aria-posinset={row.index + 1}
              aria-setsize={items.length}
              className="list-place"
              style={{ transform: `translateY(${row.start}px)` }}
            >
              <Row item={item} isSelected={item.id === selectedId} onSelect={onSelect} />
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function Row({
  item,
  isSelected,
  onSelect,
}: {
  item: ListItem;
  isSelected: boolean;
  onSelect: (id: string) => void;
}) {
  const { t, code, name, relative } = useLanguage();
  return (
    <button
      type="button"
      aria-current={isSelected || undefined}
      className="row"
      data-held={item.heldByOther || undefined}
      onClick={() => onSelect(item.id)}
    >
      <Group justify="space-between" wrap="nowrap" gap="xs">
        <Text size="xs" className="row-source" data-role={item.source.role} truncate>
          {name(item.source.name)}
        </Text>
        <Text size="xs" className="quiet" style={{ whiteSpace: "nowrap" }}>
          {relative(item.publishedAt ?? item.createdAt)}
        </Text>
      </Group>
      <Text size="sm" fw={600} lineClamp={2} lh={1.3}>
        {item.title ?? item.preview}
      </Text>
      <Text size="xs" lineClamp={1} className="quiet">
        {item.preview}
      </Text>
      <Group gap={4} mt={3}>
        {item.labels.slice(0, 3).map((label) => (
          <Tag key={`${label.role}${label.label}`} label={label.label} />
        ))}
        {item.labels.length > 3 && (
          <Text size="xs" className="quiet">
            +{item.labels.length - 3}
          </Text>
        )}
        {item.heldByOther && (
          <Badge size="xs" variant="default" title={t("queue.held")}>
            {t("queue.held")}
          </Badge>
        )}
      </Group>
      <span className="sr">
        {item.reasons.map((reason) => code(reason.code, reason.params)).join(". ")}
      </span>
    </button>
  );
}

/** A label's name. Its family shows in shape as well as in colour. */
export function Tag({ label }: { label: string }) {
  const { code } = useLanguage();
  return (
    <span
      className="tag"
      data-family={label.startsWith("stigma.") || label.startsWith("harm.") ? "stigma" : "response"}
    >
      {code(`label.${label}`)}
    </span>
  );
}
