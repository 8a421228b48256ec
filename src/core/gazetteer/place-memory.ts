import type { CompiledGazetteer } from "./compile-gazetteer.ts";
import type { PlaceEntry } from "./gazetteer.ts";

/** Places named in one paragraph or sentence, as the regions they lie in; `last` is the one named last. */
interface Spoken {
  number: number;
  roots: Set<string>;
  last: PlaceEntry | null;
}

/**
 * Which place a text is speaking of, while it is read from start to end. `on`: the day (YYYY-MM-DD) whose regions count.
 */
export class PlaceMemory {
  readonly #text: string;
  readonly #gazetteer: CompiledGazetteer;
  readonly #on: string | null;
  /** What the paragraph and the sentence named last with places speak of: what «ДП области» means. */
  #inParagraph: Spoken = { number: -1, roots: new Set(), last: null };
  #inSentence: Spoken = { number: -1, roots: new Set(), last: null };
  #readTo = 0;
  #paragraph = 0;
  #sentence = 0;

  constructor(text: string, gazetteer: CompiledGazetteer, on: string | null) {
    this.#text = text;
    this.#gazetteer = gazetteer;
    this.#on = on;
  }

  remember(place: PlaceEntry): void {
    this.#inParagraph = this.#added(this.#inParagraph, this.#paragraph, place);
    this.#inSentence = this.#added(this.#inSentence, this.#sentence, place);
  }

  #added(spoken: Spoken, number: number, place: PlaceEntry): Spoken {
    const roots = spoken.number === number ? spoken.roots : new Set<string>();
    roots.add(this.rootOf(place)?.id ?? place.id);
    return { number, roots, last: place };
  }

  /** Counts paragraphs and sentences up to `to`. */
  readOn(to: number): void {
    const passed = this.#text.slice(this.#readTo, to);
    this.#paragraph += passed.match(/\n+/gu)?.length ?? 0;
    this.#sentence += passed.match(/[.!?…]\s/gu)?.length ?? 0;
    this.#readTo = Math.max(this.#readTo, to);
  }

  /** The one place that this sentence, else this paragraph or the last with places, speaks of; null when it speaks of two. */
  placeMeant(): PlaceEntry | null {
    const spoken =
      this.#inSentence.number === this.#sentence ? this.#inSentence : this.#inParagraph;
    return spoken.roots.size === 1 ? spoken.last : null;
  }

  /** The region or city of republican significance that a place lies in. */
  rootOf(start: PlaceEntry): PlaceEntry | null {
    let place: PlaceEntry | null = start;
    while (place && place.level !== "region" && place.level !== "republican-city")
      place = this.parentOf(place);
    return place;
  }

  parentOf(place: PlaceEntry): PlaceEntry | null {
    const former = place.formerParent;
    const id = former && this.#on && this.#on < former.until ? former.id : place.parent;
    return id === undefined ? null : (this.#gazetteer.places.get(id) ?? null);
  }
}
