import { createHash, X509Certificate } from "node:crypto";
import { z } from "zod";
import type { CaptureExchange } from "./capture-exchange.ts";
import { software } from "./software.ts";

/** Of both clients only the plain one hands out the chain; Chromium names subject, issuer and validity. */
const tlsSchema = z.looseObject({ certificateChainPem: z.array(z.string()).optional() });

/** The connection of a capture in words for machines: names and addresses, TLS with its certificates, time, and what made it. */
export function describeConnection(exchange: CaptureExchange): object {
  const tls = tlsSchema.safeParse(exchange.tls).data ?? null;
  return {
    requestedUrl: exchange.requestedUrl,
    finalUrl: exchange.finalUrl,
    redirects: exchange.redirects.map(({ url, status, location, remoteAddress }) => ({
      url,
      status,
      location,
      remoteAddress,
    })),
    startedAt: exchange.startedAt.toISOString(),
    durationMs: Math.round(exchange.durationMs),
    clock: exchange.clockSimulated ? "simulated, for tests: proves no time" : "of this machine",
    client: exchange.rendered ? "Chromium" : "HTTP client",
    httpVersion: exchange.httpVersion ?? "not reported by the browser; HTTP/1.1 stands for it",
    renderedAt: exchange.rendered?.at.toISOString() ?? null,
    resolverAnswer: exchange.resolved,
    connectedTo: { address: exchange.remoteAddress, port: exchange.remotePort },
    tls: tls && {
      ...tls,
      certificates: (tls.certificateChainPem ?? []).map(describeCertificate),
    },
    bodySha256: createHash("sha256").update(exchange.body).digest("hex"),
    software,
  };
}

function describeCertificate(pem: string): object {
  const certificate = new X509Certificate(pem);
  return {
    sha256: createHash("sha256").update(certificate.raw).digest("hex"),
    subject: certificate.subject,
    issuer: certificate.issuer,
    serialNumber: certificate.serialNumber,
    validFrom: certificate.validFromDate.toISOString(),
    validTo: certificate.validToDate.toISOString(),
  };
}
