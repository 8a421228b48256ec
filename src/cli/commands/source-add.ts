import { existsSync } from "node:fs";
import path from "node:path";
import pc from "picocolors";
import { defineSource, type SourceInput } from "../../../crawlers/define-source.ts";
import { decodeBody } from "../../../crawlers/discover/decode-body.ts";
import type { ArticleSelectors } from "../../../crawlers/extract/article-selectors.ts";
import { ExtractionPool } from "../../../crawlers/extract/extraction-pool.ts";
import { loadSources } from "../../../crawlers/load-sources.ts";
import { askPolitely, type PoliteAsker } from "../../../crawlers/manners/ask-politely.ts";
import { probeSite, type ProbedSite, type ProbedWay } from "../../../crawlers/probe-site.ts";
import { draftSource } from "../../../crawlers/probe-source.ts";
import {
  proposeArticle,
  type ReadSample,
  type SamplePage,
} from "../../../crawlers/propose-article.ts";
import { openPages } from "../../../crawlers/start-crawling.ts";
import { systemClock, type Clock } from "../../clock.ts";
import { readConfig } from "../../config.ts";
import { OnRecordError } from "../../errors/on-record-error.ts";
import { checkAuthority } from "../check-authority.ts";
import { sourceFolders } from "../load-watched-sources.ts";
import { openTerminal, type Terminal } from "../open-terminal.ts";
import { describeWay, printProbe } from "../print-probe.ts";
import { writeSourceFile, writeSourceYaml } from "../write-source-file.ts";

const roles = ["official", "media", "activist", "other"] as const;
type Role = (typeof roles)[number];
/** Of so many pages the longest few are compared. */
const lookedAtPages = 5;
const samplePages = 3;
/** Less text in a page says that scripts write it. */
const leastTextUtf16 = 200;

export interface AddOptions {
  id?: string;
  name?: string;
  role?: string;
  authority?: string;
  country: string;
  timeZone: string;
  /** Numbers of the ways as they are shown. */
  pick?: string;
  write?: string;
  yes?: boolean;
  json?: boolean;
}

class SourceOptionError extends OnRecordError {
  readonly code = "option";
  readonly retry = "never";
}

/**
 * `onrecord source add <url>`: looks at a site, shows what each way of finding its news would take, and writes a source
 * file after a person chose. Goes through the egress door, asks robots.txt first, and writes nothing unasked.
 */
export async function addSource(
  address: string,
  options: AddOptions,
  terminal: Terminal = openTerminal(),
  clock: Clock = systemClock,
): Promise<void> {
  const config = readConfig();
  const role = options.role === undefined ? null : readRole(options.role);
  const talks = terminal.isInteractive && !options.yes && !options.json;
  if (role === "official" && !talks) checkAuthority(options.authority ?? "");
  const pages = openPages(clock, config);
  const asker = askPolitely(pages, clock);
  try {
    const url = readAddress(address);
    if (!options.json) console.error(`Looking at ${url} …`);
    // Who speaks there is of no matter for what a list holds.
    const settings = {
      country: options.country,
      timeZone: options.timeZone,
      role: "other" as const,
    };
    const site = await probeSite(url, asker, settings);
    if (!options.json) {
      printProbe(site);
      await sayWhatIsWatched(site.page.url);
    }
    const usable = site.ways.filter(({ problem }) => problem === null);
    if (usable.length === 0) {
      if (options.json) printJson(site, null, null);
      else sayNothingFound(site);
      process.exitCode = 1;
      return;
    }
    const chosen = await chooseWays(usable, options, talks ? terminal : null);
    if (chosen.length === 0) return console.error("Nothing was chosen, and nothing was written.");
    const decided = await decideRole(role, options, talks ? terminal : null);
    const definition = await draft(site, chosen, { ...options, ...decided, isSeen: talks }, asker);
    await finish(site, definition, options, talks ? terminal : null);
  } finally {
    terminal.close();
    await pages.close();
  }
}

function readAddress(address: string): string {
  const url = /^https?:\/\//i.test(address) ? address : `https://${address}`;
  if (URL.canParse(url)) return new URL(url).href;
  throw new SourceOptionError(
    `"${address}" is not the address of a site. Write it as in a browser, such as https://www.example.kz/news/`,
  );
}

function readRole(role: string): Role {
  const known = roles.find((one) => one === role);
  if (known) return known;
  throw new SourceOptionError(`There is no role "${role}". Choose ${roles.join(", ")}.`);
}

