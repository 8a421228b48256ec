import { agreementOf } from "./agreement.ts";
import { attributeSegment } from "./attribute-segment.ts";
import type { Attribution } from "./attribution-work.ts";
import { isKazakhSegment } from "./attribute-kazakh.ts";
import { chooseAttribution, countWords, distances } from "./choose-attribution.ts";
import { announcesSpeech, headsSpeech, speechGoesOn } from "./continue-speech.ts";
import { cueAt } from "./document.ts";
import type { CueHit, Document } from "./document.ts";
import { findAddressee } from "./find-addressee.ts";
import { findPhrases } from "./find-mentions.ts";
import { implySpeaker } from "./imply-speaker.ts";
import { isNameQuote } from "./is-name-quote.ts";
import { isWordQuote } from "./is-word-quote.ts";
import { tellsOfBefore, wordsBefore } from "./reach-back.ts";
import { readSegments } from "./read-segments.ts";
import type { QuoteItem, Segment } from "./read-segments.ts";
import { SpeakerMemory } from "./speaker-memory.ts";
import {
  announcesKazakh,
  isHearsayKazakh,
  kazakhTeller,
  kazakhTellsOfBefore,
} from "./tell-kazakh.ts";
import { afterColon, afterPause, ownAnswer } from "./voice-before-quote.ts";
import type { Frame, Speaker } from "../types.ts";

/** A frame with what the reader of flags needs beside the exchange shape. */
export interface FrameNode extends Frame {
  parent: number;
  /** The words are denied by the cue that reports them. */
  denies: boolean;
  cue: CueHit | null;
  segment: number;
  quote: number;
}

export interface Reading {
  /** The page's narration first, then by start; parents before children. */
  frames: FrameNode[];
  segments: Segment[];
}

/** Words that a short stretch in quotation marks has at most when the marks only distance. */
const SHORT_QUOTE = 6;

/** Who says what in the whole text. Linear in the text. Pure. */
export function readFrames(document: Document, title: Document | null): Reading {
  const segments = readSegments(document);
  const reader = new Reader(document, title);
  segments.forEach((segment, index) => reader.read(segment, index));
  return { frames: reader.frames, segments };
}

type Since = "reported" | "announced" | "headed" | "labelled";

class Reader {
  readonly frames: FrameNode[] = [];
  readonly #document: Document;
  readonly #memories = new Map<number, SpeakerMemory>();
  readonly #quoteSpeakers = new Map<number, Speaker>();
  readonly #pending = new Map<number, { quote: number; frame: FrameNode; segment: number }[]>();
  readonly #colonBefore = new Set<number>();
  readonly #paragraphs = new Map<number, { start: number; clean: boolean }>();
  /** Who asks and who answers in a dialogue, once its turns have named them. */
  #asker: Speaker | null = null;
  #answerer: Speaker | null = null;
  #addressee: Speaker | null = null;
  readonly #unnamedTurns: FrameNode[] = [];
  /** Quote of the last question: “Mr Kaliyev, you head the service …” tells who answers. */
  #question = -2;
  readonly #before = new Map<number, { segment: Segment; index: number; told: boolean }>();
  /** Whose reported or announced words may go on in the next sentence, by container. */
  readonly #open = new Map<number, { speaker: Speaker; since: Since }>();

  constructor(document: Document, title: Document | null) {
    this.#document = document;
    const { publisher } = document.input;
    const speaker: Speaker = publisher
      ? { name: publisher.name, authorityId: publisher.authorityId ?? null, role: publisher.role }
      : { name: null, role: "unknown" };
    this.#quoteSpeakers.set(-1, speaker);
    this.#add({ start: 0, end: document.text.length, type: "narration", speaker, segment: -1 });
    if (title) this.#learnTitle(title, speaker);
  }

