import { sign } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { sha256Hex } from "../../src/evidence/blob-store.ts";
import { hashEntry, type CaptureFacts } from "../../src/evidence/capture-log.ts";
import { buildTree, proveInclusion, rootOf } from "../../src/evidence/merkle-tree.ts";
import type { PackageEvidence } from "../../src/evidence/package/describe-evidence.ts";
import { signPackage } from "../../src/evidence/package/sign-package.ts";
import { writeContainer } from "../../src/evidence/package/write-container.ts";
import type { SigningKeys } from "../../src/evidence/read-signing-keys.ts";
import { headStatement } from "../../src/evidence/standalone/verify-evidence.mjs";
import { readEntries } from "./read-entries.ts";

/** What a tamperer has: two packages of one installation, keys of his own, and chance. */
export interface Tamperer {
  /** The package he changes, and another one, made earlier, with another selection. */
  original: Buffer;
  other: Buffer;
  ownKeys: SigningKeys;
  random: () => number;
  /** A directory to write in. */
  dir: string;
}

type Files = Map<string, Buffer>;
type Tamper = (t: Tamperer) => Promise<Buffer> | Buffer;

/** The same numbers for the same seed (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const upTo = ({ random }: Tamperer, end: number): number => Math.floor(random() * end);
const pick = <T>(t: Tamperer, items: readonly T[]): T => items[upTo(t, items.length)]!;
const stretch = (t: Tamperer, length: number): [from: number, to: number] => {
  const from = upTo(t, length - 1);
  return [from, Math.min(length, from + 1 + upTo(t, 400))];
};

async function pack(files: Files, { dir }: Tamperer): Promise<Buffer> {
  const out = path.join(dir, "tampered.wacz");
  await writeContainer(
    out,
    [...files].map(([name, bytes]) => ({ path: name, bytes })),
  );
  return fs.readFileSync(out);
}

/** Makes the manifest fit the files again, and the unsigned hash fit the manifest: all that can be done without the key. */
function mend(files: Files): Files {
  const manifest = JSON.parse(files.get("datapackage.json")!.toString("utf8"));
  const special = new Set(["datapackage.json", "datapackage-digest.json"]);
  manifest.resources = [...files]
    .filter(([name]) => !special.has(name))
    .map(([name, bytes]) => ({
      name: path.posix.basename(name),
      path: name,
      hash: `sha256:${sha256Hex(bytes)}`,
      bytes: bytes.length,
    }));
  const mended = Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`);
  const digest = JSON.parse(files.get("datapackage-digest.json")!.toString("utf8"));
  digest.hash = `sha256:${sha256Hex(mended)}`;
  digest.signedData.hash = digest.hash;
  return new Map(files)
    .set("datapackage.json", mended)
    .set("datapackage-digest.json", Buffer.from(`${JSON.stringify(digest, null, 2)}\n`));
}

const evidenceOf = (files: Files): PackageEvidence =>
  JSON.parse(files.get("onrecord/evidence.json")!.toString("utf8"));
const withEvidence = (files: Files, evidence: PackageEvidence): Files =>
  new Map(files).set(
    "onrecord/evidence.json",
    Buffer.from(`${JSON.stringify(evidence, null, 1)}\n`),
  );

/** The whole package under the tamperer's own key, with a log of his own making: only the fingerprint can tell. */
function forge(files: Files, t: Tamperer, change: (evidence: PackageEvidence) => void): Files {
  const evidence = evidenceOf(files);
  change(evidence);
  const { ownKeys } = t;
  const hashes = Array.from({ length: evidence.treeHead.size }, (_, n) => sha256Hex(`filler ${n}`));
  for (const capture of evidence.captures) {
    if (capture.facts)
      capture.entryHash = hashEntry(
        BigInt(capture.seq),
        capture.prevHash,
        capture.facts as CaptureFacts,
      );
    hashes[capture.seq - 1] = capture.entryHash;
  }
  const tree = buildTree(hashes);
  for (const capture of evidence.captures)
    capture.inclusion = proveInclusion(tree, capture.seq - 1);
  const head = { size: tree.size, root: rootOf(tree), signedAt: evidence.treeHead.signedAt };
  const signature = sign(null, Buffer.from(headStatement(head)), ownKeys.logKey);
  evidence.treeHead = { ...head, signature: signature.toString("base64") };
  evidence.earlierHeads = [];
  evidence.key = {
    algorithm: "Ed25519",
    publicKey: ownKeys.publicKey,
    fingerprint: ownKeys.fingerprint,
  };
  const mended = mend(withEvidence(files, evidence));
  const manifest = mended.get("datapackage.json")!;
  return mended.set("datapackage-digest.json", signPackage(manifest, ownKeys, new Date(0)));
}

/** On bytes, as a bad disk or a hex editor does it. */
const onBytes: Record<string, Tamper> = {
  "one bit flipped": (t) => {
    const bytes = Buffer.from(t.original);
    bytes[upTo(t, bytes.length)]! ^= 1 << upTo(t, 8);
    return bytes;
  },
  "one byte replaced": (t) => {
    const bytes = Buffer.from(t.original);
    bytes[upTo(t, bytes.length)] = upTo(t, 256);
    return bytes;
  },
  "a stretch deleted": (t) => {
    const [from, to] = stretch(t, t.original.length);
    return Buffer.concat([t.original.subarray(0, from), t.original.subarray(to)]);
  },
  "a stretch doubled": (t) => {
    const [from, to] = stretch(t, t.original.length);
    return Buffer.concat([t.original.subarray(0, to), t.original.subarray(from)]);
  },
  "two stretches swapped": (t) => {
    const size = 1 + upTo(t, 200);
    const from = upTo(t, t.original.length - 2 * size);
    const to = from + size + upTo(t, t.original.length - from - 2 * size);
    const bytes = Buffer.from(t.original);
    t.original.copy(bytes, from, to, to + size);
    t.original.copy(bytes, to, from, from + size);
    return bytes;
  },
  "the tail cut off": (t) => t.original.subarray(0, upTo(t, t.original.length)),
  "something put behind": (t) => Buffer.concat([t.original, Buffer.alloc(1 + upTo(t, 50), 65)]),
  "something put between files and directory": (t) => {
    const end = t.original.length - 22;
    const start = t.original.readUInt32LE(end + 16);
    const added = Buffer.alloc(1 + upTo(t, 50), 65);
    const bytes = Buffer.concat([t.original.subarray(0, start), added, t.original.subarray(start)]);
    bytes.writeUInt32LE(start + added.length, bytes.length - 6);
    return bytes;
  },
  "something put before": (t) => Buffer.concat([Buffer.alloc(1 + upTo(t, 50), 65), t.original]),
};

/** On files, with the container made anew. `mended`: with manifest and plain hashes made to fit. */
const onFiles: Record<string, (files: Files, t: Tamperer) => Files> = {
  "a file deleted": (files, t) => {
    const kept = new Map(files);
    kept.delete(pick(t, [...files.keys()]));
    return kept;
  },
  "a file added": (files, t) =>
    new Map([[`onrecord/added-${upTo(t, 1000)}.txt`, Buffer.from("added")], ...files]),
  "a file's byte flipped": (files, t) => {
    const name = pick(t, [...files.keys()]);
    const bytes = Buffer.from(files.get(name)!);
    bytes[upTo(t, bytes.length)]! ^= 1 << upTo(t, 8);
    return new Map(files).set(name, bytes);
  },
  "a file cut off": (files, t) => {
    const name = pick(t, [...files.keys()]);
    const bytes = files.get(name)!;
    return new Map(files).set(name, bytes.subarray(0, upTo(t, bytes.length)));
  },
  "two files swapped": (files, t) => {
    const [a, b] = [pick(t, [...files.keys()]), pick(t, [...files.keys()])];
    return new Map(files).set(a, files.get(b)!).set(b, files.get(a)!);
  },
  "the order of files changed": (files, t) => {
    const list = [...files];
    const [moved] = list.splice(upTo(t, list.length), 1);
    list.splice(upTo(t, list.length), 0, moved!);
    return new Map(list);
  },
  "a file of another package": (files, t) => {
    const theirs = readEntries(t.other);
    const name = pick(t, [...theirs.keys()]);
    return new Map(files).set(name, theirs.get(name)!);
  },
};

/** On what the package says of log and captures. */
const onEvidence: Record<string, (evidence: PackageEvidence, t: Tamperer, files: Files) => void> = {
  "a capture left out": ({ captures }, t) => void captures.splice(upTo(t, captures.length), 1),
  "the last capture left out": ({ captures }) => void captures.pop(),
  "captures in another order": ({ captures }, t) => {
    const [moved] = captures.splice(upTo(t, captures.length), 1);
    captures.splice(upTo(t, captures.length), 0, moved!);
  },
  "the records of two captures swapped": ({ captures }, t) => {
    const [a, b] = [pick(t, captures), pick(t, captures)];
    [a.warc, b.warc] = [b.warc!, a.warc!];
  },
  "a fact changed": ({ captures }, t) => {
    const { facts } = pick(t, captures);
    if (facts) facts.fetchedAt = new Date(upTo(t, 2_000_000_000_000)).toISOString();
  },
  "a fact changed and its entry hashed anew": ({ captures }, t) => {
    const capture = pick(t, captures);
    if (!capture.facts) return;
    capture.facts.httpStatus = 404;
    capture.entryHash = hashEntry(
      BigInt(capture.seq),
      capture.prevHash,
      capture.facts as CaptureFacts,
    );
  },
  "the log cut at its end": (evidence, t, files) => {
    const older = evidenceOf(files).earlierHeads[0] ?? evidence.treeHead;
    evidence.treeHead = { ...older };
    evidence.earlierHeads = [];
    evidence.captures = evidence.captures.filter(({ seq }) => seq <= older.size - upTo(t, 2));
  },
  "an earlier head rewritten": ({ earlierHeads, treeHead }, t) => {
    const head = earlierHeads[0] ?? treeHead;
    head.root = sha256Hex(String(upTo(t, 1_000_000)));
  },
  "a proof changed": ({ captures }, t) => {
    const { inclusion } = pick(t, captures);
    inclusion[upTo(t, inclusion.length)] = sha256Hex(String(upTo(t, 1_000_000)));
  },
  "bytes declared withheld": ({ captures }, t) => {
    const capture = pick(t, captures);
    capture.withheld = { reason: "by-hand" };
    delete capture.warc;
  },
  "the report's text changed": ({ articles }, t) => {
    pick(t, pick(t, articles).versions).text = `said otherwise ${upTo(t, 1000)}`;
  },
};

/** Two logs under one key: what somebody signed who rewrote the log in between. */
const addHeadOfAnotherLog =
  (keys: SigningKeys) =>
  (evidence: PackageEvidence, t: Tamperer): void => {
    const size = 1 + upTo(t, evidence.treeHead.size - 1);
    const root = sha256Hex(String(upTo(t, 1_000_000)));
    const head = { size, root, signedAt: new Date(0).toISOString() };
    const signature = sign(null, Buffer.from(headStatement(head)), keys.logKey).toString("base64");
    const consistency = evidence.earlierHeads[0]?.consistency ?? [];
    evidence.earlierHeads.push({ ...head, signature, consistency });
  };

const wrapped = (
  work: (files: Files, t: Tamperer) => Files,
): Record<"bare" | "mended", (t: Tamperer) => Promise<Buffer>> => ({
  bare: async (t) => await pack(work(readEntries(t.original), t), t),
  mended: async (t) => await pack(mend(work(readEntries(t.original), t)), t),
});

/**
 * A second wall: changes of log and captures in a package that is signed with the right key all the same, as by somebody in the
 * house who packs but cannot sign heads. Leaving captures out is not among them: what is packed is the maker's choice.
 */
export const changesWithinSignature: Record<
  string,
  (t: Tamperer, keys: SigningKeys) => Promise<Buffer>
> = Object.fromEntries(
  [
    "captures in another order",
    "the records of two captures swapped",
    "a fact changed",
    "a fact changed and its entry hashed anew",
    "an earlier head rewritten",
    "a proof changed",
    "a head of another log, signed by us",
  ].map((name) => [
    name,
    async (t: Tamperer, keys: SigningKeys) => {
      const files = readEntries(t.original);
      const evidence = evidenceOf(files);
      (onEvidence[name] ?? addHeadOfAnotherLog(keys))(evidence, t, files);
      if (JSON.stringify(evidence) === JSON.stringify(evidenceOf(files))) return t.original;
      const mended = mend(withEvidence(files, evidence));
      const manifest = mended.get("datapackage.json")!;
      return await pack(
        mended.set("datapackage-digest.json", signPackage(manifest, keys, new Date(0))),
        t,
      );
    },
  ]),
);

/** By name: every way to tamper with a package that we could think of. Each may by chance change nothing. */
export const tampers: Record<string, Tamper> = {
  ...onBytes,
  ...Object.fromEntries(
    Object.entries(onFiles).flatMap(([name, work]) => {
      const { bare, mended } = wrapped(work);
      return [
        [name, bare],
        // Where a file of the manifest is gone, there is nothing to mend with.
        [
          `${name}, and all hashes made to fit`,
          async (t: Tamperer) => await mended(t).catch(async () => await bare(t)),
        ],
      ];
    }),
  ),
  ...Object.fromEntries(
    Object.entries(onEvidence).map(([name, change]) => [
      `${name}, and all hashes made to fit`,
      wrapped((files, t) => {
        const evidence = evidenceOf(files);
        change(evidence, t, files);
        return withEvidence(files, evidence);
      }).mended,
    ]),
  ),
  "everything signed anew with another key": async (t) =>
    await pack(
      forge(readEntries(t.original), t, () => {}),
      t,
    ),
  "a fact changed, and everything signed anew with another key": async (t) =>
    await pack(
      forge(readEntries(t.original), t, ({ captures }) => {
        for (const { facts } of captures)
          if (facts) facts.remoteAddress = `192.0.2.${1 + upTo(t, 250)}`;
      }),
      t,
    ),
  "the players' signature made anew, ours left": async (t) => {
    const changed = readEntries(t.original);
    const report = Buffer.from(changed.get("onrecord/report.html")!);
    report[upTo(t, report.length)]! ^= 1;
    const files = mend(changed.set("onrecord/report.html", report));
    const ours = JSON.parse(files.get("datapackage-digest.json")!.toString("utf8"));
    const theirs = JSON.parse(
      signPackage(files.get("datapackage.json")!, t.ownKeys, new Date(0)).toString("utf8"),
    );
    const digest = { ...ours, hash: theirs.hash, signedData: theirs.signedData };
    return await pack(
      files.set("datapackage-digest.json", Buffer.from(`${JSON.stringify(digest, null, 2)}\n`)),
      t,
    );
  },
  "the signatures spelled otherwise": async (t) => {
    const files = readEntries(t.original);
    const digest = JSON.parse(files.get("datapackage-digest.json")!.toString("utf8"));
    const spellings = [
      JSON.stringify(digest),
      `${JSON.stringify({ added: upTo(t, 1000), ...digest }, null, 2)}\n`,
      `${JSON.stringify(Object.fromEntries(Object.entries(digest).toReversed()), null, 2)}\n`,
      `${JSON.stringify({ ...digest, path: "Datapackage.json" }, null, 2)}\n`,
    ];
    return await pack(files.set("datapackage-digest.json", Buffer.from(pick(t, spellings))), t);
  },
  "the package signed anew with another key, its log left": async (t) => {
    const files = mend(readEntries(t.original));
    const manifest = files.get("datapackage.json")!;
    return await pack(
      files.set(
        "datapackage-digest.json",
        signPackage(manifest, t.ownKeys, new Date(upTo(t, 2_000_000_000_000))),
      ),
      t,
    );
  },
};
