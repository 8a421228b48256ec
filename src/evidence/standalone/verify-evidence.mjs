#!/usr/bin/env node
// Checks an evidence package (.wacz) that On Record made. Needs Node.js 18 or newer and nothing else: no database, no network,
// no other file. It is one file on purpose, so that whoever gets a package can read all of it and run it:
//
//     node verify.mjs PACKAGE.wacz --key FINGERPRINT
//
// What it checks, in this order:
//   1. the container: every byte of the file is accounted for, and there is nothing before, between or behind its entries;
//   2. every file has the size and SHA-256 that datapackage.json names, in its order, and no file is there that it does not name;
//   3. datapackage.json is signed (Ed25519), together with the signature that WACZ players read (ECDSA P-384);
//   4. the head of the capture log's Merkle tree (RFC 6962) is signed by the same key, and earlier signed heads are its beginnings;
//      time stamps and proofs of OpenTimestamps are over such a head (signatures of authorities and Bitcoin blocks are not checked offline);
//   5. of each capture: the log entry has its hash, and stands in the tree at its place (inclusion proof);
//   6. of each capture that is not withheld: its WARC records are the very bytes that the log entry names; block and payload digests,
//      address, status, and the body hash fit;
//   7. of each removal that the package tells of: the answers that it rests on are captures of that page, marked as such in the log, and
//      what can be seen from their status and address is so;
//   8. the index of the archive leads to records of those addresses.
//
// What it cannot know: whose key it is. Anybody can make a package with a key of his own. Compare the fingerprint with one that you
// have from elsewhere (a letter, a website, an earlier package), and pass it as --key. Nor can it know what was left out of the package.
import { createHash, createPublicKey, verify as verifySignature } from "node:crypto";
import { closeSync, fstatSync, openSync, readSync, realpathSync } from "node:fs";
import { fileURLToPath } from "node:url";
import zlib from "node:zlib";

/** The package is not what it should be. */
export class EvidenceFault extends Error {}

/** @param {unknown} condition @param {string} message @returns {asserts condition} */
function must(condition, message) {
  if (!condition) throw new EvidenceFault(message);
}

/** @param {Uint8Array | string} bytes */
const sha256 = (bytes) => createHash("sha256").update(bytes).digest("hex");

// ── Bytes ────────────────────────────────────────────────────────────────────────────────────────

/** @param {number} offset @param {number} length @param {number} size */
const mustLieIn = (offset, length, size) =>
  must(offset >= 0 && length >= 0 && offset + length <= size, "The file ends too early.");

/** @param {string | Uint8Array} place a path, or the bytes themselves */
function openBytes(place) {
  if (typeof place !== "string") {
    const bytes = Buffer.from(place.buffer, place.byteOffset, place.byteLength);
    return {
      size: bytes.length,
      /** @param {number} offset @param {number} length */
      read: (offset, length) => {
        mustLieIn(offset, length, bytes.length);
        return bytes.subarray(offset, offset + length);
      },
      close: () => {},
    };
  }
  const file = openSync(place, "r");
  const { size } = fstatSync(file);
  return {
    size,
    /** @param {number} offset @param {number} length */
    read: (offset, length) => {
      mustLieIn(offset, length, size);
      const bytes = Buffer.alloc(length);
      let done = 0;
      while (done < length) {
        const count = readSync(file, bytes, done, length - done, offset + done);
        must(count > 0, "The file ends too early.");
        done += count;
      }
      return bytes;
    },
    close: () => closeSync(file),
  };
}

const crcTable = Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k += 1) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c >>> 0;
});

/** @param {Uint8Array} bytes @param {number} before */
function crc32(bytes, before) {
  const native = /** @type {any} */ (zlib).crc32;
  if (native) return native(bytes, before);
  let c = (before ^ 0xffffffff) >>> 0;
  for (const byte of bytes) c = (crcTable[(c ^ byte) & 0xff] ?? 0) ^ (c >>> 8);
  return (c ^ 0xffffffff) >>> 0;
}

// ── 1. The container ─────────────────────────────────────────────────────────────────────────────
// Our packages store every file as it is, one behind another, with a fixed date and fixed rights. So all bytes of the container
// follow from names, sizes and checksums: they are built again here and compared, and nothing can hide in a field nobody reads.

const dosDate = 0x21; // 1 January 1980
const fileRights = (0o100644 << 16) >>> 0;
const flags = 0x0808; // UTF-8 names; sizes and checksum stand behind the bytes

/** @typedef {{name: string, offset: number, size: number, sha256: string}} Entry */

/** @param {ReturnType<typeof openBytes>} file @returns {Entry[]} */
function readContainer(file) {
  const { count, start, directory } = readDirectory(file);
  /** @type {Entry[]} */
  const entries = [];
  const names = new Set();
  let cursor = 0;
  let at = 0;
  for (let n = 0; n < count; n += 1) {
    must(at + 46 <= directory.length, "The container's directory is cut off.");
    const size = directory.readUInt32LE(at + 24);
    const nameBytes = directory.subarray(at + 46, at + 46 + directory.readUInt16LE(at + 28));
    const name = nameBytes.toString("utf8");
    must(
      /^[\w./-]+$/.test(name) && !name.includes("..") && !names.has(name),
      "A file in the container has a name that our packages never have, or is there twice.",
    );
    names.add(name);
    const offset = cursor + 30 + nameBytes.length;
    const { crc, hash } = digestStretch(file, offset, size);
    const { header, behind, record } = containerFields(nameBytes, crc, size, cursor);
    must(
      record.equals(directory.subarray(at, at + record.length)) &&
        header.equals(file.read(cursor, header.length)) &&
        behind.equals(file.read(offset + size, behind.length)),
      `${name} was changed, or what the container says of it.`,
    );
    entries.push({ name, offset, size, sha256: hash });
    cursor = offset + size + behind.length;
    at += record.length;
  }
  must(
    at === directory.length && cursor === start,
    "There are bytes in the container that belong to no file.",
  );
  return entries;
}

