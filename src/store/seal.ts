import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { OnRecordError } from "../errors/on-record-error.ts";
import { newId } from "./new-id.ts";
import type { Db } from "./open-store.ts";

export class SealError extends OnRecordError {
  readonly code = "seal";
  readonly retry = "never";
}

/** The master key: from the environment, else from `<dataDir>/key`, which is made (mode 0600) when nothing is there. */
export function readMasterKey(dataDir: string, fromEnvironment: string | undefined): Buffer {
  if (fromEnvironment) return Buffer.from(fromEnvironment, "base64");
  const file = path.join(dataDir, "key");
  try {
    return checkLength(Buffer.from(fs.readFileSync(file, "utf8").trim(), "base64"), file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
  fs.mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  try {
    fs.writeFileSync(file, `${randomBytes(32).toString("base64")}\n`, { mode: 0o600, flag: "wx" });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error; // another process of ours was first
  }
  return checkLength(Buffer.from(fs.readFileSync(file, "utf8").trim(), "base64"), file);
}

function checkLength(key: Buffer, file: string): Buffer {
  if (key.length !== 32) throw new SealError(`The master key in ${file} is not 32 bytes in base64. Restore it from a backup: sealed names cannot be read without it.`);
  return key;
}

/** Makes a record key (AES-256-GCM, wrapped with the master key) and returns its row id with the key. */
export async function addRecordKey(db: Db, master: Buffer, now: Date): Promise<{ id: string; key: Buffer }> {
  const id = newId();
  const key = randomBytes(32);
  await db.recordKey.create({ data: { id, wrappedKey: seal(master, key, id), createdAt: now } });
  return { id, key };
}

/** @throws {SealError} when the record was erased or the master key is another one. */
export function openRecordKey(master: Buffer, record: { id: string; wrappedKey: Uint8Array | null }): Buffer {
  if (!record.wrappedKey) throw new SealError(`Record ${record.id} was erased: its key is destroyed and what it sealed cannot be read.`);
  return unseal(master, record.wrappedKey, record.id);
}

/** Destroys the key: what it sealed is gone from every backup that lacks it too. */
export async function eraseRecord(db: Db, recordKeyId: string, now: Date): Promise<void> {
  await db.recordKey.update({ where: { id: recordKeyId }, data: { wrappedKey: null, destroyedAt: now } });
}

export const sealText = (key: Buffer, text: string, recordKeyId: string) => seal(key, Buffer.from(text, "utf8"), recordKeyId);
export const unsealText = (key: Buffer, sealed: Uint8Array, recordKeyId: string): string => unseal(key, sealed, recordKeyId).toString("utf8");

/** 12 bytes nonce, 16 bytes tag, ciphertext. The record's id is authenticated, so that fields cannot be exchanged. */
function seal(key: Buffer, bytes: Buffer, context: string): Uint8Array<ArrayBuffer> {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key, nonce);
  cipher.setAAD(Buffer.from(context));
  const body = Buffer.concat([cipher.update(bytes), cipher.final()]);
  return new Uint8Array(Buffer.concat([nonce, cipher.getAuthTag(), body]));
}

function unseal(key: Buffer, sealed: Uint8Array, context: string): Buffer {
  const bytes = Buffer.from(sealed);
  const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, 12));
  decipher.setAAD(Buffer.from(context));
  decipher.setAuthTag(bytes.subarray(12, 28));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]);
  } catch (cause) {
    throw new SealError("A sealed field cannot be opened: the master key is another one, or the field was changed. Use the key that belongs to this database (ONRECORD_MASTER_KEY or the file `key` in the data directory).", { cause });
  }
}
