import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from "react";
import { IntlMessageFormat } from "intl-messageformat";
import { makeDateFormats, type DateFormats } from "../i18n/date-formats.ts";
import { makeTranslator, type Catalogue, type Translate } from "../i18n/make-translator.ts";

export type Locale = "ru" | "kk" | "en";
export const locales: Locale[] = ["ru", "kk", "en"];
export const localeNames: Record<Locale, string> = { ru: "Русский", kk: "Қазақша", en: "English" };

const load: Record<Locale, () => Promise<Catalogue>> = {
  ru: async () => (await import("../i18n/ru.ts")).ru,
  kk: async () => (await import("../i18n/kk.ts")).kk,
  en: async () => (await import("../i18n/en.ts")).en,
};

export interface Language extends DateFormats {
  locale: Locale;
  t: Translate;
  /** For codes that come from data: the sentence, or the code itself where there is none. */
  code(code: string, params?: Record<string, string | number>): string;
  /** A name in this language, or in the nearest one it has. */
  name(names: Record<string, string> | null | undefined): string;
  setLocale(locale: Locale): void;
}

const LanguageContext = createContext<Language | null>(null);

export function useLanguage(): Language {
  const language = useContext(LanguageContext);
  if (!language) throw new Error("useLanguage needs a LanguageProvider above it.");
  return language;
}

const remembered = (): Locale => {
  const stored = localStorage.getItem("locale");
  if (locales.includes(stored as Locale)) return stored as Locale;
  const wanted = navigator.languages
    .map((tag) => tag.slice(0, 2))
    .find((tag) => locales.includes(tag as Locale));
  return (wanted as Locale | undefined) ?? "ru";
};

/** Loads the catalogue of the chosen language and nothing of the others. */
export function LanguageProvider({ children }: { children: ReactNode }) {
  const [locale, setLocale] = useState(remembered);
  const [loaded, setLoaded] = useState<{ locale: Locale; catalogue: Catalogue } | null>(null);
  useEffect(() => {
    localStorage.setItem("locale", locale);
    document.documentElement.lang = locale;
    let current = true;
    void load[locale]().then((catalogue) => current && setLoaded({ locale, catalogue }));
    return () => void (current = false);
  }, [locale]);
  const language = useMemo(
    () => (loaded ? makeLanguage(loaded.locale, loaded.catalogue, setLocale) : null),
    [loaded],
  );
  return language && <LanguageContext value={language}>{children}</LanguageContext>;
}

function makeLanguage(
  locale: Locale,
  catalogue: Catalogue,
  setLocale: (locale: Locale) => void,
): Language {
  const t = makeTranslator(locale, catalogue, IntlMessageFormat);
  return {
    ...makeDateFormats(locale),
    locale,
    t,
    code: (code, params = {}) => {
      if (!Object.hasOwn(catalogue, code)) return code;
      try {
        return (t as (key: string, params: object) => string)(code, params);
      } catch {
        return code; // stored with other parameters than today's: no reason to lose the page
      }
    },
    name: (names) =>
      names?.[locale] ?? names?.["ru"] ?? names?.["en"] ?? Object.values(names ?? {})[0] ?? "",
    setLocale,
  };
}