/** The directory lies at the end of the file; nothing may follow. @param {ReturnType<typeof openBytes>} file */
function readDirectory(file) {
  must(file.size >= 22, "This is not an evidence package: it is too short.");
  const found = file.read(file.size - 22, 22);
  const [count, size, start] = [
    found.readUInt16LE(10),
    found.readUInt32LE(12),
    found.readUInt32LE(16),
  ];
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(start, 16);
  must(
    end.equals(found) && start + size === file.size - 22,
    "The end of the container is not where it should be: the file was cut off, or something was put into or behind it.",
  );
  return { count, start, directory: file.read(start, size) };
}

/** @param {ReturnType<typeof openBytes>} file @param {number} offset @param {number} size */
function digestStretch(file, offset, size) {
  const hash = createHash("sha256");
  let crc = 0;
  for (let done = 0; done < size;) {
    const chunk = file.read(offset + done, Math.min(1 << 20, size - done));
    hash.update(chunk);
    crc = crc32(chunk, crc);
    done += chunk.length;
  }
  return { crc, hash: hash.digest("hex") };
}

/**
 * What stands before and behind a file's bytes, and in the directory.
 * @param {Buffer} name @param {number} crc @param {number} size @param {number} offset of the header
 */
function containerFields(name, crc, size, offset) {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(20, 4);
  header.writeUInt16LE(flags, 6);
  header.writeUInt16LE(dosDate, 12);
  header.writeUInt16LE(name.length, 26);
  const behind = Buffer.alloc(16);
  behind.writeUInt32LE(0x08074b50, 0);
  behind.writeUInt32LE(crc, 4);
  behind.writeUInt32LE(size, 8);
  behind.writeUInt32LE(size, 12);
  const record = Buffer.alloc(46);
  record.writeUInt32LE(0x02014b50, 0);
  record.writeUInt16LE((3 << 8) | 63, 4);
  record.writeUInt16LE(20, 6);
  record.writeUInt16LE(flags, 8);
  record.writeUInt16LE(dosDate, 14);
  record.writeUInt32LE(crc, 16);
  record.writeUInt32LE(size, 20);
  record.writeUInt32LE(size, 24);
  record.writeUInt16LE(name.length, 28);
  record.writeUInt32LE(fileRights, 38);
  record.writeUInt32LE(offset, 42);
  return { header: Buffer.concat([header, name]), behind, record: Buffer.concat([record, name]) };
}

// ── 2. and 3. The files and the signature over them ──────────────────────────────────────────────

/** @param {Uint8Array} bytes @param {string} name @returns {any} */
function parseJson(bytes, name) {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw new EvidenceFault(`${name} cannot be read.`);
  }
}

/** @param {Entry[]} entries @param {any} manifest */
function checkFiles(entries, manifest) {
  must(
    manifest?.profile === "data-package" && Array.isArray(manifest.resources),
    "datapackage.json is not one of a web archive.",
  );
  const names = entries.map((entry) => entry.name);
  const expected = [
    ...manifest.resources.map((/** @type {any} */ one) => one?.path),
    "datapackage.json",
    "datapackage-digest.json",
  ];
  must(
    JSON.stringify(names) === JSON.stringify(expected),
    "The files in the package are not those that datapackage.json names, in its order.",
  );
  for (const [index, { path, hash, bytes }] of manifest.resources.entries()) {
    must(
      entries[index]?.size === bytes && `sha256:${entries[index]?.sha256}` === hash,
      `${path} was changed: its SHA-256 is not the one in datapackage.json.`,
    );
  }
}

/** @param {string} text of base64 that has one spelling only @param {string} what */
function decodeBase64(text, what) {
  must(typeof text === "string", `${what} is missing.`);
  const bytes = Buffer.from(text, "base64");
  must(bytes.length > 0 && bytes.toString("base64") === text, `${what} is not base64.`);
  return bytes;
}

/** SHA-256 of the public key in DER form. @param {string} publicKey SPKI in base64 */
export function fingerprintOf(publicKey) {
  return sha256(decodeBase64(publicKey, "The public key"));
}

/** @param {string} publicKey SPKI in base64 @param {string} text @param {string} signature base64 */
export function isSignedBy(publicKey, text, signature) {
  try {
    const key = createPublicKey({
      key: decodeBase64(publicKey, "The public key"),
      format: "der",
      type: "spki",
    });
    return (
      key.asymmetricKeyType === "ed25519" &&
      verifySignature(null, Buffer.from(text), key, decodeBase64(signature, "The signature"))
    );
  } catch {
    return false;
  }
}

