import { parseArgs } from "node:util";
import { siteDescriptions } from "./site-descriptions.ts";
import { startReplica } from "./start-replica.ts";
import { siteNames } from "./story-schema.ts";

/** `npm run replica -- --port 8090 --speed 2`: the replica web alone, until Ctrl-C. */
const { values } = parseArgs({
  options: {
    port: { type: "string", default: "8090" },
    speed: { type: "string", default: "1" },
    help: { type: "boolean", short: "h", default: false },
  },
});
const port = Number(values.port);
const speed = Number(values.speed);

if (values.help || !Number.isInteger(port) || port < 0 || port > 65_535 || !(speed > 0)) {
  console.log(
    "npm run replica -- [--port 8090, 0 for any free one] [--speed 1, story seconds a second]",
  );
  process.exitCode = values.help ? 0 : 2;
} else {
  await run();
}

async function run(): Promise<void> {
  const replica = await startReplica({ port, speed }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EADDRINUSE") throw error;
    console.error(`Port ${port} is taken. Choose another with --port, or 0 for any free one.`);
    process.exitCode = 1;
  });
  if (!replica) return;
  console.log(
    "Replica web: stand-in sites with synthetic texts that tell the story of May and July 2021.",
  );
  console.log(`The story runs now at ${speed}x. Browsers find *.localhost by themselves:\n`);
  for (const name of siteNames) {
    console.log(`  ${replica.sites[name].origin}/  ${siteDescriptions[name]}`);
  }
  console.log("\nCtrl-C stops it.");
  const stop = () => void replica.close();
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
}
