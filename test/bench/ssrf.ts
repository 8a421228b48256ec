/**
 * Points both clients inwards in every way we know and counts what arrives. Each vector is run through the
 * egress door, and without it as a control: a run in which the control reaches nothing proves nothing.
 *
 * Usage: node test/bench/ssrf.ts      exit code 0: no canary was reached, and the control reached some
 */
import { lookup } from "node:dns";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright";
import type { BrowserContext } from "playwright";
import { Agent, fetch as plainFetch } from "undici";
import { requireChromium } from "../../src/browser/find-chromium.ts";
import { startBrowser } from "../../src/browser/start-browser.ts";
import { visitPage } from "../../src/browser/visit-page.ts";
import { createEgress } from "../../src/egress/create-egress.ts";
import { EgressRefusedError } from "../../src/egress/egress-errors.ts";
import type { EgressOptions, ResolvedAddress } from "../../src/egress/egress-options.ts";
import { startEgressProxy } from "../../src/egress/start-egress-proxy.ts";
import { startAttacker, startCanary } from "./ssrf-canary.ts";
import type { Canary } from "./ssrf-canary.ts";
import { attackerHost, httpVectors, pageVectors } from "./ssrf-vectors.ts";
import type { HttpVector, PageVector } from "./ssrf-vectors.ts";

const secret = "SECRET-OF-THE-FILE";
const doneHtml =
  '<script>setTimeout(() => document.documentElement.append(Object.assign(document.createElement("i"), { id: "done" })), 1200)</script>';

interface Row {
  client: "http" | "chromium";
  id: string;
  guarded: string;
  ok: boolean;
  /** Null: not run without the guard. */
  controlReached: boolean | null;
}

const directory = mkdtempSync(join(tmpdir(), "onrecord-ssrf-"));
const secretFile = join(directory, "secret.txt");
writeFileSync(secretFile, secret);

const guarded = await startCanary();
const naive = await startCanary();
const guardedRun = await runWith(guarded, "guarded");
const controlRun = await runWith(naive, "control");
rmSync(directory, { recursive: true });

report(
  guardedRun.map((row) => ({
    ...row,
    controlReached:
      controlRun.find((other) => other.id === row.id && other.client === row.client)
        ?.controlReached ?? null,
  })),
);

/** Both clients over all vectors, against one canary. */
async function runWith(canary: Canary, mode: "guarded" | "control"): Promise<Row[]> {
  // The pages name the attacker's own port, so they are made once it is known.
  const pages = new Map<
    string,
    { status: number; headers: Record<string, string>; body: string }
  >();
  const attacker = await startAttacker((path) => answerOf(path, pages));
  const ground = { canaryPort: canary.port, attackerPort: attacker.port, secretFile };
  addHttpPages(pages, canary.port);
  const pageList = pageVectors(ground);
  for (const { id, status = 200, headers = {}, html, leaves } of pageList) {
    pages.set(`/v/${id}`, {
      status,
      headers,
      body: `<!doctype html><body>${html}${leaves === true ? "" : doneHtml}`,
    });
  }
  const options: EgressOptions = {
    userAgent: "OnRecord/test",
    allowPrivate: [`${attackerHost}:${attacker.port}`, `rebind.test:${canary.port}`],
    allowPorts: [canary.port],
    resolver: hostileResolver(),
    limits: { connectTimeoutMs: 2_000, totalTimeoutMs: 10_000 },
  };
  const run = mode === "guarded" ? runGuarded : runControl;
  const result = await run(canary, httpVectors(ground), pageList, options, attacker.port);
  await attacker.close();
  await canary.close();
  return result;
}

