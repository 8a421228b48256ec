import pc from "picocolors";
import {
  defineSource,
  type SourceDefinition,
  type SourceInput,
} from "../../../crawlers/define-source.ts";
import { discoveryUrl } from "../../../crawlers/discover/discovery-url.ts";
import { readDiscovery } from "../../../crawlers/discover/read-discovery.ts";
import { jsonMatcher } from "../../../crawlers/poll/json-matcher.ts";
import { loadSources } from "../../../crawlers/load-sources.ts";
import { askPolitely, type PoliteAsker } from "../../../crawlers/manners/ask-politely.ts";
import { openPages } from "../../../crawlers/start-crawling.ts";
import { systemClock } from "../../clock.ts";
import { readConfig } from "../../config.ts";
import { OnRecordError } from "../../errors/on-record-error.ts";
import { sourceFolders } from "../load-watched-sources.ts";

class UnknownSourceError extends OnRecordError {
  readonly code = "unknown-source";
  readonly retry = "never";
}

/** `onrecord source list`: a line each. */
export async function listSources(options: { json?: boolean }): Promise<void> {
  const { sources, problems } = await loadSources(sourceFolders(readConfig()));
  if (options.json) console.log(JSON.stringify(sources, null, 2));
  else
    for (const source of sources)
      console.log(
        `${source.id.padEnd(34)} ${source.role.padEnd(9)} ${(source.known.verifiedOn ?? bestBasis(source)).padEnd(11)} ${source.discovery
          .map((way) => way.kind)
          .join(", ")
          .padEnd(18)} ${source.name.ru}`,
      );
  if (!options.json)
    console.error(
      `\n${sources.length} sources. A day: a person looked then. "reported": described from public reports, "a guess": by likeness with other sites; both looked at by nobody yet. Try one with: npx onrecord source try <id>`,
    );
  for (const problem of problems) console.error(problem.message);
  if (problems.length > 0) process.exitCode = 1;
}

const bestBasis = ({ discovery }: SourceDefinition): string =>
  discovery.some(({ use, basis }) => use === "always" && basis === "reported")
    ? "reported"
    : "a guess";

/** `onrecord source check`: every definition, and what is wrong with it. */
export async function checkSources(options: { json?: boolean }): Promise<void> {
  const { sources, problems } = await loadSources(sourceFolders(readConfig()));
  if (options.json)
    console.log(
      JSON.stringify(
        {
          good: sources.length,
          problems: problems.map((problem) => ({ code: problem.code, message: problem.message })),
        },
        null,
        2,
      ),
    );
  else {
    for (const problem of problems) console.log(`${pc.red("✗")} ${problem.message}`);
    console.log(
      `${pc.green("✓")} ${sources.length} definitions are good${problems.length > 0 ? `, ${problems.length} cannot be used` : ""}.`,
    );
  }
  if (problems.length > 0) process.exitCode = 1;
}

/** `onrecord source try <id>`: asks one source now, after its robots.txt, shows ten items that it would take, and stores nothing. */
export async function trySource(id: string, options: { json?: boolean }): Promise<void> {
  const config = readConfig();
  const { sources } = await loadSources(sourceFolders(config));
  const found = sources.find((source) => source.id === id);
  if (!found)
    throw new UnknownSourceError(
      `There is no source "${id}". "npx onrecord source list" names them all.`,
    );
  const source = defineSource(found as SourceInput, id);
  const pages = openPages(systemClock, config);
  const override = source.manners.robotsOverride?.reason ?? null;
  const asker = askPolitely(pages, systemClock, override);
  try {
    const results = [];
    for (const way of source.discovery) results.push(await tryWay(source, way, asker));
    if (options.json) console.log(JSON.stringify(results, null, 2));
    else results.forEach(printWay);
    if (results.every((result) => result.error)) process.exitCode = 1;
  } finally {
    await pages.close();
  }
}

async function tryWay(
  source: SourceDefinition,
  way: SourceDefinition["discovery"][number],
  asker: PoliteAsker,
) {
  const url = discoveryUrl(way);
  try {
    const answer = await asker.ask({
      url,
      render: way.kind === "rendered-listing",
      ...(way.kind === "rendered-listing" && way.json
        ? { captureJson: jsonMatcher(way.json.urlPattern) }
        : {}),
    });
    if (answer.status >= 400)
      return {
        kind: way.kind,
        url,
        status: answer.status,
        items: [],
        error: `The site answered ${answer.status}.`,
      };
    const body =
      way.kind === "rendered-listing" && way.json ? (answer.json[0]?.body ?? "") : answer.body;
    const { items, warnings } = await readDiscovery(body, way, {
      source,
      url: answer.finalUrl,
      ...(answer.contentType ? { contentType: answer.contentType } : {}),
    });
    return {
      kind: way.kind,
      url,
      status: answer.status,
      found: items.length,
      items: items.slice(0, 10),
      warnings,
    };
  } catch (error) {
    return { kind: way.kind, url, items: [], error: (error as Error).message };
  }
}

function printWay(result: Awaited<ReturnType<typeof tryWay>>): void {
  console.log(`${pc.bold(result.kind)} ${result.url}`);
  if (result.error) return console.log(`  ${pc.red("✗")} ${result.error}`);
  console.log(`  ${pc.green("✓")} ${result.found} items; the first ${result.items.length}:`);
  for (const item of result.items)
    console.log(
      `    ${(item.publishedAt ?? item.publishedAtRaw ?? "no date").slice(0, 16).padEnd(17)} ${item.title ?? ""}\n      ${pc.dim(item.url)}`,
    );
}