/** What is signed of a package. @param {any} signedData the part that WACZ players read */
export const packageStatement = (signedData) =>
  `on-record package v1\n${JSON.stringify(signedData)}\n`;

/** The one spelling of datapackage-digest.json. @param {any} digest */
export function writeDigest({ hash, signedData, onRecord }) {
  const ordered = {
    path: "datapackage.json",
    hash,
    signedData: {
      hash: signedData?.hash,
      created: signedData?.created,
      software: signedData?.software,
      version: signedData?.version,
      signature: signedData?.signature,
      publicKey: signedData?.publicKey,
    },
    onRecord: { publicKey: onRecord?.publicKey, signature: onRecord?.signature },
  };
  return `${JSON.stringify(ordered, null, 2)}\n`;
}

/** Returns the public key that signed. @param {Buffer} bytes of the digest @param {string} manifestHash */
function checkPackageSignature(bytes, manifestHash) {
  const digest = parseJson(bytes, "datapackage-digest.json");
  must(
    typeof digest === "object" && digest !== null && Buffer.from(writeDigest(digest)).equals(bytes),
    "datapackage-digest.json is not written as our packages write it.",
  );
  const { signedData, onRecord } = digest;
  must(
    digest.hash === manifestHash && signedData.hash === manifestHash,
    "datapackage.json was changed: its SHA-256 is not the signed one.",
  );
  must(
    isSignedBy(onRecord.publicKey, packageStatement(signedData), onRecord.signature),
    "The signature of the package does not fit.",
  );
  const playerKey = createPublicKey({
    key: decodeBase64(signedData.publicKey, "The key for players"),
    format: "der",
    type: "spki",
  });
  must(
    verifySignature(
      "sha256",
      Buffer.from(signedData.hash),
      { key: playerKey, dsaEncoding: "ieee-p1363" },
      decodeBase64(signedData.signature, "The signature for players"),
    ),
    "The signature that WACZ players read does not fit.",
  );
  return { publicKey: onRecord.publicKey, created: signedData.created };
}

// ── 4. The tree over the log ─────────────────────────────────────────────────────────────────────

/** @param {Uint8Array} left @param {Uint8Array} right */
const hashPair = (left, right) =>
  createHash("sha256").update(Buffer.of(1)).update(left).update(right).digest();
/** @param {string} hex */
const unhex = (hex) => {
  must(typeof hex === "string" && /^[0-9a-f]{64}$/.test(hex), "A hash is not written as one.");
  return Buffer.from(hex, "hex");
};

/** The leaf of an entry: RFC 6962 over the 32 bytes of its hash. @param {string} entryHash hex */
export const leafOf = (entryHash) =>
  createHash("sha256").update(Buffer.of(0)).update(unhex(entryHash)).digest();

/**
 * The root that an inclusion proof leads to (RFC 9162, 2.1.3.2), in hex; null for a proof that cannot be one.
 * @param {string} entryHash @param {number} index from 0 @param {number} size @param {string[]} proof
 */
export function rootOfInclusion(entryHash, index, size, proof) {
  if (!(Number.isSafeInteger(index) && index >= 0 && index < size)) return null;
  let [fn, sn] = [index, size - 1];
  let root = leafOf(entryHash);
  for (const step of proof) {
    if (sn === 0) return null;
    if (fn % 2 === 1 || fn === sn) {
      root = hashPair(unhex(step), root);
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)];
    } else root = hashPair(root, unhex(step));
    [fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)];
  }
  return sn === 0 ? root.toString("hex") : null;
}

/**
 * Is the tree of `oldSize` the beginning of the tree of `size` (RFC 9162, 2.1.4.2)?
 * @param {{size: number, root: string}} older @param {{size: number, root: string}} newer @param {string[]} proof
 */
export function isBeginning(older, newer, proof) {
  if (older.size < 1 || older.size > newer.size) return false;
  if (older.size === newer.size) return proof.length === 0 && older.root === newer.root;
  const path = proof.map(unhex);
  if (isPowerOfTwo(older.size)) path.unshift(unhex(older.root));
  let [fn, sn] = [older.size - 1, newer.size - 1];
  while (fn % 2 === 1) [fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)];
  const first = path.shift();
  if (!first) return false;
  let [fr, sr] = [first, first];
  for (const step of path) {
    if (sn === 0) return false;
    if (fn % 2 === 1 || fn === sn) {
      fr = hashPair(step, fr);
      sr = hashPair(step, sr);
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)];
    } else sr = hashPair(sr, step);
    [fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)];
  }
  return sn === 0 && fr.toString("hex") === older.root && sr.toString("hex") === newer.root;
}

/** @param {number} n */
function isPowerOfTwo(n) {
  let rest = n;
  while (rest % 2 === 0) rest /= 2;
  return rest === 1;
}

/** What is signed of a head. @param {{size: number, root: string, signedAt: string}} head */
export const headStatement = ({ size, root, signedAt }) =>
  `on-record tree head v1\nsize ${size}\nroot ${root}\nsigned-at ${signedAt}\n`;

