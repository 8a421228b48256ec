import { IntlMessageFormat } from "intl-messageformat";
import { en } from "./en.ts";
import { kk } from "./kk.ts";
import { ru } from "./ru.ts";
import { makeTranslator, type MessageKey, type Translate } from "./make-translator.ts";

export const locales = ["ru", "kk", "en"] as const;
export type Locale = (typeof locales)[number];

const translators: Record<Locale, Translate> = {
  ru: makeTranslator("ru", ru, IntlMessageFormat),
  kk: makeTranslator("kk", kk, IntlMessageFormat),
  en: makeTranslator("en", en, IntlMessageFormat),
};

/** The sentence for a message code in a language. Missing keys and parameters are type errors. */
export const translate = <Key extends MessageKey>(
  locale: Locale,
  key: Key,
  ...params: Parameters<Translate<Key>> extends [unknown, ...infer Rest] ? Rest : never
): string => (translators[locale] as (key: Key, ...rest: unknown[]) => string)(key, ...params);

/** For codes that come from data: the sentence, or `fallback` (the code itself) where the catalogue has none. */
export function translateCode(
  locale: Locale,
  code: string,
  params: Record<string, string | number> = {},
  fallback: string = code,
): string {
  if (!Object.hasOwn(en, code)) return fallback;
  try {
    return (translators[locale] as (key: string, params: object) => string)(code, params);
  } catch {
    return fallback; // stored by an older version with other parameters: no reason to lose the page
  }
}
