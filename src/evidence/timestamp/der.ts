import { OnRecordError } from "../../errors/on-record-error.ts";

/** Bytes that are not the DER that was expected. */
export class DerError extends OnRecordError {
  readonly code = "der";
  readonly retry = "never";
}

/** One element of ASN.1 in DER. `raw` is the whole of it, `content` what stands in it. */
export interface DerElement {
  tag: number;
  content: Buffer;
  raw: Buffer;
}

export const tags = {
  integer: 0x02,
  octetString: 0x04,
  oid: 0x06,
  generalizedTime: 0x18,
  sequence: 0x30,
  set: 0x31,
} as const;

/** Writes an element around its parts. Pure. */
export function writeDer(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  if (length < 0x80) return Buffer.concat([Buffer.of(tag, length), content]);
  const bytes = Buffer.from(
    length.toString(16).padStart(length > 0xffff ? 6 : length > 0xff ? 4 : 2, "0"),
    "hex",
  );
  return Buffer.concat([Buffer.of(tag, 0x80 | bytes.length), bytes, content]);
}

/** The elements that stand one behind another. @throws {DerError} */
export function readDer(bytes: Buffer): DerElement[] {
  const elements: DerElement[] = [];
  for (let at = 0; at < bytes.length;) {
    const element = readOne(bytes, at);
    elements.push(element);
    at += element.raw.length;
  }
  return elements;
}

function readOne(bytes: Buffer, at: number): DerElement {
  const tag = bytes[at];
  let length = bytes[at + 1];
  let start = at + 2;
  if (tag === undefined || length === undefined || (tag & 0x1f) === 0x1f) throw cutOff();
  if (length >= 0x80) {
    const count = length & 0x7f;
    if (count === 0 || count > 4 || start + count > bytes.length) throw cutOff();
    length = bytes.readUIntBE(start, count);
    start += count;
  }
  if (start + length > bytes.length) throw cutOff();
  return {
    tag,
    content: bytes.subarray(start, start + length),
    raw: bytes.subarray(at, start + length),
  };
}

const cutOff = (): DerError =>
  new DerError("An answer in ASN.1 is cut off or not in DER. Ask again, or ask another authority.");

/** The n-th element inside, which must have this tag. @throws {DerError} */
export function childOf(element: DerElement, index: number, tag: number): DerElement {
  const child = readDer(element.content)[index];
  if (child?.tag !== tag) throw cutOff();
  return child;
}

/** An object identifier from its numbers. */
export function writeOid(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split(".").map(Number);
  const bytes = [first * 40 + second, ...rest].flatMap((number) => {
    const groups = [number & 0x7f];
    for (let left = number >>> 7; left > 0; left >>>= 7) groups.unshift((left & 0x7f) | 0x80);
    return groups;
  });
  return writeDer(tags.oid, Buffer.from(bytes));
}
