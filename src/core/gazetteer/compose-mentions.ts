import { authorityId } from "./compile-gazetteer.ts";
import type { CompiledGazetteer, Term } from "./compile-gazetteer.ts";
import { isBreak } from "./entity-mention.ts";
import type { EntityMention, Hit } from "./entity-mention.ts";
import type { NameLanguage, PlaceEntry } from "./gazetteer.ts";
import { PlaceMemory } from "./place-memory.ts";
import type { Words } from "./read-words.ts";

/** Joins phrases that stand together — kinds, places and roles — into mentions, in document order. `on`: YYYY-MM-DD. */
export function composeMentions(
  text: string,
  words: Words,
  hits: readonly Hit[],
  gazetteer: CompiledGazetteer,
  on: string | null,
): EntityMention[] {
  return new Composer(text, words, gazetteer, on).compose(hits);
}

const PLACES: ReadonlySet<Term["kind"]> = new Set(["place", "context-place", "foreign"]);

function governs(hit: Hit): boolean {
  return (
    hit.term.kind === "body" ||
    hit.term.kind === "authority" ||
    (hit.term.kind === "role" && hit.term.role === "official")
  );
}

function isPlace(hit: Hit): boolean {
  return PLACES.has(hit.term.kind);
}

class Composer {
  readonly #text: string;
  readonly #words: Words;
  readonly #gazetteer: CompiledGazetteer;
  readonly #on: string | null;
  readonly #memory: PlaceMemory;
  constructor(text: string, words: Words, gazetteer: CompiledGazetteer, on: string | null) {
    this.#text = text;
    this.#words = words;
    this.#gazetteer = gazetteer;
    this.#on = on;
    this.#memory = new PlaceMemory(text, gazetteer, on);
  }

  compose(hits: readonly Hit[]): EntityMention[] {
    const mentions: EntityMention[] = [];
    for (let i = 0; i < hits.length;) {
      const group = this.#groupAt(hits, i);
      const mention = this.#toMention(group);
      if (mention)
        mentions.push(this.#withHolder(mention, group.at(-1) as Hit, hits[i + group.length]));
      i += group.length;
    }
    return mentions;
  }

  /** «заместитель акима города Нурлан Бикенов»: an office without an id takes that of the holder named after it. */
  #withHolder(mention: EntityMention, last: Hit, next: Hit | undefined): EntityMention {
    if (mention.kind !== "role" || mention.id !== null || next?.term.kind !== "person")
      return mention;
    if (mention.role !== "official" || !this.#near(last, next)) return mention;
    const holder = this.#person({ start: mention.end, end: mention.end }, next.term, next.language);
    return holder.id === null ? mention : { ...mention, id: holder.id };
  }

  /** The run of hits that name one speaker: at most one place, one institution and roles around it. */
  #groupAt(hits: readonly Hit[], start: number): Hit[] {
    const group = [hits[start] as Hit];
    for (let i = start + 1; i < hits.length; i++) {
      const next = hits[i] as Hit;
      if (!this.#stands(group, group.at(-1) as Hit, next)) break;
      group.push(next);
    }
    // A place at the end of a run of roles only is its place; context words alone are nothing.
    while (
      group.length > 1 &&
      (group.at(-1) as Hit).term.kind === "context-place" &&
      !this.#hasTyped(group)
    )
      group.pop();
    return group;
  }

  #hasTyped(group: readonly Hit[]): boolean {
    return group.some(
      ({ term }) => term.kind === "body" || (term.kind === "role" && term.type !== null),
    );
  }

  #stands(group: readonly Hit[], last: Hit, next: Hit): boolean {
    if (!this.#near(last, next)) return false;
    const has = (kind: Term["kind"]): boolean => group.some(({ term }) => term.kind === kind);
    if (next.term.kind === "foreign") return group.some(governs) && !group.some(isPlace);
    if (last.term.kind === "foreign") return group.length === 1 && governs(next);
    if (isPlace(next)) {
      // «города Караганды»: a context word before the name of the place.
      if (last.term.kind === "context-place")
        return next.term.kind === "place" && this.#hasTyped(group);
      return this.#hasTyped(group) && !has("place") && !has("context-place");
    }
    if (!governs(next)) return false;
    if (isPlace(last))
      return group.every(isPlace) && next.term.kind !== "authority" && this.#typed(next);
    if (!group.some(governs)) return false;
    if (has("authority") && next.term.kind === "authority") return false;
    if (last.term.kind === "role" && next.term.kind !== "role") return true;
    // Kazakh and English put the office after the institution: ІІМ баспасөз қызметі, Interior Ministry spokesperson.
    return (
      last.term.kind !== "role" &&
      next.term.kind === "role" &&
      (next.language !== "ru" || last.language !== "ru")
    );
  }