/** @param {any} evidence @param {string} publicKey */
function checkHeads(evidence, publicKey) {
  const { treeHead, earlierHeads } = evidence;
  must(
    Number.isSafeInteger(treeHead?.size) && treeHead.size > 0,
    "The head of the log is missing.",
  );
  must(
    isSignedBy(publicKey, headStatement(treeHead), treeHead.signature),
    "The signature of the log's head does not fit.",
  );
  must(Array.isArray(earlierHeads), "The earlier heads of the log are missing.");
  for (const head of earlierHeads) {
    must(
      isSignedBy(publicKey, headStatement(head), head.signature),
      `The signature of the log's head at ${head.size} entries does not fit.`,
    );
    must(
      Array.isArray(head.consistency) && isBeginning(head, treeHead, head.consistency),
      `The log of ${head.size} entries that was signed at ${head.signedAt} is not the beginning of this one: it was rewritten.`,
    );
  }
}

// Proofs of OpenTimestamps: from the SHA-256 of a text by steps (append, prepend, SHA-256) to what somebody attests to.

export const otsMagic = Buffer.from(
  "004f70656e54696d657374616d7073000050726f6f6600bf89e2e884e89294",
  "hex",
);
const otsPending = "83dfe30d2ef90c8e";
const otsBitcoin = "0588960d73d71901";
const otsMostBytes = 1 << 16;
const otsMostInMessage = 4096;
const otsDeepest = 256;

/** @param {Buffer} bytes */
function readerOf(bytes) {
  let at = 0;
  /** @param {number} length */
  const take = (length) => {
    must(length <= bytes.length - at, "A proof of OpenTimestamps is cut off.");
    at += length;
    return bytes.subarray(at - length, at);
  };
  const byte = () => /** @type {number} */ (take(1)[0]);
  const varUint = () => {
    for (let value = 0, unit = 1; ; unit *= 128) {
      must(unit <= 2 ** 42, "A number in a proof of OpenTimestamps is too large.");
      const next = byte();
      value += (next & 0x7f) * unit;
      if (next < 0x80) return value;
    }
  };
  return {
    take,
    byte,
    varUint,
    varBytes: () => take(varUint()),
    isAtEnd: () => at === bytes.length,
  };
}

/** @typedef {import("./verify-evidence.d.mts").OtsTree} OtsTree */

/** @param {ReturnType<typeof readerOf>} reader @param {Buffer} message @param {number} depth @returns {OtsTree} */
function readBranches(reader, message, depth) {
  must(
    depth <= otsDeepest && message.length <= otsMostInMessage,
    "A proof of OpenTimestamps is too deep or its messages too long.",
  );
  /** @type {OtsTree} */
  const tree = { message, attestations: [], steps: [] };
  for (let hasMore = true; hasMore;) {
    let code = reader.byte();
    hasMore = code === 0xff;
    if (hasMore) code = reader.byte();
    if (code === 0) {
      tree.attestations.push({ tag: reader.take(8).toString("hex"), payload: reader.varBytes() });
      continue;
    }
    const operation = { 0xf0: "append", 0xf1: "prepend", 0x08: "sha256" }[code];
    must(operation, "A proof of OpenTimestamps has a step that is not read here.");
    const argument = operation === "sha256" ? null : reader.varBytes();
    const after =
      argument === null
        ? createHash("sha256").update(message).digest()
        : Buffer.concat(operation === "append" ? [message, argument] : [argument, message]);
    const next = readBranches(reader, after, depth + 1);
    tree.steps.push({ operation: /** @type {"append"} */ (operation), argument, next });
  }
  return tree;
}

/** What a calendar answers: a proof over a message that is not in it. @param {Buffer} bytes @param {Buffer} message @returns {OtsTree} */
export function readOtsTree(bytes, message) {
  must(bytes.length <= otsMostBytes, "A proof of OpenTimestamps is too large.");
  const reader = readerOf(bytes);
  const tree = readBranches(reader, message, 0);
  must(reader.isAtEnd(), "There is something behind a proof of OpenTimestamps.");
  listAttestations(tree);
  return tree;
}

/** An .ots file over a SHA-256. @param {Buffer} bytes */
export function readOtsFile(bytes) {
  const start = otsMagic.length + 2;
  must(
    bytes.length > start + 32 &&
      bytes.subarray(0, otsMagic.length).equals(otsMagic) &&
      bytes[otsMagic.length] === 1 &&
      bytes[otsMagic.length + 1] === 8,
    "A proof of OpenTimestamps is not one, or of another version, or not over a SHA-256.",
  );
  const digest = bytes.subarray(start, start + 32);
  return { sha256: digest, tree: readOtsTree(bytes.subarray(start + 32), digest) };
}

/**
 * Whoever attests to something in a proof, with the node that it is about. What is of another kind is left out: nobody can say what it means.
 * @param {OtsTree} tree @returns {import("./verify-evidence.d.mts").OtsAttestation[]}
 */
export function listAttestations(tree) {
  const here = tree.attestations.flatMap(({ tag, payload }) => {
    if (tag !== otsPending && tag !== otsBitcoin) return [];
    const reader = readerOf(payload);
    const uri = tag === otsPending ? reader.varBytes().toString("latin1") : "";
    const height = tag === otsBitcoin ? reader.varUint() : 0;
    must(
      reader.isAtEnd() &&
        (tag === otsPending
          ? uri.length <= 1000 && /^[\w./:-]+$/.test(uri)
          : tree.message.length === 32),
      "An attestation in a proof of OpenTimestamps is not one.",
    );
    return tag === otsPending
      ? [{ kind: /** @type {const} */ ("pending"), uri, node: tree }]
      : [{ kind: /** @type {const} */ ("bitcoin"), height, node: tree }];
  });
  return [...here, ...tree.steps.flatMap(({ next }) => listAttestations(next))];
}

