import type { Config } from "../../config.ts";
import { readConfig } from "../../config.ts";
import { applyMigrations } from "../../store/apply-migrations.ts";
import { checkPortFree } from "../check-port.ts";
import { keepDatabase, type KeptDatabase } from "../keep-database.ts";
import { claimDataDirectory, releaseDataDirectory, writeRunFile } from "../running-instance.ts";
import { ownProcess, supervise, type Supervisor } from "../supervise.ts";

export interface Installation {
  config: Config;
  databaseUrl: string;
  supervisor: Supervisor;
  /** Starts api, crawlers and workers, with more settings for them. */
  startProcesses(env: NodeJS.ProcessEnv): void;
  stop(): Promise<void>;
}

/**
 * Database, migrations, and a supervisor that is ready to start api, crawlers and workers: what `start` and `demo` share.
 * `tell` gets the few lines a person should see.
 */
export async function openInstallation(tell: (line: string) => void): Promise<Installation> {
  const config = readConfig();
  await checkPortFree(config.host, config.port);
  claimDataDirectory(config.dataDir);
  const database = await openDatabase(config, tell).catch((error: unknown) => {
    releaseDataDirectory(config.dataDir);
    throw error;
  });
  writeRunFile(config.dataDir, { pid: process.pid, databaseUrl: database.url });
  const supervisor = supervise((name, how, restartInMs) =>
    tell(`The ${name} process ended (${how}) and is started again in ${restartInMs} ms.`),
  );
  return {
    config,
    databaseUrl: database.url,
    supervisor,
    startProcesses: (env) => {
      for (const name of ["serve", "crawl", "work"])
        supervisor.add(
          ownProcess(name, { ...env, DATABASE_URL: database.url, ONRECORD_DATA: config.dataDir }),
        );
    },
    stop: async () => {
      await supervisor.stop();
      await database.stop();
      releaseDataDirectory(config.dataDir);
    },
  };
}

/** The user's own database or the one that comes with the package, with the newest schema. */
async function openDatabase(config: Config, tell: (line: string) => void): Promise<KeptDatabase> {
  const database = config.databaseUrl
    ? { url: config.databaseUrl, stop: async () => {} }
    : await keepDatabase(config.dataDir, () => tell("The database ended and is started again."));
  try {
    await applyMigrations(database.url);
    return database;
  } catch (error) {
    await database.stop();
    throw error;
  }
}

/** Ctrl-C and SIGTERM end everything, once and in order. */
export function stopOnSignals(stop: () => Promise<void>, tell: (line: string) => void): void {
  let stopping = false;
  const end = () => {
    if (stopping) return;
    stopping = true;
    tell("Stopping …");
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error instanceof Error ? error.message : error);
        process.exit(1);
      },
    );
  };
  process.on("SIGINT", end);
  process.on("SIGTERM", end);
  process.on("SIGHUP", end);
}

/** `npm start`: the program for the real world. */
export async function start(): Promise<void> {
  const tell = (line: string) => console.error(line);
  const installation = await openInstallation(tell);
  stopOnSignals(installation.stop, tell);
  installation.startProcesses({});
  tell(
    `On Record runs at ${installation.config.publicUrl}\nThe first visit creates the administrator. Ctrl-C stops it; nothing is lost.`,
  );
}
