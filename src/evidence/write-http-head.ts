import type { HeaderPairs } from "./capture-exchange.ts";

const isLatin1 = (text: string): boolean => [...text].every((letter) => letter <= "\u00ff");

/**
 * A start line and header fields as they stand in an HTTP message, with the empty line behind them. The client reads the bytes
 * of a field as Latin-1, so writing them as Latin-1 gives the very bytes back. Line breaks in a value become blanks.
 */
export function writeHttpHead(startLine: string, headers: HeaderPairs): Buffer {
  const lines = [startLine, ...headers.map(([name, value]) => `${name}: ${value}`)].map((line) =>
    line.replaceAll(/[\r\n]+/g, " "),
  );
  const text = `${lines.join("\r\n")}\r\n\r\n`;
  return Buffer.from(text, isLatin1(text) ? "latin1" : "utf8");
}

/** What told how the bytes on the wire were framed, and no longer holds for decoded ones. */
const framing = new Set(["content-encoding", "content-length", "transfer-encoding"]);

/** The fields of an answer whose body is kept decoded: those that would mislead a reader are kept under another name. */
export const renameFraming = (headers: HeaderPairs): HeaderPairs =>
  headers.map(([name, value]) => [
    framing.has(name.toLowerCase()) ? `x-orig-${name}` : name,
    value,
  ]);
