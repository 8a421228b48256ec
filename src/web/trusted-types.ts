/** The browser's own type; not in every TypeScript library yet. */
interface TrustedTypesWindow {
  trustedTypes?: {
    createPolicy(name: string, rules: { createHTML: (text: string) => string }): unknown;
  };
}

/**
 * The only markup from strings that this page ever makes is the component library's style sheet, which has no tags. Whatever
 * has one is refused, so that no text from a watched page can become markup, whatever mistake is made elsewhere.
 */
export function installTrustedTypes(): void {
  const createHTML = (text: string): string => {
    if (text.includes("<")) throw new TypeError("Markup from a string is refused.");
    return text;
  };
  (window as unknown as TrustedTypesWindow).trustedTypes?.createPolicy("default", { createHTML });
}
