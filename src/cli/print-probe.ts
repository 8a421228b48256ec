import pc from "picocolors";
import type { ProbedSite, ProbedWay, ProbeReason } from "../../crawlers/probe-site.ts";

const reasons: Record<ProbeReason, string> = {
  "probe.feed-announced": "announced by the page",
  "probe.feed-linked": "linked on the page",
  "probe.sitemap-in-robots": "named in robots.txt",
  "probe.listing-repeats": "repeats on the page",
  "probe.telegram-linked": "linked on the page",
  "probe.given": "the address itself",
  "probe.usual-place": "found where many sites have it",
  "probe.rendered-repeats": "repeats on the page after its scripts ran",
};

/** `feed https://example.kz/rss.xml (announced by the page)` */
export function describeWay({ way, reason }: ProbedWay): string {
  const where = way.kind === "telegram" ? `t.me/${way.channel}` : way.url;
  const item =
    way.kind === "listing"
      ? ` ${way.item}`
      : way.kind === "rendered-listing"
        ? ` ${way.html?.item}`
        : "";
  return `${way.kind} ${where}${item} (${reasons[reason]})`;
}

/** Each way with the ten items that it would take; what gave nothing with its cause. */
export function printProbe({ page, robots, ways }: ProbedSite): void {
  const asked = robots.kind === "unavailable" ? "there is none" : `it answered ${robots.status}`;
  console.error(`${pc.green("✓")} ${page.url} may be asked by robots.txt (${asked}).\n`);
  const usable = ways.filter(({ problem }) => problem === null);
  for (const [index, way] of usable.entries()) printWay(way, index + 1);
  for (const way of ways.filter(({ problem }) => problem !== null))
    console.error(`${pc.red("✗")} ${describeWay(way)}\n  ${way.problem}`);
}

function printWay(way: ProbedWay, number: number): void {
  const { items = [], count = 0 } = way.preview ?? {};
  console.error(
    `${pc.bold(`${number}  ${describeWay(way)}`)}\n   ${count} items; the first ${items.length}:`,
  );
  for (const item of items)
    console.error(
      `     ${(item.publishedAt ?? item.publishedAtRaw ?? "no date").slice(0, 16).padEnd(17)} ${item.title ?? ""}\n       ${pc.dim(item.url)}`,
    );
  console.error("");
}
