import { once } from "node:events";
import { createInterface } from "node:readline";

export interface LineError {
  id: string | null;
  error: { code: string; message: string };
}

/**
 * Reads JSON Lines from standard input and writes one line for each to standard output, in order. A line that cannot
 * be used, an empty one too, is answered with an error; the rest goes on. Returns how many failed.
 */
export async function answerLines(
  answer: (value: unknown, line: number) => Promise<unknown> | unknown,
): Promise<number> {
  let failed = 0;
  let number = 0;
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    number += 1;
    const result = await answerLine(line, number, answer);
    if (isLineError(result)) failed += 1;
    await writeLine(result);
  }
  return failed;
}

async function answerLine(
  line: string,
  number: number,
  answer: (value: unknown, line: number) => Promise<unknown> | unknown,
): Promise<unknown> {
  let value: unknown;
  try {
    value = JSON.parse(line.startsWith("\uFEFF") ? line.slice(1) : line);
  } catch (error) {
    return toLineError(null, "bad-json", `Line ${number} is not JSON: ${(error as Error).message}`);
  }
  try {
    return await answer(value, number);
  } catch (error) {
    return toLineError(
      idOf(value),
      String((error as { code?: unknown }).code ?? "failed"),
      `Line ${number}: ${(error as Error).message}`,
    );
  }
}

export function idOf(value: unknown): string | null {
  const id = typeof value === "object" && value !== null ? (value as { id?: unknown }).id : null;
  return typeof id === "string" ? id : null;
}

export const toLineError = (id: string | null, code: string, message: string): LineError => ({
  id,
  error: { code, message },
});

export function isLineError(value: unknown): value is LineError {
  return typeof value === "object" && value !== null && "error" in value;
}

/** Waits where the reader is slower than we are. */
export async function writeLine(value: unknown): Promise<void> {
  if (!process.stdout.write(`${JSON.stringify(value)}\n`)) await once(process.stdout, "drain");
}
