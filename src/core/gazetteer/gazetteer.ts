import type { Role } from "../types.ts";

/**
 * Names of authorities, organisations, media, places and office holders, and nouns of roles, as data.
 * `src/lexicons/gazetteer/*.yaml` holds them; `loadGazetteer` validates them; `compileGazetteer` makes them searchable.
 * In every name and alias: `!` before a phrase = exactly this spelling; a word of 2–6 capitals = abbreviation,
 * matched as written; all else is matched in any case form of its language. Dates are YYYY-MM-DD.
 */
export type NameLanguage = "ru" | "kk" | "en";

export interface PlaceNames {
  name: string;
  /** As it stands in the name of an authority: «Карагандинской области», «Қарағанды облысының». */
  genitive?: string;
  aliases?: string[];
  /** «карагандинский», “Kazakh”. */
  adjective?: string;
}

export type PlaceLevel = "country" | "region" | "republican-city" | "city" | "district";

export interface PlaceEntry {
  id: string;
  level: PlaceLevel;
  parent?: string;
  formerParent?: { id: string; until: string };
  from?: string;
  until?: string;
  formerNames?: {
    from: string;
    until: string;
    ru: string;
    ruGenitive: string;
    kk: string;
    kkGenitive: string;
    en: string;
  }[];
  ru: PlaceNames;
  kk: PlaceNames;
  en: PlaceNames;
}

/** A kind of authority that many places have. `{place}` in `id` and `name` is filled in. */
export interface BodyEntry {
  type: string;
  id: string;
  /** Id for the kind without a place. */
  general?: string;
  parent?: string;
  parentType?: string;
  /** The kind that answers where this one does not exist. */
  fallback?: string;
  levels: PlaceLevel[];
  name: Record<NameLanguage, string>;
  ru: string[];
  kk: string[];
  en: string[];
}

export interface NamedEntry {
  id: string;
  parent?: string;
  from?: string;
  until?: string;
  ru: { name: string; aliases?: string[] };
  kk: { name: string; aliases?: string[] };
  en: { name: string; aliases?: string[] };
}

export interface OrganisationEntry extends NamedEntry {
  role: "activist" | "other";
}

export interface OfficialEntry {
  id: string;
  authority: string;
  office: Record<NameLanguage, string>;
  from?: string;
  until?: string;
  ru: string;
  kk: string;
  en: string;
}

export interface RoleEntry {
  role: Role;
  /** A `BodyEntry.type` that the noun belongs to. */
  type?: string;
  ru: string[];
  kk: string[];
  en: string[];
}

/** A kind of happening; incidents and articles in different languages meet in its id. */
export interface EventTermEntry {
  id: string;
  /** 0..1.5: how much a shared entry tells. */
  weight: number;
  /** Says to whom it happened. */
  actor?: boolean;
  ru: string[];
  kk: string[];
  en: string[];
}

export interface Gazetteer {
  places: PlaceEntry[];
  bodies: BodyEntry[];
  authorities: NamedEntry[];
  organisations: OrganisationEntry[];
  media: NamedEntry[];
  officials: OfficialEntry[];
  roles: RoleEntry[];
  contextPlaces: Record<"region" | "city", Record<NameLanguage, string[]>>;
  /** Other states and their capitals and adjectives. */
  foreign: Record<NameLanguage, string[]>;
  fillers: Record<NameLanguage, string[]>;
  eventTerms: EventTermEntry[];
}