  #typed(hit: Hit): boolean {
    return hit.term.kind === "body" || (hit.term.kind === "role" && hit.term.type !== null);
  }

  /** Next to one another, or with a filler or two between (“of the”, «по», «г.»). */
  #near(left: Hit, right: Hit): boolean {
    const gap = right.first - left.last - 1;
    if (gap > 2) return false;
    for (let at = left.last + 1; at <= right.first; at++)
      if (isBreak(this.#text, this.#words, at)) return false;
    for (let at = left.last + 1; at < right.first; at++) {
      const word = this.#text.slice(this.#words.starts[at], this.#words.ends[at]).toLowerCase();
      if (!this.#gazetteer.fillers.has(word)) return false;
    }
    return true;
  }

  #toMention(group: readonly Hit[]): EntityMention | null {
    const first = group[0] as Hit;
    const last = group.at(-1) as Hit;
    const start = this.#words.starts[first.first] as number;
    const end = this.#words.ends[last.last] as number;
    const span = { start, end };
    const place = this.#placeOf(group);
    const institution = group.find(({ term }) => term.kind === "body" || term.kind === "authority");
    const role = group.find(({ term }) => term.kind === "role");
    if (institution || role)
      return this.#speaker(span, group, place, institution ?? null, role ?? null);
    const { term, language } = first;
    switch (term.kind) {
      case "place":
        return {
          ...span,
          kind: "place",
          id: term.id,
          role: "unknown",
          name: this.#nameOf(term.id, language),
          placeId: term.id,
        };
      case "organisation":
      case "media":
        return {
          ...span,
          kind: term.kind,
          id: term.id,
          role: term.role,
          name: this.#nameOf(term.id, language),
        };
      case "person":
        return this.#person(span, term, language);
      default:
        return null;
    }
  }

  #person(
    span: { start: number; end: number },
    term: Term & { kind: "person" },
    language: NameLanguage,
  ): EntityMention {
    const name = this.#nameOf(term.id, language);
    const inOffice =
      !this.#on ||
      ((!term.from || term.from <= this.#on) && (!term.until || this.#on <= term.until));
    if (!inOffice) return { ...span, kind: "person", id: null, role: "unknown", name };
    return { ...span, kind: "person", id: term.authority, role: "official", name };
  }

  #speaker(
    span: { start: number; end: number },
    group: readonly Hit[],
    place: PlaceEntry | null,
    institution: Hit | null,
    role: Hit | null,
  ): EntityMention {
    const spoken = institution ?? (role as Hit);
    const term = institution?.term ?? role?.term;
    const kind = role ? "role" : "authority";
    const type = term?.kind === "body" ? term.type : term?.kind === "role" ? term.type : null;
    const id =
      term?.kind === "authority" ? term.id : type === null ? null : this.#resolve(type, place);
    const authority = id === null ? undefined : this.#gazetteer.authorities.get(id);
    const words = this.#text.slice(span.start, span.end);
    if (group.some((hit) => hit.term.kind === "foreign"))
      return { ...span, kind, id: null, role: "other", name: words };
    const named =
      authority && kind === "authority" ? this.#authorityName(authority.id, spoken.language) : null;
    return {
      ...span,
      kind,
      id: authority ? authority.id : null,
      role: role?.term.kind === "role" && group.length === 1 ? role.term.role : "official",
      name: named ?? words,
      ...(place ? { placeId: place.id } : {}),
    };
  }

  #placeOf(group: readonly Hit[]): PlaceEntry | null {
    this.#memory.readOn(this.#words.starts[(group[0] as Hit).first] as number);
    const named = group.find(({ term }) => term.kind === "place")?.term;
    if (named?.kind === "place") {
      const place = this.#gazetteer.places.get(named.id) ?? null;
      if (place && place.level !== "country") this.#memory.remember(place);
      return place;
    }
    const context = group.find(({ term }) => term.kind === "context-place")?.term;
    if (context?.kind !== "context-place") return null;
    const meant = this.#memory.placeMeant();
    return meant && context.level === "region" ? this.#memory.rootOf(meant) : meant;
  }

  /** The authority of a kind that answers for a place. */
  #resolve(type: string, start: PlaceEntry | null): string | null {
    const body = this.#gazetteer.bodies.get(type);
    if (!body) return null;
    if (!start || start.level === "country") return body.general ?? this.#general(body.fallback);
    let place: PlaceEntry | null = start;
    while (place && !body.levels.includes(place.level)) {
      // A republican city and a region end the climb: above them stands another kind.
      if (body.fallback && place.level !== "district") return this.#resolve(body.fallback, start);
      place = this.#memory.parentOf(place);
    }
    return place ? authorityId(body, place.id) : (body.general ?? null);
  }

  #general(type: string | undefined): string | null {
    return type === undefined ? null : (this.#gazetteer.bodies.get(type)?.general ?? null);
  }

  #nameOf(id: string, language: NameLanguage): string {
    return this.#gazetteer.names.get(id)?.[language] ?? id;
  }

  #authorityName(id: string, language: NameLanguage): string | null {
    const names = this.#gazetteer.authorities.get(id)?.names ?? [];
    const then = names.find(
      ({ until }) => until === null || (this.#on !== null && this.#on < until),
    );
    return then?.[language] ?? null;
  }
}
