import { OnRecordError } from "../../src/errors/on-record-error.ts";

/** The site asks robots to stay away from an address. */
export class RobotsRefusedError extends OnRecordError {
  readonly code = "robots";
  readonly retry = "later";

  /** @param status what robots.txt answered; null for nothing */
  static of(url: string, status: number | null): RobotsRefusedError {
    const { host } = new URL(url);
    return new RobotsRefusedError(
      `robots.txt of ${host} forbids ${url} (it answered ${status ?? "nothing"}). An administrator may override this for the source with a reason, if an authority must not hide its statements so.`,
      { context: { host } },
    );
  }
}
