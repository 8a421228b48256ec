import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { OnRecordError } from "../errors/on-record-error.ts";

export class WebBuildError extends OnRecordError {
  readonly code = "web-build";
  readonly retry = "never";
}

const root = import.meta.dirname;
const inputs = [root, path.join(root, "..", "i18n"), path.join(root, "..", "charts")];
const stamp = path.join(root, "dist", ".inputs");

/** Builds the page into src/web/dist if its inputs changed since the last build. Safe to call at every start. @throws {WebBuildError} */
export async function buildWeb(): Promise<void> {
  const wanted = hashInputs();
  if (fs.existsSync(stamp) && fs.readFileSync(stamp, "utf8") === wanted) return;
  await runVite();
  fs.writeFileSync(stamp, wanted);
}

/** In a process of its own: a caller's NODE_ENV (tests set one) must not make a development build. */
async function runVite(): Promise<void> {
  const vite = path.join(root, "..", "..", "node_modules", "vite", "bin", "vite.js");
  const env = { ...process.env, NODE_ENV: "production" };
  try {
    await promisify(execFile)(
      process.execPath,
      [vite, "build", "--config", path.join(root, "vite.config.ts")],
      { env, cwd: root },
    );
  } catch (cause) {
    throw new WebBuildError(
      `The page could not be built: ${(cause as { stderr?: string }).stderr?.trim() || (cause as Error).message}. Run npm ci and start again.`,
      { cause },
    );
  }
}

function hashInputs(): string {
  const hash = createHash("sha256");
  const lockfile = path.join(root, "..", "..", "package-lock.json");
  for (const file of [...inputs.flatMap(listFiles), lockfile].toSorted())
    hash
      .update(path.relative(root, file))
      .update("\0")
      .update(fs.existsSync(file) ? fs.readFileSync(file) : "");
  return hash.digest("hex");
}

function listFiles(directory: string): string[] {
  if (!fs.existsSync(directory)) return [];
  return fs.readdirSync(directory, { withFileTypes: true }).flatMap((entry) => {
    if (entry.name === "dist" || entry.name.startsWith(".")) return [];
    const file = path.join(directory, entry.name);
    return entry.isDirectory() ? listFiles(file) : [file];
  });
}

if (import.meta.main) await buildWeb();
