import { createInterface, type Interface } from "node:readline/promises";

/** Where a person can be asked. */
export interface Terminal {
  /** False where nobody sits: then nothing is asked and nothing is done unasked. */
  isInteractive: boolean;
  /** Questions go to standard error; the answer is a line. */
  ask(question: string): Promise<string>;
  close(): void;
}

export function openTerminal(): Terminal {
  let lines: Interface | null = null;
  return {
    isInteractive: process.stdin.isTTY === true,
    ask: async (question) => {
      lines ??= createInterface({ input: process.stdin, output: process.stderr });
      return await lines.question(question);
    },
    close: () => lines?.close(),
  };
}
