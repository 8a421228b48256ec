#!/usr/bin/env node
// Starts On Record under the Node.js that comes with it (npm package node-<platform>-<arch>, pinned), whatever
// Node started this file: plain JavaScript that any Node >= 18 can run. Makes what must be made first.
import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";

const here = import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname);
const args = process.argv.slice(2);
/** These need no database and no page. */
const light = ["analyze", "link", "extract", "help", "--help", "-h", "--version", undefined];

/** Path of the pinned Node, or null when this platform has none. */
function pinnedNode() {
  const { platform, arch } = process;
  const names = [`node-${platform}-${arch}`, `node-bin-${platform}-${arch}`];
  for (const name of names) {
    try {
      const file = createRequire(import.meta.url).resolve(`${name}/package.json`);
      return path.join(path.dirname(file), "bin", platform === "win32" ? "node.exe" : "node");
    } catch {
      // not this one
    }
  }
  return null;
}

const [major, minor] = process.versions.node.split(".").map(Number);
const capable = major > 22 || (major === 22 && minor >= 19);
const node = capable ? process.execPath : pinnedNode();
if (!node) {
  console.error(
    `On Record needs Node.js 22.19 or newer; this is ${process.version}, and no Node.js comes with it for ${process.platform}-${process.arch}.\nRun "npm ci" again without --omit=optional, or install Node.js 24 from nodejs.org.`,
  );
  process.exit(1);
}

if (!light.includes(args[0])) {
  const { prepare } = await import(pathToFileURL(path.join(here, "prepare.js")).href);
  prepare(node);
}
if (args[0] === "--prepare-only") process.exit(0);

const main = path.join(here, "main.ts");
if (node === process.execPath) {
  process.argv.splice(1, 1, main);
  await import(pathToFileURL(main).href);
} else {
  const child = spawn(node, ["--disable-warning=ExperimentalWarning", main, ...args], {
    stdio: "inherit",
  });
  // Ctrl-C reaches the child by itself; what is sent to this process alone is passed on.
  for (const signal of ["SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  process.on("SIGINT", () => {});
  child.on("error", (error) => {
    console.error(`Node.js at ${node} does not start: ${error.message}`);
    process.exit(1);
  });
  child.on("exit", (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
}
