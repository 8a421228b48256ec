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
const dist = path.join(root, "dist");
const stamp = path.join(dist, ".inputs");

/** Builds the page into src/web/dist if its inputs changed since the last build. Safe to call at every start. @throws {WebBuildError} */
export async function buildWeb(): Promise<void> {
  const wanted = hashInputs();
  if (fs.existsSync(stamp) && fs.readFileSync(stamp, "utf8") === wanted) return;
  // Built beside and put in place whole: a server that runs meanwhile never serves half a page, and two builds at once
  // do not spoil each other.
  const fresh = fs.mkdtempSync(path.join(root, ".dist-"));
  try {
    await runVite(fresh);
    fs.writeFileSync(path.join(fresh, ".inputs"), wanted);
    putInPlace(fresh);
  } finally {
    fs.rmSync(fresh, { recursive: true, force: true });
  }
}

/** Another process may have put its build there between the two steps: then once more. */
function putInPlace(fresh: string): void {
  for (let tries = 1; ; tries += 1) {
    fs.rmSync(dist, { recursive: true, force: true });
    try {
      return fs.renameSync(fresh, dist);
    } catch (error) {
      if (tries === 3) throw error;
    }
  }
}

/** In a process of its own: a caller's NODE_ENV (tests set one) must not make a development build. */
async function runVite(outDir: string): Promise<void> {
  const vite = path.join(root, "..", "..", "node_modules", "vite", "bin", "vite.js");
  const env = { ...process.env, NODE_ENV: "production" };
  try {
    await promisify(execFile)(
      process.execPath,
      [
        vite,
        "build",
        "--config",
        path.join(root, "vite.config.ts"),
        "--outDir",
        outDir,
        "--emptyOutDir",
      ],
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

if (process.argv[1] === import.meta.filename) await buildWeb();
