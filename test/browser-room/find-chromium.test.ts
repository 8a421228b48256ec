import { describe, expect, it } from "vitest";
import { BrowserUnavailableError } from "../../src/browser/browser-errors.ts";
import { chromiumLaunchOptions } from "../../src/browser/chromium-launch-options.ts";
import { findChromium, requireChromium } from "../../src/browser/find-chromium.ts";

describe("finding Chromium", () => {
  it("takes the program that CHROMIUM_PATH names", () => {
    expect(findChromium({ CHROMIUM_PATH: process.execPath })).toEqual({
      path: process.execPath,
      origin: "CHROMIUM_PATH",
    });
  });

  it("does not quietly take another when CHROMIUM_PATH leads nowhere", () => {
    const env = { CHROMIUM_PATH: "/nowhere/chromium" };
    expect(findChromium(env)).toBeNull();
    expect(() => requireChromium(env)).toThrow(BrowserUnavailableError);
    expect(() => requireChromium(env)).toThrow(/CHROMIUM_PATH/);
  });
});

describe("starting Chromium", () => {
  const proxy = {
    url: "http://127.0.0.1:9",
    username: "u",
    password: "p",
    failureOf: () => null,
    routeOf: () => null,
  };
  const options = (asRoot: boolean) =>
    chromiumLaunchOptions({ executablePath: "/c", proxy, asRoot });

  it("gives up its sandbox for root alone", () => {
    expect([options(true).chromiumSandbox, options(false).chromiumSandbox]).toEqual([false, true]);
    expect(options(false).args).not.toContain("--no-sandbox");
  });

  it("sends loopback through the proxy too", () => {
    expect(options(false).proxy).toMatchObject({ server: proxy.url, bypass: "<-loopback>" });
  });
});
