import { createHash } from "node:crypto";
import http from "node:http";
import type { AddressInfo } from "node:net";

/** How the calendar misbehaves. */
export type Misbehaviour =
  | "none"
  | "slow"
  | "garbage"
  | "endless"
  | "cut off"
  | "something behind"
  | "too deep"
  | "unknown step"
  | "promises nothing"
  | "promise with a line break"
  | "server error"
  | "redirect";

const pendingTag = Buffer.from("83dfe30d2ef90c8e", "hex");
const bitcoinTag = Buffer.from("0588960d73d71901", "hex");
export const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest();
const withLength = (bytes: Uint8Array) => Buffer.concat([Buffer.of(bytes.length), bytes]);
/** Written by hand here, so that what the program writes is not read by its own mistakes. */
const attest = (tag: Buffer, payload: Buffer) =>
  Buffer.concat([Buffer.of(0), tag, withLength(payload)]);
export const pending = (uri: string) => attest(pendingTag, withLength(Buffer.from(uri)));
/** Block 800,000: 0x00, 0x35, 0x0c from the highest seven bits down. */
export const inBlock800000 = attest(bitcoinTag, Buffer.of(0x80, 0xea, 0x30));
const append = (bytes: Buffer) => Buffer.concat([Buffer.of(0xf0), withLength(bytes)]);
const prepend = (bytes: Buffer) => Buffer.concat([Buffer.of(0xf1), withLength(bytes)]);
const hash = Buffer.of(0x08);

const ownMark = Buffer.from("0011223344556677", "hex");
const sister = Buffer.alloc(32, 9);
/** What a calendar of these tests promises to put into Bitcoin, and the Merkle root it ends in, for the digest that it was handed. */
export const commitmentOf = (digest: Uint8Array) => sha256(Buffer.concat([digest, ownMark]));
export const merkleRootOf = (commitment: Buffer) =>
  sha256(sha256(Buffer.concat([sister, commitment])));

/** A calendar of OpenTimestamps on loopback that keeps its promises when told to, and misbehaves as told. */
export async function startFakeCalendar(): Promise<{
  url: string;
  behave(how: Misbehaviour): void;
  /** From now on everything that was handed in is in a block. */
  confirm(): void;
  asked: { method: string; path: string; body: string }[];
  close(): Promise<void>;
}> {
  let how: Misbehaviour = "none";
  let isConfirmed = false;
  const asked: { method: string; path: string; body: string }[] = [];
  const server = http.createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const path = request.url ?? "";
      const method = request.method ?? "";
      asked.push({ method, path, body: Buffer.concat(chunks).toString("hex") });
      if (how === "slow") return;
      if (how === "server error") return response.writeHead(500).end();
      if (how === "redirect") return response.writeHead(302, { location: "/elsewhere" }).end();
      if (method === "GET" && !isConfirmed) return response.writeHead(404).end("Pending");
      response.writeHead(200, { "content-type": "application/octet-stream" });
      if (how === "endless") return void pour(response);
      return response.end(answer(method, how, url()));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: url(),
    behave: (next) => void (how = next),
    confirm: () => void (isConfirmed = true),
    asked,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function answer(method: string, how: Misbehaviour, url: string): Buffer {
  const proof =
    method === "GET"
      ? Buffer.concat([prepend(sister), hash, hash, inBlock800000])
      : Buffer.concat([append(ownMark), hash, pending(url)]);
  if (how === "garbage") return Buffer.from("<html>It works!</html>");
  if (how === "cut off") return proof.subarray(0, -3);
  if (how === "something behind") return Buffer.concat([proof, Buffer.of(0)]);
  if (how === "too deep") return Buffer.concat([Buffer.alloc(300, 0x08), pending(url)]);
  if (how === "unknown step") return Buffer.concat([Buffer.of(0xf2), pending(url)]);
  if (how === "promises nothing") return attest(Buffer.alloc(8, 1), Buffer.of(1));
  if (how === "promise with a line break") return pending(`${url}/\nok`);
  return proof;
}

function pour(response: http.ServerResponse): void {
  if (response.destroyed) return;
  response.write(Buffer.alloc(65_536), () => pour(response));
}
