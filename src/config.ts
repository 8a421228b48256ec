import path from "node:path";
import { z } from "zod";
import { OnRecordError } from "./errors/on-record-error.ts";

/**
 * Settings from the environment: secrets and deployment only. Behaviour lives in data files.
 * This is the one reader of `process.env`; every problem is listed at once, each with its fix.
 */
const splitList = (text: string): string[] =>
  text
    .split(",")
    .map((entry) => entry.trim())
    .filter(Boolean);
const port = z.coerce.number("is a port number, for example 4400").int().min(0).max(65535);

/** `.env.example` documents each of these; keep the two in step. */
const environment = z.object({
  DATABASE_URL: z
    .url({
      protocol: /^postgres(ql)?$/,
      error: "looks like postgresql://user:password@host:5432/name",
    })
    .optional(),
  REDIS_URL: z.url({ protocol: /^rediss?$/, error: "looks like redis://host:6379" }).optional(),
  ONRECORD_DATA: z.string().min(1).optional(),
  ONRECORD_HOST: z.string().min(1).default("127.0.0.1"),
  ONRECORD_PORT: port.default(4400),
  ONRECORD_PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: "looks like https://record.example.org" })
    .optional(),
  ONRECORD_METRICS_PORT: port.optional(),
  ONRECORD_MASTER_KEY: z
    .base64("is 32 random bytes in base64: openssl rand -base64 32")
    .refine(
      (key) => Buffer.from(key, "base64").length === 32,
      "is 32 random bytes in base64: openssl rand -base64 32",
    )
    .optional(),
  ONRECORD_SOURCES: z.string().optional(),
  ONRECORD_ADDITIONS: z.string().optional(),
  ONRECORD_CONTACT: z.string().optional(),
  ONRECORD_ALLOW_PRIVATE: z.string().default(""),
  ONRECORD_ALERT_WAIT_SECONDS: z.coerce.number("is a number of seconds").min(0).default(120),
  ONRECORD_TEMPO: z.coerce.number("is a number, 1 in the real world").min(1).max(1000).default(1),
  ONRECORD_QUEUE_PREFIX: z
    .string()
    .regex(/^[a-z][a-z0-9_]{0,30}$/, "is lower-case letters, digits and _")
    .default("onrecord"),
  ONRECORD_TIMESTAMP_URL: z
    .url({ protocol: /^https?$/, error: "looks like https://tsa.example.org/tsr" })
    .optional(),
  ONRECORD_CALENDARS: z
    .string()
    .default("")
    .transform(splitList)
    .refine(
      (urls) => urls.every((url) => /^https?:/.test(url) && URL.canParse(url)),
      "is a list of addresses, separated by commas, like https://calendar.example.org",
    ),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/, error: "looks like smtp://user:password@host:587" })
    .optional(),
  MAIL_FROM: z.string().default("On Record <on-record@localhost>"),
  CHROMIUM_PATH: z.string().optional(),
  ONRECORD_SECOND_READER_URL: z
    .url({ protocol: /^https?$/, error: "looks like http://127.0.0.1:11434/v1" })
    .optional(),
  ONRECORD_SECOND_READER_MODEL: z.string().optional(),
  ONRECORD_SECOND_READER_KEY: z.string().optional(),
  ONRECORD_SECOND_READER_MODULE: z.string().optional(),
  LOG_LEVEL: z
    .enum(
      ["fatal", "error", "warn", "info", "debug", "trace", "silent"],
      "is one of fatal, error, warn, info, debug, trace, silent",
    )
    .default("info"),
  NO_COLOR: z.string().optional(),
});

