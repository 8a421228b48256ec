import { load } from "cheerio/slim";
import { RE2JS } from "re2js";
import { z } from "zod";

/** A fault of a value: what is wrong and what to write instead. */
function check<T extends z.ZodType>(
  schema: T,
  holds: (value: z.output<T>) => boolean,
  problem: string,
  fix: string,
): T {
  return schema.refine((value) => holds(value as z.output<T>), {
    error: problem,
    params: { fix },
  }) as T;
}

function isWebAddress(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { protocol, username, password } = new URL(value);
  return (protocol === "http:" || protocol === "https:") && username === "" && password === "";
}

function isSelector(value: string): boolean {
  try {
    load("<p></p>")("*").filter(value);
    return value.trim() !== "";
  } catch {
    return false;
  }
}

function isRe2(value: string): boolean {
  try {
    RE2JS.compile(value);
    return value !== "";
  } catch {
    return false;
  }
}

function isTimeZone(value: string): boolean {
  // Offsets such as "+05:00" are valid for Intl but lie about the past: Almaty was at +06:00 until March 2024.
  if (!/^[A-Z][A-Za-z_]+(\/[A-Za-z_+-]+)*$/.test(value)) return false;
  try {
    return new Intl.DateTimeFormat("en", { timeZone: value }).format(0) !== "";
  } catch {
    return false;
  }
}

function isDay(value: string): boolean {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(value)
    ? new Date(`${value}T00:00:00Z`)
    : new Date(Number.NaN);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value);
}

const slug = check(
  z.string().max(64),
  (value) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(value),
  "is not a slug.",
  "Use lower-case Latin letters, digits and single hyphens, such as kz-police-karaganda.",
);
const webAddress = check(
  z.string(),
  isWebAddress,
  "is not an http(s) address.",
  "Write the whole address without user name or password, such as https://example.kz/rss.xml.",
);
const selector = check(
  z.string(),
  isSelector,
  "is not a CSS selector.",
  "Try it in a browser's console with document.querySelectorAll.",
);
const selectors = z.union([selector.transform((one) => [one]), z.array(selector)]).default([]);
const urlPattern = check(
  z.string(),
  isRe2,
  "is not a pattern in RE2 syntax.",
  "RE2 has no look-around and no back-references; write ^https://example\\.kz/news/ for example.",
);
const language = check(
  z.string(),
  (value) => /^[a-z]{2,3}$/.test(value),
  "is not a language code.",
  "Write ru, kk, en or another ISO 639 code in lower case.",
);
const day = check(
  z.string(),
  isDay,
  "is not a day.",
  "Write YYYY-MM-DD, or null while nobody has looked.",
);
const linkTemplate = check(
  z.string(),
  (value) => /\{[^{}]+\}/.test(value) && isWebAddress(value.replaceAll(/\{[^{}]*\}/g, "0")),
  "is not an address with a placeholder.",
  "Write the whole address with a path of the item in braces, such as https://example.kz/news/{id}.",
);
const jsonPath = check(
  z.string(),
  (value) => value === "" || /^[^.\s[\]]+(\.[^.\s[\]]+|\[\d+\])*$/.test(value),
  "is not a path into JSON.",
  "Write names and positions such as data.items or list[0].id; an empty itemsPath means the whole answer.",
);

/** Fields that every way of discovery has. */
const everyWay = {
  /** Language of what is listed here, where a way lists one alone. */
  language: language.optional(),
  /** `always`: at each poll. `fallback`: when every `always` way failed. `backfill`: after a gap and at onboarding. */
  use: z.enum(["always", "fallback", "backfill"]).default("always"),
  /** How we know that this way exists. The weakest is the default, so that forgetting does not overclaim. */
  basis: z.enum(["verified", "reported", "inferred"]).default("inferred"),
  note: z.string().optional(),
};

const pageCount = z.int().min(1).max(50);
const pages = pageCount.default(1);

const listingShape = {
  /** One element per item. */
  item: selector,
  /** Inside the item; "" or absent means the item element itself or its first link. */
  link: selector.optional(),
  title: selector.optional(),
  date: selector.optional(),
  summary: selector.optional(),
};

const jsonShape = {
  /** The list of items; several paths where the site has been seen to answer in several shapes. */
  itemsPath: z.union([jsonPath.transform((one) => [one]), z.array(jsonPath).min(1)]),
  id: jsonPath,
  title: jsonPath.optional(),
  date: jsonPath.optional(),
  summary: jsonPath.optional(),
  /** Path to the item's own language, where one answer mixes several. */
  itemLanguage: jsonPath.optional(),
  linkTemplate,
};

const feed = z.strictObject({ kind: z.literal("feed"), url: webAddress, ...everyWay });
const sitemap = z.strictObject({
  kind: z.literal("sitemap"),
  url: webAddress,
  /** True where entries carry `news:` fields and only recent pages are listed. */
  news: z.boolean().default(false),
  ...everyWay,
});
const listing = z.strictObject({
  kind: z.literal("listing"),
  url: webAddress,
  ...listingShape,
  /** Link to the next page; followed at most `pages - 1` times, and only while nothing known was met. */
  next: selector.optional(),
  pages,
  ...everyWay,
});
const renderedListing = z
  .strictObject({
    kind: z.literal("rendered-listing"),
    url: webAddress,
    /** The page's own JSON answer, read while Chromium shows the page. */
    json: z.strictObject({ urlPattern, ...jsonShape }).optional(),
    /** Or the rendered page itself. */
    html: z.strictObject(listingShape).optional(),
    ...everyWay,
  })
  .refine((way) => (way.json === undefined) !== (way.html === undefined), {
    error: "needs either json or html.",
    params: { fix: "Give json (the page's own answer) or html (selectors), not both." },
  });
