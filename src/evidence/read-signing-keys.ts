import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
} from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { OnRecordError } from "../errors/on-record-error.ts";
import { fingerprintOf } from "./standalone/verify-evidence.mjs";

export class SigningKeyError extends OnRecordError {
  readonly code = "signing-key";
  readonly retry = "never";
}

/** The identity of an installation in proofs. */
export interface SigningKeys {
  /** Ed25519: heads of the log and packages. */
  logKey: KeyObject;
  /** Its public half: SPKI in base64. */
  publicKey: string;
  /** SHA-256 of the public key in DER form, hex: what people compare. */
  fingerprint: string;
  /** ECDSA P-384: the signature that WACZ players know how to read. */
  playerKey: KeyObject;
  playerPublicKey: string;
}

const spki = (key: KeyObject): string =>
  createPublicKey(key).export({ format: "der", type: "spki" }).toString("base64");

/**
 * The signing keys of `<dataDir>/evidence-keys.pem`, which is made (mode 0600) where there is none: two private keys, Ed25519
 * first. Who has the file can sign in our name; who loses it can still show what was signed.
 *
 * @throws {SigningKeyError} when the file holds something else
 */
export function readSigningKeys(dataDir: string): SigningKeys {
  const file = path.join(dataDir, "evidence-keys.pem");
  if (!fs.existsSync(file)) makeKeys(file);
  const blocks = fs
    .readFileSync(file, "utf8")
    .match(/-----BEGIN PRIVATE KEY-----[\s\S]+?-----END PRIVATE KEY-----/g);
  try {
    const [logKey, playerKey] = (blocks ?? []).map((pem) => createPrivateKey(pem));
    if (logKey?.asymmetricKeyType !== "ed25519" || playerKey?.asymmetricKeyType !== "ec")
      throw new Error("not an Ed25519 and an ECDSA key");
    const publicKey = spki(logKey);
    return {
      logKey,
      publicKey,
      fingerprint: fingerprintOf(publicKey),
      playerKey,
      playerPublicKey: spki(playerKey),
    };
  } catch (cause) {
    throw new SigningKeyError(
      `The signing keys in ${file} cannot be read. Restore the file from a backup; if there is none, move it away: new keys are made, and everybody who knows the old fingerprint has to be told the new one.`,
      { cause },
    );
  }
}

/** Whole or not at all, and whoever comes first: another process may be making them in this moment. */
function makeKeys(file: string): void {
  const pem = [
    generateKeyPairSync("ed25519").privateKey,
    generateKeyPairSync("ec", { namedCurve: "P-384" }).privateKey,
  ]
    .map((key) => key.export({ format: "pem", type: "pkcs8" }))
    .join("");
  fs.mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  const part = `${file}.${process.pid}`;
  fs.writeFileSync(part, pem, { mode: 0o600 });
  try {
    fs.linkSync(part, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    fs.rmSync(part, { force: true });
  }
}
