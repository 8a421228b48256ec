import { randomBytes } from "node:crypto";
import { sha256Hex, type BlobStore } from "./blob-store.ts";
import type { CaptureExchange } from "./capture-exchange.ts";
import type { CaptureFacts } from "./capture-log.ts";
import { writeCaptureWarc } from "./write-capture-warc.ts";

/** The facts of an exchange; what makes a capture of them is whose page it was. */
export type ExchangeFacts = Omit<
  CaptureFacts,
  "id" | "sourceId" | "itemId" | "viewOfId" | "absenceSign"
>;

/**
 * Stands for the machine in sealed facts: what leaves the house in a proof must not name the computer of a defender. Which
 * process it was is told by the attempt beside the capture, which stays in the house.
 */
const processMark = `process-${randomBytes(6).toString("hex")}`;

/**
 * Stores one exchange: its WARC, with screenshot and PDF in it, and its body as working copy. All of it is on disk, each file
 * whole under its hash, before the facts that are returned can be appended to the log: a crash in between leaves bytes that
 * nobody names, never an entry without its bytes.
 */
export async function storeExchange(
  blobs: BlobStore,
  exchange: CaptureExchange,
): Promise<ExchangeFacts> {
  const { rendered, body, wireBody, screenshotPng, pdf } = exchange;
  const bodySha256 = await blobs.put(body);
  const warcSha256 = await blobs.put(await writeCaptureWarc(exchange));
  return {
    url: exchange.requestedUrl,
    finalUrl: exchange.finalUrl,
    fetchedAt: exchange.startedAt.toISOString(),
    httpStatus: exchange.status,
    requestHeaders: exchange.requestHeaders.map(([name, value]) => [name, value]),
    responseHeaders: exchange.responseHeaders.map(([name, value]) => [name, value]),
    wireSha256: wireBody ? sha256Hex(wireBody) : bodySha256,
    bodySha256,
    bodyBytes: body.byteLength,
    contentType: exchange.contentType,
    remoteAddress: exchange.remoteAddress,
    resolverAnswer: [...exchange.resolved],
    tls: exchange.tls ?? null,
    viaBrowser: rendered !== null,
    renderedSha256: rendered ? bodySha256 : null,
    screenshotSha256: screenshotPng && sha256Hex(screenshotPng),
    pdfSha256: pdf && sha256Hex(pdf),
    warcSha256,
    ...(rendered?.document ? { documentSha256: sha256Hex(rendered.document) } : {}),
    clockSimulated: exchange.clockSimulated,
    machine: processMark,
  };
}