async function runGuarded(
  canary: Canary,
  http: HttpVector[],
  pages: PageVector[],
  options: EgressOptions,
  attackerPort: number,
): Promise<Row[]> {
  const egress = createEgress(options);
  const rows: Row[] = [];
  for (const vector of http) {
    const outcome = await egress.fetch(vector.url).then(
      ({ status, body }) => ({
        kind: "answer",
        text: `answer ${status}`,
        body: Buffer.from(body).toString(),
      }),
      (error: unknown) => ({ ...describe(error), body: "" }),
    );
    const reached = canary.hits.has(vector.id) || outcome.body.includes(secret);
    const expected =
      vector.expect === "error" ? outcome.kind !== "answer" : outcome.kind === vector.expect;
    rows.push({
      client: "http",
      id: vector.id,
      guarded: reached ? "REACHED" : outcome.text,
      ok: !reached && expected,
      controlReached: null,
    });
  }
  const refusals = new Set<string>();
  const proxy = await startEgressProxy({
    ...options,
    onRefused: ({ target }) => refusals.add(target),
  });
  const room = await startBrowser({ proxy, userAgent: "OnRecord/test", env: process.env });
  await inTurns(pages, 3, async (vector) => {
    const outcome = await room.openPage(addressOf(vector, attackerPort), visitOf(vector)).then(
      (visit) => ({ text: `page ${visit.status}`, html: visit.html }),
      (error: unknown) => ({ text: describe(error).text, html: "" }),
    );
    const reached = outcome.html.includes(secret) || outcome.html.includes(">canary<");
    rows.push({
      client: "chromium",
      id: vector.id,
      guarded: reached ? "REACHED" : outcome.text,
      ok: !reached,
      controlReached: null,
    });
  });
  await room.close();
  await proxy.close();
  console.log(`The proxy refused ${refusals.size} different targets.`);
  // Counted at the end: a hit may come after the visit that caused it.
  return [
    ...rows.map((row) =>
      canary.hits.has(row.id) ? { ...row, ok: false, guarded: "REACHED" } : row,
    ),
    {
      client: "chromium",
      id: "raw-connections",
      guarded: `${canary.hits.get("raw") ?? 0} seen`,
      ok: !canary.hits.has("raw"),
      controlReached: null,
    },
  ];
}

/** The same vectors with nothing in the way: undici as it comes, Chromium as it comes. */
async function runControl(
  canary: Canary,
  http: HttpVector[],
  pages: PageVector[],
  _options: EgressOptions,
  attackerPort: number,
): Promise<Row[]> {
  const row = (client: Row["client"], id: string, reached: boolean): Row => ({
    client,
    id,
    guarded: "",
    ok: true,
    controlReached: reached,
  });
  const rows: Row[] = [];
  const agent = new Agent({
    connect: {
      lookup: (host, options, done) => {
        if (/\.(?:test|localhost)\.?$/.test(host))
          done(null, [{ address: "127.0.0.1", family: 4 }]);
        else lookup(host, { ...options, all: true }, done);
      },
    },
  });
  for (const { id, url, control } of http) {
    if (!control) continue;
    await plainFetch(url, { dispatcher: agent, signal: AbortSignal.timeout(3_000) }).then(
      (answer) => answer.text(),
      () => undefined,
    );
    rows.push(row("http", id, canary.hits.has(id)));
  }
  await agent.close();
  canary.hits.clear();

  const browser = await chromium.launch({
    executablePath: requireChromium(process.env).path,
    chromiumSandbox: process.getuid?.() !== 0,
    args: [
      "--disable-gpu",
      "--disable-dev-shm-usage",
      "--host-resolver-rules=MAP *.test 127.0.0.1",
    ],
  });
  const leaked = new Set<string>();
  await inTurns(pages, 3, async (vector) => {
    const context = await browser.newContext();
    const html = await visitUnguarded(context, vector, attackerPort);
    if (html.includes(secret)) leaked.add(vector.id);
    await context.close();
  });
  await browser.close();
  for (const { id } of pages) rows.push(row("chromium", id, canary.hits.has(id) || leaked.has(id)));
  rows.push(row("chromium", "raw-connections", canary.hits.has("raw")));
  return rows;
}

async function visitUnguarded(
  context: BrowserContext,
  vector: PageVector,
  attackerPort: number,
): Promise<string> {
  const url = addressOf(vector, attackerPort);
  try {
    if (vector.direct === undefined)
      return (
        await visitPage(context, url, visitOf(vector), {
          failureOf: () => null,
          routeOf: () => null,
        })
      ).html;
    const page = await context.newPage();
    await page.goto(url, { timeout: 5_000 });
    return await page.content();
  } catch {
    return "";
  }
}

