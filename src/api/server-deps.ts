import type { Registry } from "prom-client";
import type { Clock } from "../clock.ts";
import type { Config } from "../config.ts";
import type { Logger } from "../log.ts";
import type { Store } from "../store/open-store.ts";

/** What the server is built from. */
export interface ServerDeps {
  store: Store;
  clock: Clock;
  config: Pick<Config, "publicUrl" | "metricsPort">;
  log: Logger;
  /** 32 bytes that unwrap the keys of sealed records. */
  masterKey: Buffer;
  /** The built page; without it the server answers the API alone. */
  staticDir: string | undefined;
  /** Rejects when the queue does not answer. */
  checkQueue?: () => Promise<void>;
  metrics?: Registry;
  /** How often the live stream looks for new events. */
  livePollMs?: number;
}
