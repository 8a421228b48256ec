import { chromium } from "playwright";
import type { Browser, BrowserContext, BrowserContextOptions, LaunchOptions } from "playwright";
import { BrowserCrashError, BrowserStartError } from "./browser-errors.ts";
import { chromiumLaunchOptions, visitContextOptions } from "./chromium-launch-options.ts";
import type { BrowserProxy } from "./chromium-launch-options.ts";
import { requireChromium } from "./find-chromium.ts";
import { disableWebRtc } from "./disable-webrtc.ts";
import { visitPage } from "./visit-page.ts";
import type { PageVisit, VisitRequest } from "./visit-page.ts";
import { printHtml } from "./print-html.ts";
import type { PrintRequest } from "./print-html.ts";

export interface BrowserRoomOptions {
  /** Of `startEgressProxy`; `noWayOut` where nothing but printing is wanted. */
  proxy: BrowserProxy;
  /** Of the egress door, e.g. `OnRecord/0.1 (+contact)`; put behind Chromium's own user agent. */
  userAgent: string;
  env?: { CHROMIUM_PATH?: string | undefined };
  /** Chromium is started anew after so many visits, so that what it leaks does not add up. */
  visitsPerBrowser?: number;
}

export interface BrowserRoom {
  executablePath: string;
  /**
   * Opens a page in a context of its own, without cookies of earlier visits. Any status is an answer.
   * @throws {EgressRefusedError | PageTimeoutError | PageLoadError | PageTooLargeError | BrowserCrashError}
   */
  openPage(url: string, request?: VisitRequest): Promise<PageVisit>;
  /** Prints our own HTML, without scripts and without network. @throws {BrowserCrashError} */
  printHtml(html: string, request?: PrintRequest): Promise<Uint8Array>;
  /** Ends Chromium and all its processes. Safe to call twice. */
  close(): Promise<void>;
}

/**
 * Chromium behind the egress proxy. It starts with the first visit and again after a crash.
 * @throws {BrowserUnavailableError} when there is none on this machine.
 */
export async function startBrowser(options: BrowserRoomOptions): Promise<BrowserRoom> {
  const found = requireChromium(options.env ?? {});
  const launchOptions = chromiumLaunchOptions({
    executablePath: found.path,
    proxy: options.proxy,
    asRoot: process.getuid?.() === 0,
  });
  const supply = new BrowserSupply(launchOptions, options.visitsPerBrowser ?? 200);
  await supply.take().then((lease) => lease.giveBack());

  return {
    executablePath: found.path,
    openPage: (url, request = {}) =>
      inContext(supply, visitOptions(options.userAgent, request), async (context) => {
        await context.addInitScript(disableWebRtc);
        return visitPage(context, url, request, options.proxy);
      }),
    printHtml: (html, request = {}) =>
      inContext(
        supply,
        () => ({ offline: true, javaScriptEnabled: false }),
        (context) => printHtml(context, html, request),
      ),
    close: () => supply.close(),
  };
}

type OptionsFor = (browser: Browser) => BrowserContextOptions;

function visitOptions(userAgent: string, request: VisitRequest): OptionsFor {
  const headers = new Headers(request.headers);
  const language = headers.get("accept-language")?.split(/[,;]/)[0]?.trim();
  return (browser) => ({
    userAgent: `${chromeUserAgent(browser)} ${userAgent}`,
    // Chromium's own language overrules a header of that name.
    ...(language === undefined || language === "" ? {} : { locale: language }),
  });
}

async function inContext<T>(
  supply: BrowserSupply,
  optionsFor: OptionsFor,
  use: (context: BrowserContext) => Promise<T>,
): Promise<T> {
  const lease = await supply.take();
  let context: BrowserContext | null = null;
  try {
    context = await lease.browser.newContext({
      ...visitContextOptions,
      ...optionsFor(lease.browser),
    });
    return await use(context);
  } catch (cause) {
    if (lease.browser.isConnected()) throw cause;
    throw new BrowserCrashError(
      "Chromium ended during a visit. It is started again for the next one.",
      { cause },
    );
  } finally {
    await context?.close().catch(() => undefined);
    await lease.giveBack();
  }
}

/** Headless Chromium names itself so; some sites then answer nothing. Our own name follows it in any case. */
function chromeUserAgent(browser: Browser): string {
  const major = browser.version().split(".")[0];
  return `Mozilla/5.0 (X11; Linux x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${major}.0.0.0 Safari/537.36`;
}

interface Lease {
  browser: Browser;
  giveBack(): Promise<void>;
}

interface Running {
  browser: Browser;
  visits: number;
  inUse: number;
}

/** Hands out one running browser, and replaces it when it is worn or gone. */
class BrowserSupply {
  readonly #launchOptions: LaunchOptions;
  readonly #visitsPerBrowser: number;
  readonly #all = new Set<Running>();
  #current: Promise<Running> | null = null;
  #closed = false;

  constructor(launchOptions: LaunchOptions, visitsPerBrowser: number) {
    this.#launchOptions = launchOptions;
    this.#visitsPerBrowser = visitsPerBrowser;
  }

  async take(): Promise<Lease> {
    if (this.#closed) {
      throw new BrowserStartError("The browser was closed. Start a new one for further visits.");
    }
    this.#current ??= this.#launch();
    const current = this.#current;
    const running = await current.catch((error: unknown) => {
      if (this.#current === current) this.#current = null;
      throw error;
    });
    const worn = running.visits >= this.#visitsPerBrowser;
    if (worn || !running.browser.isConnected()) {
      if (this.#current === current) this.#current = null;
      if (running.inUse === 0) await this.#end(running);
      return this.take();
    }
    running.visits += 1;
    running.inUse += 1;
    return {
      browser: running.browser,
      giveBack: async () => {
        running.inUse -= 1;
        const replaced = this.#current !== current;
        if (replaced && running.inUse === 0) await this.#end(running);
      },
    };
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#current?.catch(() => undefined);
    await Promise.all([...this.#all].map((running) => this.#end(running)));
  }

  async #launch(): Promise<Running> {
    try {
      const browser = await chromium.launch(this.#launchOptions);
      const running = { browser, visits: 0, inUse: 0 };
      this.#all.add(running);
      return running;
    } catch (cause) {
      throw new BrowserStartError(
        "Chromium did not start. Run the program in CHROMIUM_PATH by hand to see why; as another user than root if its sandbox is the reason.",
        { cause, context: { executablePath: this.#launchOptions.executablePath } },
      );
    }
  }

  async #end(running: Running): Promise<void> {
    this.#all.delete(running);
    await running.browser.close().catch(() => undefined);
  }
}
