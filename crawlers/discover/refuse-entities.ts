import { DiscoveryError } from "./discovery-error.ts";

/**
 * Refuses XML that defines entities of its own: a few hundred bytes of nested ones unfold to gigabytes, and
 * external ones name files of the reading machine. A bare `<!DOCTYPE rss PUBLIC …>` (RSS 0.91) is harmless and
 * is cut out, so that no parser sees any document type. Linear in the length. Pure.
 *
 * @returns the text without its document type
 * @throws {DiscoveryError} `doctype`
 */
export function refuseEntities(xml: string, at: { sourceId: string; url: string }): string {
  const kept: string[] = [];
  let from = 0;
  let position = xml.indexOf("<!");
  while (position !== -1) {
    const ahead = xml.slice(position, position + 9).toUpperCase();
    if (ahead.startsWith("<!--")) position = endOf(xml, "-->", position + 4);
    else if (ahead === "<![CDATA[") position = endOf(xml, "]]>", position + 9);
    else if (ahead === "<!DOCTYPE") {
      const close = xml.indexOf(">", position);
      const subset = xml.indexOf("[", position);
      if (close === -1 || (subset !== -1 && subset < close)) throw refusal(at);
      kept.push(xml.slice(from, position));
      from = position = close + 1;
    } else if (ahead.startsWith("<!ENTITY")) throw refusal(at);
    else position += 2;
    position = xml.indexOf("<!", position);
  }
  return kept.length === 0 ? xml : kept.join("") + xml.slice(from);
}

function endOf(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from);
  return found === -1 ? text.length : found + mark.length;
}

function refusal(at: { sourceId: string; url: string }): DiscoveryError {
  return new DiscoveryError(
    "doctype",
    at,
    "the XML defines entities of its own, which honest feeds and sitemaps do not",
    "Look at the file by hand; if the site was broken into, tell its owner.",
  );
}
