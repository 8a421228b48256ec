import { hash } from "node:crypto";

/**
 * The Merkle tree of RFC 6962 over the hashes of log entries. `levels[0]` are the leaves, one after another, 32 bytes each; a
 * node without a neighbour stands on the next level as it is, which is the tree that the RFC defines by splitting.
 */
export interface MerkleTree {
  size: number;
  levels: readonly Buffer[];
}

const width = 32;
const nodeAt = (level: Buffer, index: number): Buffer =>
  level.subarray(index * width, (index + 1) * width);

/** @param entryHashes hex, in the order of the log; at least one */
export function buildTree(entryHashes: readonly string[]): MerkleTree {
  const levels: Buffer[] = [hashLeaves(entryHashes)];
  for (let level = levels[0]!; level.length > width; level = levels.at(-1)!)
    levels.push(joinPairs(level));
  return { size: entryHashes.length, levels };
}

/** In one buffer that is used again: the tree of a million entries is two million hashes. */
function hashLeaves(entryHashes: readonly string[]): Buffer {
  const leaves = Buffer.alloc(entryHashes.length * width);
  const input = Buffer.alloc(1 + width);
  for (const [index, entryHash] of entryHashes.entries()) {
    input.write(entryHash, 1, "hex");
    hash("sha256", input, "buffer").copy(leaves, index * width);
  }
  return leaves;
}

function joinPairs(level: Buffer): Buffer {
  const count = level.length / width;
  const above = Buffer.alloc(Math.ceil(count / 2) * width);
  const input = Buffer.alloc(1 + 2 * width, 1);
  for (let index = 0; index < count; index += 2) {
    level.copy(input, 1, index * width, (index + 2) * width);
    const node = index + 1 < count ? hash("sha256", input, "buffer") : nodeAt(level, index);
    node.copy(above, (index / 2) * width);
  }
  return above;
}

/** Hex. */
export const rootOf = (tree: MerkleTree): string => tree.levels.at(-1)!.toString("hex");

/** The hashes that lead from the leaf at `index` (from 0) to the root, in hex. */
export function proveInclusion(tree: MerkleTree, index: number): string[] {
  const proof: string[] = [];
  let at = index;
  for (const level of tree.levels.slice(0, -1)) {
    const neighbour = at % 2 === 0 ? at + 1 : at - 1;
    if (neighbour * width < level.length) proof.push(nodeAt(level, neighbour).toString("hex"));
    at = Math.floor(at / 2);
  }
  return proof;
}

/** The hashes that show the tree of `oldSize` entries to be the beginning of this one, in hex (RFC 6962, 2.1.2). */
export function proveBeginning(tree: MerkleTree, oldSize: number): string[] {
  return oldSize === tree.size ? [] : proveWithin(tree, oldSize, 0, tree.size, true);
}

function proveWithin(
  tree: MerkleTree,
  oldEnd: number,
  from: number,
  to: number,
  isOldRoot: boolean,
): string[] {
  if (oldEnd === to) return isOldRoot ? [] : [hashOfStretch(tree, from, to)];
  const split = from + splitOf(to - from);
  return oldEnd <= split
    ? [...proveWithin(tree, oldEnd, from, split, isOldRoot), hashOfStretch(tree, split, to)]
    : [...proveWithin(tree, oldEnd, split, to, false), hashOfStretch(tree, from, split)];
}

/** The largest power of two below `count`. */
function splitOf(count: number): number {
  let power = 1;
  while (power * 2 < count) power *= 2;
  return power;
}

/** Of a stretch that is whole, or ends where the tree ends: then it is one node. */
function hashOfStretch(tree: MerkleTree, from: number, to: number): string {
  let level = 0;
  while (2 ** level < to - from) level += 1;
  return nodeAt(tree.levels[level]!, from / 2 ** level).toString("hex");
}
