// Runs PostgreSQL and stops it when whoever started this guard is gone, however that happened (kill -9 too):
// then standard input closes. Plain JavaScript so that it starts at once.
import { spawn } from "node:child_process";

const [command, ...args] = process.argv.slice(2);
const uid = process.env.ONRECORD_PG_UID ? Number(process.env.ONRECORD_PG_UID) : undefined;
const gid = process.env.ONRECORD_PG_GID ? Number(process.env.ONRECORD_PG_GID) : undefined;
const server = spawn(command, args, {
  stdio: ["ignore", "inherit", "inherit"],
  uid,
  gid,
  detached: true,
});

const stop = () => server.kill("SIGINT"); // fast shutdown: clients are cut off, nothing committed is lost
process.stdin.resume();
process.stdin.on("end", stop);
process.stdin.on("error", stop);
process.on("SIGTERM", stop);
process.on("SIGINT", () => {}); // Ctrl-C reaches the whole group; the parent decides when the database may go
server.on("exit", (code) => process.exit(code ?? 0));
server.on("error", (error) => {
  console.error(String(error));
  process.exit(127);
});
