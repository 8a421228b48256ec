const BLOCKS = "ul, ol, table, div, section, dl, p, h2, h3, h4, h5, li";

/** Removes blocks whose text is nearly all links: lists of other articles, tags, share rows. Changes `content`. */
export function dropLinkDenseBlocks(content: Element): void {
  for (const block of content.querySelectorAll(BLOCKS)) {
    if (block.parentNode === null) continue;
    const text = (block.textContent ?? "").trim();
    if (text.length === 0 || text.length > 3_000) continue;
    let linked = 0;
    const links = block.getElementsByTagName("a");
    for (const link of links) linked += (link.textContent ?? "").trim().length;
    const density = linked / text.length;
    const name = block.localName;
    const isList = name === "ul" || name === "ol";
    // An item of a list may be one linked name; a paragraph that is one link leads elsewhere.
    const mayBeShort = name === "div" || name === "p" || links.length > 1 || text.length > 25;
    if (isList ? density > 0.7 && links.length > 1 : density > 0.85 && mayBeShort) block.remove();
  }
}
