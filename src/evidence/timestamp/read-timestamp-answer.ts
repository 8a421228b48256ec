import { createHash, verify, X509Certificate } from "node:crypto";
import { OnRecordError } from "../../errors/on-record-error.ts";
import { childOf, readDer, tags, writeDer, writeOid, type DerElement } from "./der.ts";
import { writePositive } from "./write-timestamp-request.ts";

/** The authority did not answer with a token for what was asked. */
export class TimestampRefusedError extends OnRecordError {
  readonly code = "timestamp-refused";
  readonly retry = "later";
}

export interface TimestampToken {
  /** The token alone (CMS SignedData in DER), as `openssl ts -verify -token_in` reads it. */
  token: Buffer;
  saysAt: Date;
}

const signedDataOid = writeOid("1.2.840.113549.1.7.2");
const tstInfoOid = writeOid("1.2.840.113549.1.9.16.1.4");
const messageDigestOid = writeOid("1.2.840.113549.1.9.4");
/** Of the digest algorithms that authorities sign with. */
const digestNames = new Map([
  [writeOid("2.16.840.1.101.3.4.2.1").toString("hex"), "sha256"],
  [writeOid("2.16.840.1.101.3.4.2.2").toString("hex"), "sha384"],
  [writeOid("2.16.840.1.101.3.4.2.3").toString("hex"), "sha512"],
]);
const context0 = 0xa0;

const refuse = (what: string): never => {
  throw new TimestampRefusedError(
    `The time-stamp authority ${what}. Nothing was stored; check its address, or name another one.`,
  );
};

/**
 * Reads a TimeStampResp (RFC 3161, 2.4.2): granted, over this hash, with this nonce, and signed by the certificate inside. Whether
 * that certificate is one to trust is not judged here.
 *
 * @throws {TimestampRefusedError}
 */
export function readTimestampAnswer(
  answer: Buffer,
  asked: { sha256: Uint8Array; nonce: Uint8Array },
): TimestampToken {
  try {
    const [response, ...more] = readDer(answer);
    if (response?.tag !== tags.sequence || more.length > 0) return refuse("answered no time stamp");
    const status = childOf(childOf(response, 0, tags.sequence), 0, tags.integer).content;
    if (status.length !== 1 || status[0]! > 1)
      return refuse(`refused (status ${status.toString("hex")})`);
    const token = childOf(response, 1, tags.sequence);
    const { info, saysAt } = readSigned(token);
    checkInfo(info, asked);
    return { token: Buffer.from(token.raw), saysAt };
  } catch (error) {
    if (error instanceof TimestampRefusedError) throw error;
    // Not DER, no certificate, no key: whatever breaks the reading of it.
    throw new TimestampRefusedError(
      "The time-stamp authority answered something that cannot be read. Nothing was stored; check its address, or name another one.",
      { cause: error },
    );
  }
}

/** TSTInfo: version, policy, messageImprint, serialNumber, genTime, … nonce. */
function checkInfo(info: DerElement, asked: { sha256: Uint8Array; nonce: Uint8Array }): void {
  const imprint = childOf(info, 2, tags.sequence);
  if (!childOf(imprint, 1, tags.octetString).content.equals(asked.sha256))
    refuse("signed another hash than the one it was asked for");
  const nonce = writePositive(asked.nonce);
  // Behind genTime stand optional fields; an integer among them is the nonce.
  const hasNonce = readDer(info.content)
    .slice(5)
    .some(({ raw }) => raw.equals(nonce));
  if (!hasNonce) refuse("answered with an old token: its nonce is not ours");
}

function readSigned(token: DerElement): { info: DerElement; saysAt: Date } {
  if (!childOf(token, 0, tags.oid).raw.equals(signedDataOid)) refuse("answered no signed data");
  const signed = childOf(childOf(token, 1, context0), 0, tags.sequence);
  const encapsulated = childOf(signed, 2, tags.sequence);
  if (!childOf(encapsulated, 0, tags.oid).raw.equals(tstInfoOid)) refuse("signed no time stamp");
  const content = childOf(childOf(encapsulated, 1, context0), 0, tags.octetString).content;
  const parts = readDer(signed.content).slice(3);
  const certificates = parts.find(({ tag }) => tag === context0);
  const signers = parts.find(({ tag }) => tag === tags.set);
  if (!certificates || !signers) return refuse("sent its certificate or its signature not along");
  checkSigner(childOf(signers, 0, tags.sequence), content, readDer(certificates.content));
  const [info] = readDer(content);
  if (info?.tag !== tags.sequence) return refuse("signed something that is no time stamp");
  return { info, saysAt: readTime(childOf(info, 4, tags.generalizedTime)) };
}

/** The signature is over the signed attributes, which name the digest of the content (RFC 5652, 5.4). */
function checkSigner(signer: DerElement, content: Buffer, certificates: DerElement[]): void {
  const fields = readDer(signer.content);
  const digest = digestNames.get(
    readDer(fields[2]?.content ?? Buffer.alloc(0))[0]?.raw.toString("hex") ?? "",
  );
  const attributes = fields[3];
  const signature = fields.find(({ tag }, index) => index > 3 && tag === tags.octetString);
  if (!digest || attributes?.tag !== context0 || !signature)
    return refuse("signed in a way that is not read here");
  const named = readDer(attributes.content).find(({ content: inner }) =>
    readDer(inner)[0]?.raw.equals(messageDigestOid),
  );
  const expected = writeDer(
    tags.set,
    writeDer(tags.octetString, createHash(digest).update(content).digest()),
  );
  if (!named || !readDer(named.content)[1]?.raw.equals(expected))
    return refuse("signed another content than the one it sent");
  const signedBytes = writeDer(tags.set, attributes.content);
  const fits = certificates.some(({ raw }) =>
    verify(digest, signedBytes, new X509Certificate(raw).publicKey, signature.content),
  );
  if (!fits) refuse("sent a signature that does not fit its certificate");
}

/** `20261122103000Z`, with or without a fraction. */
function readTime({ content }: DerElement): Date {
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:\.\d+)?Z$/.exec(content.toString("latin1")) ?? [];
  if (!second) return refuse("names no time");
  return new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
}
