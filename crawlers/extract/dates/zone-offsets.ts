/** Names of zones that mean one offset wherever they are printed on the sites we read. Minutes east of UTC. */
const NAMED: Record<string, number> = {
  z: 0,
  utc: 0,
  gmt: 0,
  msk: 180,
  мск: 180,
  cet: 60,
  cest: 120,
  mez: 60,
  mesz: 120,
  eet: 120,
  eest: 180,
  est: -300,
  edt: -240,
  et: -300,
  pst: -480,
  pdt: -420,
  cdt: -300,
  mst: -420,
  mdt: -360,
  bst: 60,
  wib: 420,
};

/** Countries with one zone (or one that their media use), by top-level domain. */
const BY_DOMAIN: Record<string, string> = {
  kz: "Asia/Almaty",
  қаз: "Asia/Almaty",
  kg: "Asia/Bishkek",
  uz: "Asia/Tashkent",
  tj: "Asia/Dushanbe",
  ru: "Europe/Moscow",
  su: "Europe/Moscow",
  рф: "Europe/Moscow",
  by: "Europe/Minsk",
  ua: "Europe/Kyiv",
  de: "Europe/Berlin",
  at: "Europe/Vienna",
  ch: "Europe/Zurich",
  fr: "Europe/Paris",
  it: "Europe/Rome",
  es: "Europe/Madrid",
  nl: "Europe/Amsterdam",
  be: "Europe/Brussels",
  pl: "Europe/Warsaw",
  cz: "Europe/Prague",
  uk: "Europe/London",
  ie: "Europe/Dublin",
  dk: "Europe/Copenhagen",
  se: "Europe/Stockholm",
  no: "Europe/Oslo",
  fi: "Europe/Helsinki",
  gr: "Europe/Athens",
  bg: "Europe/Sofia",
  ro: "Europe/Bucharest",
  hu: "Europe/Budapest",
  tr: "Europe/Istanbul",
  in: "Asia/Kolkata",
  jp: "Asia/Tokyo",
  kr: "Asia/Seoul",
  cn: "Asia/Shanghai",
  vn: "Asia/Ho_Chi_Minh",
  pk: "Asia/Karachi",
  ge: "Asia/Tbilisi",
  am: "Asia/Yerevan",
  az: "Asia/Baku",
  pe: "America/Lima",
  ar: "America/Argentina/Buenos_Aires",
  za: "Africa/Johannesburg",
  ng: "Africa/Lagos",
};

/** Offset of a printed zone: “Z”, “+05:00”, “GMT +5”, “UTC+6”, «мск». Null when it is not known. Pure. */
export function offsetOfZone(printed: string): number | null {
  const zone = printed.trim().toLowerCase().replace(/[()]/g, "");
  const numeric = /^(?:utc|gmt|z)?\s*([+\-\u2212\u2013])\s*(\d{1,2}):?(\d{2})?$/.exec(zone);
  if (numeric !== null) {
    const minutes = Number(numeric[2]) * 60 + Number(numeric[3] ?? 0);
    return minutes > 14 * 60 ? null : numeric[1] === "+" ? minutes : -minutes;
  }
  return NAMED[zone] ?? null;
}

/** IANA zone of the country of a host name, where the country has one; null otherwise. Pure. */
export function zoneOfHost(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const domain = new URL(url).hostname.split(".").at(-1) ?? "";
  return (
    BY_DOMAIN[domain === "xn--80ao21a" ? "қаз" : domain === "xn--p1ai" ? "рф" : domain] ?? null
  );
}

/** Languages nearly all of whose sites live in one zone; those of several zones are left out. */
const BY_LANGUAGE: Record<string, string> = {
  kk: "Asia/Almaty",
  ky: "Asia/Bishkek",
  uz: "Asia/Tashkent",
  tg: "Asia/Dushanbe",
  ru: "Europe/Moscow",
  be: "Europe/Minsk",
  uk: "Europe/Kyiv",
  de: "Europe/Berlin",
  fr: "Europe/Paris",
  it: "Europe/Rome",
  nl: "Europe/Amsterdam",
  pl: "Europe/Warsaw",
  cs: "Europe/Prague",
  sk: "Europe/Bratislava",
  hu: "Europe/Budapest",
  da: "Europe/Copenhagen",
  sv: "Europe/Stockholm",
  nb: "Europe/Oslo",
  no: "Europe/Oslo",
  fi: "Europe/Helsinki",
  el: "Europe/Athens",
  bg: "Europe/Sofia",
  ro: "Europe/Bucharest",
  tr: "Europe/Istanbul",
  ka: "Asia/Tbilisi",
  hy: "Asia/Yerevan",
  az: "Asia/Baku",
  ja: "Asia/Tokyo",
  ko: "Asia/Seoul",
  vi: "Asia/Ho_Chi_Minh",
  hi: "Asia/Kolkata",
};

/** IANA zone of most readers of a language (“de-DE”, “kk”); null where there are several. Pure. */
export function zoneOfLanguage(language: string): string | null {
  return BY_LANGUAGE[language.slice(0, 2).toLowerCase()] ?? null;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat("en-US", {
      timeZone: zone,
      hourCycle: "h23",
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
      second: "2-digit",
    });
    formats.set(zone, format);
  }
  return format;
}

/** Minutes east of UTC in a zone at an instant; knows that Almaty left UTC+6 on 1 March 2024. Pure. */
export function offsetAt(zone: string, instantMs: number): number {
  const part = new Map(
    formatOf(zone)
      .formatToParts(instantMs)
      .map((piece) => [piece.type, Number(piece.value)]),
  );
  const get = (type: Intl.DateTimeFormatPartTypes) => part.get(type) ?? 0;
  const wall = Date.UTC(
    get("year"),
    get("month") - 1,
    get("day"),
    get("hour"),
    get("minute"),
    get("second"),
  );
  return Math.round((wall - Math.floor(instantMs / 1000) * 1000) / 60_000);
}

/**
 * Offset that makes a wall-clock time (given as if it were UTC) an instant of that zone. Of a time that a change
 * of clocks brings twice, the first is taken. Pure.
 */
export function offsetOfWallTime(zone: string, wallAsUtcMs: number): number {
  const dayMs = 86_400_000;
  const before = offsetAt(zone, wallAsUtcMs - dayMs);
  const after = offsetAt(zone, wallAsUtcMs + dayMs);
  return offsetAt(zone, wallAsUtcMs - before * 60_000) === before ? before : after;
}
