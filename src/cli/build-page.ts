import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import { OnRecordError } from "../errors/on-record-error.ts";

class PageBuildError extends OnRecordError {
  readonly code = "page-build";
  readonly retry = "never";
}

const web = path.join(import.meta.dirname, "..", "web");

/** Builds the analysts' page where its sources changed since the last build; returns where it lies. */
export async function buildPage(): Promise<string> {
  try {
    await promisify(execFile)(process.execPath, [
      "--disable-warning=ExperimentalWarning",
      path.join(web, "build-web.ts"),
    ]);
  } catch (cause) {
    throw new PageBuildError(
      `The page could not be built from ${web}:\n${(cause as { stderr?: string }).stderr ?? String(cause)}\nThe API and everything else still work; correct the sources and start again.`,
      { cause },
    );
  }
  return path.join(web, "dist");
}
