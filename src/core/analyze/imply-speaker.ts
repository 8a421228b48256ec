import { cueAt } from "./document.ts";
import type { Document, Mention } from "./document.ts";
import { findPhrases } from "./find-mentions.ts";
import type { QuoteItem, Segment } from "./read-segments.ts";
import type { SpeakerMemory } from "./speaker-memory.ts";
import type { Speaker } from "../types.ts";

/** A quotation without a cue: is it long enough for speech, and what is known around it. */
export interface Uncued {
  item: QuoteItem;
  segment: Segment;
  long: boolean;
  memory: SpeakerMemory;
}

/**
 * No cue, yet one speaker only can be meant: «…», – Асхат Бериков, аким; a shout beside a bystander; an official's words
 * beside an outcry (“Это позор: для акимата мы «больные»”). An official is never guessed without the outcry. Pure.
 */
export function implySpeaker(document: Document, uncued: Uncued): Speaker | null {
  return (
    signedBeside(document, uncued) ?? inEyesOf(document, uncued) ?? besideOutcry(document, uncued)
  );
}

/** «…», – Асхат Бериков, аким района. “Прокурор Бериков, «…»”: speaker and words with no verb. */
function signedBeside(document: Document, { item, segment, long, memory }: Uncued): Speaker | null {
  const quote = document.quotes[item.quote];
  if (!quote || !long) return null;
  const phrases = findPhrases(document, segment);
  const after = phrases.find((phrase) => phrase.from === item.at && !phrase.oblique);
  const first = segment.tokens[item.at];
  const gap =
    first === undefined ? "" : document.text.slice(quote.outerEnd, document.tokens.starts[first]);
  const before = phrases.find((phrase) => phrase.to === item.at - 1 && !phrase.oblique);
  const last = segment.tokens[item.at - 1];
  const left =
    last === undefined ? "" : document.text.slice(document.tokens.ends[last], quote.outerStart);
  const signed =
    after && /[—–(]\s*$/u.test(gap)
      ? after
      : before && before.from <= 1 && /^,\s*$/u.test(left)
        ? before
        : null;
  if (!signed || signed.role === "self") return null;
  return memory.resolve(signed, { gender: null, number: null, body: false });
}

/** «Мы для акима „секта“»: what somebody is to an authority is that authority's word. */
function inEyesOf(document: Document, { item, segment }: Uncued): Speaker | null {
  for (let i = item.at - 1; i >= Math.max(1, item.at - 5); i--) {
    const mention = document.mentions.get(segment.tokens[i] as number);
    if (mention?.role !== "official") continue;
    for (let j = i - 1; j >= Math.max(0, i - 2); j--) {
      const token = segment.tokens[j] as number;
      if (cueAt(document, token, "in-eyes-of")) return toSpeaker(mention);
    }
  }
  return null;
}

function besideOutcry(document: Document, { item, segment, long }: Uncued): Speaker | null {
  const mentions = segment.tokens.flatMap((token) => document.mentions.get(token) ?? []);
  const roles = new Set(
    mentions
      .map((mention) => mention.role)
      .filter((role) => role !== "self" && role !== "pronoun" && role !== "head"),
  );
  const pick = (role: "official" | "other"): Speaker | null => {
    const mention = mentions.find((candidate) => candidate.role === role);
    return mention ? toSpeaker(mention) : null;
  };
  const end = document.quotes[item.quote]?.end ?? 0;
  const shout = /!\s*$/u.test(document.text.slice(end - 2, end));
  if ((long || shout) && roles.has("other") && !roles.has("official") && !roles.has("activist"))
    return pick("other");
  const outcry = segment.tokens.some((token) => cueAt(document, token, "condemn"));
  return outcry && roles.has("official") && !roles.has("other") ? pick("official") : null;
}

function toSpeaker({ name, authorityId, role }: Mention): Speaker {
  return { name, authorityId, role: role as Speaker["role"] };
}