const telegram = z.strictObject({
  kind: z.literal("telegram"),
  channel: check(
    z.string(),
    (value) => /^[A-Za-z][A-Za-z0-9_]{3,31}$/.test(value),
    "is not a channel's name.",
    "Write the name alone, as in t.me/NAME, without @ and without the address.",
  ),
  /** Where the preview is served: a mirror, where t.me itself is out of reach. Posts are named by it. */
  origin: webAddress.default("https://t.me"),
  /** How far a poll pages back (20 posts each) when nothing known was met. */
  pages: pageCount.default(5),
  ...everyWay,
});
const json = z.strictObject({
  kind: z.literal("json"),
  url: webAddress,
  acceptLanguage: language.optional(),
  ...jsonShape,
  /** Address of a further page with `{page}` in it; page 1 is `url`. */
  nextTemplate: linkTemplate.optional(),
  pages,
  ...everyWay,
});

const discoveryWay = z.discriminatedUnion("kind", [
  feed,
  sitemap,
  listing,
  renderedListing,
  telegram,
  json,
]);

const minutes = z.int().min(1).max(43_200);

/** What a source file may say. Unknown fields are refused: a mistyped field would otherwise be ignored. */
export const sourceSchema = z
  .strictObject({
    id: slug,
    name: z.strictObject({
      ru: z.string().min(1),
      kk: z.string().min(1).optional(),
      en: z.string().min(1),
    }),
    country: check(
      z.string(),
      (value) => /^[A-Z]{2}$/.test(value),
      "is not a country code.",
      "Write two capitals of ISO 3166, such as KZ.",
    ),
    role: z.enum(["official", "media", "activist", "other"]),
    /** Id in the gazetteer of the authority whose voice the pages' narration is. */
    authorityId: slug.optional(),
    homepage: webAddress,
    languages: z.array(language).min(1),
    timeZone: check(
      z.string(),
      isTimeZone,
      "is not an IANA time zone.",
      "Write Asia/Almaty, Asia/Oral, Europe/Warsaw …; an offset would be wrong for older dates.",
    ),
    discovery: z.array(discoveryWay).min(1),
    article: z
      .strictObject({
        selectors: z
          .strictObject({
            title: selectors,
            body: selectors,
            date: selectors,
            authors: selectors,
            remove: selectors,
          })
          .prefault({}),
      })
      .optional(),
    /** True where an article has its text only after scripts ran: Chromium is then used for each visit. */
    render: z.boolean().default(false),
    /** Hints; the scheduler keeps its own bounds and the host's wishes above them. */
    interval: z.strictObject({ minMinutes: minutes, maxMinutes: minutes }).optional(),
    manners: z
      .strictObject({
        /** Milliseconds between two requests to the host; the greater of this and robots.txt counts. */
        crawlDelayMs: z.int().min(0).max(600_000).optional(),
        /** Ignoring robots.txt is a decision with a name, a day and a reason; null obeys. */
        robotsOverride: z
          .strictObject({
            reason: z.string().min(20),
            decidedBy: z.string().min(1),
            decidedOn: day,
          })
          .nullable()
          .default(null),
      })
      .prefault({}),
    /** RE2; when given, only addresses that one of them finds are taken. */
    include: z.array(urlPattern).default([]),
    /** RE2; addresses that one of them finds are left. Stronger than include. */
    exclude: z.array(urlPattern).default([]),
    /** Hosts beside the homepage's (and its subdomains) and the discovery's that articles may stand on. */
    hosts: z
      .array(
        check(
          z.string(),
          (value) => /^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(value),
          "is not a host name.",
          "Write it in lower case without scheme and path, such as kaz.example.kz.",
        ),
      )
      .default([]),
    known: z
      .strictObject({
        /** What the site publishes, and what is peculiar about it. */
        facts: z.array(z.string().min(1)).default([]),
        quirks: z.array(z.string().min(1)).default([]),
        /** Believed from likeness with other sites, seen by nobody. */
        inferred: z.array(z.string().min(1)).default([]),
        /** Day on which somebody of us looked at the site with this definition; null while nobody did. */
        verifiedOn: day.nullable().default(null),
        /** Where and when the facts were reported in public, while `verifiedOn` is null. */
        reported: z.string().min(1).nullable().default(null),
        /** Day on which robots.txt and terms of use were read. */
        robotsCheckedOn: day.nullable().default(null),
      })
      .prefault({}),
  })
  .superRefine((source, context) => {
    const fault = (path: (string | number)[], message: string, fix: string) =>
      context.addIssue({ code: "custom", path, message, params: { fix } });
    if (source.role === "official" && source.authorityId === undefined) {
      fault(
        ["authorityId"],
        "is missing.",
        "An official source names the authority that speaks on it.",
      );
    }
    if (source.interval && source.interval.minMinutes > source.interval.maxMinutes) {
      fault(["interval", "minMinutes"], "is greater than maxMinutes.", "Exchange the two.");
    }
    if (source.discovery.every((way) => way.use !== "always")) {
      fault(
        ["discovery"],
        "has no way that is always used.",
        'Leave out `use` (or write "always") on one.',
      );
    }
    source.discovery.forEach((way, index) => {
      if (way.basis === "verified" && source.known.verifiedOn === null) {
        fault(
          ["discovery", index, "basis"],
          "says verified, known.verifiedOn says nobody looked.",
          "Give the day in known.verifiedOn, or write reported or inferred.",
        );
      }
    });
  });