/** @param {any} anchor @param {any} head @param {Buffer} bytes of the proof @returns {string[]} what remains to be asked elsewhere */
function checkOts({ kind, headSize, authority, statement, token }, head, bytes) {
  const { sha256: digest, tree } = readOtsFile(bytes);
  must(
    digest.toString("hex") === sha256(headStatement(head)),
    `The proof of ${authority} is not over the head of ${headSize} entries.`,
  );
  const blocks = listAttestations(tree).flatMap((one) => (one.kind === "bitcoin" ? [one] : []));
  must(
    kind === "ots-pending" || blocks.length > 0,
    `The proof of ${authority} leads to no Bitcoin block, though the package says so.`,
  );
  if (blocks.length === 0)
    return [
      `When the log of ${headSize} entries was there: ${authority} has promised to put it into Bitcoin, which proves nothing yet. Ask it: ots upgrade ${token}`,
    ];
  return blocks.map(
    ({ height, node }) =>
      `Whether Bitcoin block ${height} holds the log of ${headSize} entries: block headers are not checked offline. Its Merkle root must be ${Buffer.from(node.message).reverse().toString("hex")}; then the log was there at the block's time. Look it up in a block explorer, or: ots verify -f ${statement} ${token}`,
  );
}

/**
 * What authorities for time stamps say of heads (RFC 3161): that each token is over the very head. Their signatures are for
 * `openssl ts -verify`, which knows whom you trust. Proofs of OpenTimestamps are followed step by step from the head.
 * @param {any} evidence @param {(name: string) => Buffer} bytesOf
 */
function checkAnchors(evidence, bytesOf) {
  const heads = [...evidence.earlierHeads, evidence.treeHead];
  must(Array.isArray(evidence.anchors), "The anchors are missing.");
  return evidence.anchors.flatMap((/** @type {any} */ anchor) => {
    const { kind, headSize, authority, saysAt, statement, token } = anchor;
    const head = heads.find((one) => one.size === headSize);
    must(
      head && bytesOf(statement).toString("utf8") === headStatement(head),
      "An anchor is not over a head of this log.",
    );
    if (kind === "ots-pending" || kind === "ots-bitcoin")
      return checkOts(anchor, head, bytesOf(token));
    const imprint = Buffer.concat([
      Buffer.of(4, 32),
      Buffer.from(sha256(headStatement(head)), "hex"),
    ]);
    must(
      bytesOf(token).includes(imprint),
      `The token of ${authority} is not over the head of ${headSize} entries.`,
    );
    return `Whether ${authority} signed that the log of ${headSize} entries was there at ${saysAt}: openssl ts -verify -data ${statement} -in ${token} -token_in -CAfile ITS-CERTIFICATES.pem`;
  });
}

// ── 5. and 6. The captures ───────────────────────────────────────────────────────────────────────

/** As the log writes what it hashes: keys in order, nothing that is undefined. @param {any} value @returns {string} */
export function canonicalJson(value) {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (value !== null && typeof value === "object") {
    const fields = Object.keys(value)
      .filter((key) => value[key] !== undefined)
      .sort((a, b) => (a < b ? -1 : 1));
    return `{${fields.map((key) => `${JSON.stringify(key)}:${canonicalJson(value[key])}`).join(",")}}`;
  }
  return JSON.stringify(value ?? null);
}

/** @param {any} capture @param {any} treeHead */
function checkEntry({ seq, prevHash, facts, entryHash, inclusion, withheld }, treeHead) {
  const place = `capture ${seq}`;
  must(Number.isSafeInteger(seq) && seq > 0, "A capture has no place in the log.");
  // Facts that name somebody hidden may be withheld with the bytes: then the entry is proved by its hash alone.
  must(
    facts === null
      ? withheld
      : sha256(canonicalJson({ seq: String(seq), prevHash, facts })) === entryHash,
    `The log entry of ${place} was changed.`,
  );
  must(
    Array.isArray(inclusion) &&
      rootOfInclusion(entryHash, seq - 1, treeHead.size, inclusion) === treeHead.root,
    `The entry of ${place} does not stand in the signed log.`,
  );
}

const maxUnpackedBytes = 1 << 30;

/** @typedef {{fields: Map<string, string>, block: Buffer, payload: Buffer, status: number | null, encoding: string | null}} WarcRecord */

/** @param {Uint8Array} packed @returns {WarcRecord[]} */
export function readRecords(packed) {
  const bytes = zlib.gunzipSync(packed, { maxOutputLength: maxUnpackedBytes });
  /** @type {WarcRecord[]} */
  const records = [];
  for (let at = 0; at < bytes.length;) {
    const headEnd = bytes.indexOf("\r\n\r\n", at);
    must(headEnd > at, "A WARC record has no head.");
    const [version, ...lines] = bytes.toString("utf8", at, headEnd).split("\r\n");
    must(version === "WARC/1.1", "A WARC record is of another version.");
    const fields = new Map(
      lines.map((line) => {
        const colon = line.indexOf(":");
        return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
      }),
    );
    const length = Number(fields.get("content-length"));
    const start = headEnd + 4;
    must(
      Number.isSafeInteger(length) && start + length + 4 <= bytes.length,
      "A WARC record is cut off.",
    );
    must(
      bytes.toString("latin1", start + length, start + length + 4) === "\r\n\r\n",
      "A WARC record does not end where it says.",
    );
    records.push({ fields, ...splitBlock(bytes.subarray(start, start + length), fields) });
    at = start + length + 4;
  }
  return records;
}

