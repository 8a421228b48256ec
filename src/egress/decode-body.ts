import {
  createBrotliDecompress,
  createGunzip,
  createInflate,
  createInflateRaw,
  createZstdDecompress,
} from "node:zlib";
import type { Transform } from "node:stream";
import { DecompressionError, TooLargeError } from "./egress-errors.ts";
import type { EgressLimits } from "./egress-options.ts";

type Limits = Pick<EgressLimits, "maxBytes" | "maxRatio">;

/** Codings laid over one another beyond this are an attack, not a web server. */
const maxLayers = 2;
/** Below this a high ratio is an ordinary, very repetitive page. */
const ratioFloorBytes = 1024 * 1024;

const decoders: Record<string, (firstByte: number) => Transform> = {
  gzip: () => createGunzip(),
  "x-gzip": () => createGunzip(),
  // Some servers send raw deflate under this name; a zlib header has 8 in the low half of its first byte.
  deflate: (firstByte) => ((firstByte & 0x0f) === 8 ? createInflate() : createInflateRaw()),
  br: () => createBrotliDecompress(),
  zstd: () => createZstdDecompress(),
};

/** The Accept-Encoding field of what `decodeBody` undoes. */
export const acceptedEncodings = "gzip, deflate, br, zstd";

/**
 * Reads a body to its end, keeping it as it came and without its Content-Encoding. Both sizes and their
 * ratio are judged while it streams: a bomb is stopped at the limit, not after it.
 *
 * @param source chunks as they come, transfer-coding removed
 * @throws {TooLargeError} @throws {DecompressionError}
 */
export async function decodeBody(
  source: AsyncIterable<Uint8Array>,
  contentEncoding: string | null,
  limits: Limits,
): Promise<{ wireBody: Uint8Array; body: Uint8Array }> {
  const codings = readCodings(contentEncoding);
  const wire = new Collector("wire", limits.maxBytes);
  let decodedStream: AsyncIterable<Uint8Array> = countWire(source, wire);
  for (const coding of codings.toReversed()) decodedStream = undo(coding, decodedStream);

  if (codings.length === 0) {
    for await (const _ of decodedStream);
    const body = wire.join();
    return { wireBody: body, body };
  }
  const decoded = new Collector("decoded", limits.maxBytes);
  for await (const chunk of decodedStream) {
    decoded.add(chunk);
    checkRatio(decoded.bytes, wire.bytes, limits.maxRatio);
  }
  return { wireBody: wire.join(), body: decoded.join() };
}

function readCodings(contentEncoding: string | null): string[] {
  const codings = (contentEncoding ?? "")
    .split(",")
    .map((coding) => coding.trim().toLowerCase())
    .filter((coding) => coding !== "" && coding !== "identity");
  const unknown = codings.find((coding) => decoders[coding] === undefined);
  if (unknown !== undefined || codings.length > maxLayers) {
    throw new DecompressionError(
      `The body is encoded as “${codings.join(", ")}”, which is not read here. Look at the page by hand.`,
      { context: { codings } },
    );
  }
  return codings;
}

async function* countWire(
  source: AsyncIterable<Uint8Array>,
  wire: Collector,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of source) {
    wire.add(chunk);
    yield chunk;
  }
}

/** Feeds a zlib stream by hand: an error of the source stays that error, one of zlib gets its own class. */
async function* undo(
  coding: string,
  source: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  const iterator = source[Symbol.asyncIterator]();
  const first = await iterator.next();
  if (first.done === true) return; // An empty body has nothing to decode, whatever its header says.
  const decoder = decoders[coding]!(first.value[0] ?? 0);
  let sourceError: unknown;
  const feeding = feed(decoder, first.value, iterator).catch((error: unknown) => {
    sourceError = error;
    decoder.destroy(error instanceof Error ? error : new Error(String(error)));
  });
  try {
    for await (const chunk of decoder) yield chunk as Uint8Array;
    await feeding;
  } catch (cause) {
    if (sourceError !== undefined) throw sourceError;
    throw new DecompressionError(
      `The body does not decode as ${coding}: it is cut off or not what the header says. Try again later.`,
      { cause, context: { coding } },
    );
  } finally {
    decoder.destroy();
  }
}

async function feed(
  decoder: Transform,
  first: Uint8Array,
  rest: AsyncIterator<Uint8Array>,
): Promise<void> {
  let chunk: Uint8Array = first;
  for (;;) {
    if (decoder.destroyed) return;
    if (!decoder.write(chunk)) await drained(decoder);
    const next = await rest.next();
    if (next.done === true) break;
    chunk = next.value;
  }
  decoder.end();
}

async function drained(decoder: Transform): Promise<void> {
  if (decoder.destroyed) return;
  const { promise, resolve } = Promise.withResolvers<void>();
  decoder.once("drain", resolve).once("close", resolve);
  await promise;
  decoder.off("drain", resolve).off("close", resolve);
}

function checkRatio(decodedBytes: number, wireBytes: number, maxRatio: number): void {
  if (decodedBytes <= ratioFloorBytes || decodedBytes <= wireBytes * maxRatio) return;
  throw new TooLargeError(
    `The body grows to more than ${maxRatio} times its size on the wire, as a compression bomb does. ` +
      "It was cut off; raise the ratio for this source only if its page is known to be that repetitive.",
    { what: "ratio", context: { decodedBytes, wireBytes, maxRatio } },
  );
}

class Collector {
  bytes = 0;
  readonly #chunks: Uint8Array[] = [];
  readonly #what: "wire" | "decoded";
  readonly #maxBytes: number;

  constructor(what: "wire" | "decoded", maxBytes: number) {
    this.#what = what;
    this.#maxBytes = maxBytes;
  }

  add(chunk: Uint8Array): void {
    this.bytes += chunk.byteLength;
    if (this.bytes > this.#maxBytes) {
      throw new TooLargeError(
        `The body is larger than ${this.#maxBytes} bytes (${this.#what}). Raise the limit for this source if it should be kept.`,
        { what: this.#what, context: { maxBytes: this.#maxBytes } },
      );
    }
    this.#chunks.push(chunk);
  }

  join(): Uint8Array {
    const joined = Buffer.concat(this.#chunks);
    return new Uint8Array(joined.buffer, joined.byteOffset, joined.byteLength);
  }
}
