import type { Route } from "../egress/open-tunnel.ts";
import type { OnRecordError } from "../errors/on-record-error.ts";
import type { BrowserContextOptions, LaunchOptions } from "playwright";

/** What Chromium needs to know of the egress proxy. */
export interface BrowserProxy {
  url: string;
  username: string;
  password: string;
  /** See `EgressProxy.failureOf`. */
  failureOf(url: string): OnRecordError | null;
  /** See `EgressProxy.routeOf`. */
  routeOf(url: string): Route | null;
}

/** For a process that only prints: Chromium finds nobody at its proxy, so nothing goes out at all. */
export const noWayOut: BrowserProxy = {
  url: "http://127.0.0.1:9",
  username: "none",
  password: "none",
  failureOf: () => null,
  routeOf: () => null,
};

export interface ChromiumLaunchRequest {
  executablePath: string;
  proxy: BrowserProxy;
  /** Whether this process is root: Chromium's own sandbox does not start then. */
  asRoot: boolean;
}

/**
 * How Chromium is started: everything through the egress proxy, loopback too, and no look-up of names, no UDP
 * and no service of its own beside it. Fits Playwright and Crawlee's `launchContext.launchOptions`.
 */
export function chromiumLaunchOptions(request: ChromiumLaunchRequest): LaunchOptions {
  const { executablePath, proxy, asRoot } = request;
  return {
    executablePath,
    headless: true,
    proxy: {
      server: proxy.url,
      username: proxy.username,
      password: proxy.password,
      // Without this Chromium reaches localhost and link-local addresses by itself.
      bypass: "<-loopback>",
    },
    chromiumSandbox: !asRoot,
    // The process decides itself when to go; it calls close().
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    // No --disable-features: Chromium heeds the last one only, and Playwright's own list is needed.
    args: [
      "--disable-gpu",
      "--disable-dev-shm-usage",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--disable-domain-reliability",
      "--dns-prefetch-disable",
      "--no-pings",
      "--mute-audio",
      // Names are resolved by the proxy alone; a direct connection has nothing to go to.
      "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
      "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
      "--webrtc-ip-handling-policy=disable_non_proxied_udp",
      "--js-flags=--max-old-space-size=512",
    ],
  };
}

/** What every visit starts with; fits `newContext` and Crawlee's persistent context. */
export const visitContextOptions: BrowserContextOptions = {
  acceptDownloads: false,
  serviceWorkers: "block",
  ignoreHTTPSErrors: false,
  javaScriptEnabled: true,
  locale: "ru-KZ",
  timezoneId: "Asia/Almaty",
  viewport: { width: 1280, height: 1600 },
  permissions: [],
};
