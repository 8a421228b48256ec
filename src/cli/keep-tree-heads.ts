import { createEgress } from "../egress/create-egress.ts";
import { readSigningKeys } from "../evidence/read-signing-keys.ts";
import { isHeadDue, LogRewrittenError, signTreeHead } from "../evidence/sign-tree-head.ts";
import { anchorHead, type AskAuthority } from "../evidence/timestamp/anchor-head.ts";
import { completeProofs, stampHead, type AskCalendar } from "../evidence/timestamp/stamp-head.ts";
import { repeat, type Loop } from "../queue/run-relay.ts";
import { readTreeHeads } from "../store/tree-heads.ts";
import type { Config } from "../config.ts";
import type { Runtime } from "./process-runtime.ts";

/** How often it is asked whether a day has passed. */
const askEveryMs = 60_000;
/** An authority that did not answer is left alone for so long. */
const anchorAgainMs = 3_600_000;

/**
 * Signs the head of the capture log once a day, and has it stamped where a time-stamp authority or a calendar is set. A log that was rewritten
 * is said so, loudly, and not signed. Nothing else waits for an authority or fails with it.
 */
export function keepTreeHeads(runtime: Runtime): Loop {
  const { config, store, clock, log } = runtime;
  let anchorAt = 0;
  return repeat(askEveryMs, log, async () => {
    const now = clock.now();
    try {
      if (await isHeadDue(store.prisma, now)) {
        const signed = await signTreeHead(store.prisma, readSigningKeys(config.dataDir), now);
        if (signed)
          log.info({ entries: signed.head.size }, "the head of the capture log was signed");
      }
    } catch (error) {
      // Nothing that a next try would mend: people have to look. It is said again when it is asked again.
      if (!(error instanceof LogRewrittenError)) throw error;
      log.fatal({ err: error }, "the capture log is not what was signed before");
      return false;
    }
    if (now.getTime() < anchorAt) return false;
    anchorAt = now.getTime() + anchorAgainMs;
    const failed = (error: unknown) =>
      log.warn(
        { err: error },
        "the head was not stamped; who should do it is asked again in an hour",
      );
    if (config.timestampUrl) await anchorLatest(runtime, config.timestampUrl).catch(failed);
    for (const calendar of config.calendars) await askCalendar(runtime, calendar).catch(failed);
    return false;
  });
}

async function anchorLatest(runtime: Runtime, authority: string): Promise<void> {
  const { config, store, clock, log } = runtime;
  const head = (await readTreeHeads(store.prisma)).at(-1);
  if (!head) return;
  const ask = askThroughTheDoor(config, authority);
  if (await anchorHead(store.prisma, head, authority, ask, () => clock.now()))
    log.info({ entries: head.size }, "the head of the capture log was stamped");
}

async function askCalendar(runtime: Runtime, calendar: string): Promise<void> {
  const { config, store, clock, log } = runtime;
  const ask = askCalendarThroughTheDoor(config, calendar);
  const head = (await readTreeHeads(store.prisma)).at(-1);
  if (head && (await stampHead(store.prisma, head, calendar, ask, clock.now())))
    log.info({ entries: head.size, calendar }, "the head of the capture log was handed in");
  const completed = await completeProofs(store.prisma, calendar, ask, clock.now());
  if (completed > 0) log.info({ completed, calendar }, "heads of the capture log are in Bitcoin");
}

/** As much as clients of OpenTimestamps take. */
const maxProofBytes = 10_000;

/** @param timeoutMs for the whole answer */
export function askCalendarThroughTheDoor(
  config: Pick<Config, "allowPrivate">,
  calendar: string,
  timeoutMs = 30_000,
): AskCalendar {
  const egress = createEgress({ userAgent: "OnRecord/0.1", allowPrivate: config.allowPrivate });
  return async (path, body) => {
    const answer = await egress.fetch(`${calendar}${path}`, {
      method: body ? "POST" : "GET",
      headers: { accept: "application/vnd.opentimestamps.v1" },
      ...(body ? { body } : {}),
      redirect: "manual",
      limits: { maxBytes: maxProofBytes, totalTimeoutMs: timeoutMs },
    });
    return { status: answer.status, body: Buffer.from(answer.body) };
  };
}

/** A token has a few kilobytes. Redirects are not followed: the address is the one that an administrator chose. */
const maxAnswerBytes = 64 * 1024;

export function askThroughTheDoor(
  config: Pick<Config, "allowPrivate">,
  authority: string,
): AskAuthority {
  const egress = createEgress({ userAgent: "OnRecord/0.1", allowPrivate: config.allowPrivate });
  return async (query) => {
    const answer = await egress.fetch(authority, {
      method: "POST",
      headers: { "content-type": "application/timestamp-query" },
      body: query,
      redirect: "manual",
      limits: { maxBytes: maxAnswerBytes, totalTimeoutMs: 30_000 },
    });
    return { status: answer.status, body: Buffer.from(answer.body) };
  };
}
