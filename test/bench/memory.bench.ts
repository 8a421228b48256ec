/**
 * Memory of a crawl process over many pages: `npm run bench:memory -- [pages]` (20,000 unless said). `onrecord crawl` fetches, captures
 * and reads made-up pages into versions; after each thousand its resident memory is printed, and that of its helpers.
 */
import { openCrawlBench } from "./crawl/open-crawl-bench.ts";
import { readTree } from "./crawl/cpu-of-tree.ts";

const pages = Number(process.argv[2] ?? 20_000);
const step = 1_000;
/** Buffers fill and code is compiled first; growth is counted from here on. */
const warmUp = 4_000;
const mostGrowthMb = 50;

const bench = await openCrawlBench();
const own = () => readTree(bench.crawler.child.pid!);
const sum = (values: number[]) => values.reduce((all, one) => all + one, 0);
const resident: { done: number; mb: number }[] = [];
try {
  for (let from = 0; from < pages; from += step) {
    const round = { reading: "selectors" as const, from, to: from + step };
    await bench.prepare(round);
    const seconds = await bench.crawl(round);
    const [main, ...helpers] = own();
    resident.push({ done: from + step, mb: main!.rssMb });
    console.log(
      `${String(from + step).padStart(6)} pages  crawler ${main!.rssMb.toFixed(0)} MB  extraction ${sum(helpers.map(({ rssMb }) => rssMb)).toFixed(0)} MB in ${helpers.length}  (${(step / seconds).toFixed(1)} pages/s)`,
    );
  }
} finally {
  await bench.close();
}
const settled = resident.filter(({ done }) => done > warmUp);
if (settled.length >= 6) {
  // The middle of three: a collection may just have been or be about to come.
  const middle = (part: typeof settled) => part.map(({ mb }) => mb).toSorted((a, b) => a - b)[1]!;
  const growth = middle(settled.slice(-3)) - middle(settled.slice(0, 3));
  console.log(
    `Growth from page ${settled[0]!.done} to page ${pages}: ${growth.toFixed(0)} MB (at most ${mostGrowthMb}); highest ${Math.max(...resident.map(({ mb }) => mb)).toFixed(0)} MB.`,
  );
  if (growth > mostGrowthMb) process.exitCode = 1;
}
