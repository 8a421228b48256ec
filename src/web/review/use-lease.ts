import { useEffect, useState } from "react";
import { ApiFailure, request } from "../api.ts";

const heartbeatMs = 2 * 60 * 1000;

/** Holds the item while it is open; gives it back on leaving. Returns true when another person has it. */
export function useLease(id: string | null, enabled: boolean): boolean {
  const [takenId, setTakenId] = useState<string | null>(null);
  useEffect(() => {
    if (!id || !enabled) return;
    const take = () =>
      request("POST", `/review/${id}/lease`).then(
        () => setTakenId((taken) => (taken === id ? null : taken)),
        (error: unknown) =>
          error instanceof ApiFailure && error.code === "leased" && setTakenId(id),
      );
    // Leafing quickly through the list takes no leases.
    const first = setTimeout(() => void take(), 250);
    const beat = setInterval(() => void take(), heartbeatMs);
    return () => {
      clearTimeout(first);
      clearInterval(beat);
      void request("DELETE", `/review/${id}/lease`).catch(() => {});
    };
  }, [id, enabled]);
  return takenId !== null && takenId === id;
}