/** @param {Buffer} block @param {Map<string, string>} fields */
function splitBlock(block, fields) {
  if (!fields.get("content-type")?.startsWith("application/http"))
    return { block, payload: block, status: null, encoding: null };
  const end = block.indexOf("\r\n\r\n");
  must(end >= 0, "An HTTP message in a WARC record has no head.");
  const head = block.toString("latin1", 0, end);
  return {
    block,
    payload: block.subarray(end + 4),
    status: Number(/^HTTP\/[\d.]+ (\d{3})/.exec(head)?.[1] ?? Number.NaN),
    encoding: /^content-encoding:[ \t]*(.+?)[ \t]*$/im.exec(head)?.[1]?.toLowerCase() ?? null,
  };
}

/** Null where this Node.js does not know the coding. @param {Buffer} bytes @param {string | null} encoding */
function undoEncoding(bytes, encoding) {
  const limit = { maxOutputLength: maxUnpackedBytes };
  let result = bytes;
  const codings = (encoding ?? "")
    .split(",")
    .map((coding) => coding.trim())
    .filter((coding) => coding !== "" && coding !== "identity");
  if (bytes.length === 0) return bytes;
  for (const coding of codings.reverse()) {
    if (coding === "gzip" || coding === "x-gzip") result = zlib.gunzipSync(result, limit);
    else if (coding === "br") result = zlib.brotliDecompressSync(result, limit);
    else if (coding === "deflate")
      result =
        ((result[0] ?? 0) & 0x0f) === 8
          ? zlib.inflateSync(result, limit)
          : zlib.inflateRawSync(result, limit);
    else return null;
  }
  return result;
}

/** Checks a capture's WARC against its log entry. @param {Uint8Array} warc @param {any} facts @param {string} place for messages */
export function checkWarc(warc, facts, place) {
  must(
    sha256(warc) === facts.warcSha256,
    `The WARC records of ${place} are not the bytes that the log names.`,
  );
  let records;
  try {
    records = readRecords(warc);
  } catch (cause) {
    throw cause instanceof EvidenceFault
      ? cause
      : new EvidenceFault(`The WARC records of ${place} cannot be unpacked.`);
  }
  for (const { fields, block, payload } of records) {
    must(
      fields.get("warc-block-digest") === `sha256:${sha256(block)}` &&
        fields.get("warc-payload-digest") === `sha256:${sha256(payload)}`,
      `A digest in the WARC records of ${place} does not fit.`,
    );
  }
  /** @param {string} type @param {string} url */
  const find = (type, url) =>
    records.find(
      (one) => one.fields.get("warc-type") === type && one.fields.get("warc-target-uri") === url,
    );
  const address = new URL(facts.finalUrl).href;
  // The last one: a page may lead on to itself, to set a cookie.
  const response = records
    .filter(
      (one) =>
        one.fields.get("warc-type") === "response" && one.fields.get("warc-target-uri") === address,
    )
    .pop();
  must(
    response && find("request", address),
    `Request or response of ${place} is missing in its WARC.`,
  );
  must(
    response.status === facts.httpStatus && response.fields.get("warc-date") === facts.fetchedAt,
    `Status or time of ${place} is another one in its WARC.`,
  );
  /** @param {string} type @param {string} url @param {string | null | undefined} hash @param {string} what */
  const mustHold = (type, url, hash, what) => {
    if (hash)
      must(
        sha256(find(type, url)?.payload ?? "") === hash,
        `The ${what} of ${place} is not the one that the log names.`,
      );
  };
  if (facts.viaBrowser) {
    must(
      sha256(response.payload) === (facts.documentSha256 ?? sha256("")),
      `The document of ${place} is not the one that the log names.`,
    );
    mustHold("resource", address, facts.bodySha256, "rendered page");
  } else {
    must(
      sha256(response.payload) === facts.wireSha256,
      `The body of ${place} is not the one that the log names.`,
    );
    const body = undoEncoding(response.payload, response.encoding);
    if (body !== null)
      must(
        sha256(body) === facts.bodySha256,
        `The decoded body of ${place} is not the one that the log names.`,
      );
  }
  mustHold("resource", `urn:fullPage:${address}`, facts.screenshotSha256, "screenshot");
  mustHold("resource", `urn:pdf:${address}`, facts.pdfSha256, "PDF");
  return records;
}

/** @param {ReturnType<typeof openBytes>} file @param {Map<string, Entry>} entries @param {any} capture */
function checkCaptureBytes(file, entries, { seq, facts, warc, files }) {
  const place = `capture ${seq}`;
  const entry = entries.get(warc?.file);
  must(
    entry &&
      String(warc.file).startsWith("archive/") &&
      Number.isSafeInteger(warc.offset) &&
      Number.isSafeInteger(warc.length) &&
      warc.offset >= 0 &&
      warc.length > 0 &&
      warc.offset + warc.length <= entry.size,
    `The WARC records of ${place} are missing.`,
  );
  checkWarc(file.read(entry.offset + warc.offset, warc.length), facts, place);
  for (const [name, hash] of [
    [files?.screenshot, facts.screenshotSha256],
    [files?.pdf, facts.pdfSha256],
  ]) {
    if (name)
      must(entries.get(name)?.sha256 === hash, `${name} is not what the log names for ${place}.`);
  }
}

