import { createHash, X509Certificate } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { WARCParser } from "warcio";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fetchPlain } from "../../crawlers/fetch/fetch-plain.ts";
import { toExchange } from "../../crawlers/visit/to-exchange.ts";
import { createEgress } from "../../src/egress/create-egress.ts";
import { openBlobDirectory, sha256Hex, type BlobStore } from "../../src/evidence/blob-store.ts";
import { storeExchange } from "../../src/evidence/store-exchange.ts";
import { checkWarc } from "../../src/evidence/standalone/verify-evidence.mjs";
import { writeCaptureWarc } from "../../src/evidence/write-capture-warc.ts";
import { serveTls } from "../egress/serve.ts";
import { authorityPem, leafPem } from "../egress/synthetic-certificates.ts";
import { pdf, picture, plainExchange, renderedExchange, texts } from "./seed-evidence.ts";

const at = new Date("2026-11-02T08:00:00.125Z");
const url = "https://police.example/ru/release-1?page=1";

interface ReadRecord {
  type: string;
  url: string;
  fields: Map<string, string>;
  head: string;
  payload: Buffer;
}

/** With warcio, so that what we write is what others read. */
async function readWithWarcio(bytes: Buffer): Promise<ReadRecord[]> {
  const records: ReadRecord[] = [];
  for await (const record of new WARCParser([bytes], { keepHeadersCase: true })) {
    const payload = Buffer.from(await record.readFully(false));
    records.push({
      type: record.warcType,
      url: record.warcTargetURI ?? "",
      fields: new Map(record.warcHeaders.headers.entries()),
      head: record.httpHeaders?.toString() ?? "",
      payload,
    });
  }
  return records;
}

const ofType = (records: ReadRecord[], type: string) => records.filter((one) => one.type === type);