function addressOf(vector: PageVector, attackerPort: number): string {
  return vector.direct ?? `http://${attackerHost}:${attackerPort}/v/${vector.id}`;
}

function visitOf(vector: PageVector): { waitFor?: string; timeoutMs: number } {
  return vector.leaves === true || vector.direct !== undefined
    ? { timeoutMs: 10_000 }
    : { waitFor: "#done", timeoutMs: 10_000 };
}

function answerOf(
  path: string,
  pages: Map<string, { status: number; headers: Record<string, string>; body: string }>,
) {
  const url = new URL(path, "http://x");
  const to = url.searchParams.get("to") ?? "";
  const go = /^\/go\/(\d+)$/.exec(url.pathname);
  if (go !== null) return { status: Number(go[1]), headers: { location: to }, body: "" };
  if (url.pathname === "/sw.js") {
    const body = `fetch(${JSON.stringify(to)}, {mode: "no-cors"})`;
    return { status: 200, headers: { "content-type": "text/javascript" }, body };
  }
  return pages.get(url.pathname) ?? { status: 404, headers: {}, body: "" };
}

/** Pages that only a browser would follow; the plain client must take them as they are. */
function addHttpPages(
  pages: Map<string, { status: number; headers: Record<string, string>; body: string }>,
  port: number,
): void {
  const to = (id: string): string => `http://127.0.0.1:${port}/canary/http-${id}`;
  const add = (id: string, body: string, headers: Record<string, string> = {}): void => {
    pages.set(`/page/${id}`, { status: 200, headers, body });
  };
  add("meta-refresh", `<meta http-equiv="refresh" content="0;url=${to("meta-refresh")}">`);
  add("refresh-header", "x", { refresh: `0;url=${to("refresh-header")}` });
  add("script-location", `<script>location=${JSON.stringify(to("script-location"))}</script>`);
  add("base-href", `<base href="${to("base-href")}"><img src="x">`);
}

/** A resolver in the attacker's hands. `rebind.test` gives another address each time it is asked. */
function hostileResolver(): (host: string) => Promise<ResolvedAddress[]> {
  let asked = 0;
  return async (host) => {
    if (host === "mapped.test") return [{ address: "::ffff:127.0.0.1", family: 6 }];
    if (host === "mixed.test")
      return [
        { address: "8.8.8.8", family: 4 },
        { address: "127.0.0.1", family: 4 },
      ];
    if (host === "rebind.test") {
      asked += 1;
      // Nothing listens at the first address, the canary at the second.
      return [{ address: asked === 1 ? "127.0.0.2" : "127.0.0.1", family: 4 }];
    }
    return host.endsWith(".test") ? [{ address: "127.0.0.1", family: 4 }] : [];
  };
}

function describe(error: unknown): { kind: string; text: string } {
  if (error instanceof EgressRefusedError)
    return { kind: "refused", text: `refused: ${error.reason}` };
  return { kind: "error", text: error instanceof Error ? error.name : String(error) };
}

async function inTurns<T>(
  items: T[],
  width: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const queue = [...items];
  const worker = async (): Promise<void> => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: width }, worker));
}

function report(all: Row[]): void {
  for (const { client, id, guarded: outcome, ok, controlReached } of all) {
    const control = controlReached === null ? "not run" : controlReached ? "reached" : "-";
    console.log(
      `${ok ? "ok  " : "FAIL"}  ${client.padEnd(9)} ${id.padEnd(34)} ${outcome.padEnd(24)} without guard: ${control}`,
    );
  }
  const reachedBy = (client: Row["client"]): number =>
    all.filter((row) => row.client === client && row.controlReached === true).length;
  const runs = all.filter((row) => row.controlReached !== null).length;
  const proves = reachedBy("http") > 0 && reachedBy("chromium") > 0;
  console.log(
    `\nWithout the guard ${reachedBy("http")} HTTP and ${reachedBy("chromium")} Chromium vectors of ${runs} reached the canary.`,
  );
  if (!proves)
    console.log("The control reached nothing with one of the clients: this run proves nothing.");
  const failed = all.filter((row) => !row.ok).length + (proves ? 0 : 1);
  console.log(`${all.length - all.filter((row) => !row.ok).length} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
}