/** The first, what `--pick` says, or what a person says. */
async function chooseWays(
  usable: readonly ProbedWay[],
  options: AddOptions,
  terminal: Terminal | null,
): Promise<ProbedWay[]> {
  const asked =
    options.pick ??
    (await terminal?.ask(
      `\nWhich of these list the news that you see in a browser? Numbers with commas, "none", or Enter for 1: `,
    )) ??
    "1";
  const answer = asked.trim() || "1";
  if (/^(n|none|no)$/i.test(answer)) return [];
  return answer.split(",").map((text) => {
    const way = usable[Number(text.trim()) - 1];
    if (way) return way;
    throw new SourceOptionError(
      `There is no way ${text.trim()}: ${usable.length === 1 ? "there is only 1" : `choose from 1 to ${usable.length}`}. Nothing was written.`,
    );
  });
}

async function decideRole(
  given: Role | null,
  options: AddOptions,
  terminal: Terminal | null,
): Promise<{ role: Role; authorityId?: string }> {
  const answer =
    given ??
    (await terminal?.ask("Whose voice is it? official, media, activist or other [media]: "));
  const role = given ?? (terminal ? readRole(answer?.trim() || "media") : "other");
  if (role !== "official") return { role };
  const authorityId =
    options.authority ??
    (await terminal?.ask("Id of the authority that speaks there, such as kz-police-karaganda: "));
  return { role, authorityId: checkAuthority(authorityId?.trim() ?? "") };
}

interface Decided extends AddOptions {
  role?: Role;
  authorityId?: string;
  /** A person compared the items with what a browser shows. */
  isSeen: boolean;
}

async function draft(
  site: ProbedSite,
  chosen: readonly ProbedWay[],
  decided: Decided,
  asker: PoliteAsker,
): Promise<SourceInput> {
  const { country, timeZone, role = "other", authorityId, isSeen } = decided;
  const today = systemClock.now().toISOString().slice(0, 10);
  const { contentType, ...page } = site.page;
  const basis = isSeen ? ("verified" as const) : ("reported" as const);
  // What lists everything is asked only after a gap, where something else lists the news.
  const hasOther = chosen.some(({ way }) => way.kind !== "sitemap");
  const discovery = chosen.map(({ way }) => ({
    ...way,
    ...(way.kind === "sitemap" && hasOther ? { use: "backfill" as const } : {}),
    basis,
  }));
  const begun = draftSource(
    { ...page, ...(contentType ? { contentType } : {}) },
    { country, timeZone, role, ...(authorityId ? { authorityId } : {}) },
    discovery,
  );
  const { selectors, render } = await readSamples(chosen[0]!, asker, timeZone);
  const named = decided.name ? { name: { ru: decided.name, en: decided.name } } : {};
  return {
    ...begun,
    ...named,
    id: decided.id ?? (await freeId(begun.id)),
    ...(Object.keys(selectors).length > 0 ? { article: { selectors } } : {}),
    ...(render ? { render: true } : {}),
    known: {
      verifiedOn: isSeen ? today : null,
      reported: isSeen
        ? null
        : `answered “onrecord source add” on ${today}; nobody has compared its items with a browser`,
    },
  };
}

async function freeId(wanted: string): Promise<string> {
  const { sources } = await loadSources(sourceFolders(readConfig()));
  const taken = new Set(sources.map(({ id }) => id));
  for (let n = 1; ; n += 1) {
    const id = n === 1 ? wanted : `${wanted.slice(0, 60)}-${n}`;
    if (!taken.has(id)) return id;
  }
}

/** Selectors that fit pages of a list, and whether they have their text only after scripts ran. */
async function readSamples(
  { way, preview }: ProbedWay,
  asker: PoliteAsker,
  timeZone: string,
): Promise<{ selectors: ArticleSelectors; render: boolean }> {
  const items = (preview?.items ?? []).filter(({ content }) => !content).slice(0, lookedAtPages);
  if (items.length === 0 || way.kind === "telegram") return { selectors: {}, render: false };
  console.error(`Looking at ${items.length} of its pages …`);
  const pool = new ExtractionPool({ workers: 1 });
  const now = systemClock.now();
  const read = async (input: Parameters<ExtractionPool["extract"]>[0]) =>
    await pool.extract({ ...input, page: { ...input.page, timeZone, now } });
  try {
    const plain = await measure(await fetchSamples(items, asker, false), read);
    const looksEmpty = plain.every(({ length }) => length < leastTextUtf16);
    const shown = looksEmpty ? await measure(await fetchSamples(items, asker, true), read) : [];
    const render = sumLengths(shown) > 2 * sumLengths(plain);
    // Of very short texts it cannot be told where they begin and end.
    const longest = (render ? shown : plain)
      .toSorted((a, b) => b.length - a.length)
      .slice(0, samplePages);
    return { selectors: await proposeArticle(longest, read), render };
  } finally {
    await pool.close();
  }
}

