import type { Document } from "./document.ts";
import type { SpeakerPhrase } from "./find-mentions.ts";
import type { Segment } from "./read-segments.ts";
import type { Role, Speaker } from "../types.ts";

const NAME_ENDING =
  /(ого|ому|ым|ой|ом|ем|ей|ою|ның|нің|дың|дің|тың|тің|ға|ге|ды|ді|'s|а|у|е|ы|я|ю|и)$/u;
/** A speaker is carried over this many segments without being named again. */
const CARRY_SEGMENTS = 4;
/** An office refers to an authority named this many segments ago at most. */
const OFFICE_SEGMENTS = 8;
/** In the genre an unqualified press service is an authority's; a company's is named with the company. */
const PRESS_SERVICE = /пресс-служб|баспасөз қызмет|press (service|office)/iu;

/**
 * Who spoke last and whose surname stands for which role, in one text or one quotation. Roles come from
 * cues and names alone: what is not known stays `unknown`, never official.
 */
export class SpeakerMemory {
  readonly #people = new Map<string, Speaker>();
  readonly #firstPerson: Speaker | null;
  #last: Speaker | null = null;
  #lastMentioned: Speaker | null = null;
  #lastOfficial: Speaker | null = null;
  #officialAge = 0;
  #age = 0;

  /** `own` is the voice these words stand in: “мы” and “we” are theirs. */
  constructor(own: Speaker | null) {
    this.#firstPerson = own;
  }

  /** A segment has gone by. */
  tick(): void {
    this.#age++;
    this.#officialAge++;
  }

  /** Remembers surnames that stand with a role: “адвокат Айгуль Сейтова”. */
  learn(document: Document, segment: Segment, phrases: SpeakerPhrase[]): void {
    for (const phrase of phrases) {
      if (phrase.role === "official") {
        this.#lastOfficial = this.#speaker(phrase);
        this.#officialAge = 0;
      }
      if (phrase.isNameOnly || !isRole(phrase.role) || phrase.role === "unknown") continue;
      for (let i = phrase.from; i <= phrase.to; i++) {
        const token = segment.tokens[i] as number;
        const word = document.tokens.words[token];
        if (word?.shape !== "title" || document.mentions.has(token) || word.text.length < 4)
          continue;
        const key = nameKey(word.text);
        if (!this.#people.has(key)) this.#people.set(key, this.#speaker(phrase));
      }
    }
  }

  /** The speaker that a phrase stands for; null for the voice itself (“мы”). */
  resolve(phrase: SpeakerPhrase): Speaker | null {
    if (phrase.role === "self") return null;
    if (phrase.role === "pronoun" || phrase.role === "head" || phrase.role === "office-head") {
      const known = phrase.role === "pronoun" ? null : this.#known(phrase);
      const antecedent =
        known ?? (phrase.role === "office-head" ? this.#office(phrase) : this.#recent());
      if (!antecedent) return { name: phrase.name, role: "unknown" };
      this.said(antecedent);
      return antecedent;
    }
    const speaker = phrase.isNameOnly ? this.#byName(phrase) : this.#speaker(phrase);
    this.said(speaker);
    return speaker;
  }

  /** “Заместитель начальника”, “пресс-служба”: of the authority that was named shortly before. */
  #office(phrase: SpeakerPhrase): Speaker | null {
    if (this.#lastOfficial && this.#officialAge <= OFFICE_SEGMENTS)
      return { ...this.#lastOfficial, name: phrase.name };
    return PRESS_SERVICE.test(phrase.name ?? "")
      ? { name: phrase.name, authorityId: null, role: "official" }
      : null;
  }

  #known(phrase: SpeakerPhrase): Speaker | null {
    const speaker = this.#byName(phrase);
    return speaker.role === "unknown" ? null : speaker;
  }

  /** Who answers in an interview: the last person spoken of with a role. */
  get interviewee(): Speaker | null {
    return this.#last ?? this.#lastMentioned ?? this.#lastOfficial;
  }

  /** A cue without any subject: the last speaker goes on, or nobody is known. */
  carry(container: Speaker): Speaker | null {
    const antecedent = this.#recent();
    if (antecedent) {
      this.said(antecedent);
      return antecedent;
    }
    return this.unnamed(container);
  }

  /** “Сообщается, что …”: on an authority's or group's own page it is their own voice, elsewhere nobody's. */
  unnamed(container: Speaker): Speaker | null {
    if (container.role === "media" || container.role === "unknown")
      return { name: null, role: "unknown" };
    return null;
  }

  said(speaker: Speaker): void {
    this.#last = speaker;
    this.#lastMentioned = null;
    this.#age = 0;
  }

  /** A subject of a sentence that says nothing can be meant by the next “он”. */
  mentioned(phrase: SpeakerPhrase): void {
    // reporters stand about in every story; a pronoun seldom means them
    if (phrase.role === "head" || phrase.role === "media") return;
    if (phrase.role === "office-head") {
      this.#lastMentioned = this.#office(phrase);
      return;
    }
    this.#lastMentioned = phrase.isNameOnly ? this.#byName(phrase) : this.#speaker(phrase);
  }

  get last(): Speaker | null {
    return this.#recent();
  }

  #recent(): Speaker | null {
    if (this.#last && this.#age <= CARRY_SEGMENTS) return this.#last;
    return this.#lastMentioned ?? null;
  }

  #byName(phrase: SpeakerPhrase): Speaker {
    for (const part of (phrase.name ?? "")
      .toLowerCase()
      .replaceAll("ё", "е")
      .split(/[\s-]+/u)
      .reverse()) {
      const known = part.length >= 4 ? this.#people.get(nameKey(part)) : undefined;
      if (known) return known;
    }
    return { name: phrase.name, role: "unknown" };
  }

  #speaker(phrase: SpeakerPhrase): Speaker {
    const role: Role = isRole(phrase.role) ? phrase.role : "unknown";
    if (role === "unknown") return { name: phrase.name, role };
    return { name: phrase.name, authorityId: phrase.authorityId, role };
  }

  get own(): Speaker | null {
    return this.#firstPerson;
  }
}

function nameKey(word: string): string {
  const stem = word.length > 5 ? word.replace(NAME_ENDING, "") : word;
  return stem.length >= 4 ? stem : word;
}

function isRole(role: string): role is Role {
  return (
    role === "official" ||
    role === "activist" ||
    role === "media" ||
    role === "other" ||
    role === "unknown"
  );
}
