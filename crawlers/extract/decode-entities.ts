import { Parser } from "htmlparser2";

/** Entities in a string that was escaped once too often, as JSON-LD and meta fields often are. Tags stay text. Pure. */
export function decodeEntities(text: string): string {
  if (!/&#?\w{2,10};/.test(text)) return text;
  let decoded = "";
  const parser = new Parser(
    { ontext: (piece) => void (decoded += piece) },
    { decodeEntities: true },
  );
  parser.end(text.replace(/</g, "&lt;"));
  return decoded;
}
