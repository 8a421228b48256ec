import { maskNameKeys, maskUrl, nameKeysOf } from "../../core/access/mask-name-keys.ts";
import { maskNames } from "../../core/access/mask-names.ts";
import type { CaptureRow } from "../../store/captures.ts";
import type {
  EvidenceArticle,
  readEvidenceIncident,
  readEvidenceLooks,
} from "../../store/read-evidence.ts";
import { proveBeginning, proveInclusion } from "../merkle-tree.ts";
import type { SigningKeys } from "../read-signing-keys.ts";
import type { SignedLog } from "../sign-tree-head.ts";
import { software } from "../software.ts";
import type { ChosenCapture, WithheldReason } from "./choose-captures.ts";
import type { ArchivePlace } from "./write-archive.ts";

export interface PackageSelection {
  links: "confirmed" | "all";
  versionsOnly: boolean;
  includePrivate: boolean;
}

/** What onrecord/evidence.json says. */
export interface PackageEvidence {
  format: "on-record evidence v1";
  software: string;
  createdAt: string;
  incident: { id: string; title: string };
  selection: PackageSelection;
  key: { algorithm: "Ed25519"; publicKey: string; fingerprint: string };
  treeHead: Head;
  /** Signed before, with the proof that each is a beginning of this one. */
  earlierHeads: (Head & { consistency: string[] })[];
  /** What authorities for time stamps and calendars of OpenTimestamps say of these heads; the tokens are files. */
  anchors: {
    kind: string;
    headSize: number;
    authority: string;
    saysAt: string | null;
    statement: string;
    token: string;
  }[];
  articles: {
    url: string;
    source: string;
    isConfirmed: boolean;
    presence: "present" | "suspected" | "removed";
    presenceSince: string;
    looks: { count: number; from: string; to: string } | null;
    /** What was told of its removal and return, oldest first, with the places in the log of what proves it. */
    removals: { kind: "suspected" | "removed" | "restored"; at: string; captures: number[] }[];
    versions: {
      number: number;
      /** Place in the log. */
      capture: number;
      title: string | null;
      text: string;
      language: string | null;
      publishedAtRaw: string | null;
      changedFields: ("title" | "text" | "date")[];
    }[];
  }[];
  captures: {
    seq: number;
    prevHash: string;
    entryHash: string;
    /** Null where not even they may leave. */
    facts: CaptureRow | null;
    inclusion: string[];
    warc?: ArchivePlace;
    files?: { screenshot?: string; pdf?: string };
    withheld?: { reason: WithheldReason };
  }[];
}

interface Head {
  size: number;
  root: string;
  signedAt: string;
  signature: string;
}

export interface EvidenceParts {
  incident: Awaited<ReturnType<typeof readEvidenceIncident>>;
  articles: readonly EvidenceArticle[];
  looks: Awaited<ReturnType<typeof readEvidenceLooks>>;
  captures: readonly ChosenCapture[];
  places: ReadonlyMap<string, ArchivePlace>;
  views: ReadonlyMap<number, { screenshot?: string; pdf?: string }>;
  log: SignedLog;
  keys: SigningKeys;
  selection: PackageSelection;
  anchors: PackageEvidence["anchors"];
  hiddenNames: readonly string[];
  language: string;
  createdAt: Date;
}

/** Gathers what the package says of itself. Hidden names are blacked out in texts and titles unless the sealed copy was asked for. */
export function describeEvidence(parts: EvidenceParts): PackageEvidence {
  const { incident, log, keys, captures, selection, language } = parts;
  const names = selection.includePrivate ? [] : parts.hiddenNames;
  const nameKeys = nameKeysOf(names);
  const mask = (text: string) => maskNameKeys(maskNames(text, names), nameKeys);
  return {
    format: "on-record evidence v1",
    software,
    createdAt: parts.createdAt.toISOString(),
    incident: { id: incident.id, title: mask(wordIn(incident.title, language)) },
    selection,
    key: { algorithm: "Ed25519", publicKey: keys.publicKey, fingerprint: keys.fingerprint },
    treeHead: headOf(log.head),
    earlierHeads: log.earlier
      .filter((head) => head.keyFingerprint === keys.fingerprint)
      .map((head) => ({ ...headOf(head), consistency: proveBeginning(log.tree, head.size) })),
    anchors: parts.anchors,
    articles: parts.articles.map((article) => ({
      url: maskUrl(article.url, nameKeys),
      source: wordIn(article.source.name, language),
      isConfirmed: article.isConfirmed,
      presence: article.presence as "present" | "suspected" | "removed",
      presenceSince: article.presenceSince.toISOString(),
      looks: countLooks(parts.looks, article.itemId),
      removals: article.removals.map(({ kind, at, captureIds }) => ({
        kind,
        at: at.toISOString(),
        captures: captures
          .filter(({ facts }) => captureIds.includes(facts.id))
          .map(({ seq }) => Number(seq)),
      })),
      versions: article.versions.map(({ captureId, changedFields, title, text, ...rest }) => ({
        ...rest,
        capture: Number(captures.find(({ facts }) => facts.id === captureId)?.seq ?? 0),
        title: title === null ? null : mask(title),
        text: mask(text),
        changedFields: changedFields as ("title" | "text" | "date")[],
      })),
    })),
    captures: captures.map((capture) => describeCapture(capture, parts)),
  };
}

function describeCapture(
  { seq, prevHash, entryHash, facts, withheld, areFactsSealed }: ChosenCapture,
  { log, places, views }: EvidenceParts,
): PackageEvidence["captures"][number] {
  const warc = places.get(facts.warcSha256 ?? "");
  const files = views.get(Number(seq));
  return {
    seq: Number(seq),
    prevHash,
    entryHash,
    facts: areFactsSealed ? null : facts,
    inclusion: proveInclusion(log.tree, Number(seq) - 1),
    ...(withheld ? { withheld: { reason: withheld } } : {}),
    ...(!withheld && warc ? { warc } : {}),
    ...(!withheld && files ? { files } : {}),
  };
}

const headOf = ({ size, root, signedAt, signature }: Head): Head => ({
  size,
  root,
  signedAt,
  signature,
});

function countLooks(looks: EvidenceParts["looks"], itemId: string) {
  const own = looks.filter((look) => look.itemId === itemId);
  const [first, last] = [own[0], own.at(-1)];
  if (!first || !last) return null;
  return {
    count: own.length,
    from: first.startedAt.toISOString(),
    to: last.startedAt.toISOString(),
  };
}

/** A name by language, or one string for all. */
function wordIn(value: unknown, language: string): string {
  if (typeof value === "string") return value;
  const names = (value ?? {}) as Record<string, string>;
  return names[language] ?? names["ru"] ?? names["en"] ?? Object.values(names)[0] ?? "";
}
