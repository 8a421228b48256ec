import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { OnRecordError } from "../../errors/on-record-error.ts";
import type { Db } from "../../store/open-store.ts";
import {
  readEvidenceArticles,
  readEvidenceEntries,
  readEvidenceIncident,
  readEvidenceLooks,
} from "../../store/read-evidence.ts";
import { readTimeAnchors } from "../../store/time-anchors.ts";
import type { BlobStore } from "../blob-store.ts";
import type { SigningKeys } from "../read-signing-keys.ts";
import { signTreeHead } from "../sign-tree-head.ts";
import { verifyPackage } from "../standalone/verify-evidence.mjs";
import { chooseCaptures } from "./choose-captures.ts";
import { describeEvidence, type PackageEvidence } from "./describe-evidence.ts";
import type { ReportWords } from "./report-words.ts";
import { packAnchors } from "./pack-anchors.ts";
import { signPackage } from "./sign-package.ts";
import { unpackViews } from "./unpack-views.ts";
import { writeArchive } from "./write-archive.ts";
import { writeContainer, type PackageFile } from "./write-container.ts";
import { hashFile, writeManifest } from "./write-manifest.ts";
import { writePages } from "./write-pages.ts";
import { writeReport } from "./write-report.ts";

/** There is nothing to put into a package. */
export class NoEvidenceError extends OnRecordError {
  readonly code = "no-evidence";
  readonly retry = "never";
}

/** A package that our own verifier refuses is not handed out. */
export class PackageFaultError extends OnRecordError {
  readonly code = "package-fault";
  readonly retry = "never";
}

export interface PackageRequest {
  incidentId: string;
  /** Where the file goes; it appears there only when it is whole and verified. */
  out: string;
  allLinks: boolean;
  versionsOnly: boolean;
  includePrivate: boolean;
  /** Places in the log whose bytes stay here, and those that a person looked at and lets go. */
  withhold: ReadonlySet<number>;
  include: ReadonlySet<number>;
  hiddenNames: readonly string[];
  words: ReportWords;
  now: Date;
}

export interface PackageSummary {
  file: string;
  bytes: number;
  sha256: string;
  fingerprint: string;
  head: { size: number; root: string };
  captures: number;
  withheld: { seq: number; reason: string }[];
  articles: number;
}

/**
 * Writes the evidence of an incident as a WACZ 1.1.1 package that replays offline and proves itself. `onReady` is called when it is
 * whole and before it stands under its name: what must be on record of an export is written there.
 *
 * @throws {NoEvidenceError} @throws {LogRewrittenError} @throws {PackageTooLargeError} @throws {PackageFaultError}
 */
export async function buildPackage(
  deps: { db: Db; blobs: BlobStore; keys: SigningKeys },
  request: PackageRequest,
  onReady: (summary: PackageSummary) => Promise<void>,
): Promise<PackageSummary> {
  const dir = await fs.mkdtemp(path.join(os.tmpdir(), "onrecord-package-"));
  const part = `${request.out}.part`;
  try {
    const { files, evidence } = await gather(deps, request, dir);
    const manifest = await writeManifest(files, evidence, request.words);
    await writeContainer(part, [
      ...files,
      { path: "datapackage.json", bytes: manifest },
      {
        path: "datapackage-digest.json",
        bytes: signPackage(manifest, deps.keys, request.now),
      },
    ]);
    const verdict = verifyPackage(part, { key: deps.keys.fingerprint });
    if (!verdict.ok)
      throw new PackageFaultError(
        `The package was written and does not verify: ${verdict.fault} Run "onrecord verify" to see whether the evidence store is damaged.`,
      );
    const summary = await summarize(part, request, deps.keys, evidence);
    await onReady(summary);
    await fs.rename(part, request.out);
    return summary;
  } finally {
    await fs.rm(dir, { recursive: true, force: true });
    await fs.rm(part, { force: true });
  }
}

async function gather(
  { db, blobs, keys }: { db: Db; blobs: BlobStore; keys: SigningKeys },
  request: PackageRequest,
  dir: string,
): Promise<{ files: PackageFile[]; evidence: PackageEvidence }> {
  const { incidentId, allLinks, versionsOnly, includePrivate, hiddenNames, words, now } = request;
  const articles = await readEvidenceArticles(db, incidentId, allLinks);
  if (articles.length === 0)
    throw new NoEvidenceError(
      allLinks
        ? "No article is linked to this incident, so there is nothing to pack."
        : "No article was confirmed as belonging to this incident. Confirm links in the review queue, or pack what the program linked as well: --all-links.",
    );
  const log = await signTreeHead(db, keys, now);
  const entries = await readEvidenceEntries(db, {
    itemIds: versionsOnly ? [] : articles.map(({ itemId }) => itemId),
    captureIds: articles.flatMap(({ versions, removals }) => [
      ...versions.map(({ captureId }) => captureId),
      ...removals.flatMap(({ captureIds }) => captureIds),
    ]),
    maxSeq: log?.head.size ?? 0,
  });
  if (!log || entries.length === 0)
    throw new NoEvidenceError("The articles of this incident have no captures.");
  const captures = await chooseCaptures(entries, articles, hiddenNames, request, blobs);
  const whole = captures.filter(({ withheld }) => withheld === null);
  const warcs = whole.map(({ facts }) => facts.warcSha256!);
  const archive = await writeArchive(dir, warcs, blobs, now);
  const { files: viewFiles, views } = await unpackViews(dir, whole, blobs);
  const stamped = packAnchors(await readTimeAnchors(db, keys.fingerprint), log);
  const evidence = describeEvidence({
    incident: await readEvidenceIncident(db, incidentId),
    looks: await readEvidenceLooks(
      db,
      articles.map(({ itemId }) => itemId),
    ),
    articles,
    captures,
    places: archive.places,
    views,
    log,
    keys,
    anchors: stamped.anchors,
    selection: { links: allLinks ? "all" : "confirmed", versionsOnly, includePrivate },
    hiddenNames,
    language: words.language,
    createdAt: now,
  });
  const verifier = path.join(import.meta.dirname, "..", "standalone", "verify-evidence.mjs");
  return {
    evidence,
    files: [
      ...archive.files,
      textFile("indexes/index.cdx", archive.index),
      textFile("pages/pages.jsonl", writePages(evidence)),
      textFile("onrecord/evidence.json", `${JSON.stringify(evidence, null, 1)}\n`),
      textFile("onrecord/report.html", writeReport(evidence, words)),
      { path: "onrecord/verify.mjs", bytes: await fs.readFile(verifier) },
      ...viewFiles,
      ...stamped.files,
    ],
  };
}

const textFile = (name: string, text: string): PackageFile => ({
  path: name,
  bytes: Buffer.from(text),
});

async function summarize(
  part: string,
  { out }: PackageRequest,
  keys: SigningKeys,
  evidence: PackageEvidence,
): Promise<PackageSummary> {
  return {
    file: out,
    bytes: (await fs.stat(part)).size,
    sha256: await hashFile(part),
    fingerprint: keys.fingerprint,
    head: { size: evidence.treeHead.size, root: evidence.treeHead.root },
    captures: evidence.captures.length,
    withheld: evidence.captures.flatMap(({ seq, withheld }) =>
      withheld ? [{ seq, reason: withheld.reason }] : [],
    ),
    articles: evidence.articles.length,
  };
}
