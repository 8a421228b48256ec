import { runInNewContext } from "node:vm";
import { parseHTML } from "linkedom";
import { fetchPage } from "./fetch-page.ts";

export interface OpenedPage {
  /** The document after its script ran. */
  html: string;
  /** The last answer of the news API that the script asked for; empty where it asked for none. */
  newsJson: string;
}

/**
 * Opens a page of the portal: loads the shell and runs its own script on a plain DOM, with cookies and fetch. No
 * browser is needed, so the test runs wherever Node does; the same script runs in Chromium in the demo.
 */
export async function openAkimatPage(url: string): Promise<OpenedPage> {
  const location = new URL(url);
  const shell = await fetchPage(url);
  const { document } = parseHTML(shell.text);
  const script = await fetchPage(
    new URL(document.querySelector("script[src]")!.getAttribute("src")!, url).href,
  );
  let cookie = "";
  let newsJson = "";
  const fetch = async (
    path: string,
    options: { method?: string; headers?: Record<string, string> } = {},
  ) => {
    const answer = await fetchPage(new URL(path, url).href, {
      method: options.method,
      headers: { ...options.headers, ...(cookie ? { cookie } : {}) },
    });
    cookie = answer.headers["set-cookie"]?.[0]?.split(";")[0] ?? cookie;
    if (path.includes("/content-manager/news?")) newsJson = answer.text;
    return {
      ok: answer.status === 200,
      headers: { get: (name: string) => answer.headers[name] ?? null },
      json: async () => JSON.parse(answer.text) as unknown,
    };
  };
  // The script's last statement is a call of an async function; its promise is what we wait for.
  const whole = `(async () => { ${script.text.replace(/^start\(\);$/m, "await start();")} })()`;
  await (runInNewContext(whole, { document, location, fetch, URLSearchParams }) as Promise<void>);
  return { html: document.toString(), newsJson };
}