  /** Who the headline names is whom the first “он” can mean. */
  #learnTitle(title: Document, own: Speaker): void {
    const memory = this.#memory(-1, own);
    for (const segment of readSegments(title)) {
      const phrases = findPhrases(title, segment);
      memory.learn(title, segment, phrases);
      const subject = phrases.find(
        (phrase) => !phrase.oblique && phrase.role !== "pronoun" && phrase.role !== "self",
      );
      if (subject) memory.mentioned(subject, agreementOf(title, segment, subject));
    }
  }

  read(segment: Segment, index: number): void {
    const container = this.#quoteSpeakers.get(segment.container) ?? { name: null, role: "unknown" };
    const memory = this.#memory(segment.container, container);
    memory.tick();
    const lastBefore = memory.last;
    const attributions = attributeSegment(this.#document, segment, memory, container);
    this.#settlePending(segment, attributions);
    this.#settleTurns(segment);
    this.#reachBack(segment, attributions);
    this.#giveBefore(segment, index, attributions);
    for (const attribution of attributions) this.#addIndirect(attribution, index, segment);
    this.#goOn(segment, index, attributions, memory);
    for (const item of segment.quotes)
      this.#addQuote(item, segment, index, attributions, lastBefore, container);
    if (/:\s*$/u.test(this.#document.text.slice(segment.end, segment.end + 2)))
      this.#colonBefore.add(segment.container);
    else this.#colonBefore.delete(segment.container);
  }

  /** “Nobody fell, he said. Not on his watch.”: reported speech that no word marks any more. */
  #goOn(segment: Segment, index: number, found: Attribution[], memory: SpeakerMemory): void {
    const open = this.#open.get(segment.container);
    const last = found.findLast((one) => one.end - one.start > 2 && one.cue.kind !== "call");
    const kazakh = isKazakhSegment(this.#document, segment);
    const since = kazakh && announcesKazakh(this.#document, segment);
    if (since) {
      const speaker = found.at(-1)?.speaker ?? kazakhTeller(this.#document, segment, memory);
      if (speaker) this.#open.set(segment.container, { speaker, since });
      return;
    }
    const heads = headsSpeech(this.#document, segment);
    if (heads || (found.length > 0 && announcesSpeech(this.#document, segment))) {
      const speaker = found.at(-1)?.speaker ?? this.#headed(segment, memory);
      if (speaker && speaker.role !== "unknown" && speaker.role !== "media") {
        this.#open.set(segment.container, { speaker, since: heads ? "headed" : "announced" });
        return;
      }
    }
    if (last?.speaker && last.speaker.role !== "unknown") {
      const since = this.#isLabelled(segment, last) ? "labelled" : "reported";
      this.#open.set(segment.container, { speaker: last.speaker, since });
      return;
    }
    const from =
      open &&
      found.length === 0 &&
      (!segment.startsParagraph || open.since === "headed") &&
      segment.quotes.length === 0
        ? kazakh && (open.since !== "reported" || isHearsayKazakh(this.#document, segment))
          ? segment.start
          : open.since === "labelled"
            ? segment.start
            : speechGoesOn(this.#document, segment, open.since)
        : null;
    if (open && from !== null) {
      const { speaker } = open;
      this.#add({ start: from, end: segment.end, type: "indirect", speaker, segment: index });
      // one sentence follows an announcement; under a heading a paragraph does
      const cyrillic = /[а-яё]/iu.test(this.#document.text.slice(from, from + 20));
      if (kazakh || (cyrillic && open.since === "announced")) this.#open.delete(segment.container);
      return;
    }
    this.#open.delete(segment.container);
    const speaker = memory.last;
    if (found.length === 0 && speaker && announcesSpeech(this.#document, segment))
      this.#open.set(segment.container, { speaker, since: "announced" });
  }

  /** “Akim: Good evening. …”: all of the paragraph is what the one before the colon says. */
  #isLabelled(segment: Segment, { cue, phrase }: Attribution): boolean {
    const { text, tokens } = this.#document;
    if (!segment.startsParagraph || phrase?.from !== 0 || segment.quotes.length > 0) return false;
    return text.startsWith(":", tokens.ends[cue.end]);
  }

  /** «Ответ акимата»: whom a heading names. */
  #headed(segment: Segment, memory: SpeakerMemory): Speaker | null {
    const phrase = findPhrases(this.#document, segment).at(-1);
    if (!phrase) return null;
    return memory.resolve(phrase, agreementOf(this.#document, segment, phrase));
  }

  /**
   * «Всё проверим. Если вина подтвердится, накажем, – пообещал комиссар.»: speech without marks begins with its
   * paragraph, unless somebody else spoke in it.
   */
  #reachBack(segment: Segment, attributions: Attribution[]): void {
    const known = this.#paragraphs.get(segment.container);
    const open =
      segment.startsParagraph || known === undefined
        ? { start: segment.start, clean: true }
        : known;
    this.#paragraphs.set(segment.container, open);
    const first = attributions[0];
    if (first && open.clean && segment.quotes.length === 0 && first.start === segment.start) {
      const cue = this.#document.tokens.starts[first.cue.start] as number;
      if (/[,!?…]\s*[—–-]\s+$/u.test(this.#document.text.slice(first.end, cue)))
        first.start = Math.min(first.start, open.start);
    }
    if (first || segment.quotes.length > 0) open.clean = false;
  }

  /** «Нарушений нет. Об этом сообщила прокуратура»: the sentence before was somebody's words all along. */
  #giveBefore(segment: Segment, index: number, attributions: Attribution[]): void {
    const before = this.#before.get(segment.container);
    this.#before.set(segment.container, { segment, index, told: attributions.length > 0 });
    if (!before || before.told || segment.container >= 0 || segment.quotes.length > 0) return;
    const kazakh = isKazakhSegment(this.#document, segment);
    const tells = kazakh ? kazakhTellsOfBefore : tellsOfBefore;
    if (!tells(this.#document, segment)) return;
    const first = attributions[0] ?? this.#wordsOf(segment);
    const words = first && !first.carried && wordsBefore(segment, before.segment, first.speaker);
    if (!words) return;
    this.#add({ ...words, type: "indirect", speaker: first.speaker, segment: before.index });
  }

  /** Answers whose speaker is named after them: “Аким отвечает быстро и смотрит в окно.” */
  #settleTurns(segment: Segment): void {
    if (this.#unnamedTurns.length === 0 || segment.container >= 0 || segment.tokens.length === 0)
      return;
    const phrases = findPhrases(this.#document, segment);
    const subject = phrases.find(
      (p) => !p.oblique && p.role !== "pronoun" && p.role !== "self" && p.role !== "media",
    );
    const memory = this.#memories.get(-1);
    const turns = this.#unnamedTurns.splice(0);
    if (!subject || !memory) return;
    const speaker = memory.resolve(subject, agreementOf(this.#document, segment, subject));
    if (!speaker) return;
    for (const frame of turns) {
      frame.speaker = speaker;
      this.#quoteSpeakers.set(frame.quote, speaker);
    }
  }

  #memory(container: number, speaker: Speaker): SpeakerMemory {
    let root = container;
    for (
      let before = this.#document.quotes[root]?.continues ?? -1;
      before >= 0 && !this.#memories.has(root);
      before = this.#document.quotes[root]?.continues ?? -1
    )
      root = before;
    const shared = this.#memories.get(root);
    if (shared) {
      this.#memories.set(container, shared);
      return shared;
    }
    let memory = this.#memories.get(container);
    if (!memory) {
      const around = container < 0 ? -1 : (this.#document.quotes[container]?.parent ?? -1);
      memory = new SpeakerMemory(speaker, container < 0 ? null : this.#memories.get(around));
      this.#memories.set(container, memory);
    }
    return memory;
  }

  #addIndirect(attribution: Attribution, index: number, segment: Segment): void {
    const { start, end, speaker, cue, denies } = attribution;
    if (end - start < 3) return;
    const own = segment.tokens.some((token) => {
      const at = this.#document.tokens.starts[token] as number;
      return at >= start && at < end;
    });
    if (!own) return;
    this.#add({ start, end, type: "indirect", speaker, segment: index, denies, cue });
  }

  #addQuote(
    item: QuoteItem,
    segment: Segment,
    index: number,
    attributions: Attribution[],
    lastBefore: Speaker | null,
    container: Speaker,
  ): void {
    const document = this.#document;
    const quote = document.quotes[item.quote];
    if (!quote) return;
    if (isNameQuote(document, segment, item) || isWordQuote(document, segment, item)) {
      this.#quoteSpeakers.set(item.quote, container);
      return;
    }
    if (quote.turn && quote.continues < 0 && !attributions.some((a) => a.at >= item.at)) {
      const interviewer: Speaker = {
        name: null,
        authorityId: null,
        role: container.role === "media" ? "media" : "unknown",
      };
      if (quote.turn === "question") this.#question = item.quote;
      if (quote.turn === "question") this.#addressee = findAddressee(document, quote);
      const answers = this.#answerer ??
        this.#addressee ??
        this.#memory(segment.container, container).interviewee ??
        this.#memories.get(this.#question)?.interviewee ??
        ownAnswer(this.#document, quote, container) ?? { name: null, role: "unknown" as const };
      const asks = this.#asker ?? (container.role === "media" ? container : interviewer);
      const speaker = quote.turn === "question" ? asks : answers;
      this.#quoteSpeakers.set(item.quote, speaker);
      const frame = this.#add({
        start: quote.start,
        end: quote.end,
        type: "direct",
        speaker,
        segment: index,
        quote: item.quote,
      });
      if (quote.turn === "answer" && speaker.role === "unknown") this.#unnamedTurns.push(frame);
      return;
    }
    const words = countWords(document, quote.start, quote.end);
    const long =
      words > SHORT_QUOTE ||
      (/[.!?…]\s*$/u.test(document.text.slice(quote.start, quote.end)) && words > 1);
    const attribution = chooseAttribution(item, attributions, quote.outerStart, long);
    const continuedBy = this.#quoteSpeakers.get(quote.continues < 0 ? -2 : quote.continues);
    const alone = segment.tokens.length <= 1;
    let speaker: Speaker | null =
      continuedBy ??
      attribution?.speaker ??
      implySpeaker(document, {
        item,
        segment,
        long,
        memory: this.#memory(segment.container, container),
      }) ??
      afterPause(document, quote.outerStart, segment, lastBefore);
    let type: "direct" | "scare" = "direct";
    let pending = false;
    if (!speaker && (long || alone || this.#colonBefore.has(segment.container))) {
      speaker = alone || this.#colonBefore.has(segment.container) ? lastBefore : null;
      pending = alone;
      speaker ??= { name: null, role: "unknown" };
    } else if (!speaker && segment.container >= 0 && afterColon(document, quote.outerStart))
      speaker = container;
    else if (!speaker) type = "scare";
    else if (
      !long &&
      attribution &&
      !attribution.cue.kind.startsWith("call") &&
      distances(attribution, item, quote.outerStart)
    )
      type = "scare";
    if (type === "scare") speaker = attribution?.speaker ?? container;
    this.#quoteSpeakers.set(item.quote, speaker as Speaker);
    if (quote.turn && speaker && speaker.role !== "unknown" && attribution) {
      if (quote.turn === "question") this.#asker = speaker;
      else this.#answerer = speaker;
    }
    const frame = this.#add({
      start: quote.start,
      end: quote.end,
      type,
      speaker: speaker as Speaker,
      segment: index,
      cue: attribution?.cue ?? null,
      denies: attribution?.takenBack ?? false,
      quote: item.quote,
    });
    if (pending) {
      const list = this.#pending.get(segment.container) ?? [];
      list.push({ quote: item.quote, frame, segment: index });
      this.#pending.set(segment.container, list);
    }
  }

  /** «…» Об этом сообщил X: the speaker of a quote that stood alone comes in the next sentence. */
  #settlePending(segment: Segment, attributions: Attribution[]): void {
    const pending = this.#pending.get(segment.container);
    if (!pending) return;
    this.#pending.delete(segment.container);
    const first = attributions[0] ?? this.#wordsOf(segment);
    if (!first || first.at > 12 || first.carried || segment.quotes.length > 0) return;
    const words = segment.tokens
      .slice(0, 3)
      .map((token) => this.#document.tokens.words[token]?.text ?? "");
    const toldBefore =
      isKazakhSegment(this.#document, segment) && kazakhTellsOfBefore(this.#document, segment);
    if (
      !toldBefore &&
      !words.some((word) =>
        /^(автор|авторы|так|к|с|такие|такой|таков|таковы|таким|это|этом|эти|об|такими|this|that|so|such|these|those|осылай|бұл|осы|осыны|мұны|бұны|осындай|мұндай|деді|дейді)$/u.test(
          word,
        ),
      )
    )
      return;
    for (const { frame, quote } of pending) {
      frame.speaker = first.speaker;
      this.#quoteSpeakers.set(quote, first.speaker);
    }
  }

  /** “These were the words of the chief.”, «Таков ответ акимата.»: whose words, where no verb of speech says it. */
  #wordsOf(segment: Segment): Pick<Attribution, "at" | "carried" | "speaker"> | null {
    const document = this.#document;
    const memory = this.#memories.get(segment.container);
    if (memory && isKazakhSegment(document, segment) && kazakhTellsOfBefore(document, segment)) {
      const speaker = kazakhTeller(document, segment, memory);
      return speaker && { at: 0, carried: false, speaker };
    }
    const at = segment.tokens.findIndex((token) => cueAt(document, token, "speech-noun"));
    if (at < 0) return null;
    const phrase = findPhrases(document, segment).find((p) => p.to > at && p.from - at <= 4);
    if (!phrase || !memory) return null;
    const speaker = memory.resolve(phrase, agreementOf(document, segment, phrase));
    return speaker && { at: 0, carried: false, speaker };
  }

  #add(
    part: Partial<FrameNode> & Pick<FrameNode, "start" | "end" | "type" | "speaker" | "segment">,
  ): FrameNode {
    const frame: FrameNode = {
      chain: [],
      stance: null,
      parent: -1,
      denies: false,
      cue: null,
      quote: -1,
      ...part,
    };
    this.frames.push(frame);
    return frame;
  }
}