type MeasuredPage = SamplePage & { length: number };

const sumLengths = (pages: readonly MeasuredPage[]): number =>
  pages.reduce((sum, { length }) => sum + length, 0);

/** With how much text the general extractor finds in each. */
async function measure(pages: readonly SamplePage[], read: ReadSample): Promise<MeasuredPage[]> {
  const measured: MeasuredPage[] = [];
  for (const { url, html } of pages) {
    const article = await read({ html, page: { url } }).catch(() => null);
    measured.push({ url, html, length: article?.text.length ?? 0 });
  }
  return measured;
}

async function fetchSamples(
  items: readonly { url: string }[],
  asker: PoliteAsker,
  render: boolean,
): Promise<SamplePage[]> {
  const pages: SamplePage[] = [];
  for (const { url } of items) {
    try {
      const { status, finalUrl, body, contentType } = await asker.ask({ url, render });
      if (status < 400)
        pages.push({ url: finalUrl, html: decodeBody(body, contentType ?? undefined) });
    } catch (error) {
      if (!(error instanceof OnRecordError)) throw error;
      console.error(`  ${pc.yellow("!")} ${error.message}`);
    }
  }
  return pages;
}

/** Shows the file, and writes it where that was asked for. */
async function finish(
  site: ProbedSite,
  definition: SourceInput,
  options: AddOptions,
  terminal: Terminal | null,
): Promise<void> {
  defineSource(definition, "the file that would be written");
  const text = writeSourceYaml(definition, { from: site.page.url, at: systemClock.now() });
  const folder = path.join(readConfig().dataDir, "sources");
  const file = path.resolve(options.write ?? path.join(folder, `${definition.id}.yaml`));
  if (!options.json) console.log(`${text}`);
  if (existsSync(file))
    throw new SourceOptionError(
      `${file} is there already and was not touched. Choose another name with --write or --id.`,
    );
  const asked = options.yes || options.write !== undefined;
  const answer = asked ? "y" : ((await terminal?.ask(`Write this to ${file}? [y/N] `)) ?? "");
  const isWritten = /^(y|yes|д|да|и|иә)$/i.test(answer.trim());
  if (isWritten) await writeSourceFile(file, text);
  if (options.json) return printJson(site, definition, isWritten ? file : null);
  console.error(
    isWritten
      ? `${pc.green("✓")} Written to ${file}.\n${whatNext(file, folder, definition.id)}`
      : "Nothing was written. Give --write FILE, or --yes for the usual place.",
  );
}

function whatNext(file: string, folder: string, id: string): string {
  const isWatched = path.dirname(file) === folder;
  return isWatched
    ? `Read it through (docs/adding-a-source.md), compare: npx onrecord source try ${id}\nIt is watched from the next start of On Record on.`
    : `Read it through (docs/adding-a-source.md), and move it to ${folder} to have it watched.`;
}

/** A second file for the same site would ask it twice. */
async function sayWhatIsWatched(url: string): Promise<void> {
  const { hostname } = new URL(url);
  const { sources } = await loadSources(sourceFolders(readConfig()));
  const same = sources.filter(({ homepage }) => new URL(homepage).hostname === hostname);
  if (same.length === 0) return;
  const ids = same.slice(0, 5).map(({ id }) => id);
  const more = same.length > ids.length ? ` and ${same.length - ids.length} more` : "";
  console.error(`${pc.yellow("!")} ${hostname} is watched already: ${ids.join(", ")}${more}.`);
}

function sayNothingFound({ ways, notes, page }: ProbedSite): void {
  console.error(
    [
      `\n${pc.red("✗")} No list of news was found at ${page.url}.`,
      ...ways.map((one) => `  - ${describeWay(one)}: ${one.problem}`),
      ...notes.map((note) => `  - ${note}`),
      "What you can do:",
      "  1. Open the site in a browser, find the page that lists the news, and give its address instead of the home page.",
      "  2. Where the site has a Telegram channel, give its address: npx onrecord source add https://t.me/NAME",
      "  3. Describe it by hand: docs/adding-a-source.md",
    ].join("\n"),
  );
}

function printJson(site: ProbedSite, definition: SourceInput | null, file: string | null): void {
  const ways = site.ways.map(({ way, reason, preview, problem }) => ({
    way,
    reason,
    problem,
    count: preview?.count ?? 0,
    items: preview?.items ?? [],
  }));
  const { robots, notes, page } = site;
  console.log(JSON.stringify({ url: page.url, robots, ways, notes, definition, file }, null, 2));
}
