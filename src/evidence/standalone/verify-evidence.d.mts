/** Types of the stand-alone verifier, which is plain JavaScript so that it runs wherever a package is opened. */

export class EvidenceFault extends Error {}

export interface SignedHead {
  /** Entries in the log. */
  size: number;
  /** Root of the Merkle tree over them, hex. */
  root: string;
  /** ISO 8601. */
  signedAt: string;
  /** Ed25519, base64. */
  signature: string;
}

export interface PackedCapture {
  seq: number;
  prevHash: string;
  entryHash: string;
  facts: Record<string, unknown>;
  inclusion: string[];
  warc?: { file: string; offset: number; length: number };
  files?: { screenshot?: string; pdf?: string };
  withheld?: { reason: string };
}

export interface PackageVerdict {
  ok: boolean;
  fault: string | null;
  checked: string[];
  unknown: string[];
  fingerprint: string | null;
  evidence: unknown;
}

export interface WarcRecordRead {
  /** Names in lower case. */
  fields: Map<string, string>;
  block: Buffer;
  payload: Buffer;
  status: number | null;
  encoding: string | null;
}

export function verifyPackage(
  place: string | Uint8Array,
  known?: { key?: string; head?: string },
): PackageVerdict;
export function fingerprintOf(publicKey: string): string;
export function isSignedBy(publicKey: string, text: string, signature: string): boolean;
export function packageStatement(signedData: object): string;
export function writeDigest(digest: {
  hash: string;
  signedData: object;
  onRecord: { publicKey: string; signature: string };
}): string;
export function headStatement(head: { size: number; root: string; signedAt: string }): string;
export function leafOf(entryHash: string): Buffer;
export function rootOfInclusion(
  entryHash: string,
  index: number,
  size: number,
  proof: string[],
): string | null;
export function isBeginning(
  older: { size: number; root: string },
  newer: { size: number; root: string },
  proof: string[],
): boolean;
export interface OtsTree {
  /** What the branches are about. */
  message: Buffer;
  attestations: { tag: string; payload: Buffer }[];
  steps: { operation: "append" | "prepend" | "sha256"; argument: Buffer | null; next: OtsTree }[];
}
export type OtsAttestation =
  | { kind: "pending"; uri: string; node: OtsTree }
  | { kind: "bitcoin"; height: number; node: OtsTree };
/** The first bytes of every .ots file. */
export declare const otsMagic: Buffer;
export function readOtsTree(bytes: Buffer, message: Buffer): OtsTree;
export function readOtsFile(bytes: Buffer): { sha256: Buffer; tree: OtsTree };
export function listAttestations(tree: OtsTree): OtsAttestation[];
export function canonicalJson(value: unknown): string;
export function readRecords(packed: Uint8Array): WarcRecordRead[];
export function checkWarc(warc: Uint8Array, facts: object, place: string): WarcRecordRead[];
