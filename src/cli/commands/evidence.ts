import path from "node:path";
import pc from "picocolors";
import { systemClock } from "../../clock.ts";
import { readConfig } from "../../config.ts";
import { OnRecordError } from "../../errors/on-record-error.ts";
import { openBlobDirectory } from "../../evidence/blob-store.ts";
import { buildPackage, type PackageSummary } from "../../evidence/package/build-package.ts";
import { readSigningKeys } from "../../evidence/read-signing-keys.ts";
import { signTreeHead } from "../../evidence/sign-tree-head.ts";
import { verifyPackage } from "../../evidence/standalone/verify-evidence.mjs";
import { evidenceReportWords } from "../../i18n/evidence-report.ts";
import { writeAudit } from "../../store/audit.ts";
import { readHiddenNames } from "../../store/incident-persons.ts";
import { openStore, type Store } from "../../store/open-store.ts";
import { findIncidentId } from "../../store/read-incidents.ts";
import { readMasterKey } from "../../store/read-master-key.ts";
import { findRunningDatabase } from "../running-instance.ts";

class EvidenceOptionError extends OnRecordError {
  readonly code = "option";
  readonly retry = "never";
}

export interface ExportOptions {
  out?: string;
  lang: string;
  allLinks?: boolean;
  versionsOnly?: boolean;
  includePrivate?: boolean;
  withhold?: string;
  include?: string;
  json?: boolean;
}

/** `onrecord evidence export INCIDENT`: a WACZ package that proves itself. The export stands in the audit log. */
export async function exportEvidence(incident: string, options: ExportOptions): Promise<void> {
  const words = Object.entries(evidenceReportWords).find(([lang]) => lang === options.lang)?.[1];
  if (!words)
    throw new EvidenceOptionError(`There is no report in "${options.lang}". Choose ru, kk or en.`);
  const config = readConfig();
  await withStore(async (store) => {
    const incidentId = await findIncidentId(store.prisma, incident);
    if (!incidentId)
      throw new EvidenceOptionError(
        `There is no incident "${incident}". Give its id or its short name, as in the address of its page.`,
      );
    const now = systemClock.now();
    const summary = await buildPackage(
      {
        db: store.prisma,
        blobs: openBlobDirectory(path.join(config.dataDir, "blobs")),
        keys: readSigningKeys(config.dataDir),
      },
      {
        incidentId,
        out: path.resolve(options.out ?? defaultName(incidentId, now)),
        allLinks: options.allLinks ?? false,
        versionsOnly: options.versionsOnly ?? false,
        includePrivate: options.includePrivate ?? false,
        withhold: readPlaces(options.withhold),
        include: readPlaces(options.include),
        hiddenNames: await readHiddenNames(
          store.prisma,
          readMasterKey(config.dataDir, config.masterKey),
        ),
        words,
        now,
      },
      async (ready) => await auditExport(store, incidentId, ready, options, now),
    );
    if (options.json) console.log(JSON.stringify(summary, null, 2));
    else tellSummary(summary, options);
  });
}

/** Of the incident's id, not of its short name: names of files travel, and a short name may say more than was meant. */
const defaultName = (incidentId: string, now: Date): string =>
  `evidence-${incidentId.slice(-12)}-${now.toISOString().slice(0, 10)}.wacz`;

function readPlaces(text: string | undefined): Set<number> {
  const places = (text ?? "").split(",").filter(Boolean).map(Number);
  if (places.some((place) => !Number.isSafeInteger(place) || place < 1))
    throw new EvidenceOptionError(
      `"${text}" does not name captures. Give their numbers in the log, separated by commas: 12,15.`,
    );
  return new Set(places);
}

async function auditExport(
  store: Store,
  incidentId: string,
  ready: PackageSummary,
  options: ExportOptions,
  now: Date,
): Promise<void> {
  const { sha256, captures, withheld, head } = ready;
  await writeAudit(store.prisma, {
    at: now,
    userId: null,
    action: "evidence.export",
    subject: "incident",
    subjectId: incidentId,
    details: {
      by: "command line",
      sha256,
      captures,
      withheld: withheld.map(({ seq }) => seq),
      allLinks: options.allLinks ?? false,
      includePrivate: options.includePrivate ?? false,
      logSize: head.size,
    },
  });
}

