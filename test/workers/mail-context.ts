import { randomBytes } from "node:crypto";
import { loadLexicon } from "../../src/lexicons/load-lexicon.ts";
import { createLog } from "../../src/log.ts";
import { seedStory, type SeededStory } from "../fixtures/seed-story.ts";
import { openTestDatabase } from "../fixtures/open-test-database.ts";
import type { WorkContext } from "../../workers/work-context.ts";

/** A work context on a real database with the seeded story, and a clock that the test sets. */
export interface MailContext {
  context: WorkContext;
  story: SeededStory;
  setNow(now: Date): void;
  close(): Promise<void>;
}

export async function openMailContext(start: Date): Promise<MailContext> {
  let now = start;
  const masterKey = randomBytes(32);
  const database = await openTestDatabase();
  const story = await seedStory(database.store, start, masterKey);
  return {
    story,
    // Mail needs no gazetteer: a place where one is missing would show in the tests.
    context: {
      store: database.store,
      clock: { now: () => now, simulated: true },
      log: createLog("test", "silent"),
      lexicon: loadLexicon(),
      gazetteer: undefined as never,
      masterKey,
      secondReader: null,
      alertWaitMs: 0,
      mailFrom: "On Record <record@example.org>",
      publicUrl: "https://record.example/",
    },
    setNow: (next) => {
      now = next;
    },
    close: database.close,
  };
}
