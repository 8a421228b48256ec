import { spawnSync } from "node:child_process";
import path from "node:path";

/** `npm run boundaries`: the rules of .dependency-cruiser.mjs on our code, and on a violation planted for it to find. */
const config = path.resolve(".dependency-cruiser.mjs");

function cruise(cwd: string, folders: string[]): { violations: string[]; modules: number } {
  const run = spawnSync(
    process.execPath,
    [
      path.resolve("node_modules/dependency-cruiser/bin/dependency-cruiser.mjs"),
      ...folders,
      "--config",
      config,
      "--output-type",
      "json",
    ],
    { cwd, encoding: "utf8", maxBuffer: 256 * 1024 * 1024 },
  );
  const { summary } = JSON.parse(run.stdout) as {
    summary: {
      totalCruised: number;
      violations: { from: string; to: string; rule: { name: string } }[];
    };
  };
  return {
    modules: summary.totalCruised,
    violations: summary.violations.map(({ from, to, rule }) => `${from} → ${to} (${rule.name})`),
  };
}

const ours = cruise(".", ["src", "crawlers", "workers"]);
const planted = cruise("test/fixtures/planted-violation", ["src"]);
const problems = [
  ...ours.violations,
  // With a TypeScript that it cannot use the checker would silently read nothing.
  ...(ours.modules > 300 ? [] : [`only ${ours.modules} modules were read, so nothing is proved`]),
  ...(planted.violations.some((line) => line.startsWith("src/core/reads-the-store.ts"))
    ? []
    : ["the planted violation was not found, so the check cannot fail"]),
];
console.log(
  problems.length === 0
    ? `${ours.modules} modules keep to their rooms; the planted violation was found.`
    : problems.join("\n"),
);
process.exit(problems.length === 0 ? 0 : 1);
