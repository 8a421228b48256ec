import { FormTable } from "../text/form-table.ts";
import type { Role } from "../types.ts";
import type { BodyEntry, Gazetteer, NameLanguage, PlaceEntry } from "./gazetteer.ts";
import { findWords, keysOfNameWord, keysOfWord } from "./read-words.ts";

/** What a phrase of the gazetteer stands for. */
export type Term =
  | { kind: "place"; id: string }
  | { kind: "context-place"; level: "region" | "city" }
  | { kind: "foreign" }
  | { kind: "body"; type: string }
  | { kind: "authority"; id: string }
  | { kind: "organisation" | "media"; id: string; role: Role }
  | { kind: "role"; role: Role; type: string | null }
  | { kind: "person"; id: string; authority: string; from?: string; until?: string };

export interface Phrase {
  term: Term;
  language: NameLanguage;
  /** The first word must be capitalised in the text (names of places, groups, people). */
  capital: boolean;
}

export interface TrieNode {
  next: Map<number, TrieNode> | null;
  phrases: Phrase[];
}

/** An authority with its name at each time. */
export interface Authority {
  id: string;
  parent: string | null;
  placeId: string | null;
  names: { until: string | null; ru: string; kk: string; en: string }[];
}

/** A gazetteer ready for `findEntities`. Treat as opaque: only this room reads its fields. */
export interface CompiledGazetteer {
  root: TrieNode;
  /** Surface form → word positions of phrases that it fits; grows while texts are read, forgets when full. */
  forms: FormTable<readonly number[]>;
  atoms: ReadonlyMap<string, number[]>;
  fillers: ReadonlySet<string>;
  places: ReadonlyMap<string, PlaceEntry>;
  bodies: ReadonlyMap<string, BodyEntry>;
  authorities: ReadonlyMap<string, Authority>;
  names: ReadonlyMap<string, Record<NameLanguage, string>>;
  /** Key of a word → kinds of happening it stands for; for the linker. */
  eventKeys: ReadonlyMap<string, string[]>;
  eventWeights: ReadonlyMap<string, number>;
  actorEvents: ReadonlySet<string>;
}

const LANGUAGES: readonly NameLanguage[] = ["ru", "kk", "en"];
const FORMS_LIMIT = 60_000;

/** Builds the trie. Pure; some tens of milliseconds, so compile once and keep. */
export function compileGazetteer(data: Gazetteer): CompiledGazetteer {
  const builder = new PhraseTrie();
  const names = new Map<string, Record<NameLanguage, string>>();
  for (const place of data.places) addPlace(builder, place);
  for (const language of LANGUAGES) {
    for (const level of ["region", "city"] as const) {
      for (const word of data.contextPlaces[level][language])
        builder.add(word, language, { kind: "context-place", level }, false);
    }
    for (const word of data.foreign[language])
      builder.add(word, language, { kind: "foreign" }, false);
    for (const body of data.bodies)
      for (const alias of body[language])
        builder.add(alias, language, { kind: "body", type: body.type }, false);
    for (const role of data.roles)
      for (const noun of role[language])
        builder.add(
          noun,
          language,
          { kind: "role", role: role.role, type: role.type ?? null },
          false,
        );
    for (const entry of data.authorities)
      builder.addNames(entry[language], language, { kind: "authority", id: entry.id }, false);
    for (const entry of data.organisations)
      builder.addNames(
        entry[language],
        language,
        { kind: "organisation", id: entry.id, role: entry.role },
        true,
      );
    for (const entry of data.media)
      builder.addNames(
        entry[language],
        language,
        { kind: "media", id: entry.id, role: "media" },
        true,
      );
    for (const entry of data.officials) {
      const { id, authority, from, until } = entry;
      builder.add(entry[language], language, { kind: "person", id, authority, from, until }, true);
    }
  }
  for (const entry of [...data.organisations, ...data.media, ...data.places]) {
    names.set(entry.id, {
      ru: bare(entry.ru.name),
      kk: bare(entry.kk.name),
      en: bare(entry.en.name),
    });
  }
  for (const entry of data.officials)
    names.set(entry.id, { ru: entry.ru, kk: entry.kk, en: entry.en });
  return {
    root: builder.root,
    forms: new FormTable(FORMS_LIMIT),
    atoms: builder.atoms,
    fillers: new Set(LANGUAGES.flatMap((language) => data.fillers[language])),
    places: new Map(data.places.map((place) => [place.id, place])),
    bodies: new Map(data.bodies.map((body) => [body.type, body])),
    authorities: listAuthorities(data),
    names,
    eventKeys: indexEvents(data),
    actorEvents: new Set(data.eventTerms.filter(({ actor }) => actor).map(({ id }) => id)),
    eventWeights: new Map(data.eventTerms.map((term) => [term.id, term.weight])),
  };
}

function indexEvents(data: Gazetteer): Map<string, string[]> {
  const index = new Map<string, string[]>();
  for (const term of data.eventTerms) {
    for (const language of LANGUAGES) {
      for (const word of term[language]) {
        for (const key of keysOfNameWord(word.toLowerCase(), language, false)) {
          const ids = index.get(key) ?? [];
          if (!ids.includes(term.id)) index.set(key, [...ids, term.id]);
        }
      }
    }
  }
  return index;
}

