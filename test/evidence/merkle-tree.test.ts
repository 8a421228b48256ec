import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  buildTree,
  proveBeginning,
  proveInclusion,
  rootOf,
} from "../../src/evidence/merkle-tree.ts";
import {
  isBeginning,
  leafOf,
  rootOfInclusion,
} from "../../src/evidence/standalone/verify-evidence.mjs";

const hashOf = (n: number): string => createHash("sha256").update(`entry ${n}`).digest("hex");
const logOf = (size: number): string[] => Array.from({ length: size }, (_, n) => hashOf(n));

/** RFC 6962, 2.1, word for word: the largest power of two below n splits the list. */
function rootByDefinition(leaves: Buffer[]): Buffer {
  if (leaves.length === 1) return leaves[0]!;
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  return createHash("sha256")
    .update(Buffer.of(1))
    .update(rootByDefinition(leaves.slice(0, split)))
    .update(rootByDefinition(leaves.slice(split)))
    .digest();
}

const size = fc.integer({ min: 1, max: 130 });

describe("the tree over the capture log", () => {
  test("has the root that RFC 6962 defines, for every size", () => {
    for (let n = 1; n <= 130; n += 1)
      expect(rootOf(buildTree(logOf(n)))).toBe(
        rootByDefinition(logOf(n).map(leafOf)).toString("hex"),
      );
  });

  test("proves each entry at its place, and no entry at another", () => {
    fc.assert(
      fc.property(size, fc.nat(), fc.nat(), (n, a, b) => {
        const tree = buildTree(logOf(n));
        const [at, other] = [a % n, b % n];
        const proof = proveInclusion(tree, at);
        expect(rootOfInclusion(hashOf(at), at, n, proof)).toBe(rootOf(tree));
        if (other !== at) {
          expect(rootOfInclusion(hashOf(other), at, n, proof)).not.toBe(rootOf(tree));
          expect(rootOfInclusion(hashOf(at), other, n, proof)).not.toBe(rootOf(tree));
        }
        expect(rootOfInclusion(hashOf(at), n, n, proof)).toBeNull();
      }),
      { numRuns: 300 },
    );
  });

  test("proves an earlier log to be the beginning of a later one", () => {
    fc.assert(
      fc.property(size, fc.nat(), (n, m) => {
        const tree = buildTree(logOf(n));
        const older = 1 + (m % n);
        const proof = proveBeginning(tree, older);
        const oldRoot = rootOf(buildTree(logOf(older)));
        expect(
          isBeginning({ size: older, root: oldRoot }, { size: n, root: rootOf(tree) }, proof),
        ).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test("does not take a rewritten log for the same log grown on", () => {
    fc.assert(
      fc.property(size, fc.nat(), fc.nat(), (n, m, at) => {
        const older = 1 + (m % n);
        const rewritten = logOf(n).with(at % older, hashOf(9_999));
        const tree = buildTree(rewritten);
        const oldHead = { size: older, root: rootOf(buildTree(logOf(older))) };
        expect(
          isBeginning(oldHead, { size: n, root: rootOf(tree) }, proveBeginning(tree, older)),
        ).toBe(false);
      }),
      { numRuns: 300 },
    );
  });
});
