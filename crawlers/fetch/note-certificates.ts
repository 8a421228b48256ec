import type { Clock } from "../../src/clock.ts";
import type { Logger } from "../../src/log.ts";
import { saveCertificate } from "../../src/store/host-budget.ts";
import type { Store } from "../../src/store/open-store.ts";
import type { PageAnswer } from "./page-answer.ts";
import type { PageFetcher } from "./page-fetcher.ts";

/** An unchanged certificate is written down so often, not at each request. */
const againAfterMs = 12 * 3_600_000;

/** Remembers for each host until when the certificate is valid that it showed: one that expires blinds us on that day. */
export function noteCertificates(
  pages: PageFetcher,
  deps: { store: Store; clock: Clock; log: Logger },
): PageFetcher {
  const noted = new Map<string, { validTo: number; at: number }>();
  const note = async (answer: PageAnswer): Promise<void> => {
    const certificate = readCertificate(answer.tls);
    if (!certificate) return;
    const { host } = new URL(answer.finalUrl);
    const known = noted.get(host);
    const now = deps.clock.now();
    const isSame = known?.validTo === certificate.validTo.getTime();
    if (isSame && now.getTime() - known!.at < againAfterMs) return;
    noted.set(host, { validTo: certificate.validTo.getTime(), at: now.getTime() });
    await saveCertificate(deps.store.prisma, host, { ...certificate, seenAt: now });
  };
  return {
    fetch: async (request) => {
      const answer = await pages.fetch(request);
      await note(answer).catch((error: unknown) => {
        noted.delete(new URL(answer.finalUrl).host);
        deps.log.warn({ err: error }, "the validity of a certificate could not be written down");
      });
      return answer;
    },
    close: async () => await pages.close(),
  };
}

/** Null without TLS, and where the browser did not say. */
function readCertificate(
  tls: unknown,
): { validFrom: Date | null; validTo: Date; issuer: string } | null {
  const { validFrom, validTo, issuer } = (tls ?? {}) as Record<string, unknown>;
  const until = toDate(validTo);
  if (!until) return null;
  return {
    validFrom: toDate(validFrom),
    validTo: until,
    issuer: typeof issuer === "string" ? issuer : "",
  };
}

function toDate(value: unknown): Date | null {
  const date = typeof value === "string" ? new Date(value) : new Date(Number.NaN);
  return Number.isNaN(date.getTime()) ? null : date;
}
