import { otsMagic, type OtsTree } from "../standalone/verify-evidence.mjs";

const codes = { append: 0xf0, prepend: 0xf1, sha256: 0x08 } as const;
const fork = Buffer.of(0xff);
const attestationFollows = Buffer.of(0);

/** A proof of OpenTimestamps as a file of its own, over the SHA-256 of what was stamped. Pure. */
export function writeOtsFile(sha256: Uint8Array, tree: OtsTree): Buffer {
  return Buffer.concat([otsMagic, Buffer.of(1, codes.sha256), sha256, writeOtsTree(tree)]);
}

/** What calendars send: attestations and steps over a message that is not in it. Each but the last has a fork before it. Pure. */
export function writeOtsTree({ attestations, steps }: OtsTree): Buffer {
  const branches = [
    ...attestations.map(({ tag, payload }) =>
      Buffer.concat([attestationFollows, Buffer.from(tag, "hex"), writeVarBytes(payload)]),
    ),
    ...steps.map(({ operation, argument, next }) =>
      Buffer.concat([
        Buffer.of(codes[operation]),
        argument ? writeVarBytes(argument) : Buffer.alloc(0),
        writeOtsTree(next),
      ]),
    ),
  ];
  return Buffer.concat(
    branches.flatMap((branch, at) => (at < branches.length - 1 ? [fork, branch] : [branch])),
  );
}

export const writeVarBytes = (bytes: Uint8Array): Buffer =>
  Buffer.concat([writeVarUint(bytes.length), bytes]);

/** Seven bits a byte, the lowest first. */
export function writeVarUint(value: number): Buffer {
  const bytes: number[] = [];
  for (let left = value; ; left = Math.floor(left / 128)) {
    bytes.push((left % 128) | (left >= 128 ? 0x80 : 0));
    if (left < 128) return Buffer.from(bytes);
  }
}
