const count = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0;

/**
 * Language of a page's text as a two-letter code. Cyrillic text is told apart by its own letters, since sites
 * in two languages often declare one for both; otherwise the page's declaration is taken. Pure.
 */
export function detectPageLanguage(text: string, declared: string | null): string | null {
  const sample = text.slice(0, 20_000).toLowerCase();
  const letters = count(sample, /\p{L}/gu);
  const base = declared?.slice(0, 2) ?? null;
  if (letters < 40) return base;
  const cyrillic = count(sample, /\p{Script=Cyrillic}/gu);
  if (cyrillic / letters < 0.4) {
    return base !== null && !["ru", "kk", "ky", "uk", "be", "bg"].includes(base)
      ? base
      : latinLanguage(sample, base);
  }
  const share = (pattern: RegExp) => count(sample, pattern) / cyrillic;
  if (share(/[әғқұһі]/g) > 0.03 && share(/[әғқұ]/g) > 0.02) return "kk";
  if (share(/[їєґ]/g) > 0.003) return "uk";
  if (share(/ў/g) > 0.004) return share(/[ғқҳ]/g) > 0.004 ? "uz" : "be";
  if (share(/[өүң]/g) > 0.02) return "ky";
  if (base !== null && ["bg", "mk", "sr", "mn", "tg", "tt", "ba"].includes(base)) return base;
  return "ru";
}

function latinLanguage(sample: string, base: string | null): string | null {
  const english = count(sample, /\b(?:the|and|of|to|in|that|for|was|with)\b/g);
  const words = count(sample, /\p{L}+/gu);
  return english / Math.max(1, words) > 0.12 ? "en" : base;
}
