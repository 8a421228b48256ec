import { pino, type Logger } from "pino";

export type { Logger };

/**
 * Structured log on standard error. Messages are constant; ids and units are fields. No article text,
 * no addresses, no names: what must never be logged is redacted here as a last line of defence.
 */
export function createLog(process: string, level = "info"): Logger {
  return pino(
    {
      level,
      base: { process },
      redact: {
        paths: [
          "*.password",
          "*.email",
          "*.address",
          "*.text",
          "*.cookie",
          "*.authorization",
          "req.headers",
        ],
        censor: "[redacted]",
      },
      timestamp: pino.stdTimeFunctions.isoTime,
    },
    pino.destination({ fd: 2, sync: true }),
  );
}
