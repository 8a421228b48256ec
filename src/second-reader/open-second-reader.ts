import path from "node:path";
import { pathToFileURL } from "node:url";
import type { Config } from "../config.ts";
import { ConfigError } from "../config.ts";
import { openChatReader } from "./chat-reader.ts";
import type { SecondReader } from "./second-reader.ts";

/**
 * The second reader that the settings name, or null: it is off unless somebody names one.
 * @throws {ConfigError} when the plug-in cannot be loaded or is none.
 */
export async function openSecondReader({
  secondReader,
}: Pick<Config, "secondReader">): Promise<SecondReader | null> {
  if (!secondReader) return null;
  if ("url" in secondReader) return openChatReader(secondReader);
  const file = path.resolve(secondReader.module);
  const module = (await import(pathToFileURL(file).href).catch((cause: unknown) => {
    throw new ConfigError(
      `ONRECORD_SECOND_READER_MODULE: ${file} cannot be loaded: ${cause instanceof Error ? cause.message : String(cause)}`,
      { cause },
    );
  })) as { default?: Partial<SecondReader> };
  const reader = module.default;
  if (typeof reader?.name !== "string" || typeof reader.read !== "function")
    throw new ConfigError(
      `ONRECORD_SECOND_READER_MODULE: ${file} exports no second reader. Its default export needs a name and a function read(question, signal).`,
    );
  return reader as SecondReader;
}
