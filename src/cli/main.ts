import { Command } from "commander";
import { OnRecordError } from "../errors/on-record-error.ts";

/**
 * `onrecord …`. Data goes to standard output, all else to standard error. Exit codes: 0 done, 1 failed or some lines failed,
 * 2 the command's words are off. Commands load what they need when they are called, so that help and batch work start at once.
 */
const program = new Command("onrecord")
  .description(
    "Watches what authorities publish, keeps every version with proof, and shows for each incident\nwhat officials said, changed, removed and did not say.",
  )
  .helpCommand(false)
  .configureOutput({ getOutHelpWidth: () => 110 })
  .showHelpAfterError("\nSee: npx onrecord --help")
  .configureHelp({ sortSubcommands: false, showGlobalOptions: false })
  .exitOverride();

program.commandsGroup("Run it:");
program
  .command("start")
  .description("everything on this machine: database, api, crawlers, workers")
  .action(async () => await (await import("./commands/start.ts")).start());
program
  .command("demo")
  .description("the main job on stand-in sites, with invented texts, in one minute")
  .option("--fresh", "forget what an earlier demo stored")
  .option("--port <port>", "port of the page")
  .action(async (options) => await (await import("./commands/demo.ts")).demo(options));
program
  .command("serve")
  .description("the api and the page alone")
  .action(async () => await (await import("./commands/serve.ts")).serve());
program
  .command("crawl")
  .description("a crawler alone; any number, on any number of machines")
  .action(async () => await (await import("./commands/crawl.ts")).crawl());
program
  .command("work")
  .description("a worker alone; any number, on any number of machines")
  .option(
    "--queues <names>",
    "only these, separated by commas: analyze, second-read, link, alert, notify, digest",
  )
  .option("--concurrency <n>", "jobs at once in each queue")
  .action(async (options) => await (await import("./commands/work.ts")).work(options));

program.commandsGroup("Look at one thing (no database needed):");
program
  .command("analyze")
  .description("who says what, and what they do with it: JSON Lines in, JSON Lines out")
  .action(async () => await (await import("./commands/analyze.ts")).analyzeLines());
program
  .command("link")
  .description("which incidents an article speaks of: one JSON object in, JSON Lines out")
  .action(async () => await (await import("./commands/link.ts")).linkArticles());
program
  .command("extract")
  .description("title, text, authors and dates of a page: HTML in, JSON out")
  .option("--url <url>", "address of the page on standard input")
  .option("--batch", "read JSON Lines of {id, url, html} instead")
  .action(async (options) => await (await import("./commands/extract.ts")).extract(options));

program.commandsGroup("Take care of it:");
const source = program.command("source").description("the watched sites");
source
  .command("list")
  .description("all of them, with what is known and when it was verified")
  .option("--json", "as JSON")
  .action(async (options) => await (await import("./commands/source.ts")).listSources(options));
source
  .command("add <url>")
  .description("look at a site, show what it would take, and write a source file once you agree")
  .option("--write <file>", "write to this file without asking")
  .option("--yes", "take the best way and write to the usual place without asking")
  .option("--pick <numbers>", "which of the ways that are shown, such as 1,3")
  .option("--role <role>", "official, media, activist or other")
  .option("--authority <id>", "the authority that speaks there; official sources need one")
  .option("--id <id>", "the source's id, else made from its host")
  .option("--name <name>", "its name, else what the page says")
  .option("--country <code>", "two capitals of ISO 3166", "KZ")
  .option("--time-zone <zone>", "for dates without one", "Asia/Almaty")
  .option("--json", "as JSON, asking nothing")
  .action(
    async (url, options) =>
      await (await import("./commands/source-add.ts")).addSource(url, options),
  );
source
  .command("try <id>")
  .description("ask one source now and show what it would take; stores nothing")
  .option("--json", "as JSON")
  .action(
    async (id, options) => await (await import("./commands/source.ts")).trySource(id, options),
  );
source
  .command("check")
  .description("read every definition and name what is wrong")
  .option("--json", "as JSON")
  .action(async (options) => await (await import("./commands/source.ts")).checkSources(options));
source
  .command("pass-robots <id>")
  .description("an administrator's decision not to obey robots.txt for one source")
  .requiredOption("--reason <text>", "why; stands in the journal, names no persons")
  .requiredOption("--by <email>", "the administrator who decides")
  .action(
    async (id, { reason, by }) =>
      await (await import("./commands/source-robots.ts")).decideRobots(id, { reason, by }),
  );
source
  .command("obey-robots <id>")
  .description("take that decision back")
  .requiredOption("--by <email>", "the administrator who decides")
  .action(
    async (id, { by }) =>
      await (await import("./commands/source-robots.ts")).decideRobots(id, { reason: null, by }),
  );
const user = program.command("user").description("the people who sign in");
user
  .command("invite <email>")
  .description("add a person, or let one in again, by a link that works once")
  .requiredOption("--role <role>", "reader, analyst, coordinator or admin")
  .option("--name <name>", "how they are called")
  .action(
    async (email, options) => await (await import("./commands/user.ts")).inviteUser(email, options),
  );
const model = program.command("model").description("what is learned from reviewers' decisions");
model
  .command("list")
  .description("the models that can be used, and which one is")
  .option("--json", "as JSON")
  .action(async (options) => (await import("./commands/model.ts")).listKnownModels(options));
