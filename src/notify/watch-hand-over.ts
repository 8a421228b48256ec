/** A logger as nodemailer calls it. It keeps nothing: what goes over the line holds addresses. */
type LineLogger = Record<
  "trace" | "debug" | "info" | "warn" | "error" | "fatal",
  (entry: { tnx?: string; outByteCount?: number }, ...rest: unknown[]) => void
>;

/**
 * Tells whether a mail was handed to the socket whole, its final dot included. nodemailer's errors do not tell: whenever
 * a connection breaks, its `command` is CONN. Before the final dot no server may accept the mail; after it, nobody knows.
 */
export function watchHandOver(): { logger: LineLogger; wasHandedOver(): boolean } {
  let handedOver = false;
  const pass = () => {};
  // Written once, when the last byte of the mail has gone to the socket, with the number of its bytes.
  const info: LineLogger["info"] = ({ tnx, outByteCount }) => {
    if (tnx === "message" && outByteCount !== undefined) handedOver = true;
  };
  return {
    logger: { trace: pass, debug: pass, info, warn: pass, error: pass, fatal: pass },
    wasHandedOver: () => handedOver,
  };
}
