import { queryOptions } from "@tanstack/react-query";
import { get, setCsrfToken } from "./api.ts";
import type { ReadMeAnswer, ReadSetupAnswer } from "./api-types.ts";

/** Who is signed in; fails with `not-signed-in` when nobody is. */
export const meQuery = queryOptions({
  queryKey: ["me"],
  queryFn: async () => {
    const me = await get<ReadMeAnswer>("/me");
    setCsrfToken(me.csrfToken);
    return me;
  },
  staleTime: 60_000,
  retry: false,
});

export const setupQuery = queryOptions({
  queryKey: ["setup"],
  queryFn: async () => await get<ReadSetupAnswer>("/setup"),
  retry: false,
});
