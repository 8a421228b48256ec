import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";

/** When something happened, what is on the page is asked for again; at most once in two seconds. */
export function useLiveNews(): void {
  const queryClient = useQueryClient();
  useEffect(() => {
    const stream = new EventSource("/api/events");
    let timer: ReturnType<typeof setTimeout> | undefined;
    stream.addEventListener("news", () => {
      timer ??= setTimeout(() => {
        timer = undefined;
        for (const key of ["review", "incident", "incidents", "alerts", "sources"])
          void queryClient.invalidateQueries({ queryKey: [key] });
      }, 2000);
    });
    return () => {
      clearTimeout(timer);
      stream.close();
    };
  }, [queryClient]);
}