function tellSummary(summary: PackageSummary, options: ExportOptions): void {
  const { captures, withheld, articles, fingerprint, head } = summary;
  const named = withheld.filter(({ reason }) => reason === "hidden-name");
  console.log(summary.file);
  console.error(
    [
      `${pc.green("✓")} ${captures} captures of ${articles} articles, ${Math.ceil(summary.bytes / 1024)} KiB, verified.`,
      `  SHA-256 of the file: ${summary.sha256}`,
      `  Log: ${head.size} entries, root ${head.root}`,
      `  Signed with the key ${fingerprint}`,
      "  Give that fingerprint to the receiver by another way than the file: without it nobody can tell whose package it is.",
      ...(named.length > 0
        ? [
            `${pc.yellow("!")} The bytes of ${named.length} captures stay here, because they name somebody hidden: ${named.map(({ seq }) => seq).join(", ")}.`,
            "  Look at them; --include 12,15 lets single ones go, --include-private all of them.",
          ]
        : []),
      ...(options.includePrivate
        ? [
            `${pc.yellow("!")} This is the sealed copy: it may name people who are hidden elsewhere. Hand it only to those who may know them.`,
          ]
        : [
            `${pc.yellow("!")} Names are searched for in texts only. Look at the pictures yourself before the package leaves the house; --withhold 12,15 keeps captures back.`,
          ]),
    ].join("\n"),
  );
}

/** `onrecord evidence verify FILE`: needs no database, no network, no settings. */
export function verifyEvidence(
  file: string,
  options: { key?: string; head?: string; json?: boolean },
): void {
  const { evidence: _evidence, ...verdict } = verifyPackage(path.resolve(file), options);
  if (options.json) console.log(JSON.stringify(verdict, null, 2));
  else {
    for (const line of verdict.checked) console.log(`${pc.green("✓")} ${line}`);
    for (const line of verdict.unknown) console.log(`${pc.yellow("?")} ${line}`);
    console.log(
      verdict.ok
        ? pc.green("The package is whole.")
        : `${pc.red("✗")} ${verdict.fault}\n${pc.red("The package is not whole. Do not rely on anything in it.")}`,
    );
  }
  if (!verdict.ok) process.exitCode = 1;
}

/** `onrecord evidence key`: the public half, for those who will check our packages. */
export function showEvidenceKey(options: { json?: boolean }): void {
  const { publicKey, fingerprint } = readSigningKeys(readConfig().dataDir);
  const lines = publicKey.match(/.{1,64}/g) ?? [];
  const pem = ["-----BEGIN PUBLIC KEY-----", ...lines, "-----END PUBLIC KEY-----"].join("\n");
  if (options.json) console.log(JSON.stringify({ algorithm: "Ed25519", fingerprint, publicKey }));
  else {
    console.log(`${fingerprint}\n${pem}`);
    console.error(
      "The first line is the fingerprint. Publish it where others find it without you: a website, a letter, a notary.",
    );
  }
}

/** `onrecord evidence head`: signs the log as it stands and prints its head, to be kept elsewhere. */
export async function showTreeHead(options: { json?: boolean }): Promise<void> {
  const { dataDir } = readConfig();
  await withStore(async (store) => {
    const log = await signTreeHead(store.prisma, readSigningKeys(dataDir), systemClock.now());
    if (!log) throw new EvidenceOptionError("The capture log is empty: there is no head yet.");
    if (options.json) console.log(JSON.stringify(log.head, null, 2));
    else {
      const { size, root, signedAt, signature } = log.head;
      console.log(`${size}:${root}`);
      console.error(
        `Signed ${signedAt}, ${signature}\nKeep the first line elsewhere: with --head it shows whether the log was rewritten or cut since.`,
      );
    }
  });
}

async function withStore(work: (store: Store) => Promise<void>): Promise<void> {
  const config = readConfig();
  const store = await openStore(config.databaseUrl ?? findRunningDatabase(config.dataDir), {
    connections: 3,
  });
  try {
    await work(store);
  } finally {
    await store.close();
  }
}
