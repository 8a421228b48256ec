import { sign } from "node:crypto";
import { sha256Hex } from "../blob-store.ts";
import type { SigningKeys } from "../read-signing-keys.ts";
import { software } from "../software.ts";
import { packageStatement, writeDigest } from "../standalone/verify-evidence.mjs";

/**
 * datapackage-digest.json: the signature that WACZ players read (WACZ Signing and Verification 0.1.0, anonymous), and around it
 * ours, so that of one package there is one signature and no second spelling of it.
 */
export function signPackage(manifest: Buffer, keys: SigningKeys, createdAt: Date): Buffer {
  const hash = `sha256:${sha256Hex(manifest)}`;
  const signedData = {
    hash,
    created: createdAt.toISOString(),
    software,
    version: "0.1.0",
    signature: sign("sha256", Buffer.from(hash), {
      key: keys.playerKey,
      dsaEncoding: "ieee-p1363",
    }).toString("base64"),
    publicKey: keys.playerPublicKey,
  };
  const signature = sign(null, Buffer.from(packageStatement(signedData)), keys.logKey);
  return Buffer.from(
    writeDigest({
      hash,
      signedData,
      onRecord: { publicKey: keys.publicKey, signature: signature.toString("base64") },
    }),
  );
}