/** Word positions that the form in `text` from `start` to `end` fits; remembered. */
export function atomsOf(
  text: string,
  start: number,
  end: number,
  { forms, atoms: byKey }: CompiledGazetteer,
): readonly number[] {
  if (end - start > 64) return NONE;
  const known = forms.get(text, start, end);
  if (known) return known;
  const found = new Set<number>();
  for (const key of keysOfWord(text.slice(start, end)))
    for (const atom of byKey.get(key) ?? []) found.add(atom);
  const atoms = found.size === 0 ? NONE : [...found];
  forms.add(text, start, end, atoms);
  return atoms;
}

const NONE: readonly number[] = [];

function bare(name: string): string {
  return name.replace(/^!/u, "");
}

function addPlace(builder: PhraseTrie, place: PlaceEntry): void {
  for (const language of LANGUAGES) {
    const term: Term = { kind: "place", id: place.id };
    builder.addNames(place[language], language, term, true);
    const { adjective } = place[language];
    if (adjective) builder.add(adjective, language, term, false);
  }
  for (const former of place.formerNames ?? []) {
    for (const language of LANGUAGES)
      builder.add(former[language], language, { kind: "place", id: place.id }, true);
  }
}

class PhraseTrie {
  readonly root: TrieNode = { next: null, phrases: [] };
  readonly atoms = new Map<string, number[]>();
  readonly #ids = new Map<string, number>();

  addNames(
    names: { name: string; aliases?: string[] },
    language: NameLanguage,
    term: Term,
    capital: boolean,
  ): void {
    for (const name of [names.name, ...(names.aliases ?? [])])
      this.add(name, language, term, capital);
  }

  add(phrase: string, language: NameLanguage, term: Term, capital: boolean): void {
    const exact = phrase.startsWith("!");
    const text = exact ? phrase.slice(1) : phrase;
    const words = findWords(text);
    let node = this.root;
    for (let i = 0; i < words.length; i++) {
      const atom = this.#atom(text.slice(words.starts[i], words.ends[i]), language, exact);
      node.next ??= new Map();
      let child = node.next.get(atom);
      if (!child) {
        child = { next: null, phrases: [] };
        node.next.set(atom, child);
      }
      node = child;
    }
    const duplicate = node.phrases.some(
      (known) => sameTerm(known.term, term) && known.language === language,
    );
    if (!duplicate && node !== this.root) {
      node.phrases.push({ term, language, capital: capital && /^\p{Lu}/u.test(text) });
    }
  }

  #atom(word: string, language: NameLanguage, exact: boolean): number {
    const keys = keysOfNameWord(word, language, exact);
    const name = keys.join(" ");
    const known = this.#ids.get(name);
    if (known !== undefined) return known;
    const id = this.#ids.size;
    this.#ids.set(name, id);
    for (const key of keys) {
      const list = this.atoms.get(key);
      if (list) list.push(id);
      else this.atoms.set(key, [id]);
    }
    return id;
  }
}

function sameTerm(a: Term, b: Term): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** National authorities as listed, and one of every kind at each place of its levels. */
function listAuthorities(data: Gazetteer): Map<string, Authority> {
  const list = new Map<string, Authority>();
  for (const { id, parent, ru, kk, en } of data.authorities) {
    const names = [{ until: null, ru: ru.name, kk: kk.name, en: en.name }];
    list.set(id, { id, parent: parent ?? null, placeId: null, names });
  }
  for (const body of data.bodies) {
    for (const place of data.places) {
      if (!body.levels.includes(place.level)) continue;
      const id = authorityId(body, place.id);
      const parentType = data.bodies.find((other) => other.type === body.parentType);
      const parent = parentType ? resolveBody(parentType, place, data) : (body.parent ?? null);
      list.set(id, { id, parent, placeId: place.id, names: namesOf(body, place) });
    }
  }
  return list;
}

function resolveBody(body: BodyEntry, start: PlaceEntry, data: Gazetteer): string | null {
  let place: PlaceEntry | undefined = start;
  while (place && !body.levels.includes(place.level)) {
    const { parent }: PlaceEntry = place;
    place = data.places.find((other) => other.id === parent);
  }
  return place ? authorityId(body, place.id) : (body.general ?? null);
}

/** `kz-police-{place}` and kz-karaganda → kz-police-karaganda. */
export function authorityId(body: BodyEntry, placeId: string): string {
  return body.id.replace("{place}", placeId.replace(/^[a-z]{2}-/u, ""));
}

function namesOf(body: BodyEntry, place: PlaceEntry): Authority["names"] {
  const fill = (language: NameLanguage, text: string): string =>
    body.name[language].replace("{place}", text);
  const now = {
    until: null,
    ru: fill("ru", place.ru.genitive ?? bare(place.ru.name)),
    kk: fill("kk", place.kk.genitive ?? bare(place.kk.name)),
    en: fill("en", bare(place.en.name)),
  };
  const former = (place.formerNames ?? []).map((names) => ({
    until: names.until,
    ru: fill("ru", names.ruGenitive),
    kk: fill("kk", names.kkGenitive),
    en: fill("en", names.en),
  }));
  return [...former, now];
}
