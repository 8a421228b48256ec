import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import { ApiFailure, post } from "../api.ts";
import type { FinishReviewBody, ListReviewAnswer, UndoReviewAnswer } from "../api-types.ts";
import { itemQuery, listQuery, type ListItem } from "./review-queries.ts";
import type { ReviewSearch } from "./review-search.ts";

/** How many items after the present one are fetched ahead. */
const prefetched = 3;

const noItems: ListItem[] = [];

export interface Notice {
  kind: "accept" | "reject" | "skip" | "undo" | "undo-none" | "failed";
  /** For failed: the message code. */
  code?: string;
  at: number;
}

/**
 * The queue as a person works through it: which item is open, deciding on it at once (the server follows, and what it
 * refuses comes back), taking back, and fetching ahead.
 */
export function useReviewQueue(search: ReviewSearch) {
  const queryClient = useQueryClient();
  const list = useQuery(listQuery(search));
  const items = list.data?.items ?? noItems;
  const [wantedId, setWantedId] = useState<string | null>(null);
  const [notice, setNotice] = useState<Notice | null>(null);
  const selected =
    items.find((item) => item.id === wantedId) ??
    items.find((item) => !item.heldByOther) ??
    items[0] ??
    null;
  const index = selected ? items.indexOf(selected) : -1;
  // Actions reach the server in the order in which they were made, so that undo takes back the right one.
  const pending = useRef<Promise<unknown>>(Promise.resolve());

  useEffect(() => {
    for (const item of items.slice(index + 1, index + 1 + prefetched))
      void queryClient.prefetchQuery(itemQuery(item.id));
  }, [items, index, queryClient]);

  const move = useCallback(
    (step: number) =>
      setWantedId(
        (items[Math.min(Math.max(index + step, 0), items.length - 1)] ?? null)?.id ?? null,
      ),
    [items, index],
  );

  const refresh = useCallback(
    async () => await queryClient.invalidateQueries({ queryKey: ["review"] }),
    [queryClient],
  );

  const enqueue = useCallback((action: () => Promise<void>) => {
    pending.current = pending.current.then(action, action);
  }, []);

  const finish = useCallback(
    (body: FinishReviewBody) => {
      if (!selected) return;
      const { id } = selected;
      const next =
        items.slice(index + 1).find((item) => !item.heldByOther) ?? items[index - 1] ?? null;
      queryClient.setQueryData<ListReviewAnswer>(
        listQuery(search).queryKey,
        (answer) =>
          answer && {
            total: answer.total - 1,
            items: answer.items.filter((item) => item.id !== id),
          },
      );
      setWantedId(next?.id ?? null);
      setNotice({ kind: body.verdict, at: Date.now() });
      enqueue(async () => {
        try {
          await post(`/review/${id}/finish`, body);
          queryClient.removeQueries({ queryKey: ["review-item", id] });
        } catch (error) {
          setNotice({
            kind: "failed",
            code: error instanceof ApiFailure ? error.message : "error.internal",
            at: Date.now(),
          });
          setWantedId(id);
          await refresh();
        }
      });
    },
    [selected, items, index, queryClient, search, refresh, enqueue],
  );

  const undo = useCallback(() => {
    enqueue(async () => {
      try {
        const { reviewItemId } = await post<UndoReviewAnswer>("/review/undo");
        queryClient.removeQueries({ queryKey: ["review-item", reviewItemId] });
        await refresh();
        setWantedId(reviewItemId);
        setNotice({ kind: "undo", at: Date.now() });
      } catch (error) {
        const isNone = error instanceof ApiFailure && error.status === 404;
        setNotice({
          kind: isNone ? "undo-none" : "failed",
          code: error instanceof ApiFailure ? error.message : "error.internal",
          at: Date.now(),
        });
      }
    });
  }, [enqueue, queryClient, refresh]);

  /** A decision within the item; it stays open. */
  const decide = useCallback(
    (path: string, body: unknown) => {
      if (!selected) return;
      const { id } = selected;
      enqueue(async () => {
        try {
          await post(`/review/${id}/${path}`, body);
        } catch (error) {
          setNotice({
            kind: "failed",
            code: error instanceof ApiFailure ? error.message : "error.internal",
            at: Date.now(),
          });
        }
        await queryClient.invalidateQueries({ queryKey: ["review-item", id] });
      });
    },
    [selected, enqueue, queryClient],
  );

  return { list, items, selected, select: setWantedId, move, finish, undo, decide, notice };
}

export type ReviewQueue = ReturnType<typeof useReviewQueue>;
