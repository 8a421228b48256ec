/**
 * Stands in every article version. Raise it whenever the same bytes may give another title, text or date:
 * versions made by different extractors are never compared as if an editor had changed the page.
 */
export const EXTRACTOR_VERSION = "2026.11.6";
