import { createHash, createPrivateKey, sign } from "node:crypto";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { childOf, readDer, tags, writeDer, writeOid } from "../../src/evidence/timestamp/der.ts";
import { sha256Algorithm } from "../../src/evidence/timestamp/write-timestamp-request.ts";
import { leafKeyPem, leafPem } from "../egress/synthetic-certificates.ts";

/** How the authority misbehaves. */
export type Misbehaviour =
  | "none"
  | "refuses"
  | "other hash"
  | "other nonce"
  | "broken signature"
  | "other content"
  | "clock of yesterday"
  | "garbage"
  | "server error"
  | "redirect"
  | "endless";

const integer = (value: number) => writeDer(tags.integer, Buffer.of(value));
const certificate = Buffer.from(leafPem.replaceAll(/-----[^-]+-----|\s/g, ""), "base64");
const timeOf = (date: Date) => `${date.toISOString().replaceAll(/\D/g, "").slice(0, 14)}Z`;

/** A time-stamp authority on loopback that signs with the synthetic certificate of the tests, and misbehaves as told. */
export async function startFakeAuthority(): Promise<{
  url: string;
  behave(how: Misbehaviour): void;
  asked(): number;
  close(): Promise<void>;
}> {
  let how: Misbehaviour = "none";
  let asked = 0;
  const server = http.createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      asked += 1;
      if (how === "server error") return response.writeHead(500).end();
      if (how === "redirect") return response.writeHead(302, { location: "/elsewhere" }).end();
      response.writeHead(200, { "content-type": "application/timestamp-reply" });
      if (how === "endless") return void pour(response);
      if (how === "garbage") return response.end("<html>It works!</html>");
      return response.end(answer(Buffer.concat(chunks), how));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/tsr`,
    behave: (next) => void (how = next),
    asked: () => asked,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function pour(response: http.ServerResponse): void {
  if (response.destroyed) return;
  response.write(Buffer.alloc(65_536), () => pour(response));
}

function answer(query: Buffer, how: Misbehaviour): Buffer {
  const status = (value: number) => writeDer(tags.sequence, integer(value));
  if (how === "refuses") return writeDer(tags.sequence, status(2));
  const [request] = readDer(query);
  const imprint = childOf(request!, 1, tags.sequence);
  const nonce = childOf(request!, 2, tags.integer).raw;
  const other = writeDer(
    tags.sequence,
    sha256Algorithm,
    writeDer(tags.octetString, Buffer.alloc(32)),
  );
  const yesterday = new Date(Date.now() - 86_400_000);
  const info = writeDer(
    tags.sequence,
    integer(1),
    writeOid("1.2.3.4.1"),
    how === "other hash" ? other : imprint.raw,
    integer(7),
    writeDer(
      tags.generalizedTime,
      Buffer.from(timeOf(how === "clock of yesterday" ? yesterday : new Date())),
    ),
    how === "other nonce" ? integer(5) : nonce,
  );
  return writeDer(
    tags.sequence,
    status(0),
    writeDer(
      tags.sequence,
      writeOid("1.2.840.113549.1.7.2"),
      writeDer(0xa0, signedData(info, how)),
    ),
  );
}

function signedData(info: Buffer, how: Misbehaviour): Buffer {
  const digest = createHash("sha256")
    .update(how === "other content" ? "other" : info)
    .digest();
  const attributes = writeDer(
    tags.sequence,
    writeOid("1.2.840.113549.1.9.4"),
    writeDer(tags.set, writeDer(tags.octetString, digest)),
  );
  const signature = sign("sha256", writeDer(tags.set, attributes), createPrivateKey(leafKeyPem));
  if (how === "broken signature") signature[signature.length - 1]! ^= 1;
  const [fields] = readDer(certificate);
  const parts = readDer(readDer(fields!.content)[0]!.content);
  const signer = writeDer(
    tags.sequence,
    integer(1),
    writeDer(tags.sequence, parts[3]!.raw, parts[1]!.raw),
    sha256Algorithm,
    writeDer(0xa0, attributes),
    writeDer(tags.sequence, writeOid("1.2.840.10045.4.3.2")),
    writeDer(tags.octetString, signature),
  );
  return writeDer(
    tags.sequence,
    integer(3),
    writeDer(tags.set, sha256Algorithm),
    writeDer(
      tags.sequence,
      writeOid("1.2.840.113549.1.9.16.1.4"),
      writeDer(0xa0, writeDer(tags.octetString, info)),
    ),
    writeDer(0xa0, certificate),
    writeDer(tags.set, signer),
  );
}
