import { queryOptions } from "@tanstack/react-query";
import { get } from "../api.ts";
import type { ListReviewAnswer, ReadReviewAnswer } from "../api-types.ts";
import { toQuery, type ReviewSearch } from "./review-search.ts";

export type ListItem = ListReviewAnswer["items"][number];
export type Detail = ReadReviewAnswer;
export type Flag = Detail["flags"][number];
export type LinkRow = Detail["links"][number];

export const listQuery = (search: ReviewSearch) =>
  queryOptions({
    queryKey: ["review", "list", search],
    queryFn: async () => await get<ListReviewAnswer>(`/review${toQuery(search)}`),
  });

/** Items do not change while they are open, so what was fetched ahead is shown without waiting. */
export const itemQuery = (id: string) =>
  queryOptions({
    queryKey: ["review-item", id],
    queryFn: async () => await get<ReadReviewAnswer>(`/review/${id}`),
    staleTime: 60_000,
  });
