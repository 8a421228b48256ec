import type { Locale } from "../i18n/translate.ts";

/** For whom a mail is written. */
export interface MailReader {
  locale: Locale;
  /** Where the page is reached, without a slash at the end. */
  publicUrl: string;
  /** Words of theory (“denial”, “victim-blaming”) are for people inside; others read what a statement says, and no label. */
  isInside: boolean;
}

/** A mail without its addresses. */
export interface WrittenMail {
  subject: string;
  text: string;
  html: string;
}

/** A name in the reader's language, or in the next best. */
export const nameIn = (locale: Locale, names: Record<string, string> | null | undefined): string =>
  names?.[locale] ??
  names?.["ru"] ??
  names?.["en"] ??
  names?.["kk"] ??
  Object.values(names ?? {})[0] ??
  "";
