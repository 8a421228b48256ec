import type { CaptureExchange } from "./capture-exchange.ts";
import { describeConnection } from "./describe-connection.ts";
import { buildWarcRecord, type RecordContent } from "./build-warc-record.ts";
import { renameFraming, writeHttpHead } from "./write-http-head.ts";

/** How a record names the bytes in it: the field `OnRecord-Payload` of our WARC records. */
export const payloadForms = {
  wire: "as on the wire, content-coding kept, transfer-coding removed",
  decoded: "decoded by the browser, content-coding and transfer-coding removed",
  notKept: "not kept: the browser no longer had it",
  notRead: "not read: the answer led on to another address",
  rendered: "made by the browser: the DOM as HTML after scripts ran",
  screenshot: "made by the browser: the whole page as a picture",
  pdf: "made by the browser: the page as printed",
} as const;

const headForms = {
  wire: "fields as received, in order; start line and line breaks rebuilt",
  browser:
    "fields as the browser reports them; x-orig- before those that no longer fit the decoded body",
} as const;

/**
 * All of one exchange as WARC 1.1 records, each a gzip member of its own, so that captures can be put one behind another:
 * answers that led on, request, response, how it was connected, and what the browser made of the page.
 */
export async function writeCaptureWarc(exchange: CaptureExchange): Promise<Buffer> {
  const parts: Buffer[] = [];
  const add = async (content: RecordContent): Promise<string> => {
    const { id, bytes } = await buildWarcRecord(content);
    parts.push(bytes);
    return id;
  };
  for (const hop of exchange.redirects)
    if (hop.headers.length > 0) await add(redirectRecord(exchange, hop));
  const responseId = await add(responseRecord(exchange));
  const beside = { "WARC-Concurrent-To": responseId };
  await add(requestRecord(exchange, beside));
  await add({
    type: "metadata",
    url: exchange.finalUrl,
    at: exchange.startedAt,
    contentType: "application/json",
    payload: Buffer.from(JSON.stringify(describeConnection(exchange), null, 2)),
    fields: { "WARC-Refers-To": responseId },
  });
  for (const content of browserRecords(exchange, { "WARC-Refers-To": responseId }))
    await add(content);
  return Buffer.concat(parts);
}

function requestRecord(exchange: CaptureExchange, fields: Record<string, string>): RecordContent {
  const { pathname, search } = new URL(exchange.finalUrl);
  const version = exchange.httpVersion ?? "1.1";
  return {
    type: "request",
    url: exchange.finalUrl,
    at: exchange.startedAt,
    contentType: "application/http; msgtype=request",
    head: writeHttpHead(
      `${exchange.requestMethod} ${pathname}${search} HTTP/${version}`,
      exchange.requestHeaders,
    ),
    payload: new Uint8Array(),
    fields: { ...fields, "OnRecord-Head": headForms[exchange.rendered ? "browser" : "wire"] },
  };
}

function responseRecord(exchange: CaptureExchange): RecordContent {
  const { rendered, wireBody } = exchange;
  const payload = wireBody ?? rendered?.document ?? new Uint8Array();
  const form = wireBody ? "wire" : rendered?.document ? "decoded" : "notKept";
  const headers = wireBody ? exchange.responseHeaders : renameFraming(exchange.responseHeaders);
  return {
    type: "response",
    url: exchange.finalUrl,
    at: exchange.startedAt,
    contentType: "application/http; msgtype=response",
    head: writeHttpHead(
      `HTTP/${exchange.httpVersion ?? "1.1"} ${exchange.status} ${exchange.statusText}`,
      headers,
    ),
    payload,
    fields: {
      ...(exchange.remoteAddress ? { "WARC-IP-Address": exchange.remoteAddress } : {}),
      ...(form === "notKept" ? { "WARC-Truncated": "unspecified" } : {}),
      "OnRecord-Head": headForms[wireBody ? "wire" : "browser"],
      "OnRecord-Payload": payloadForms[form],
    },
  };
}

function redirectRecord(
  exchange: CaptureExchange,
  hop: CaptureExchange["redirects"][number],
): RecordContent {
  return {
    type: "response",
    url: hop.url,
    at: exchange.startedAt,
    contentType: "application/http; msgtype=response",
    head: writeHttpHead(`HTTP/1.1 ${hop.status} `, hop.headers),
    payload: new Uint8Array(),
    fields: {
      ...(hop.remoteAddress ? { "WARC-IP-Address": hop.remoteAddress } : {}),
      "WARC-Truncated": "unspecified",
      "OnRecord-Head": headForms.wire,
      "OnRecord-Payload": payloadForms.notRead,
    },
  };
}

/** The DOM stands under the page's own address, so that it can be replayed; its time is a little later than the response's. */
function browserRecords(
  exchange: CaptureExchange,
  fields: Record<string, string>,
): RecordContent[] {
  const at = exchange.rendered?.at ?? exchange.startedAt;
  const made = (url: string, contentType: string, payload: Uint8Array | null, form: string) =>
    payload
      ? [
          {
            type: "resource" as const,
            url,
            at,
            contentType,
            payload,
            fields: { ...fields, "OnRecord-Payload": form },
          },
        ]
      : [];
  const { finalUrl, rendered } = exchange;
  return [
    ...made(
      finalUrl,
      "text/html; charset=utf-8",
      rendered ? exchange.body : null,
      payloadForms.rendered,
    ),
    ...made(
      `urn:fullPage:${finalUrl}`,
      "image/png",
      exchange.screenshotPng,
      payloadForms.screenshot,
    ),
    ...made(`urn:pdf:${finalUrl}`, "application/pdf", exchange.pdf, payloadForms.pdf),
  ];
}
