import { spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import fs from "node:fs";
import net from "node:net";
import path from "node:path";
import pg from "pg";
import { EmbeddedPostgresError, findPostgresBinaries } from "./postgres-binaries.ts";
import { becomeUnprivileged, type Unprivileged } from "./unprivileged.ts";

export interface EmbeddedPostgres {
  url: string;
  /** Resolves when the server has stopped. Safe to call twice. */
  stop(): Promise<void>;
  /** Calls back if the server ends without being asked to. */
  onUnexpectedExit(callback: (log: string) => void): void;
}

/**
 * Starts the PostgreSQL that ships with the package in `dir`, on `port` or a free one of loopback, with a password of its own.
 * A server of ours that outlived its launcher is stopped first. Durable settings; 300 connections.
 *
 * @throws {EmbeddedPostgresError} saying what PostgreSQL said when it does not start.
 */
export async function startPostgres(
  dir: string,
  options: { durable?: boolean; port?: number } = {},
): Promise<EmbeddedPostgres> {
  const bin = findPostgresBinaries();
  const data = path.join(dir, "data");
  fs.mkdirSync(dir, { recursive: true, mode: 0o700 });
  const as = becomeUnprivileged([bin, dir]);
  if (as.uid !== undefined) fs.chownSync(dir, as.uid, as.gid ?? as.uid);
  await stopLeftover(data);
  const password = initialise(bin, dir, data, as);
  const port = options.port ?? (await freePort());
  return await run(bin, data, port, password, as, options.durable ?? true);
}

function initialise(bin: string, dir: string, data: string, as: Unprivileged): string {
  const passwordFile = path.join(dir, "password");
  if (!fs.existsSync(passwordFile)) {
    fs.writeFileSync(passwordFile, randomBytes(24).toString("base64url"), { mode: 0o600 });
    if (as.uid !== undefined) fs.chownSync(passwordFile, as.uid, as.gid ?? as.uid);
  }
  if (!fs.existsSync(path.join(data, "PG_VERSION"))) {
    const words = [
      ...as.prefix,
      path.join(bin, "initdb"),
      "-D",
      data,
      "-U",
      "onrecord",
      "-A",
      "scram-sha-256",
      "--pwfile",
      passwordFile,
      "-E",
      "UTF8",
      "--locale=C.UTF-8",
      "--no-sync",
    ];
    const result = spawnSync(words[0]!, words.slice(1), {
      uid: as.uid,
      gid: as.gid,
      encoding: "utf8",
    });
    if (result.status !== 0) {
      fs.rmSync(data, { recursive: true, force: true });
      throw new EmbeddedPostgresError(
        `The database could not be created in ${data}: ${(result.error?.message ?? result.stderr).trim()}\nCheck free disk space and permissions there, then start again.`,
      );
    }
  }
  return fs.readFileSync(passwordFile, "utf8").trim();
}

/** A server that outlived its launcher holds the data directory: ask it to stop, and wait until it has. */
async function stopLeftover(data: string): Promise<void> {
  const pidFile = path.join(data, "postmaster.pid");
  if (!fs.existsSync(pidFile)) return;
  const pid = Number(fs.readFileSync(pidFile, "utf8").split("\n")[0]);
  if (!pid || !isPostgres(pid)) return void fs.rmSync(pidFile, { force: true });
  process.kill(pid, "SIGINT");
  for (let waitedMs = 0; isAlive(pid); waitedMs += 50) {
    if (waitedMs > 20_000)
      throw new EmbeddedPostgresError(
        `Another PostgreSQL (process ${pid}) holds ${data} and does not stop. End it (kill ${pid}) and start again.`,
      );
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** The pid in a stale pidfile may by now belong to somebody else. */
function isPostgres(pid: number): boolean {
  if (!isAlive(pid)) return false;
  const command =
    spawnSync("ps", ["-p", String(pid), "-o", "args="], { encoding: "utf8" }).stdout ?? "";
  return command === "" || command.includes("postgres");
}

export async function freePort(): Promise<number> {
  return await new Promise((resolve, reject) => {
    const probe = net.createServer();
    probe.on("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as net.AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

async function run(
  bin: string,
  data: string,
  port: number,
  password: string,
  as: Unprivileged,
  durable: boolean,
): Promise<EmbeddedPostgres> {
  const settings = {
    listen_addresses: "127.0.0.1",
    // TCP only: a socket path over 107 bytes fails, and data directories have long paths.
    unix_socket_directories: "",
    max_connections: "300",
    shared_buffers: "128MB",
    timezone: "UTC",
    log_min_messages: "warning",
    ...(durable ? {} : { fsync: "off", synchronous_commit: "off", full_page_writes: "off" }),
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const guard = path.join(import.meta.dirname, "guard.js");
  const child = spawn(
    process.execPath,
    [guard, ...as.prefix, path.join(bin, "postgres"), "-D", data, "-p", String(port), ...flags],
    {
      stdio: ["pipe", "ignore", "pipe"],
      // Its own group: Ctrl-C must not reach the database before those who use it have finished.
      detached: true,
      env: {
        ...process.env,
        ...(as.uid === undefined
          ? {}
          : { ONRECORD_PG_UID: String(as.uid), ONRECORD_PG_GID: String(as.gid) }),
      },
    },
  );
  let log = "";
  let stopping = false;
  let unexpected: (log: string) => void = () => {};
  child.stderr.setEncoding("utf8");
  child.stderr.on("data", (chunk: string) => (log = (log + chunk).slice(-8000)));
  const exited = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  child.once("exit", () => stopping || unexpected(log));
  const url = `postgresql://onrecord:${password}@127.0.0.1:${port}/postgres`;
  await untilAccepting(url, exited, () => log, data);
  return {
    url,
    stop: async () => {
      stopping = true;
      child.stdin.end();
      await exited;
    },
    onUnexpectedExit: (callback) => (unexpected = callback),
  };
}

async function untilAccepting(
  url: string,
  exited: Promise<void>,
  log: () => string,
  data: string,
): Promise<void> {
  let gone = false;
  void exited.then(() => (gone = true));
  const startedAt = Date.now();
  while (!(await accepts(url))) {
    if (gone || Date.now() - startedAt > 60_000) {
      throw new EmbeddedPostgresError(
        `The database in ${data} did not start. PostgreSQL said:\n${log().trim() || "(nothing)"}\nCheck free disk space and permissions, then start again.`,
      );
    }
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

/** A server that still recovers takes TCP connections but refuses sessions: only a session proves it. */
async function accepts(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 });
  client.on("error", () => {});
  try {
    await client.connect();
    await client.end();
    return true;
  } catch {
    return false;
  }
}
