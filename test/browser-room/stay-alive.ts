/** Run as a process of its own by the tests: starts a browser, says the proxy's port, waits to be killed. */
import { startBrowser } from "../../src/browser/start-browser.ts";
import { startEgressProxy } from "../../src/egress/start-egress-proxy.ts";

const proxy = await startEgressProxy({ userAgent: "OnRecord/test" });
await startBrowser({ proxy, userAgent: "OnRecord/test", env: process.env });
process.stdout.write(`${proxy.port}\n`);
