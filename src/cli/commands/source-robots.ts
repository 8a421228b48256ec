import { systemClock } from "../../clock.ts";
import { readConfig } from "../../config.ts";
import { OnRecordError } from "../../errors/on-record-error.ts";
import { writeAudit } from "../../store/audit.ts";
import { inTransaction } from "../../store/in-transaction.ts";
import { openStore } from "../../store/open-store.ts";
import { decideOnRobots } from "../../store/robots-override.ts";
import { findUserByEmail } from "../../store/users.ts";
import { findRunningDatabase } from "../running-instance.ts";

const leastReason = 20;

class RobotsDecisionError extends OnRecordError {
  readonly code = "option";
  readonly retry = "never";
}

/**
 * `onrecord source pass-robots <id>` and `obey-robots <id>`: an administrator's decision for one source, with a name, and to
 * pass a reason. Both stand in the journal.
 *
 * @param reason null obeys robots.txt again
 */
export async function decideRobots(
  id: string,
  { by, reason }: { by: string; reason: string | null },
): Promise<void> {
  if (reason !== null && reason.trim().length < leastReason)
    throw new RobotsDecisionError(
      `A reason of ${leastReason} characters or more is needed: it stands in the journal for those who ask later. Name no persons in it.`,
    );
  const config = readConfig();
  const store = await openStore(config.databaseUrl ?? findRunningDatabase(config.dataDir));
  try {
    const user = await findUserByEmail(store.prisma, by);
    if (!user || user.role !== "admin" || user.disabledAt)
      throw new RobotsDecisionError(
        `"${by}" is no administrator here. To pass robots.txt is an administrator's decision: give the address with which one signs in.`,
      );
    const now = systemClock.now();
    const decision = reason === null ? null : { reason: reason.trim(), userId: user.id };
    const isKnown = await inTransaction(store, async (db) => {
      if (!(await decideOnRobots(db, id, decision, now))) return false;
      await writeAudit(db, {
        at: now,
        userId: user.id,
        action: decision ? "source.pass-robots" : "source.obey-robots",
        subject: "source",
        subjectId: id,
        details: { by: "command line", ...(decision ? { reason: decision.reason } : {}) },
      });
      return true;
    });
    if (!isKnown)
      throw new RobotsDecisionError(
        `No source "${id}" is watched. "npx onrecord source list" names them all.`,
      );
    console.error(
      decision
        ? `robots.txt is passed for ${id} from now on, by decision of ${user.name}. Take it back with: npx onrecord source obey-robots ${id} --by ${by}`
        : `robots.txt is obeyed again for ${id}.`,
    );
  } finally {
    await store.close();
  }
}
