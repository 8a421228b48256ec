import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { loadIncidents } from "./load-incidents.ts";
import { replicaSources } from "./sources.ts";
import { startReplica } from "./start-replica.ts";

/**
 * The replica web as the demo's parent process runs it: serves the sites, and writes beside the demo's data what On Record
 * is to know of them: `sources/*.json` and `incidents.json`. Ends when its parent is gone.
 */
const { values } = parseArgs({
  options: {
    port: { type: "string", default: "0" },
    directory: { type: "string" },
    "started-at": { type: "string" },
  },
});
const directory = values.directory ?? ".";
const startedAtMs = values["started-at"] ? Date.parse(values["started-at"]) : Date.now();
process.once("disconnect", () => process.exit(0));
try {
  const replica = await startReplica({ port: Number(values.port), startedAtMs });
  mkdirSync(path.join(directory, "sources"), { recursive: true });
  for (const source of replicaSources(replica.sites)) {
    writeFileSync(
      path.join(directory, "sources", `${source.id}.json`),
      JSON.stringify(source, null, 2),
    );
  }
  writeFileSync(path.join(directory, "incidents.json"), JSON.stringify(loadIncidents(), null, 2));
  process.send?.({ port: replica.port, startedAtMs });
} catch (error) {
  const { code, message } = error as NodeJS.ErrnoException;
  process.send?.({
    error:
      code === "EADDRINUSE"
        ? `The replica web's port ${values.port} is taken. Stop what uses it, or begin anew with npm run demo -- --fresh.`
        : message,
  });
  process.exit(1);
}
