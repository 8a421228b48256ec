import type { DateReading } from "./date-reading.ts";
import { isRealDay } from "./date-reading.ts";
import { monthOf } from "./month-names.ts";

/** /2021/07/29/, /2021-07-29-title, /20210729/, /2023/nov/8/ — only with year, month and day. */
const PATTERNS = [
  /(?<!\d)((?:19|20)\d{2})[/_.-](\d{1,2})[/_.-](\d{1,2})(?!\d)/,
  /(?<!\d)((?:19|20)\d{2})\/([a-z]{3,9})\/(\d{1,2})(?!\d)/i,
  /(?<!\d)(20\d{2})(\d{2})(\d{2})(?!\d)/,
];

/** The day in an address, with what it was read from; null when there is none. Pure. */
export function dateOfUrl(url: string): { reading: DateReading; raw: string } | null {
  // An archive's own address starts with the day of its copy, not of the article.
  const path = url
    .replace(/^https?:\/\/web\.archive\.org\/web\/\d+\w*\//, "")
    .replace(/[?#].*$/, "");
  for (const pattern of PATTERNS) {
    const match = pattern.exec(path);
    if (match === null) continue;
    const [year, month, day] = [
      Number(match[1]),
      monthOf(match[2] ?? "") ?? Number(match[2]),
      Number(match[3]),
    ];
    if (isRealDay(year, month, day)) {
      return { reading: { year, month, day, time: null, offsetMinutes: null }, raw: match[0] };
    }
  }
  return null;
}
