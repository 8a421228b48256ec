import fs from "node:fs";

interface ProcessTimes {
  pid: number;
  parent: number;
  command: string;
  /** User and system, of itself and of children it has waited for, in milliseconds. */
  cpuMs: number;
  rssMb: number;
}

/** Linux counts a hundred ticks a second. */
const tickMs = 10;
const pageMb = 4096 / 1e6;

function readProcess(pid: number): ProcessTimes | null {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, "utf8");
    // The command may hold blanks and brackets.
    const rest = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    const ticks = [11, 12, 13, 14].map((at) => Number(rest[at]));
    return {
      pid,
      parent: Number(rest[1]),
      command: stat.slice(stat.indexOf("(") + 1, stat.lastIndexOf(")")),
      cpuMs: ticks.reduce((sum, one) => sum + one, 0) * tickMs,
      rssMb: Number(rest[21]) * pageMb,
    };
  } catch {
    return null; // it ended meanwhile
  }
}

/** A process and all below it, by `/proc` (Linux alone). */
export function readTree(root: number): ProcessTimes[] {
  const all = fs
    .readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => readProcess(Number(name)) ?? []);
  const tree = all.filter(({ pid }) => pid === root);
  for (let at = 0; at < tree.length; at += 1)
    tree.push(...all.filter(({ parent }) => parent === tree[at]!.pid));
  return tree;
}

export const cpuMsOfTree = (root: number): number =>
  readTree(root).reduce((sum, { cpuMs }) => sum + cpuMs, 0);
