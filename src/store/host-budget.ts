import type { Db, Store } from "./open-store.ts";

/** Robots and pace of one host, shared by all crawl processes on all machines. */
export async function readHost(db: Db, host: string) {
  return await db.hostBudget.findUnique({ where: { host } });
}

/**
 * Takes the next free moment on a host, `delayMs` after the one taken before; the caller waits until then. A moment further
 * away than `longestWaitMs` is not taken: who cannot wait for it must not push others behind it.
 */
export async function takeTurn(
  store: Store,
  host: string,
  delayMs: number,
  longestWaitMs: number,
  now: Date,
): Promise<{ turn: Date; isTaken: boolean }> {
  const { rows } = await store.pool.query<{ turn: Date }>(
    `INSERT INTO "HostBudget" AS h ("host", "nextAllowedAt", "crawlDelayMs") VALUES ($1, $2::timestamptz + make_interval(secs => $3::float8 / 1000), 0)
     ON CONFLICT ("host") DO UPDATE SET "nextAllowedAt" = greatest($2::timestamptz, h."nextAllowedAt", h."blockedUntil") + make_interval(secs => greatest($3::float8, h."crawlDelayMs"::float8) / 1000)
     WHERE greatest(h."nextAllowedAt", h."blockedUntil") <= $2::timestamptz + make_interval(secs => $4::float8 / 1000)
     RETURNING "nextAllowedAt" - make_interval(secs => greatest($3::float8, "crawlDelayMs"::float8) / 1000) AS turn`,
    [host, now, delayMs, longestWaitMs],
  );
  if (rows[0]) return { turn: rows[0].turn, isTaken: true };
  const known = await readHost(store.prisma, host);
  const free = Math.max(known?.nextAllowedAt.getTime() ?? 0, known?.blockedUntil?.getTime() ?? 0);
  return { turn: new Date(Math.max(free, now.getTime())), isTaken: false };
}

/** The host asked for a pause (Retry-After, 429, 503). A longer one that it asked for before holds. */
export async function blockHost(db: Db, host: string, until: Date): Promise<void> {
  await db.$executeRaw`
    INSERT INTO "HostBudget" AS h ("host", "nextAllowedAt", "blockedUntil") VALUES (${host}, ${until}::timestamptz, ${until}::timestamptz)
    ON CONFLICT ("host") DO UPDATE SET "blockedUntil" = greatest(h."blockedUntil", ${until}::timestamptz)`;
}

/** Until when the certificate is valid that a host showed last. */
export async function saveCertificate(
  db: Db,
  host: string,
  certificate: { validFrom: Date | null; validTo: Date; issuer: string; seenAt: Date },
): Promise<void> {
  const { validFrom, validTo, issuer, seenAt } = certificate;
  const facts = {
    certificateValidFrom: validFrom,
    certificateValidTo: validTo,
    certificateIssuer: issuer,
    certificateSeenAt: seenAt,
  };
  await db.hostBudget.upsert({ where: { host }, create: { host, ...facts }, update: facts });
}

export interface RobotsFacts {
  robotsStatus: number | null;
  robotsBody: string | null;
  robotsFetchedAt: Date;
  crawlDelayMs: number;
}

export async function saveRobots(db: Db, host: string, robots: RobotsFacts): Promise<void> {
  // The database's own clock would hold a host back where another clock is the truth.
  const create = { host, nextAllowedAt: robots.robotsFetchedAt, ...robots };
  await db.hostBudget.upsert({ where: { host }, create, update: robots });
}
