import { defineSource } from "../../crawlers/define-source.ts";
import type { SourceDefinition, SourceInput } from "../../crawlers/define-source.ts";
import type { SiteName } from "./story-schema.ts";

/**
 * The replica's sites as watched sources: what each stands in for, found the way the real one is found. The
 * definitions are made when the replica has its port, since every address carries it.
 */
export function replicaSources(sites: Record<SiteName, { origin: string }>): SourceDefinition[] {
  return [
    policeSource(sites.police.origin, "karaganda", {
      ru: "Полиция Карагандинской области (учебная копия)",
      kk: "Қарағанды облысының полициясы (оқу көшірмесі)",
      en: "Karaganda Region police (replica)",
    }),
    policeSource(sites.police.origin, "shymkent", {
      ru: "Полиция Шымкента (учебная копия)",
      kk: "Шымкент полициясы (оқу көшірмесі)",
      en: "Shymkent police (replica)",
    }),
    akimatSource(sites.akimat.origin, "karaganda", "kz-akimat-karaganda-city", {
      ru: "Акимат Караганды (учебная копия)",
      kk: "Қарағанды қаласының әкімдігі (оқу көшірмесі)",
      en: "Akimat of Karaganda (replica)",
    }),
    akimatSource(sites.akimat.origin, "shymkent", "kz-akimat-shymkent", {
      ru: "Акимат Шымкента (учебная копия)",
      kk: "Шымкент қаласының әкімдігі (оқу көшірмесі)",
      en: "Akimat of Shymkent (replica)",
    }),
    outletSource(sites.outlet.origin),
    reprintSource(sites.reprint.origin),
    ngoSource(sites.ngo.origin),
    channelSource(sites.telegram.origin, "police_krg_replica", {
      id: "replica-telegram-police",
      name: { ru: "Телеграм полиции (учебная копия)", en: "Police on Telegram (replica)" },
      role: "official",
      authorityId: "kz-police-karaganda",
    }),
    channelSource(sites.telegram.origin, "krg_today_replica", {
      id: "replica-telegram-today",
      name: { ru: "Караганда сегодня (учебная копия)", en: "Karaganda today (replica)" },
      role: "media",
    }),
  ].map((source) => defineSource(source, "test/replica/sources.ts"));
}

const everySource = {
  country: "KZ",
  timeZone: "Asia/Almaty",
  interval: { minMinutes: 1, maxMinutes: 5 },
};

function policeSource(origin: string, department: string, name: SourceInput["name"]): SourceInput {
  const listing = {
    kind: "listing",
    item: ".listing-item",
    link: "a.post-url",
    title: "a.post-url",
    date: ".post-published",
    next: "a.next",
    pages: 3,
  } as const;
  return {
    ...everySource,
    id: `replica-police-${department}`,
    name,
    role: "official",
    authorityId: `kz-police-${department}`,
    homepage: `${origin}/ru/press/${department}/`,
    languages: ["ru", "kk"],
    discovery: [
      { ...listing, url: `${origin}/ru/press/${department}/`, language: "ru" },
      { ...listing, url: `${origin}/kz/press/${department}/`, language: "kk" },
      { kind: "sitemap", url: `${origin}/sitemap.xml`, use: "backfill" },
    ],
    include: [`/(ru|kz)/press/${department}/`],
    article: {
      selectors: {
        title: "h1.entry-title",
        body: ".entry-content",
        date: ".entry-meta .post-published",
      },
    },
    known: { quirks: ["Only every second release carries machine-readable time."] },
  };
}

function akimatSource(
  origin: string,
  city: string,
  authorityId: string,
  name: SourceInput["name"],
): SourceInput {
  const entity = `${origin}/memleket/entities/${city}-akimat/press/news`;
  const way = (language: "ru" | "kk") =>
    ({
      kind: "rendered-listing",
      url: `${entity}/1?lang=${language}`,
      language,
      json: {
        urlPattern: String.raw`/content-manager/news\?`,
        itemsPath: "",
        id: "id",
        title: "title",
        date: "created_date",
        summary: "short_description",
        linkTemplate: `${entity}/details/{id}?lang=${language}`,
      },
    }) as const;
  return {
    ...everySource,
    id: `replica-akimat-${city}`,
    name,
    role: "official",
    authorityId,
    homepage: `${entity}/1?lang=ru`,
    languages: ["ru", "kk"],
    discovery: [way("ru"), way("kk")],
    render: true,
    article: {
      selectors: {
        title: ".news-article .news-title",
        body: ".news-body",
        date: ".news-meta time",
      },
    },
    known: {
      quirks: ["The JSON answers 400 notAllowed before the page's own POST has set its cookie."],
    },
  };
}

function outletSource(origin: string): SourceInput {
  return {
    ...everySource,
    id: "replica-outlet",
    name: { ru: "Степной вестник (учебная копия)", en: "Steppe Herald (replica)" },
    role: "media",
    homepage: `${origin}/`,
    languages: ["ru", "kk"],
    discovery: [
      { kind: "feed", url: `${origin}/rss.xml`, language: "ru" },
      { kind: "feed", url: `${origin}/kk/rss.xml`, language: "kk" },
      { kind: "sitemap", url: `${origin}/sitemap-news.xml`, news: true, use: "backfill" },
    ],
    article: { selectors: { title: "h1.article-title", body: ".article-text", remove: [".ad"] } },
    known: { quirks: ["Edits are silent: dateModified stays the day of publication."] },
  };
}

function reprintSource(origin: string): SourceInput {
  return {
    ...everySource,
    id: "replica-reprint",
    name: { ru: "Караганда-инфо (учебная копия)", en: "Karaganda Info (replica)" },
    role: "media",
    homepage: `${origin}/`,
    languages: ["ru"],
    discovery: [
      { kind: "feed", url: `${origin}/atom.xml` },
      {
        kind: "listing",
        url: `${origin}/news/`,
        item: ".anons",
        link: "a.anons-link",
        title: "a.anons-link",
        date: ".date",
        use: "fallback",
      },
    ],
    article: {
      selectors: { title: ".news-full h1", body: ".news-text", date: ".news-full .date" },
    },
    known: {
      quirks: [
        "windows-1251, on articles named in a meta tag alone.",
        "The feed's ETag never changes.",
      ],
    },
  };
}

function ngoSource(origin: string): SourceInput {
  return {
    ...everySource,
    id: "replica-ngo",
    name: { ru: "Бюро «Права рядом» (учебная копия)", en: "Rights Nearby Bureau (replica)" },
    role: "activist",
    homepage: `${origin}/ru/`,
    languages: ["ru", "en"],
    discovery: [
      { kind: "feed", url: `${origin}/ru/feed.xml`, language: "ru" },
      { kind: "feed", url: `${origin}/en/feed.xml`, language: "en" },
    ],
    article: {
      selectors: { title: "article h1", body: "article .text", date: "article .published" },
    },
  };
}

/** A channel by its preview page, in which the posts stand whole. */
function channelSource(
  origin: string,
  channel: string,
  facts: Pick<SourceInput, "id" | "name" | "role" | "authorityId">,
): SourceInput {
  return {
    ...everySource,
    ...facts,
    homepage: `${origin}/s/${channel}`,
    languages: ["ru", "kk"],
    discovery: [{ kind: "telegram", channel, origin, pages: 3 }],
  };
}