// ── 7. The removals ──────────────────────────────────────────────────────────────────────────────

/** Signs that status and address show by themselves; of others somebody judged what the page said. */
const plainSigns = {
  /** @param {any} facts */
  "not-found": (facts) => facts.httpStatus === 404,
  /** @param {any} facts */
  gone: (facts) => facts.httpStatus === 410,
  /** @param {any} facts */
  "redirect-to-listing": (facts) => facts.finalUrl !== facts.url,
  /** @param {any} facts */
  "redirect-elsewhere": (facts) => facts.finalUrl !== facts.url,
};

/** Packages from before such answers were captured tell of none. @param {any} evidence */
function checkRemovals({ articles, captures }) {
  const [answers, judged] = [new Set(), new Set()];
  let [removals, unproved] = [0, 0];
  must(Array.isArray(articles), "The articles are missing.");
  const bySeq = new Map(captures.map((/** @type {any} */ capture) => [capture.seq, capture]));
  for (const { removals: told, versions } of articles) {
    const items = new Set(
      versions.flatMap((/** @type {any} */ { capture }) => bySeq.get(capture)?.facts?.itemId ?? []),
    );
    for (const { kind, captures: places } of told ?? []) {
      if (kind === "restored") continue;
      removals += 1;
      if (places.length === 0) unproved += 1;
      for (const seq of places) {
        const answer = bySeq.get(seq);
        must(answer, `Capture ${seq}, on which a removal rests, is missing.`);
        if (!answer.facts) continue;
        const { absenceSign, itemId } = answer.facts;
        must(
          typeof absenceSign === "string" && (items.size === 0 || items.has(itemId)),
          `Capture ${seq} does not say that the page is gone of which the package says it.`,
        );
        const isSo = /** @type {Record<string, (facts: any) => boolean>} */ (plainSigns)[
          absenceSign
        ];
        must(
          !isSo || isSo(answer.facts),
          `Capture ${seq} says “${absenceSign}”, but its status or address does not.`,
        );
        answers.add(seq);
        if (!isSo) judged.add(seq);
      }
    }
  }
  return { removals, unproved, answers: answers.size, judged: judged.size };
}

// ── 8. The index ─────────────────────────────────────────────────────────────────────────────────

/** @param {ReturnType<typeof openBytes>} file @param {Map<string, Entry>} entries */
function checkIndex(file, entries) {
  const index = entries.get("indexes/index.cdx");
  must(index, "The index of the archive is missing.");
  const lines = file.read(index.offset, index.size).toString("utf8").split("\n").filter(Boolean);
  for (const line of lines) {
    const { url, digest, offset, length, filename } = parseJson(
      Buffer.from(line.slice(line.indexOf(" {"))),
      "A line of the index",
    );
    const archive = entries.get(`archive/${filename}`);
    must(
      archive && Number(offset) + Number(length) <= archive.size,
      "A line of the index leads out of the archive.",
    );
    const [record, ...more] = readRecords(
      file.read(archive.offset + Number(offset), Number(length)),
    );
    must(
      record &&
        more.length === 0 &&
        record.fields.get("warc-target-uri") === url &&
        record.fields.get("warc-payload-digest") === digest,
      "A line of the index leads to another record.",
    );
  }
  return lines.length;
}

// ── All of it ────────────────────────────────────────────────────────────────────────────────────

/** @param {string} text as people copy it: any case, with blanks or colons */
const normalizeHex = (text) => text.toLowerCase().replace(/[^0-9a-f]/g, "");

/**
 * Checks a package. Stops at the first fault: what is found after one proves nothing.
 * @param {string | Uint8Array} place path of the file, or its bytes
 * @param {{key?: string, head?: string}} [known] what the caller knows from elsewhere: the key's fingerprint; an earlier head as `size:root`
 * @returns {{ok: boolean, fault: string | null, checked: string[], unknown: string[], fingerprint: string | null, evidence: any}}
 */