export interface Config {
  databaseUrl: string | undefined;
  redisUrl: string | undefined;
  /** Absolute path of the data directory (`.onrecord`). */
  dataDir: string;
  host: string;
  port: number;
  publicUrl: string;
  metricsPort: number | undefined;
  masterKey: string | undefined;
  /** Directory of source definitions to load instead of the Kazakhstan pack. */
  sourcesDir: string | undefined;
  /** Directory of names, words and rules that this installation adds; it need not be there. */
  additionsDir: string;
  /** Sent in the user agent only where it is set. */
  contact: string | undefined;
  /** host:port patterns that fetches may reach although they are private; empty in the real world. */
  allowPrivate: string[];
  alertWaitMs: number;
  /** Waiting times between polls and looks are divided by it; only the demo sets it. */
  tempo: number;
  queuePrefix: string;
  /** RFC 3161 authority that stamps heads of the capture log; none unless set. */
  timestampUrl: string | undefined;
  /** Calendars of OpenTimestamps that are handed heads of the capture log; none unless set. No slash at the end. */
  calendars: string[];
  smtpUrl: string | undefined;
  mailFrom: string;
  chromiumPath: string | undefined;
  logLevel: string;
  /** Who reads texts beside the analyser: an OpenAI-compatible address or a module of the user's. Null: nobody. */
  secondReader: { url: string; model: string; key: string | undefined } | { module: string } | null;
}

export class ConfigError extends OnRecordError {
  readonly code = "config";
  readonly retry = "never";
}

/** @throws {ConfigError} listing every wrong setting with its fix. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const present = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ""),
  );
  const parsed = environment.safeParse(present);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${issue.path.join(".")} ${issue.message}`);
    throw new ConfigError(
      `Settings that cannot be used:\n${lines.join("\n")}\nCorrect or unset them in the environment (see .env.example) and start again.`,
    );
  }
  const e = parsed.data;
  return {
    databaseUrl: e.DATABASE_URL,
    redisUrl: e.REDIS_URL,
    dataDir: path.resolve(e.ONRECORD_DATA ?? ".onrecord"),
    host: e.ONRECORD_HOST,
    port: e.ONRECORD_PORT,
    publicUrl:
      e.ONRECORD_PUBLIC_URL ??
      `http://${e.ONRECORD_HOST.includes(":") ? `[${e.ONRECORD_HOST}]` : e.ONRECORD_HOST}:${e.ONRECORD_PORT}`,
    metricsPort: e.ONRECORD_METRICS_PORT,
    masterKey: e.ONRECORD_MASTER_KEY,
    sourcesDir: e.ONRECORD_SOURCES,
    additionsDir: path.resolve(
      e.ONRECORD_ADDITIONS ?? path.join(e.ONRECORD_DATA ?? ".onrecord", "additions"),
    ),
    contact: e.ONRECORD_CONTACT,
    allowPrivate: splitList(e.ONRECORD_ALLOW_PRIVATE),
    alertWaitMs: e.ONRECORD_ALERT_WAIT_SECONDS * 1000,
    tempo: e.ONRECORD_TEMPO,
    queuePrefix: e.ONRECORD_QUEUE_PREFIX,
    timestampUrl: e.ONRECORD_TIMESTAMP_URL,
    calendars: e.ONRECORD_CALENDARS.map((url) => url.replace(/\/+$/, "")),
    smtpUrl: e.SMTP_URL,
    mailFrom: e.MAIL_FROM,
    chromiumPath: e.CHROMIUM_PATH,
    logLevel: e.LOG_LEVEL,
    secondReader: secondReaderOf(e),
  };
}

/** @throws {ConfigError} */
function secondReaderOf(e: z.output<typeof environment>): Config["secondReader"] {
  if (e.ONRECORD_SECOND_READER_MODULE) return { module: e.ONRECORD_SECOND_READER_MODULE };
  if (!e.ONRECORD_SECOND_READER_URL) return null;
  if (!e.ONRECORD_SECOND_READER_MODEL)
    throw new ConfigError(
      "Settings that cannot be used:\n  ONRECORD_SECOND_READER_MODEL names the model at ONRECORD_SECOND_READER_URL, for example qwen3:8b\nSet it, or unset the address, and start again.",
    );
  return {
    url: e.ONRECORD_SECOND_READER_URL,
    model: e.ONRECORD_SECOND_READER_MODEL,
    key: e.ONRECORD_SECOND_READER_KEY,
  };
}
