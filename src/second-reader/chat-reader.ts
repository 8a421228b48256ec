import { z } from "zod";
import { createEgress } from "../egress/create-egress.ts";
import { OnRecordError } from "../errors/on-record-error.ts";
import { composeMessages } from "./compose-request.ts";
import { SecondReaderError } from "./second-reader-error.ts";
import type { SecondReader } from "./second-reader.ts";

export interface ChatReaderSettings {
  /** Base of an OpenAI-compatible API, e.g. `http://127.0.0.1:11434/v1`. */
  url: string;
  model: string;
  key?: string | undefined;
  /** Longest wait for one answer. */
  timeoutMs?: number;
}

const MAX_ANSWER_BYTES = 256 * 1024;
const completionSchema = z.object({
  choices: z.array(z.object({ message: z.object({ content: z.string() }) })).min(1),
});

/** A model behind an OpenAI-compatible address. Only that address is reached; redirects are not followed. */
export function openChatReader({
  url,
  model,
  key,
  timeoutMs = 120_000,
}: ChatReaderSettings): SecondReader {
  const base = new URL(url.endsWith("/") ? url : `${url}/`);
  const port = base.port || (base.protocol === "https:" ? "443" : "80");
  const egress = createEgress({
    userAgent: "OnRecord",
    allowPrivate: [`${base.hostname}:${port}`],
    allowPorts: [Number(port)],
    limits: {
      totalTimeoutMs: timeoutMs,
      headersTimeoutMs: timeoutMs,
      bodyTimeoutMs: timeoutMs,
      maxBytes: MAX_ANSWER_BYTES,
    },
  });
  const at = `the second reader (${model} at ${base.host})`;
  return {
    name: `${model} at ${base.host}`,
    async read(question, signal) {
      const response = await egress
        .fetch(new URL("chat/completions", base), {
          method: "POST",
          redirect: "manual",
          signal,
          headers: {
            "content-type": "application/json",
            ...(key ? { authorization: `Bearer ${key}` } : {}),
          },
          body: JSON.stringify({ model, temperature: 0, messages: composeMessages(question) }),
        })
        .catch((cause: unknown) => {
          const reason = cause instanceof OnRecordError ? cause.message : "the connection failed.";
          throw new SecondReaderError(
            `No answer from ${at}: ${reason} Marks stay as they are; it is asked again later.`,
            { cause },
          );
        });
      if (response.status !== 200)
        throw new SecondReaderError(
          `No answer from ${at}: it answered ${response.status}. Look at ONRECORD_SECOND_READER_URL, _MODEL and _KEY.`,
        );
      return contentOf(new TextDecoder().decode(response.body), at);
    },
  };
}

function contentOf(body: string, at: string): string {
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch {
    json = null;
  }
  const parsed = completionSchema.safeParse(json);
  if (!parsed.success)
    throw new SecondReaderError(
      `${at} does not speak the OpenAI chat protocol: its answer has no message.`,
    );
  return parsed.data.choices[0]!.message.content;
}
