import type { DetailedPeerCertificate, TLSSocket } from "node:tls";
import type { TlsDetails } from "./egress-response.ts";

/** What a TLS connection rests on, as evidence beside a capture. */
export function describeTls(socket: TLSSocket): TlsDetails {
  const leaf = socket.getPeerCertificate(true);
  return {
    protocol: socket.getProtocol() ?? "unknown",
    cipher: socket.getCipher().standardName,
    certificateChainPem: listChain(leaf).map((certificate) => toPem(certificate.raw)),
    validFrom: new Date(leaf.valid_from).toISOString(),
    validTo: new Date(leaf.valid_to).toISOString(),
    fingerprint256: leaf.fingerprint256,
    subject: describeName(leaf.subject),
    issuer: describeName(leaf.issuer),
  };
}

/** Leaf first; a root points at itself. */
function listChain(leaf: DetailedPeerCertificate): DetailedPeerCertificate[] {
  const chain: DetailedPeerCertificate[] = [];
  let next: DetailedPeerCertificate | undefined = leaf;
  while (
    next?.raw !== undefined &&
    !chain.some((seen) => seen.fingerprint256 === next!.fingerprint256)
  ) {
    chain.push(next);
    next = next.issuerCertificate;
  }
  return chain;
}

function toPem(der: Buffer): string {
  const lines = der.toString("base64").match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join("\n")}\n-----END CERTIFICATE-----\n`;
}

function describeName(name: object): string {
  return Object.entries(name)
    .map(([key, value]) => `${key}=${String(value)}`)
    .join(", ");
}
