import net from "node:net";
import { OnRecordError } from "../errors/on-record-error.ts";

export class PortTakenError extends OnRecordError {
  readonly code = "port-taken";
  readonly retry = "never";
}

/** @throws {PortTakenError} when something listens there already, or the address is not this machine's */
export async function checkPortFree(host: string, port: number): Promise<void> {
  if (port === 0) return;
  await new Promise<void>((resolve, reject) => {
    const probe = net.createServer();
    probe.once("error", (cause: NodeJS.ErrnoException) =>
      reject(new PortTakenError(explain(host, port, cause), { cause })),
    );
    probe.listen(port, host, () => probe.close(() => resolve()));
  });
}

function explain(host: string, port: number, cause: NodeJS.ErrnoException): string {
  if (cause.code === "EADDRINUSE")
    return `Port ${port} on ${host} is taken by another program. Stop it, or choose another port: ONRECORD_PORT=${port + 1}`;
  if (cause.code === "EACCES")
    return `Port ${port} may not be opened by this user. Choose one above 1023: ONRECORD_PORT=4400`;
  return `On Record cannot listen on ${host}:${port} (${cause.code}). Set ONRECORD_HOST to an address of this machine; 127.0.0.1 always is one.`;
}
