import { printWatch } from "./print-watch.ts";
import { simulate } from "./simulate.ts";
import { fullScale, middleScale, smallScale, writeScript } from "./write-script.ts";

/**
 * `npm run test:ninety-days [-- --small | --middle] [--seed WORD]`: watches two hundred pages of six made-up sites over ninety simulated
 * days, with noise on every page and sixty scripted changes, and ends with 1 unless all were found and none was invented.
 */
const { argv } = process;
const seed = argv.includes("--seed") ? argv[argv.indexOf("--seed") + 1]! : "kensu";
const scale = argv.includes("--small")
  ? smallScale
  : argv.includes("--middle")
    ? middleScale
    : fullScale;
const world = writeScript(seed, scale);
const result = await simulate(world, {
  onDay: (day, jobs) => {
    if (day % 5 === 0) process.stderr.write(`day ${day}: ${jobs} pieces of work\n`);
  },
});
process.exit(printWatch(world, result, (line) => console.log(line)) ? 0 : 1);
