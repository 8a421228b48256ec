import type { Db, Store } from "./open-store.ts";

/** Robots and pace of one host, shared by all crawl processes on all machines. */
export async function readHost(db: Db, host: string) {
  return await db.hostBudget.findUnique({ where: { host } });
}

/** In the order asked for; null where nothing is known. */
export async function readHosts(db: Db, hosts: readonly string[]) {
  const rows = await db.hostBudget.findMany({ where: { host: { in: [...hosts] } } });
  const found = new Map(rows.map((row) => [row.host, row]));
  return hosts.map((host) => found.get(host) ?? null);
}

export interface TurnTerms {
  host: string;
  delayMs: number;
  /** A moment further away than this is not taken: who cannot wait for it must not push others behind it. */
  longestWaitMs: number;
  now: Date;
}

export interface Turn {
  turn: Date;
  isTaken: boolean;
}

/** Takes the next free moment on each host, `delayMs` after the one taken before; the caller waits until then. */
export async function takeTurns(store: Store, terms: readonly TurnTerms[]): Promise<Turn[]> {
  const turns = new Map<TurnTerms, Turn>();
  // A statement can give out one moment of each host.
  for (let left = [...terms]; left.length > 0; left = left.filter((one) => !turns.has(one))) {
    const firsts = [...new Map(left.toReversed().map((one) => [one.host, one])).values()];
    for (const [one, turn] of await takeOneEach(store, firsts)) turns.set(one, turn);
  }
  return terms.map((one) => turns.get(one)!);
}

async function takeOneEach(
  store: Store,
  terms: readonly TurnTerms[],
): Promise<Map<TurnTerms, Turn>> {
  // In one order, so that processes that want the same hosts do not wait for one another in a circle.
  const sorted = terms.toSorted((a, b) => (a.host < b.host ? -1 : 1));
  const { rows } = await store.pool.query<{ host: string; next: Date; crawlDelayMs: number }>(
    `INSERT INTO "HostBudget" AS h ("host", "nextAllowedAt", "crawlDelayMs", "blockedUntil")
     SELECT t."host", t."now" + make_interval(secs => t."delay" / 1000), 0, NULL
     FROM unnest($1::text[], $2::float8[], $3::timestamptz[]) AS t("host", "delay", "now")
     ON CONFLICT ("host") DO UPDATE SET "nextAllowedAt" = (
       SELECT greatest(t."now", h."nextAllowedAt", h."blockedUntil") + make_interval(secs => greatest(t."delay", h."crawlDelayMs") / 1000)
       FROM unnest($1::text[], $2::float8[], $3::timestamptz[]) AS t("host", "delay", "now") WHERE t."host" = h."host")
     WHERE greatest(h."nextAllowedAt", h."blockedUntil") <= (
       SELECT t."now" + make_interval(secs => t."longest" / 1000)
       FROM unnest($1::text[], $4::float8[], $3::timestamptz[]) AS t("host", "longest", "now") WHERE t."host" = h."host")
     RETURNING "host", "nextAllowedAt" AS next, "crawlDelayMs"`,
    [
      sorted.map(({ host }) => host),
      sorted.map(({ delayMs }) => delayMs),
      sorted.map(({ now }) => now),
      sorted.map(({ longestWaitMs }) => longestWaitMs),
    ],
  );
  const taken = new Map(rows.map((row) => [row.host, row]));
  const busy = sorted.filter(({ host }) => !taken.has(host));
  const known =
    busy.length > 0
      ? await readHosts(
          store.prisma,
          busy.map(({ host }) => host),
        )
      : [];
  const freeAt = new Map(
    known.map((row) => [
      row?.host,
      Math.max(row?.nextAllowedAt.getTime() ?? 0, row?.blockedUntil?.getTime() ?? 0),
    ]),
  );
  return new Map(
    sorted.map((one) => {
      const row = taken.get(one.host);
      const at = row
        ? row.next.getTime() - Math.max(one.delayMs, row.crawlDelayMs)
        : Math.max(freeAt.get(one.host) ?? 0, one.now.getTime());
      return [one, { turn: new Date(at), isTaken: row !== undefined }];
    }),
  );
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
