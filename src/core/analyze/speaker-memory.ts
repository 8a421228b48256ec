import { agreementOfPronoun, disagrees } from "./agreement.ts";
import type { Agreement } from "./agreement.ts";
import {
  CARRY_SEGMENTS,
  answererOf,
  antecedentOf,
  manyOf,
  newestOf,
  notSubject,
  onlyPerson,
  otherOne,
  topicOf,
  turnedTo,
  withTitle,
} from "./choose-candidate.ts";
import { isRole, nameKey } from "./name-key.ts";
import type { Candidate } from "./choose-candidate.ts";
import type { Document } from "./document.ts";
import type { SpeakerPhrase } from "./find-mentions.ts";
import type { Segment } from "./read-segments.ts";
import type { Role, Speaker } from "../types.ts";

const BODY_NOUN =
  /(committee|agenc|commission|(?<!press )service|authority|board|council|institution|management|organ)\p{L}*(?:'s)?$/iu;
/** An office refers to an authority named this many segments ago at most. */
const OFFICE_SEGMENTS = 8;
/** In the genre an unqualified press service or officer on duty is an authority's; a company's is named with the company. */
const PRESS_SERVICE =
  /пресс-служб|баспасөз (қызмет|хабарлама|хатшы|орталы)|^мекеме(?!\p{L}*\s)|press (service|office|secretary|centre|center)|^(?:оперативный )?дежурный$/iu;

/** Who speaks for “the office” after a group was named speaks for the group. */
const ORGANISATION =
  /(^|[^\p{L}])(қор|қоры|қорының|ұйым|бастама|бірлестік|бірлестіг|қоғамы|кәсіподақ|кәсіподағ|нпо|үеұ)/iu;

const ORDINAL =
  /^(?:(первый|первая|the former|former|(?:біріншісі|алғашқысы)(?:нің|ның)?)|(?:екіншісі|соңғысы)(?:нің|ның)?|второй|вторая|последний|последняя|the latter|latter)$/iu;
/** “Редакция спросила акима. Тот ответил …”: not the subject, whom “он” would mean. */
const OTHER_ONE = /^(тот|та|те)$/iu;

/** Letters that tell one kind of paper from another. */
const KIND = 4;
/** More than these are not looked back at. */
const MAX_CANDIDATES = 12;
const NOTHING: Agreement = { gender: null, number: null };
const NOT_KNOWN = { gender: null, number: null, body: false };

/**
 * Who spoke last and whose surname stands for which role, in one text or one quotation. Roles come from
 * cues and names alone: what is not known stays `unknown`, never official.
 */
export class SpeakerMemory {
  readonly #people = new Map<string, Speaker>();
  /** Who spoke under a name that nothing had told of yet. */
  readonly #strangers = new Map<string, Speaker[]>();
  readonly #firstPerson: Speaker | null;
  /** Memory of the voice around a quotation. */
  readonly #around: SpeakerMemory | null;
  /** Newest first. */
  readonly #candidates: Candidate[] = [];
  #lastOfficial: Speaker | null = null;
  #author: { speaker: Speaker; at: number } | null = null;
  #officialAge = 0;
  #otherAt: Candidate | null = null;
  #pair: { at: number; people: [Candidate, Candidate] } | null = null;
  #paper: { speaker: Speaker; at: number; paper: string } | null = null;
  #asked: Candidate | null = null;
  #now = 0;

  /** `own` is the voice these words stand in: “мы” and “we” are theirs. */
  constructor(own: Speaker | null, around: SpeakerMemory | null = null) {
    this.#firstPerson = own;
    this.#around = around;
  }

  /** A segment has gone by. */
  tick(): void {
    this.#now++;
    this.#officialAge++;
  }

  /** Two people in one sentence are “the first” and “the second” of the next ones. */
  #rememberPair(phrases: SpeakerPhrase[]): void {
    const people = phrases.filter(
      ({ role, oblique }) => !oblique && role !== "media" && role !== "pronoun" && role !== "self",
    );
    if (people.length < 2) return;
    const [first, last] = people.slice(-2).map((phrase): Candidate => {
      const speaker = this.#speaker(phrase as SpeakerPhrase);
      return { speaker, known: NOT_KNOWN, at: this.#now, as: "subject" };
    });
    if (first && last) this.#pair = { at: this.#now, people: [first, last] };
  }

  /** Remembers surnames that stand with a role: “адвокат Айгуль Сейтова”. */
  learn(document: Document, segment: Segment, phrases: SpeakerPhrase[]): void {
    this.#rememberPair(phrases);
    for (const phrase of phrases) {
      if (phrase.role === "official") {
        this.#lastOfficial = this.#speaker(phrase);
        this.#officialAge = 0;
      } else if (phrase.role === "activist" && ORGANISATION.test(phrase.name ?? ""))
        this.#lastOfficial = null;
      if (phrase.isNameOnly || !isRole(phrase.role) || phrase.role === "unknown") continue;
      for (let i = phrase.from; i <= phrase.to; i++) {
        const token = segment.tokens[i] as number;
        const word = document.tokens.words[token];
        if (word?.shape !== "title" || document.mentions.has(token) || word.text.length < 2)
          continue;
        const key = nameKey(word.text);
        if (!this.#people.has(key)) this.#people.set(key, this.#speaker(phrase));
      }
    }
  }

  /** “Marat Osken heads the department”: the name now stands for the office. */
  introduce(name: SpeakerPhrase, office: SpeakerPhrase): void {
    const is =
      office.role === "office-head" || office.role === "head"
        ? this.#office(office)
        : this.#speaker(office);
    if (!is || is.role === "unknown") return;
    if (name.role === "pronoun") {
      const late = this.#candidates.find(({ at }) => this.#now - at <= 2)?.speaker;
      if (late?.role === "unknown") this.#makeKnown(late, is);
      return;
    }
    const speaker: Speaker = { ...is, name: name.name };
    for (const part of (name.name ?? "")
      .toLowerCase()
      .replaceAll("ё", "е")
      .split(/[\s-]+/u))
      if (part.length >= 4) {
        this.#people.set(nameKey(part), speaker);
        for (const late of this.#strangers.get(nameKey(part)) ?? []) this.#makeKnown(late, is);
      }
  }

  /** «„…“, – дейді Инкар. Инкар – зардап шеккен қыздардың бірі»: who spoke is told only afterwards. */
  #makeKnown(late: Speaker, is: Speaker): void {
    late.role = is.role;
    late.authorityId = is.authorityId ?? null;
  }

  /** The speaker that a phrase stands for; null for the voice itself (“мы”). `asked` is what its verb shows. */
  resolve(phrase: SpeakerPhrase, known: Candidate["known"], asked?: Agreement): Speaker | null {
    if (phrase.role === "self") return null;
    if (/^the other/iu.test(phrase.name ?? "") && phrase.role === "pronoun") {
      const other = this.#otherAt?.at === this.#now ? this.#otherAt : otherOne(this.#candidates);
      if (other) this.said(other.speaker, other.known);
      this.#otherAt = other && { ...other, at: this.#now };
      return other?.speaker ?? { name: phrase.name, role: "unknown" };
    }
    if (phrase.role === "pronoun") {
      const asked = agreementOfPronoun((phrase.name ?? "").toLowerCase());
      const which = ORDINAL.exec(phrase.name ?? "");
      const antecedent = which
        ? this.#ofTwo(which[1] === undefined)
        : OTHER_ONE.test(phrase.name ?? "")
          ? notSubject(this.#candidates, this.#now, asked)
          : asked.gender
            ? newestOf(this.#candidates, this.#now, asked)
            : asked.number === "one" && /^(ол|оның|ол кісі|бұл кісі)$/iu.test(phrase.name ?? "")
              ? (topicOf(this.#candidates, this.#now, asked) ??
                antecedentOf(this.#candidates, this.#now, asked) ??
                turnedTo(this.#candidates, this.#now))
              : /^(?:олар|ондағы|мұндағы)/iu.test(phrase.name ?? "")
                ? (manyOf(this.#candidates, this.#now) ??
                  antecedentOf(this.#candidates, this.#now, asked) ??
                  turnedTo(this.#candidates, this.#now))
                : antecedentOf(this.#candidates, this.#now, asked);
      const outside = antecedent ? null : this.#around?.thirdPerson(asked, this.#firstPerson);
      if (outside) return outside;
      // “Deputy Zhanat Kairbekov … In her view”: a name tells an English reader less than the pronoun
      const meant =
        antecedent ??
        (/^(?:s?he|him|his|her)$/iu.test(phrase.name ?? "")
          ? onlyPerson(this.#candidates, this.#now)
          : null);
      if (!meant) return { name: phrase.name, role: "unknown" };
      this.said(meant.speaker, meant.known);
      return meant.speaker;
    }
    const shown = known.gender || !asked?.gender ? known : { ...known, gender: asked.gender };
    if (phrase.role === "head" || phrase.role === "office-head") {
      const named = this.#known(phrase);
      const antecedent =
        named ??
        withTitle(this.#candidates, phrase) ??
        (phrase.role === "office-head"
          ? this.#office(phrase)
          : (antecedentOf(this.#candidates, this.#now, NOTHING)?.speaker ??
            (this.#officialAge <= 1 ? this.#office(phrase) : null)));
      if (!antecedent) return { name: phrase.name, role: "unknown" };
      this.said(antecedent, shown);
      return antecedent;
    }
    const speaker = phrase.isNameOnly ? this.#byName(phrase) : this.#speaker(phrase);
    this.said(speaker, shown);
    return speaker;
  }

  /** “Заместитель начальника”, “пресс-служба”: of the authority that was named shortly before. */
  #office(phrase: SpeakerPhrase): Speaker | null {
    const body = BODY_NOUN.exec(phrase.name ?? "")?.[1]?.toLowerCase();
    if (body) {
      // “the committee” is whatever committee was named last, an authority's or another
      const named = this.#candidates.find(
        ({ speaker }) =>
          speaker.role !== "unknown" && speaker.name?.toLowerCase().includes(body) === true,
      );
      return named?.speaker ?? null;
    }
    const near = this.#officialAge <= OFFICE_SEGMENTS ? this.#lastOfficial : null;
    const official = near ?? this.#around?.lastOfficial;
    if (official) return { ...official, name: phrase.name };
    return PRESS_SERVICE.test(phrase.name ?? "")
      ? { name: phrase.name, authorityId: null, role: "official" }
      : null;
  }

  #known(phrase: SpeakerPhrase): Speaker | null {
    const speaker = this.#byName(phrase);
    return speaker.role === "unknown" ? null : speaker;
  }

  /** “A letter came: …”: from the authority that was spoken of, in these words or in those around them. */
  get correspondent(): Speaker | null {
    const near = this.#candidates.find(
      ({ speaker, at }) => speaker.role === "official" && this.#now - at <= OFFICE_SEGMENTS,
    );
    return near?.speaker ?? this.#around?.correspondent ?? null;
  }

  /** “Говорит женщина”: the last person of that gender whose role is known, unless another such nobody stood between. */
  meantBy(gender: "f" | "m"): Speaker | null {
    const fit = this.#candidates.find(
      ({ known, as, at }) =>
        known.gender === gender && as !== "object" && this.#now - at <= OFFICE_SEGMENTS,
    );
    return fit && /^(?:activist|official)$/u.test(fit.speaker.role) ? fit.speaker : null;
  }

  /** Whoever brought a paper into the text is whom “говорится в нём” means. */
  issued(phrase: SpeakerPhrase, paper: string): void {
    const speaker = phrase.isNameOnly ? this.#byName(phrase) : this.#speaker(phrase);
    if (speaker.role !== "unknown") this.#paper = { speaker, at: this.#now, paper };
  }

  /** Whose paper was spoken of last; of the kind that `paper` begins with, or of any where it is empty. */
  issuer(paper: string): Speaker | null {
    const last = this.#paper;
    if (!last || this.#now - last.at > CARRY_SEGMENTS) return null;
    return last.paper.slice(0, KIND).startsWith(paper.slice(0, KIND)) ? last.speaker : null;
  }

  /** «Отвечают: …», «Нам пишут: …»: the authority that was called or written to, if one was named last. */
  answering(told: boolean, writes: boolean): Speaker | null {
    const newest = answererOf(this.#candidates, this.#now, this.#firstPerson, told);
    if (newest) return newest.role === "official" ? newest : null;
    if (this.#candidates.length > 0 || !this.#around) return null;
    return told ? this.#around.correspondent : writes ? this.#around.nearAuthority : null;
  }

  /** Who was asked, for whom an answer under a name of its own is. */
  asks(speaker: Speaker, known: Candidate["known"]): void {
    this.#asked = { speaker, known, at: this.#now, as: "object" };
  }

  /** «Депутата спросили … – ответила Гульнар С.»: the official who was asked a sentence or two before. */
  askedLately(asked: Agreement): Speaker | null {
    const last = this.#asked;
    return last && this.#now - last.at <= 2 && !disagrees(last.known, asked) ? last.speaker : null;
  }

  /** “Указано в рапорте”: the authority of the few sentences before. */
  get nearAuthority(): Speaker | null {
    const near = this.#candidates.find(
      ({ speaker, at }) => speaker.role === "official" && this.#now - at <= CARRY_SEGMENTS,
    );
    return near?.speaker ?? null;
  }

  /** “He wrote: …” in a quotation that named nobody: whom the text around it was about, never its own speaker. */
  thirdPerson(asked: Agreement, own: Speaker | null): Speaker | null {
    const near = this.#candidates.filter(
      ({ speaker, known, at }) =>
        speaker !== own &&
        speaker.role !== "media" &&
        !disagrees(known, asked) &&
        this.#now - at <= 1,
    );
    return near.length === 1 ? (near[0]?.speaker ?? null) : null;
  }

  /** Who answers in an interview: the last person spoken of with a role. */
  get interviewee(): Speaker | null {
    const people = this.#candidates.filter(({ speaker }) => speaker.role !== "media");
    const known = people.filter(({ speaker }) => speaker.role !== "unknown");
    return (
      known.find((candidate) => candidate.as !== "object")?.speaker ??
      known[0]?.speaker ??
      this.#lastOfficial ??
      people[0]?.speaker ??
      null
    );
  }

  /** A cue without any subject: the last speaker that agrees with the verb goes on, or nobody is known. */
  carry(container: Speaker, asked: Agreement = NOTHING): Speaker | null {
    const antecedent = antecedentOf(this.#candidates, this.#now, asked);
    if (!antecedent) return this.unnamed(container);
    this.said(antecedent.speaker, antecedent.known);
    return antecedent.speaker;
  }

  /** “Сообщается, что …”: on an authority's or group's own page it is their own voice, elsewhere nobody's. */
  unnamed(container: Speaker): Speaker | null {
    if (container.role === "media" || container.role === "unknown")
      return { name: null, role: "unknown" };
    return null;
  }

  /** “It said”, «там ответили», «ответ: …»: the body that was named last, never a person. */
  get lastBody(): Speaker | null {
    const body = this.#candidates.find(
      ({ known, at }) => known.body && this.#now - at <= CARRY_SEGMENTS,
    );
    return body?.speaker ?? this.author;
  }

  /** “She was told that …”: by the only authority whom the sentences before bring in, else by nobody known. */
  interlocutor(container: Speaker): Speaker | null {
    const near = this.#candidates.filter(
      ({ speaker, at }) =>
        this.#now - at <= 2 && speaker.role !== "activist" && speaker !== container,
    );
    const officials = near.filter(({ speaker }) => speaker.role === "official");
    return officials.length > 0 && officials.length === near.length
      ? (officials[0]?.speaker ?? null)
      : this.unnamed(container);
  }

  /** «Проректорға хабарластық. „…“, – деді»: whom the sentences before turned to. */
  get turned(): Speaker | null {
    return turnedTo(this.#candidates, this.#now)?.speaker ?? null;
  }

  /** Who wrote the paper that the text told of last. */
  get author(): Speaker | null {
    return this.#author && this.#now - this.#author.at <= OFFICE_SEGMENTS
      ? this.#author.speaker
      : null;
  }

  /** Whose report, letter or answer the text tells of: “the document says” means their words. */
  wrote(speaker: Speaker): void {
    this.#author = { speaker, at: this.#now };
  }

  said(speaker: Speaker, known: Candidate["known"] = NOT_KNOWN): void {
    this.#remember({ speaker, known, at: this.#now, as: "speaker" });
  }

  /** A subject of a sentence that says nothing can be meant by the next “он”; an object only where gender shows it. */
  mentioned(
    phrase: SpeakerPhrase,
    known: Candidate["known"],
    as: "subject" | "object" = "subject",
  ): void {
    // reporters stand about in every story; a pronoun seldom means them
    if (phrase.role === "head" || phrase.role === "media") return;
    const speaker =
      phrase.role === "office-head"
        ? this.#office(phrase)
        : phrase.isNameOnly
          ? this.#byName(phrase)
          : this.#speaker(phrase);
    if (speaker) this.#remember({ speaker, known, at: this.#now, as });
  }

  get lastOfficial(): Speaker | null {
    return this.#officialAge <= OFFICE_SEGMENTS ? this.#lastOfficial : null;
  }

  get last(): Speaker | null {
    return antecedentOf(this.#candidates, this.#now, NOTHING)?.speaker ?? null;
  }

  #remember(candidate: Candidate): void {
    const before = this.#candidates.findIndex((other) => other.speaker === candidate.speaker);
    if (before >= 0) this.#candidates.splice(before, 1);
    this.#candidates.unshift(candidate);
    this.#candidates.length = Math.min(this.#candidates.length, MAX_CANDIDATES);
  }

  /** “Первый … Второй …”, “the latter”: of those named last. */
  #ofTwo(last: boolean): Candidate | null {
    if (this.#pair && this.#now - this.#pair.at <= OFFICE_SEGMENTS)
      return this.#pair.people[last ? 1 : 0];
    const people = this.#candidates.filter(
      ({ speaker, at, known }) =>
        speaker.role !== "media" && at === this.#candidates[0]?.at && !known.body,
    );
    return (last ? people[0] : people.at(-1)) ?? null;
  }

  /** A subject pronoun keeps whom it means in mind, an object of the sentence before included. */
  takeUp(pronoun: string): void {
    const asked = agreementOfPronoun(pronoun.toLowerCase());
    const objects = this.#candidates.filter(
      ({ as, at, known }) => as === "object" && this.#now - at <= 1 && !disagrees(known, asked),
    );
    const recent = topicOf(this.#candidates, this.#now, asked);
    const meant =
      recent && this.#now - recent.at <= 2 ? recent : objects.length === 1 ? objects[0] : null;
    if (meant) this.#remember({ ...meant, at: this.#now, as: "subject" });
  }

  #byName(phrase: SpeakerPhrase): Speaker {
    for (const part of (phrase.name ?? "")
      .toLowerCase()
      .replaceAll("ё", "е")
      .split(/[\s-]+/u)
      .reverse()) {
      const known = part.length >= 2 ? this.#people.get(nameKey(part)) : undefined;
      if (known) return known;
    }
    const stranger: Speaker = { name: phrase.name, role: "unknown" };
    for (const part of (phrase.name ?? "").toLowerCase().split(/\s+/u)) {
      const list = this.#strangers.get(nameKey(part)) ?? [];
      if (list.length < MAX_CANDIDATES) this.#strangers.set(nameKey(part), [...list, stranger]);
    }
    return stranger;
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
