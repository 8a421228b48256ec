import type { Prisma } from "./generated/client.ts";
import type { Db } from "./open-store.ts";

/** Key of the advisory lock that makes one sequencer of however many crawlers. */
const sequencerLock = 7_220_001;

export interface CaptureRow {
  id: string;
  sourceId: string;
  itemId: string | null;
  url: string;
  finalUrl: string;
  fetchedAt: string;
  httpStatus: number;
  requestHeaders: [string, string][];
  responseHeaders: [string, string][];
  wireSha256: string;
  bodySha256: string;
  bodyBytes: number;
  contentType: string | null;
  remoteAddress: string | null;
  resolverAnswer: string[];
  tls: unknown;
  viaBrowser: boolean;
  renderedSha256: string | null;
  screenshotSha256: string | null;
  pdfSha256: string | null;
  /** Absent, not null, where there is none: entries made before these facts existed keep their hash. */
  warcSha256?: string;
  documentSha256?: string;
  viewOfId?: string;
  /** By which sign this answer says that the item's page is gone: `not-found`, `gone`, `redirect-to-listing` … */
  absenceSign?: string;
  clockSimulated: boolean;
  machine: string;
}

/**
 * Appends to the capture log, in the order given. Keep it the last statement but one of its transaction: from here to the
 * commit nobody else can append. `seal` computes an entry's hash from its place, the hash before it, and the facts.
 */
export async function appendCaptures(
  db: Db,
  captures: readonly CaptureRow[],
  genesisHash: string,
  seal: (seq: bigint, prevHash: string, facts: CaptureRow) => string,
): Promise<{ seq: bigint; entryHash: string }[]> {
  if (captures.length === 0) return [];
  await db.$queryRaw`SELECT 1 FROM pg_advisory_xact_lock(${sequencerLock})`;
  const last = await db.capture.findFirst({
    orderBy: { seq: "desc" },
    select: { seq: true, entryHash: true },
  });
  let seq = last?.seq ?? 0n;
  let prevHash = last?.entryHash ?? genesisHash;
  const entries = captures.map((facts) => {
    seq += 1n;
    const entry = { facts, seq, prevHash, entryHash: seal(seq, prevHash, facts) };
    prevHash = entry.entryHash;
    return entry;
  });
  await db.capture.createMany({
    data: entries.map(({ facts, ...place }) => ({
      ...facts,
      tls: (facts.tls ?? undefined) as Prisma.InputJsonValue | undefined,
      fetchedAt: new Date(facts.fetchedAt),
      ...place,
    })),
  });
  return entries.map(({ seq: at, entryHash }) => ({ seq: at, entryHash }));
}

/** The facts as they were hashed, with their place in the log. */
export async function readCapture(
  db: Db,
  id: string,
): Promise<{ seq: bigint; prevHash: string; entryHash: string; facts: CaptureRow } | null> {
  const row = await db.capture.findUnique({ where: { id } });
  if (!row) return null;
  return { seq: row.seq, prevHash: row.prevHash, entryHash: row.entryHash, facts: toFacts(row) };
}

/** The whole log in order, in pages, for its verifier. */
export async function* readCaptureLog(
  db: Db,
  pageSize = 500,
): AsyncGenerator<{ seq: bigint; prevHash: string; entryHash: string; facts: CaptureRow }> {
  for (let after = -1n; ;) {
    const rows = await db.capture.findMany({
      where: { seq: { gt: after } },
      orderBy: { seq: "asc" },
      take: pageSize,
    });
    for (const row of rows)
      yield { seq: row.seq, prevHash: row.prevHash, entryHash: row.entryHash, facts: toFacts(row) };
    if (rows.length < pageSize) return;
    after = rows.at(-1)!.seq;
  }
}

/** The newest captures of items' pages and the hashes of their bodies: is there anything new to read? Null where there is none yet. */
export async function readLastBodies(
  db: Db,
  itemIds: readonly string[],
): Promise<({ captureId: string; bodySha256: string } | null)[]> {
  const rows = await db.$queryRaw<{ itemId: string; captureId: string; bodySha256: string }[]>`
    SELECT i."id" AS "itemId", c."id" AS "captureId", coalesce(c."renderedSha256", c."bodySha256") AS "bodySha256"
    FROM unnest(${[...itemIds]}::uuid[]) AS i("id"), LATERAL (
      SELECT "id", "bodySha256", "renderedSha256" FROM "Capture" WHERE "itemId" = i."id" AND "viewOfId" IS NULL AND "absenceSign" IS NULL ORDER BY "seq" DESC LIMIT 1) c`;
  const found = new Map(rows.map(({ itemId, ...body }) => [itemId, body]));
  return itemIds.map((id) => found.get(id) ?? null);
}

export async function readLastBody(
  db: Db,
  itemId: string,
): Promise<{ captureId: string; bodySha256: string } | null> {
  return (await readLastBodies(db, [itemId]))[0]!;
}

/** Captures of an item's page between two places in the log, the newest of them, oldest first. */
export async function readPastCaptures(
  db: Db,
  itemId: string,
  afterSeq: bigint,
  beforeSeq: bigint,
  limit: number,
): Promise<{ captureId: string; fetchedAt: Date }[]> {
  const rows = await db.capture.findMany({
    where: { itemId, viewOfId: null, absenceSign: null, seq: { gt: afterSeq, lt: beforeSeq } },
    orderBy: { seq: "desc" },
    take: limit,
    select: { id: true, fetchedAt: true },
  });
  return rows.toReversed().map(({ id, fetchedAt }) => ({ captureId: id, fetchedAt }));
}

/** When an answer that the item's page is gone was last captured; null where none was. */
export async function readLastAbsenceAt(db: Db, itemId: string): Promise<Date | null> {
  const row = await db.capture.findFirst({
    where: { itemId, absenceSign: { not: null } },
    orderBy: { seq: "desc" },
    select: { fetchedAt: true },
  });
  return row?.fetchedAt ?? null;
}

/** The facts of a row as they were hashed. */
export function toFacts(row: Prisma.CaptureGetPayload<object>): CaptureRow {
  const {
    seq: _seq,
    prevHash: _prev,
    entryHash: _entry,
    fetchedAt,
    requestHeaders,
    responseHeaders,
    resolverAnswer,
    tls,
    warcSha256,
    documentSha256,
    viewOfId,
    absenceSign,
    ...rest
  } = row;
  return {
    ...rest,
    ...(warcSha256 ? { warcSha256 } : {}),
    ...(documentSha256 ? { documentSha256 } : {}),
    ...(viewOfId ? { viewOfId } : {}),
    ...(absenceSign ? { absenceSign } : {}),
    fetchedAt: fetchedAt.toISOString(),
    requestHeaders: requestHeaders as [string, string][],
    responseHeaders: responseHeaders as [string, string][],
    resolverAnswer: resolverAnswer as string[],
    tls: tls ?? null,
  };
}
