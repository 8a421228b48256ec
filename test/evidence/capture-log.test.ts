import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  canonicalJson,
  genesisHash,
  hashEntry,
  verifyLog,
  type CaptureFacts,
  type LogEntry,
} from "../../src/evidence/capture-log.ts";

const facts = (index: number): CaptureFacts => ({
  id: `capture-${index}`,
  sourceId: "replica-police",
  itemId: null,
  url: `https://police.example/${index}`,
  finalUrl: `https://police.example/${index}`,
  fetchedAt: new Date(1_700_000_000_000 + index).toISOString(),
  httpStatus: 200,
  requestHeaders: [["accept", "*/*"]],
  responseHeaders: [["content-type", "text/html"]],
  wireSha256: "a".repeat(64),
  bodySha256: "b".repeat(64),
  bodyBytes: 10 + index,
  contentType: "text/html",
  remoteAddress: "192.0.2.1",
  resolverAnswer: ["192.0.2.1"],
  tls: null,
  viaBrowser: false,
  renderedSha256: null,
  screenshotSha256: null,
  pdfSha256: null,
  clockSimulated: true,
  machine: "test",
});

function buildLog(length: number): LogEntry[] {
  const entries: LogEntry[] = [];
  for (let index = 1; index <= length; index += 1) {
    const seq = BigInt(index);
    const prevHash = entries.at(-1)?.entryHash ?? genesisHash;
    entries.push({
      seq,
      prevHash,
      facts: facts(index),
      entryHash: hashEntry(seq, prevHash, facts(index)),
    });
  }
  return entries;
}

const headOf = (entries: LogEntry[]) => ({
  seq: entries.at(-1)!.seq,
  hash: entries.at(-1)!.entryHash,
});

describe("the capture log", () => {
  test("finds no fault in an untouched log", () => {
    const entries = buildLog(40);
    expect(verifyLog(entries, undefined, headOf(entries))).toEqual([]);
  });

  test("notices any single changed fact", () => {
    const entries = buildLog(12);
    const keys = Object.keys(facts(1)) as (keyof CaptureFacts)[];
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 11 }), fc.constantFrom(...keys), (index, key) => {
        const tampered = entries.map((entry, at) =>
          at === index ? { ...entry, facts: { ...entry.facts, [key]: "tampered" } } : entry,
        );
        return verifyLog(tampered).some(
          (fault) => fault.seq === BigInt(index + 1) && fault.fault === "changed",
        );
      }),
      { numRuns: 400 },
    );
  });

  test("notices a deleted entry, two exchanged ones, and an entry hashed anew by a forger", () => {
    const entries = buildLog(20);
    expect(verifyLog(entries.toSpliced(7, 1))).not.toEqual([]);
    const exchanged = [...entries];
    [exchanged[3], exchanged[4]] = [exchanged[4]!, exchanged[3]!];
    expect(verifyLog(exchanged)).not.toEqual([]);
    const forged = { ...facts(9), httpStatus: 404 };
    const rehashed = entries.map((entry) =>
      entry.seq === 9n
        ? { ...entry, facts: forged, entryHash: hashEntry(9n, entry.prevHash, forged) }
        : entry,
    );
    expect(verifyLog(rehashed)).toEqual([{ seq: 10n, fault: "broken-link" }]);
  });

  test("notices a cut tail only against a head kept elsewhere", () => {
    const entries = buildLog(20);
    expect(verifyLog(entries.slice(0, 15))).toEqual([]);
    expect(verifyLog(entries.slice(0, 15), undefined, headOf(entries))).toEqual([
      { seq: 20n, fault: "missing-before" },
    ]);
  });

  test("hashes facts alike whatever the order of their keys", () => {
    expect(canonicalJson({ b: [1, { d: null, c: "x" }], a: undefined })).toBe(
      canonicalJson({ b: [1, { c: "x", d: null }] }),
    );
  });
});
