import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { OnRecordError } from "../errors/on-record-error.ts";
import { newId } from "./new-id.ts";
import type { Db } from "./open-store.ts";

/**
 * Personal fields are sealed with a key per record (AES-256-GCM); the record's key is wrapped with the master key.
 * Destroying the record's key erases what it sealed, in backups too.
 */
export class SealError extends OnRecordError {
  readonly code = "sealed";
  readonly retry = "never";
}

const nonceBytes = 12;
const tagBytes = 16;

function encrypt(key: Buffer, plain: Buffer): Uint8Array<ArrayBuffer> {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv("aes-256-gcm", key, nonce);
  return new Uint8Array(
    Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]),
  );
}

function decrypt(key: Buffer, sealed: Uint8Array): Buffer {
  const bytes = Buffer.from(sealed);
  const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, nonceBytes));
  decipher.setAuthTag(bytes.subarray(-tagBytes));
  return Buffer.concat([decipher.update(bytes.subarray(nonceBytes, -tagBytes)), decipher.final()]);
}

export const sealText = (recordKey: Buffer, text: string): Uint8Array<ArrayBuffer> =>
  encrypt(recordKey, Buffer.from(text, "utf8"));

/** @throws {SealError} when the bytes were not sealed with this key. */
export function openSealedText(recordKey: Buffer, sealed: Uint8Array): string {
  try {
    return decrypt(recordKey, sealed).toString("utf8");
  } catch (cause) {
    throw new SealError(
      "A sealed field cannot be opened with its record's key. Check that the master key is the one this database was made with.",
      { cause },
    );
  }
}

/** Makes and stores a new record key. `masterKey` is 32 bytes. */
export async function createRecordKey(
  db: Db,
  masterKey: Buffer,
  now: Date,
): Promise<{ id: string; key: Buffer }> {
  const key = randomBytes(32);
  const id = newId();
  await db.recordKey.create({ data: { id, wrappedKey: encrypt(masterKey, key), createdAt: now } });
  return { id, key };
}

/** The record's key, or null once it was destroyed. @throws {SealError} when the master key is another one. */
export function unwrapRecordKey(
  masterKey: Buffer,
  row: { id: string; wrappedKey: Uint8Array | null },
): Buffer | null {
  if (row.wrappedKey === null) return null;
  try {
    return decrypt(masterKey, row.wrappedKey);
  } catch (cause) {
    throw new SealError(
      `Record key ${row.id} cannot be opened. Check that the master key is the one this database was made with.`,
      { cause },
    );
  }
}

/** Erases what the key sealed, for good. */
export async function destroyRecordKey(db: Db, id: string, now: Date): Promise<void> {
  await db.recordKey.update({ where: { id }, data: { wrappedKey: null, destroyedAt: now } });
}