describe("the WARC of a capture", () => {
  let dir: string;
  let blobs: BlobStore;
  beforeAll(() => {
    dir = fs.mkdtempSync(path.join(os.tmpdir(), "onrecord warc "));
    blobs = openBlobDirectory(dir);
  });
  afterAll(() => fs.rmSync(dir, { recursive: true, force: true }));

  test("holds request and response as they were on the wire, and says so", async () => {
    const exchange = plainExchange(url, texts.first, at);
    const records = await readWithWarcio(await writeCaptureWarc(exchange));
    const [response] = ofType(records, "response");
    expect(response!.payload.equals(Buffer.from(exchange.wireBody!))).toBe(true);
    expect(gunzipSync(response!.payload).toString("utf8")).toBe(texts.first);
    expect(response!.fields.get("OnRecord-Payload")).toContain("as on the wire");
    expect(response!.fields.get("WARC-Payload-Digest")).toBe(
      `sha256:${sha256Hex(exchange.wireBody!)}`,
    );
    expect(response!.fields.get("WARC-Date")).toBe("2026-11-02T08:00:00.125Z");
    expect(response!.fields.get("WARC-IP-Address")).toBe("192.0.2.10");
    const [request] = ofType(records, "request");
    expect(request!.head).toMatch(/^GET \/ru\/release-1\?page=1 HTTP\/1.1\r\nhost: police.example/);
  });

  test("keeps header fields in their order and spelling, twice where they came twice", async () => {
    const warc = gunzipSync(await writeCaptureWarc(plainExchange(url, texts.first, at)));
    expect(warc.toString("latin1")).toContain(
      "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\nSet-Cookie: a=1\r\nSet-Cookie: b=2\r\n\r\n",
    );
  });

  test("names resolver answer, address, certificate and clock", async () => {
    const records = await readWithWarcio(
      await writeCaptureWarc(plainExchange(url, texts.first, at)),
    );
    const connection = JSON.parse(ofType(records, "metadata")[0]!.payload.toString("utf8"));
    expect(connection).toMatchObject({
      resolverAnswer: ["192.0.2.10", "2001:db8::10"],
      connectedTo: { address: "192.0.2.10", port: 443 },
      tls: { protocol: "TLSv1.3", certificates: [{ subject: "CN=secure.localhost" }] },
      clock: "simulated, for tests: proves no time",
      bodySha256: sha256Hex(texts.first),
    });
    expect(connection.tls.certificates[0].sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  test("of a rendered page keeps what the server sent beside what the browser made, each under its name", async () => {
    const exchange = renderedExchange(url, texts.rendered, at);
    const records = await readWithWarcio(await writeCaptureWarc(exchange));
    const [response] = ofType(records, "response");
    expect(response!.payload.toString("utf8")).toContain("<script src=/app.js>");
    expect(response!.fields.get("OnRecord-Payload")).toContain("decoded by the browser");
    expect(response!.head).toContain("x-orig-content-encoding: br");
    const made = Object.fromEntries(
      ofType(records, "resource").map((one) => [one.url.replace(url, ""), one]),
    );
    expect(made[""]!.payload.toString("utf8")).toBe(texts.rendered);
    expect(made["urn:fullPage:"]!.payload.equals(picture)).toBe(true);
    expect(made["urn:pdf:"]!.payload.equals(pdf)).toBe(true);
  });

  test("admits what it does not have: a document the browser forgot, an answer that led on", async () => {
    const exchange = renderedExchange(url, texts.rendered, at);
    const records = await readWithWarcio(
      await writeCaptureWarc({
        ...exchange,
        rendered: { document: null, at },
        redirects: [
          {
            url: "http://police.example/1",
            status: 301,
            location: url,
            headers: [["Location", url]],
            remoteAddress: "192.0.2.10",
          },
        ],
      }),
    );
    const [hop, response] = ofType(records, "response");
    expect(hop!.fields.get("OnRecord-Payload")).toContain("not read");
    expect(hop!.head).toContain(`Location: ${url}`);
    expect(response!.fields.get("OnRecord-Payload")).toContain("not kept");
    expect(response!.fields.get("WARC-Truncated")).toBe("unspecified");
  });

  test("names the certificate that the server itself showed, over a real connection", async () => {
    const { port } = await serveTls((_request, response) => {
      response.setHeader("content-encoding", "gzip");
      response.write(gzipSync(texts.first).subarray(0, 20)); // in two chunks
      response.end(gzipSync(texts.first).subarray(20));
    });
    const clock = { now: () => at, simulated: true };
    const egress = createEgress({
      userAgent: "OnRecord/test",
      allowPrivate: ["*.localhost:*"],
      trustedCertificates: [authorityPem],
      clock,
    });
    const answer = await fetchPlain(egress, {
      url: `https://secure.localhost:${port}/ru/1`,
      key: "1",
      render: false,
    });
    const facts = await storeExchange(blobs, toExchange(clock, answer));
    const records = await readWithWarcio(await blobs.get(facts.warcSha256!));
    const connection = JSON.parse(ofType(records, "metadata")[0]!.payload.toString("utf8"));
    expect(connection.tls.certificates[0]).toMatchObject({
      subject: "CN=secure.localhost",
      issuer: "CN=On Record synthetic authority",
      sha256: createHash("sha256").update(new X509Certificate(leafPem).raw).digest("hex"),
    });
    expect(connection.connectedTo).toEqual({ address: "127.0.0.1", port });
    expect(connection.resolverAnswer).toContain("127.0.0.1");
    expect(ofType(records, "request")[0]!.head).toContain("accept-encoding: gzip, br");
    expect(ofType(records, "response")[0]!.head).toMatch(/transfer-encoding: chunked/i);
    expect(checkWarc(await blobs.get(facts.warcSha256!), facts, "this one")).toHaveLength(3);
  });

  test("cannot be split by a line break in a header value", async () => {
    const exchange = plainExchange(url, texts.first, at);
    const records = await readWithWarcio(
      await writeCaptureWarc({
        ...exchange,
        responseHeaders: [["x-evil", "a\r\n\r\nWARC/1.1\r\nWARC-Type: response"]],
      }),
    );
    expect(ofType(records, "response")).toHaveLength(1);
  });

  test("is stored whole before its facts are told, and fits them", async () => {
    for (const exchange of [
      plainExchange(url, texts.first, at),
      renderedExchange(url, texts.rendered, at),
    ]) {
      const facts = await storeExchange(blobs, exchange);
      const warc = await blobs.get(facts.warcSha256!);
      expect(checkWarc(warc, facts, "this one").length).toBeGreaterThan(2);
      expect(() =>
        checkWarc(warc, { ...facts, bodySha256: sha256Hex("other") }, "this one"),
      ).toThrow("this one");
    }
  });

  test("is refused when a digest in it is not that of its record", async () => {
    const facts = await storeExchange(blobs, plainExchange(url, texts.first, at));
    const warc = gunzipSync(await blobs.get(facts.warcSha256!)).toString("latin1");
    for (const field of ["WARC-Block-Digest", "WARC-Payload-Digest"]) {
      const wrong = warc.replace(
        new RegExp(`${field}: sha256:\\w{64}`),
        `${field}: sha256:${"0".repeat(64)}`,
      );
      const packed = gzipSync(Buffer.from(wrong, "latin1"));
      expect(() =>
        checkWarc(packed, { ...facts, warcSha256: sha256Hex(packed) }, "this one"),
      ).toThrow("A digest in the WARC records of this one does not fit");
    }
  });

  test("does not name the machine in what is sealed", async () => {
    const facts = await storeExchange(blobs, plainExchange(url, texts.first, at));
    const warc = gunzipSync(await blobs.get(facts.warcSha256!)).toString("latin1");
    const machine = `${os.hostname()}-${process.pid}`;
    expect(JSON.stringify(facts)).not.toContain(machine);
    expect(warc).not.toContain(machine);
    expect(facts.machine).toMatch(/^process-[0-9a-f]{12}$/);
  });
});