export function verifyPackage(place, known = {}) {
  /** @type {string[]} */
  const checked = [];
  /** @type {string[]} */
  const unknown = [];
  let fingerprint = null;
  let evidence = null;
  const file = openBytes(place);
  try {
    const list = readContainer(file);
    checked.push(`Container: ${list.length} files, ${file.size} bytes, every byte accounted for.`);
    const entries = new Map(list.map((entry) => [entry.name, entry]));
    /** @param {string} name */
    const bytesOf = (name) => {
      const entry = entries.get(name);
      must(entry, `${name} is missing.`);
      return file.read(entry.offset, entry.size);
    };
    checkFiles(list, parseJson(bytesOf("datapackage.json"), "datapackage.json"));
    checked.push(
      `Files: ${list.length - 2} have the size and SHA-256 that datapackage.json names.`,
    );

    const signed = checkPackageSignature(
      bytesOf("datapackage-digest.json"),
      `sha256:${entries.get("datapackage.json")?.sha256}`,
    );
    fingerprint = fingerprintOf(signed.publicKey);
    if (known.key === undefined)
      unknown.push(
        `Whose key signed this. Compare its fingerprint with one that you have from elsewhere (--key): ${fingerprint}`,
      );
    else
      must(
        normalizeHex(known.key) === fingerprint,
        `The package is signed with another key: ${fingerprint}.`,
      );
    checked.push(
      `Signature: datapackage.json, ${signed.created}, by ${known.key === undefined ? "the key" : "the expected key"} ${fingerprint}.`,
    );

    evidence = parseJson(bytesOf("onrecord/evidence.json"), "onrecord/evidence.json");
    must(
      evidence?.format === "on-record evidence v1",
      "onrecord/evidence.json is of another format.",
    );
    must(
      evidence.key?.publicKey === signed.publicKey && evidence.key?.fingerprint === fingerprint,
      "The key in onrecord/evidence.json is another one.",
    );
    checkHeads(evidence, signed.publicKey);
    checked.push(
      `Log: ${evidence.treeHead.size} entries, head signed ${evidence.treeHead.signedAt}; ${evidence.earlierHeads.length} earlier heads are its beginnings.`,
    );
    checkKnownHead(known.head, evidence);
    unknown.push(...checkAnchors(evidence, bytesOf));
    const proofs = evidence.anchors.filter((/** @type {any} */ { kind }) => kind !== "rfc3161");
    if (proofs.length > 0)
      checked.push(
        `OpenTimestamps: ${proofs.length} proofs lead, step by step, from heads of this log to what they name.`,
      );

    const captures = evidence.captures;
    must(Array.isArray(captures), "The captures are missing.");
    let before = 0;
    let withheld = 0;
    for (const capture of captures) {
      checkEntry(capture, evidence.treeHead);
      must(
        capture.seq > before,
        "The captures are not in the order of the log, or one is there twice.",
      );
      before = capture.seq;
      if (capture.withheld) withheld += 1;
      else checkCaptureBytes(file, entries, capture);
    }
    checked.push(
      `Captures: ${captures.length} stand in the signed log; of ${captures.length - withheld} the WARC records are the very bytes that it names.`,
    );
    if (withheld > 0)
      unknown.push(
        `What stood in ${withheld} captures whose bytes were withheld: the log proves that they exist and have not changed, and which bytes would be theirs.`,
      );
    const gone = checkRemovals(evidence);
    if (gone.removals > 0)
      checked.push(
        `Removals: ${gone.removals} are told of, resting on ${gone.answers} answers of the server that stand in the log.`,
      );
    if (gone.judged > 0)
      unknown.push(
        `Whether ${gone.judged} answers mean that a page is gone: what they say was judged by the maker's program. Read them.`,
      );
    if (gone.unproved > 0)
      unknown.push(
        `What the server answered at ${gone.unproved} removals: no answer of then was kept.`,
      );
    checked.push(`Index: ${checkIndex(file, entries)} lines lead to their records.`);
    unknown.push(
      "What was left out: a package holds what its maker chose. And the time is that of the maker's clock unless it is anchored elsewhere.",
    );
    return { ok: true, fault: null, checked, unknown, fingerprint, evidence };
  } catch (error) {
    // Bytes that break the reading of them are a fault of the package as well.
    const fault =
      error instanceof EvidenceFault
        ? error.message
        : `The package cannot be read: ${error instanceof Error ? error.message : String(error)}.`;
    return { ok: false, fault, checked, unknown, fingerprint, evidence };
  } finally {
    file.close();
  }
}

/** @param {string | undefined} known `size:root` @param {any} evidence */
function checkKnownHead(known, evidence) {
  if (known === undefined) return;
  const [size, root] = known.split(":");
  const heads = [...evidence.earlierHeads, evidence.treeHead];
  const head = heads.find((one) => String(one.size) === size);
  must(
    head,
    `No head of ${size} entries is in the package, so it cannot be compared with the one that you have.`,
  );
  must(
    head.root === normalizeHex(root ?? ""),
    `The log of ${size} entries was another one when you were given its head: it was rewritten.`,
  );
}

/** @param {string[]} words */
function main(words) {
  /** @param {string} name */
  const option = (name) => {
    const at = words.indexOf(name);
    return at < 0 ? undefined : words.splice(at, 2)[1];
  };
  const known = { key: option("--key"), head: option("--head") };
  const [place, ...more] = words;
  if (!place || more.length > 0 || place.startsWith("--")) {
    console.error("node verify.mjs PACKAGE.wacz [--key FINGERPRINT] [--head SIZE:ROOT]");
    return 2;
  }
  const result = verifyPackage(place, known);
  for (const line of result.checked) console.log(`ok        ${line}`);
  for (const line of result.unknown) console.log(`not known ${line}`);
  console.log(
    result.ok
      ? "THE PACKAGE IS WHOLE."
      : `FAULT     ${result.fault}\nTHE PACKAGE IS NOT WHOLE. Do not rely on anything in it.`,
  );
  return result.ok ? 0 : 1;
}

if (process.argv[1] !== undefined && isThisFile(process.argv[1])) {
  try {
    process.exitCode = main(process.argv.slice(2));
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 2;
  }
}

/** @param {string} path */
function isThisFile(path) {
  try {
    return realpathSync(path) === fileURLToPath(import.meta.url);
  } catch {
    return false;
  }
}
