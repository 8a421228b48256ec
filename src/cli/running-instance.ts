import fs from "node:fs";
import path from "node:path";
import { OnRecordError } from "../errors/on-record-error.ts";

export class NotRunningError extends OnRecordError {
  readonly code = "not-running";
  readonly retry = "never";
}

export class AlreadyRunningError extends OnRecordError {
  readonly code = "already-running";
  readonly retry = "never";
}

interface RunFile {
  pid: number;
  databaseUrl: string;
}

const fileOf = (dataDir: string) => path.join(dataDir, "run.json");

/** @throws {AlreadyRunningError} when another On Record uses this data directory */
export function claimDataDirectory(dataDir: string): void {
  const running = readRunFile(dataDir);
  if (running)
    throw new AlreadyRunningError(
      `On Record is already running on ${dataDir} (process ${running.pid}). Stop it first, or give this one a directory of its own: ONRECORD_DATA=.onrecord-2`,
    );
  fs.mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  writeRunFile(dataDir, { pid: process.pid, databaseUrl: "" });
}

export function writeRunFile(dataDir: string, run: RunFile): void {
  fs.writeFileSync(fileOf(dataDir), JSON.stringify(run), { mode: 0o600 });
}

export function releaseDataDirectory(dataDir: string): void {
  fs.rmSync(fileOf(dataDir), { force: true });
}

/** Address of the database of the On Record that runs here. @throws {NotRunningError} when none does */
export function findRunningDatabase(dataDir: string): string {
  const running = readRunFile(dataDir);
  if (!running?.databaseUrl)
    throw new NotRunningError(
      `No database: nothing runs on ${dataDir}. Start On Record there ("npm start"), or set DATABASE_URL to your PostgreSQL.`,
    );
  return running.databaseUrl;
}

function readRunFile(dataDir: string): RunFile | null {
  try {
    const run = JSON.parse(fs.readFileSync(fileOf(dataDir), "utf8")) as RunFile;
    process.kill(run.pid, 0);
    return run.pid === process.pid ? null : run;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EPERM")
      return JSON.parse(fs.readFileSync(fileOf(dataDir), "utf8")) as RunFile;
    return null;
  }
}
