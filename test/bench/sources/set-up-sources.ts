import type { Store } from "../../../src/store/open-store.ts";
import { seededRandom } from "../../ninety-days/seeded-random.ts";
import type { MadeSource } from "./make-sources.ts";

/**
 * Stores sources whose first polls fall due spread over `spreadMs`, and hosts whose robots.txt was read this morning. Returns when the
 * first polls are due.
 */
export async function setUpSources(
  store: Store,
  sources: readonly MadeSource[],
  startAt: number,
  spreadMs: number,
): Promise<Map<string, number>> {
  const random = seededRandom("first polls");
  const now = new Date(startAt);
  const due = new Map(sources.map(({ id }) => [id, startAt + random.next() * spreadMs]));
  await store.prisma.source.createMany({
    data: sources.map(({ id, role, host }) => ({
      id,
      role,
      definition: {},
      definitionHash: id,
      name: { ru: id, en: id },
      homepage: `https://${host}/`,
      timeZone: "Asia/Almaty",
      nextPollAt: new Date(due.get(id)!),
      createdAt: now,
    })),
  });
  await store.prisma.hostBudget.createMany({
    data: [...new Set(sources.map(({ host }) => host))].map((host) => ({
      host,
      nextAllowedAt: now,
      robotsStatus: 200,
      robotsBody: "User-agent: *\n",
      robotsFetchedAt: now,
    })),
  });
  return due;
}