model
  .command("train")
  .description("learn from the seed and from what reviewers decided; uses nothing by itself")
  .option("--name <name>", "how its version begins", "own")
  .option("--seed-only", "leave decisions out")
  .option("--base", "for those who develop On Record: write src/models/base.json from the seed")
  .action(
    async (options) => await (await import("./commands/model-train.ts")).trainNewModel(options),
  );
model
  .command("evaluate [version]")
  .description(
    "how right it is, beside the rules alone and natural's Bayes, and whether its confidence holds",
  )
  .option("--json", "as JSON")
  .option("--no-baseline", "without Bayes, which takes half a minute to learn")
  .action(async (version, options) =>
    (await import("./commands/model-evaluate.ts")).evaluateModel(version, options),
  );
model
  .command("compare <a> <b>")
  .description("which flags would appear and vanish if b took the place of a (none: rules alone)")
  .option("--json", "as JSON")
  .action(
    async (a, b, options) =>
      await (await import("./commands/model-compare.ts")).compareModels(a, b, options),
  );
model
  .command("use <version>")
  .description("let this one judge beside the rules from the next start on (none: rules alone)")
  .action(async (version) => (await import("./commands/model.ts")).chooseModel(version));
program
  .command("migrate")
  .description("bring the database up to date (start and demo do it themselves)")
  .action(async () => await (await import("./commands/migrate.ts")).migrate());
program
  .command("verify")
  .description("check the whole capture log, every stored byte, and every signed head of the log")
  .option("--log-only", "the log and its heads, not the bytes")
  .option("--head <size:root>", "a head that was kept elsewhere: is this log its continuation?")
  .option("--json", "as JSON")
  .action(async (options) => await (await import("./commands/verify.ts")).verify(options));
const evidence = program
  .command("evidence")
  .description("packages that prove what stood where, and when");
evidence
  .command("export <incident>")
  .description("the captures of an incident as a signed WACZ package that replays offline")
  .option("--out <file>", "where to write it (default: evidence-….wacz here)")
  .option("--lang <language>", "language of its report: ru, kk or en", "ru")
  .option("--all-links", "what the program linked as well, not only what a person confirmed")
  .option("--versions-only", "only captures that brought a new version, and their screenshots")
  .option("--withhold <numbers>", "keep the bytes of these captures here: 12,15")
  .option("--include <numbers>", "let these captures go although they name somebody hidden: 12,15")
  .option("--include-private", "the sealed copy: nothing withheld, nothing blacked out")
  .option("--json", "as JSON")
  .action(
    async (incident, options) =>
      await (await import("./commands/evidence.ts")).exportEvidence(incident, options),
  );
evidence
  .command("verify <file>")
  .description("check a package: no database, no network")
  .option("--key <fingerprint>", "of the key that must have signed it, known from elsewhere")
  .option("--head <size:root>", "of the log, known from earlier")
  .option("--json", "as JSON")
  .action(async (file, options) =>
    (await import("./commands/evidence.ts")).verifyEvidence(file, options),
  );
evidence
  .command("key")
  .description("the public key that signs, and its fingerprint")
  .option("--json", "as JSON")
  .action(async (options) => (await import("./commands/evidence.ts")).showEvidenceKey(options));
evidence
  .command("head")
  .description("sign the capture log as it stands, and print its head to keep elsewhere")
  .option("--json", "as JSON")
  .action(async (options) => await (await import("./commands/evidence.ts")).showTreeHead(options));
program
  .command("additions")
  .description("check the names, words and rules that this installation adds, and their examples")
  .action(async () => (await import("./commands/additions.ts")).checkAdditions());
program
  .command("codebook")
  .description("write docs/codebook.md from the rules and their labels")
  .option("--check", "only say whether it differs")
  .action(async (options) => (await import("./commands/codebook.ts")).writeCodebook(options));

program.addHelpText(
  "after",
  () => `
Examples:
  npm run demo                                      see it work
  npm start                                         watch real sites
  npx onrecord analyze < articles.jsonl > read.jsonl
  npx onrecord source try kz-polisia --json

Settings come from the environment; .env.example names them all.
Exit codes: 0 done, 1 failed or some lines failed, 2 the command's words are off.`,
);

try {
  await program.parseAsync(process.argv.length > 2 ? process.argv : [...process.argv, "--help"]);
} catch (error) {
  process.exitCode = explain(error);
}

/** A sentence for the person; the trace is for those who ask for it. */
function explain(error: unknown): number {
  if (isCommanderError(error)) return error.exitCode === 0 ? 0 : 2;
  console.error(
    error instanceof OnRecordError
      ? error.message
      : `Something failed that On Record has no words for: ${error instanceof Error ? error.message : String(error)}\nPlease report it with the lines that LOG_LEVEL=debug shows.`,
  );
  if (process.env["LOG_LEVEL"] === "debug" || process.env["LOG_LEVEL"] === "trace")
    console.error(error);
  // What was opened before the failure must not keep the process.
  setTimeout(() => process.exit(1), 2_000).unref();
  return 1;
}

function isCommanderError(error: unknown): error is { exitCode: number } {
  return (
    typeof error === "object" &&
    error !== null &&
    String((error as { code?: unknown }).code).startsWith("commander.")
  );
}
