import { maskUrl, nameKeysOf } from "../../core/access/mask-name-keys.ts";
import type { EvidenceArticle, LogEntryRow } from "../../store/read-evidence.ts";
import type { BlobStore } from "../blob-store.ts";
import { readRecords } from "../standalone/verify-evidence.mjs";
import { hiddenWordsIn, namesSomebodyHidden } from "./find-hidden-names.ts";
import { readPageTexts } from "./read-page-text.ts";

/** Why the bytes of a capture are not in the package. */
export type WithheldReason = "hidden-name" | "by-hand" | "before-warc";

export interface ChosenCapture extends LogEntryRow {
  withheld: WithheldReason | null;
  /** Not even its address and headers may leave: they name somebody. */
  areFactsSealed: boolean;
}

export interface Choice {
  includePrivate: boolean;
  /** Places in the log that a person decided on. */
  withhold: ReadonlySet<number>;
  include: ReadonlySet<number>;
}

/**
 * Which captures leave the house whole. Those that name somebody hidden stay: their log entry goes alone, so that the sealed
 * copy can be proved to be the one of then, should it ever have to be shown.
 */
export async function chooseCaptures(
  entries: readonly LogEntryRow[],
  articles: readonly EvidenceArticle[],
  hiddenNames: readonly string[],
  choice: Choice,
  blobs: BlobStore,
): Promise<ChosenCapture[]> {
  const wordsOfItem = new Map(
    articles.map((article) => [
      article.itemId,
      hiddenWordsIn(
        article.versions.map(({ title, text }) => `${title ?? ""}\n${text}`).join("\n"),
        hiddenNames,
      ),
    ]),
  );
  const keys = nameKeysOf(hiddenNames);
  const chosen: ChosenCapture[] = [];
  for (const entry of entries) {
    const isFree = choice.includePrivate || choice.include.has(Number(entry.seq));
    const words = wordsOfItem.get(entry.facts.itemId ?? "") ?? [];
    const areFactsSealed = !isFree && factsNameSomebody(entry, keys, hiddenNames);
    const mayNot =
      areFactsSealed || (!isFree && (await bytesNameSomebody(entry, hiddenNames, words, blobs)));
    const withheld = choice.withhold.has(Number(entry.seq))
      ? "by-hand"
      : mayNot
        ? "hidden-name"
        : entry.facts.warcSha256
          ? null
          : "before-warc";
    chosen.push({ ...entry, withheld, areFactsSealed });
  }
  return chosen.map((capture) => withholdWithViewed(capture, chosen, choice));
}

/** A picture of what is withheld stays here as well, whatever could be read in it. */
function withholdWithViewed(
  capture: ChosenCapture,
  all: readonly ChosenCapture[],
  { include }: Choice,
): ChosenCapture {
  const { viewOfId } = capture.facts;
  if (!viewOfId || capture.withheld || include.has(Number(capture.seq))) return capture;
  const viewed = all.find(({ facts }) => facts.id === viewOfId);
  return viewed?.withheld ? { ...capture, withheld: viewed.withheld } : capture;
}

function factsNameSomebody(
  { facts }: LogEntryRow,
  keys: ReadonlySet<string>,
  names: readonly string[],
): boolean {
  const urls = [facts.url, facts.finalUrl];
  if (urls.some((url) => maskUrl(url, keys) !== url)) return true;
  return facts.responseHeaders.some(
    ([, value]) => namesSomebodyHidden(decode(value), names) || maskPath(value, keys) !== value,
  );
}

/** An address in a header field, such as Link. */
const maskPath = (value: string, keys: ReadonlySet<string>): string =>
  value.replaceAll(/https?:\/\/[^\s<>"]+/g, (url) => maskUrl(url, keys));

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Looks into what was read as the page and, of a rendered page, into what the server sent, scripts and all. */
async function bytesNameSomebody(
  { facts }: LogEntryRow,
  names: readonly string[],
  words: readonly string[],
  blobs: BlobStore,
): Promise<boolean> {
  if (names.length === 0) return false;
  const texts = readPageTexts(await blobs.get(facts.bodySha256));
  if (facts.documentSha256 && facts.warcSha256)
    for (const record of readRecords(await blobs.get(facts.warcSha256)))
      if (record.fields.get("warc-type") === "response")
        texts.push(...readPageTexts(record.payload));
  return texts.some(
    (text) =>
      namesSomebodyHidden(text, names) ||
      (words.length > 0 && hiddenWordsIn(text, words).length > 0),
  );
}
