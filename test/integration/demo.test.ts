import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { freePort } from "../../src/embedded/start-postgres.ts";
import { openStore } from "../../src/store/open-store.ts";
import { until } from "../fixtures/until.ts";

/** Children of a process, and theirs. */
function descendants(pid: number): { pid: number; command: string }[] {
  const { stdout } = spawnSync("ps", ["-eo", "pid=,ppid=,args="], { encoding: "utf8" });
  const all = stdout
    .trim()
    .split("\n")
    .map((line) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line)!)
    .map(([, own, parent, command]) => ({
      pid: Number(own),
      parent: Number(parent),
      command: command!,
    }));
  const found: { pid: number; command: string }[] = [];
  for (let generation = [pid]; generation.length > 0;) {
    const children = all.filter((one) => generation.includes(one.parent));
    found.push(...children);
    generation = children.map((one) => one.pid);
  }
  return found;
}

const isAlive = (pid: number) => spawnSync("kill", ["-0", String(pid)]).status === 0;

describe("npm run demo", () => {
  let dir: string;
  let demo: ChildProcess;
  let told = "";
  let env: NodeJS.ProcessEnv;
  const begin = () => {
    told = "";
    demo = spawn(process.execPath, [path.resolve("src/cli/onrecord.js"), "demo"], {
      env,
      stdio: ["ignore", "pipe", "pipe"],
    });
    for (const stream of [demo.stdout!, demo.stderr!])
      stream.on("data", (chunk: Buffer) => (told += chunk.toString()));
  };
  const end = async (signal: NodeJS.Signals) => {
    const gone = new Promise<number | null>((resolve) => demo.once("exit", resolve));
    demo.kill(signal);
    return await gone;
  };

  beforeAll(async () => {
    dir = fs.mkdtempSync(path.join(os.tmpdir(), "onrecord demo "));
    env = {
      ...process.env,
      NO_COLOR: "1",
      ONRECORD_DATA: path.join(dir, "data"),
      ONRECORD_PORT: String(await freePort()),
    };
  });
  afterAll(() => {
    demo.kill("SIGKILL");
    fs.rmSync(dir, { recursive: true, force: true });
  });

  test("tells of a statement found, flagged, linked and alerted, and prints a sign-in link", async () => {
    begin();
    await until("the first alert", () => /alerted/.test(told), 150_000).catch((error: unknown) => {
      throw new Error(`${String(error)}\n${told}`);
    });
    for (const step of [/found/, /flagged .*response\.denial/, /linked .*Feminita/])
      expect(told).toMatch(step);
    expect(told).toMatch(/http:\/\/127\.0\.0\.1:\d+\/enter\/\S+/);
  }, 160_000);

  test("starts again whichever of its processes is killed, and loses nothing", async () => {
    const { databaseUrl } = JSON.parse(
      fs.readFileSync(path.join(dir, "data", "run.json"), "utf8"),
    ) as { databaseUrl: string };
    const store = await openStore(databaseUrl, { connections: 2 });
    const before = await store.prisma.item.count();
    for (const name of [
      "main.ts serve",
      "main.ts crawl",
      "main.ts work",
      "serve-for-demo.ts",
      "postgres -D",
    ]) {
      const victim = descendants(demo.pid!).find((one) => one.command.includes(name));
      expect(victim, name).toBeDefined();
      process.kill(victim!.pid, "SIGKILL");
      await until(
        `${name} to be started again`,
        () =>
          descendants(demo.pid!).some(
            (one) => one.pid !== victim!.pid && one.command.includes(name),
          ),
        40_000,
      );
    }
    await until(
      "the database to answer and work to go on",
      async () =>
        (await store.prisma.event.count({ where: { kind: "article.changed" } }).catch(() => 0)) > 0,
      120_000,
    );
    await until(
      "every item of the first minute to be read",
      async () => (await store.prisma.article.count()) >= before,
      60_000,
    );
    const alerts = await store.prisma.alert.findMany({ include: { deliveries: true } });
    expect(new Set(alerts.map((alert) => alert.dedupeKey)).size).toBe(alerts.length);
    expect(
      alerts
        .flatMap((alert) => alert.deliveries)
        .filter((delivery) => !["sent", "pending", "sending", "unknown"].includes(delivery.state)),
    ).toEqual([]);
    expect(await store.prisma.outbox.count({ where: { outcome: "given-up" } })).toBe(0);
    await store.close();
  }, 300_000);

  test("ends everything that it started on Ctrl-C, and a second run carries on", async () => {
    const started = descendants(demo.pid!);
    expect(started.length).toBeGreaterThan(4);
    expect(await end("SIGINT")).toBe(0);
    await until(
      "every process to be gone",
      () => started.every((one) => !isAlive(one.pid)),
      20_000,
    );
    const before = fs.readFileSync(path.join(dir, "data", "demo.json"), "utf8");
    begin();
    await until("the second run to be ready", () => /enter\//.test(told), 60_000);
    expect(fs.readFileSync(path.join(dir, "data", "demo.json"), "utf8")).toBe(before);
    expect(await end("SIGTERM")).toBe(0);
  }, 120_000);
});
