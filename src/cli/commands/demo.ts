import fs from "node:fs";
import path from "node:path";
import { z } from "zod";
import { systemClock } from "../../clock.ts";
import { readConfig } from "../../config.ts";
import { freePort } from "../../embedded/start-postgres.ts";
import { OnRecordError } from "../../errors/on-record-error.ts";
import { openStore } from "../../store/open-store.ts";
import { readMasterKey } from "../../store/read-master-key.ts";
import { checkPortFree } from "../check-port.ts";
import { narrate } from "../narrate.ts";
import { seedDemo } from "../seed-demo.ts";
import type { Supervisor } from "../supervise.ts";
import { openInstallation, stopOnSignals } from "./start.ts";

class DemoError extends OnRecordError {
  readonly code = "demo";
  readonly retry = "never";
}

/** What an earlier demo left, so that a second run carries on: the replica's port is part of every stored address. */
const memorySchema = z.object({ replicaPort: z.number(), storyStartedAt: z.string() });

/** Polls and looks come this much sooner than in the real world: a story of ninety seconds cannot wait ten minutes. */
const tempo = 60;

/** `npm run demo`: the main job on the replica web, narrated. */
export async function demo(options: { fresh?: boolean; port?: string }): Promise<void> {
  const startedAt = Date.now();
  const tell = (line: string) => console.log(line);
  const env = await settleEnvironment(options);
  Object.assign(process.env, env);
  const { dataDir } = readConfig();
  if (options.fresh) forget(dataDir);
  tell(
    "On Record, demo: stand-in sites on this machine tell the story of May and July 2021. All texts are invented.\n",
  );
  const installation = await openInstallation(tell);
  const store = await openStore(installation.databaseUrl, { connections: 3 });
  let narration: { stop(): Promise<void> } | null = null;
  const stop = async () => {
    await narration?.stop();
    await store.close();
    await installation.stop();
  };
  stopOnSignals(stop, tell);
  try {
    const replica = await startReplica(installation.supervisor, dataDir);
    const link = await seedDemo(store, readMasterKey(dataDir, installation.config.masterKey), {
      directory: path.join(dataDir, "replica"),
      publicUrl: installation.config.publicUrl,
      now: systemClock.now(),
    });
    installation.startProcesses({
      ...env,
      ONRECORD_SOURCES: path.join(dataDir, "replica", "sources"),
      ONRECORD_ALLOW_PRIVATE: `*.localhost:${replica.port}`,
    });
    tell(`  the sites     http://localhost:${replica.port}/`);
    tell(`  the page      ${installation.config.publicUrl}`);
    tell(`  sign in as the demo's analyst (once): ${link}\n`);
    narration = narrate(store, startedAt, tell);
  } catch (error) {
    await stop();
    throw error;
  }
}

async function settleEnvironment(options: { port?: string }): Promise<NodeJS.ProcessEnv> {
  const wanted = Number(options.port ?? process.env["ONRECORD_PORT"] ?? 4400);
  // Two demos may run at once; only a port that somebody asked for is worth an error.
  const port =
    options.port || process.env["ONRECORD_PORT"]
      ? wanted
      : await checkPortFree("127.0.0.1", wanted).then(
          () => wanted,
          async () => await freePort(),
        );
  return {
    ONRECORD_DATA: process.env["ONRECORD_DATA"] ?? path.resolve(".onrecord", "demo"),
    ONRECORD_PORT: String(port),
    ONRECORD_TEMPO: String(tempo),
    ONRECORD_ALERT_WAIT_SECONDS: "0",
    LOG_LEVEL: process.env["LOG_LEVEL"] ?? "error",
  };
}

function forget(dataDir: string): void {
  if (
    !fs.existsSync(path.join(dataDir, "demo.json")) &&
    fs.existsSync(dataDir) &&
    fs.readdirSync(dataDir).length > 0
  ) {
    throw new DemoError(
      `${dataDir} holds something that is not a demo's, so --fresh does not delete it. Choose another directory with ONRECORD_DATA.`,
    );
  }
  fs.rmSync(dataDir, { recursive: true, force: true });
}

async function startReplica(supervisor: Supervisor, dataDir: string): Promise<{ port: number }> {
  const file = path.join(dataDir, "demo.json");
  const memory = fs.existsSync(file)
    ? memorySchema.parse(JSON.parse(fs.readFileSync(file, "utf8")))
    : { replicaPort: await freePort(), storyStartedAt: new Date().toISOString() };
  fs.writeFileSync(file, JSON.stringify(memory));
  const script = path.join(
    import.meta.dirname,
    "..",
    "..",
    "..",
    "test",
    "replica",
    "serve-for-demo.ts",
  );
  return await new Promise((resolve, reject) => {
    supervisor.add(
      {
        name: "replica",
        file: script,
        args: [
          "--port",
          String(memory.replicaPort),
          "--directory",
          path.join(dataDir, "replica"),
          "--started-at",
          memory.storyStartedAt,
        ],
        env: {},
        isUsedByOthers: true,
      },
      (message) => {
        const answer = message as { port?: number; error?: string };
        if (answer.error) reject(new DemoError(answer.error));
        else resolve({ port: answer.port! });
      },
    );
  });
}
