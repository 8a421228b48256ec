import { accessSync, constants } from "node:fs";
import { chromium } from "playwright";
import { BrowserUnavailableError } from "./browser-errors.ts";

export interface FoundChromium {
  path: string;
  /** Who put it there. */
  origin: "CHROMIUM_PATH" | "playwright" | "system";
}

const systemPaths = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome-stable",
  "/usr/bin/google-chrome",
  "/snap/bin/chromium",
  "/opt/google/chrome/chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/**
 * The Chromium to use: `CHROMIUM_PATH`, else the one Playwright downloaded, else the system's. Null when there
 * is none; a `CHROMIUM_PATH` that leads nowhere is null too, since silently using another would surprise.
 */
export function findChromium(env: { CHROMIUM_PATH?: string | undefined }): FoundChromium | null {
  const named = env.CHROMIUM_PATH?.trim() ?? "";
  if (named !== "") return isExecutable(named) ? { path: named, origin: "CHROMIUM_PATH" } : null;
  const downloaded = playwrightPath();
  if (downloaded !== null && isExecutable(downloaded)) {
    return { path: downloaded, origin: "playwright" };
  }
  const path = systemPaths.find(isExecutable);
  return path === undefined ? null : { path, origin: "system" };
}

/** As `findChromium`. @throws {BrowserUnavailableError} that says how to get one. */
export function requireChromium(env: { CHROMIUM_PATH?: string | undefined }): FoundChromium {
  const found = findChromium(env);
  if (found !== null) return found;
  const named = env.CHROMIUM_PATH?.trim() ?? "";
  throw new BrowserUnavailableError(
    named === ""
      ? "No Chromium found, so pages that need a browser cannot be read and nothing can be printed. " +
          "Install it (Debian: apt install chromium; anywhere: npx playwright install chromium) or name one in CHROMIUM_PATH."
      : "CHROMIUM_PATH names no program that can be run. Correct it, or take it away to search the usual places.",
    { context: { named } },
  );
}

function playwrightPath(): string | null {
  try {
    return chromium.executablePath();
  } catch {
    return null; // Playwright supports no download for this system.
  }
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
