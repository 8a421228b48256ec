import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import { z } from "zod";
import type { Gazetteer } from "../core/gazetteer/gazetteer.ts";
import { GazetteerError } from "./gazetteer-error.ts";

const day = z.iso.date();
const id = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/u);
const phrase = z.string().trim().min(2);
const phrases = z.array(phrase);
const level = z.enum(["country", "region", "republican-city", "city", "district"]);
const byLanguage = { ru: phrase, kk: phrase, en: phrase };
const listsByLanguage = { ru: phrases, kk: phrases, en: phrases };
const dated = { from: day.optional(), until: day.optional() };

const names = z.strictObject({ name: phrase, aliases: phrases.optional() });
const placeNames = z.strictObject({
  name: phrase,
  genitive: phrase.optional(),
  aliases: phrases.optional(),
  adjective: phrase.optional(),
});
const named = { id, parent: id.optional(), ...dated, ru: names, kk: names, en: names };

const schema = z.strictObject({
  places: z.array(
    z.strictObject({
      id,
      level,
      parent: id.optional(),
      formerParent: z.strictObject({ id, until: day }).optional(),
      ...dated,
      formerNames: z
        .array(
          z.strictObject({
            from: day,
            until: day,
            ...byLanguage,
            ruGenitive: phrase,
            kkGenitive: phrase,
          }),
        )
        .optional(),
      ru: placeNames,
      kk: placeNames,
      en: placeNames,
    }),
  ),
  bodies: z.array(
    z.strictObject({
      type: id,
      id: z.string().regex(/^[a-z0-9-]+\{place\}$/u),
      general: id.optional(),
      parent: id.optional(),
      parentType: id.optional(),
      fallback: id.optional(),
      levels: z.array(level).min(1),
      name: z.strictObject(byLanguage),
      ...listsByLanguage,
    }),
  ),
  authorities: z.array(z.strictObject(named)),
  organisations: z.array(z.strictObject({ ...named, role: z.enum(["activist", "other"]) })),
  media: z.array(z.strictObject(named)),
  officials: z.array(
    z.strictObject({
      id,
      authority: id,
      office: z.strictObject(byLanguage),
      ...dated,
      ...byLanguage,
    }),
  ),
  roles: z.array(
    z.strictObject({
      role: z.enum(["official", "activist", "media", "other", "unknown"]),
      type: id.optional(),
      ...listsByLanguage,
    }),
  ),
  contextPlaces: z.strictObject({
    region: z.strictObject(listsByLanguage),
    city: z.strictObject(listsByLanguage),
  }),
  foreign: z.strictObject(listsByLanguage),
  eventTerms: z.array(
    z.strictObject({
      id,
      weight: z.number().min(0).max(1.5),
      actor: z.boolean().optional(),
      ...listsByLanguage,
    }),
  ),
  fillers: z.strictObject({
    ru: z.array(z.string()),
    kk: z.array(z.string()),
    en: z.array(z.string()),
  }),
});

/** What an installation adds: any of the lists; an entry with a known id replaces it. */
export type GazetteerOverlay = Partial<
  Pick<
    Gazetteer,
    | "places"
    | "bodies"
    | "authorities"
    | "organisations"
    | "media"
    | "officials"
    | "roles"
    | "eventTerms"
  >
>;

const FILES = [
  "places",
  "bodies",
  "authorities",
  "organisations",
  "media",
  "officials",
  "roles",
  "event-terms",
];

/**
 * The gazetteer that ships with the package, with `overlay` laid over it. Reads files; call once and keep.
 * @throws {GazetteerError} when a file or the overlay does not have the shape, or an id is doubled or missing.
 */
export function loadGazetteer(overlay: unknown = {}): Gazetteer {
  const merged: Record<string, unknown> = {};
  for (const file of FILES) Object.assign(merged, readYaml(file));
  const base = check(merged, "src/lexicons/gazetteer");
  const extra = checkOverlay(overlay);
  const result: Gazetteer = {
    ...base,
    places: layOver(base.places, extra.places, (entry) => entry.id),
    bodies: layOver(base.bodies, extra.bodies, (entry) => entry.type),
    authorities: layOver(base.authorities, extra.authorities, (entry) => entry.id),
    organisations: layOver(base.organisations, extra.organisations, (entry) => entry.id),
    media: layOver(base.media, extra.media, (entry) => entry.id),
    officials: layOver(base.officials, extra.officials, (entry) => entry.id),
    eventTerms: layOver(base.eventTerms, extra.eventTerms, (entry) => entry.id),
    roles: [...base.roles, ...(extra.roles ?? [])],
  };
  checkReferences(result);
  return result;
}

function readYaml(file: string): unknown {
  const path = fileURLToPath(new URL(`./gazetteer/${file}.yaml`, import.meta.url));
  try {
    return parse(readFileSync(path, "utf8"));
  } catch (cause) {
    throw new GazetteerError(
      `The gazetteer file ${file}.yaml cannot be read. Restore it from the package or correct its YAML.`,
      { cause, context: { file } },
    );
  }
}

function check(value: unknown, where: string): Gazetteer {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new GazetteerError(
    `The gazetteer (${where}) is not valid: ${z.prettifyError(parsed.error)}`,
    {
      context: { where },
    },
  );
}

function checkOverlay(overlay: unknown): GazetteerOverlay {
  const parsed = schema
    .omit({ contextPlaces: true, foreign: true, fillers: true })
    .partial()
    .safeParse(overlay);
  if (parsed.success) return parsed.data;
  throw new GazetteerError(
    `The additions to the gazetteer are not valid and were not used: ${z.prettifyError(parsed.error)}`,
    { context: { where: "overlay" } },
  );
}

function layOver<T>(base: T[], extra: T[] | undefined, key: (entry: T) => string): T[] {
  const entries = new Map<string, T>();
  for (const entry of base) {
    if (entries.has(key(entry)))
      throw new GazetteerError(`The gazetteer has two entries ${key(entry)}: rename one.`);
    entries.set(key(entry), entry);
  }
  for (const entry of extra ?? []) entries.set(key(entry), entry);
  return [...entries.values()];
}

function checkReferences(data: Gazetteer): void {
  const places = new Set(data.places.map((place) => place.id));
  const types = new Set(data.bodies.map((body) => body.type));
  const missing: string[] = [];
  for (const place of data.places) {
    for (const parent of [place.parent, place.formerParent?.id]) {
      if (parent !== undefined && !places.has(parent))
        missing.push(`place ${place.id}: parent ${parent}`);
    }
  }
  const authorities = new Set(data.authorities.map((entry) => entry.id));
  for (const body of data.bodies) {
    for (const other of [body.parentType, body.fallback]) {
      if (other !== undefined && !types.has(other))
        missing.push(`body ${body.type}: type ${other}`);
    }
    for (const other of [body.parent, body.general]) {
      if (other !== undefined && !authorities.has(other))
        missing.push(`body ${body.type}: authority ${other}`);
    }
  }
  for (const role of data.roles) {
    if (role.type !== undefined && !types.has(role.type))
      missing.push(`role noun: type ${role.type}`);
  }
  if (missing.length > 0) {
    throw new GazetteerError(
      `The gazetteer points at entries that do not exist: ${missing.join("; ")}.`,
    );
  }
}
