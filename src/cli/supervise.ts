import { fork, type ChildProcess } from "node:child_process";
import path from "node:path";

export interface ChildSpec {
  name: string;
  /** File to run with the same Node.js, and its arguments. */
  file: string;
  args: string[];
  env: NodeJS.ProcessEnv;
  /** Ended only when the others have ended: they use it. */
  isUsedByOthers?: boolean;
}

export interface Supervisor {
  /** Starts a child and starts it again whenever it ends. Messages that it sends are passed to `onMessage`. */
  add(spec: ChildSpec, onMessage?: (message: unknown) => void): void;
  pidOf(name: string): number | undefined;
  /** Ends all children: asked first, by force after eight seconds. */
  stop(): Promise<void>;
}

const main = path.join(import.meta.dirname, "main.ts");

/** A process of our own by its command, such as `serve`. */
export const ownProcess = (name: string, env: NodeJS.ProcessEnv): ChildSpec => ({
  name,
  file: main,
  args: [name],
  env,
});

/** @param onEnd told of each unexpected end, with how long until the child is started again */
export function supervise(
  onEnd: (name: string, how: string, restartInMs: number) => void,
): Supervisor {
  const running = new Map<string, { child: ChildProcess; spec: ChildSpec }>();
  let stopping = false;
  const start = (spec: ChildSpec, failures: number, onMessage: (message: unknown) => void) => {
    const startedAt = Date.now();
    const child = fork(spec.file, spec.args, {
      env: { ...process.env, ...spec.env },
      stdio: ["ignore", "inherit", "inherit", "ipc"],
      execArgv: ["--disable-warning=ExperimentalWarning"],
    });
    running.set(spec.name, { child, spec });
    child.on("message", onMessage);
    child.on("exit", (code, signal) => {
      running.delete(spec.name);
      if (stopping) return;
      // One that ran for a while may come back at once; one that dies at start is given more and more time.
      const tries = Date.now() - startedAt > 30_000 ? 0 : failures;
      const restartInMs = Math.min(10_000, 250 * 2 ** tries);
      onEnd(spec.name, signal ?? `exit code ${code}`, restartInMs);
      setTimeout(() => stopping || start(spec, tries + 1, onMessage), restartInMs);
    });
  };
  return {
    add: (spec, onMessage = () => {}) => start(spec, 0, onMessage),
    pidOf: (name) => running.get(name)?.child.pid,
    stop: async () => {
      stopping = true;
      const all = [...running.values()];
      await Promise.all(
        all.filter(({ spec }) => !spec.isUsedByOthers).map(async ({ child }) => await end(child)),
      );
      await Promise.all(
        all.filter(({ spec }) => spec.isUsedByOthers).map(async ({ child }) => await end(child)),
      );
    },
  };
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return; // Ctrl-C reaches all of us at once
  await new Promise<void>((resolve) => {
    const force = setTimeout(() => child.kill("SIGKILL"), 8_000);
    child.once("exit", () => (clearTimeout(force), resolve()));
    child.kill("SIGTERM");
  });
}
