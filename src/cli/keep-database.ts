import path from "node:path";
import { startPostgres, type EmbeddedPostgres } from "../embedded/start-postgres.ts";

export interface KeptDatabase {
  url: string;
  stop(): Promise<void>;
}

/** The database that comes with the package, started again on the same port when it ends unasked. */
export async function keepDatabase(
  dataDir: string,
  onEnd: (log: string) => void,
): Promise<KeptDatabase> {
  const directory = path.join(dataDir, "postgres");
  let current: EmbeddedPostgres = await startPostgres(directory);
  let stopping = false;
  let restarting = Promise.resolve();
  const { url } = current;
  const port = Number(new URL(url).port);
  const restart = async (log: string) => {
    if (stopping) return;
    onEnd(log);
    for (let tries = 0; !stopping; tries += 1) {
      try {
        // Server processes of a killed postmaster take a moment to notice that it is gone.
        await new Promise((resolve) => setTimeout(resolve, Math.min(5_000, 250 * 2 ** tries)));
        current = await startPostgres(directory, { port });
        current.onUnexpectedExit((next) => (restarting = restart(next)));
        return;
      } catch (error) {
        if (tries >= 8) throw error;
      }
    }
  };
  current.onUnexpectedExit((log) => (restarting = restart(log)));
  return {
    url,
    stop: async () => {
      stopping = true;
      await restarting.catch(() => {});
      await current.stop();
    },
  };
}
