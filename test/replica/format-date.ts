import { DateTime } from "luxon";
import type { StoryLanguage } from "./story-schema.ts";

const months: Record<StoryLanguage, string[]> = {
  ru: "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split(
    " ",
  ),
  kk: "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан".split(
    " ",
  ),
  en: "January February March April May June July August September October November December".split(
    " ",
  ),
};

/** “29 июля 2021”, “29 шілде 2021”, “29 July 2021”, in the offset the instant is written with. */
export function formatDay(instant: string, language: StoryLanguage): string {
  const at = DateTime.fromISO(instant, { setZone: true });
  return `${at.day} ${months[language][at.month - 1]} ${at.year}`;
}

/** “18:40” in the offset the instant is written with. */
export function formatTime(instant: string): string {
  return DateTime.fromISO(instant, { setZone: true }).toFormat("HH:mm");
}

/** “29.07.2021 18:40”. */
export function formatDigits(instant: string): string {
  return DateTime.fromISO(instant, { setZone: true }).toFormat("dd.MM.yyyy HH:mm");
}

/** “Thu, 29 Jul 2021 18:40:00 +0600”, as RSS wants it. */
export function formatRfc2822(instant: string): string {
  return DateTime.fromISO(instant, { setZone: true }).toRFC2822() ?? instant;
}
