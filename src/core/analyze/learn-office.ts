import type { Document } from "./document.ts";
import { between } from "./document.ts";
import type { SpeakerPhrase } from "./find-mentions.ts";
import type { Segment } from "./read-segments.ts";

/** A name and what the sentence says that its bearer is. */
export interface Office {
  name: SpeakerPhrase;
  is: SpeakerPhrase;
}

const HOLDS =
  /^(chairs|chaired|heads|headed|leads|led|runs|ran|directs|directed|serves|served|commands|commanded|represents|represented|oversees|manages|managed)$/u;
const IS = /^(is|was|became|been|remains)$/u;
const BEFORE_OFFICE =
  /^(a|an|the|as|has|now|also|then|currently|still|one|of|at|for|new|acting|been|by)$/u;
const AFTER_OFFICE =
  /^(of|for|since|who|and|at|in|when|until|from|on|under|with|there|here|now|today|before)$/u;

/**
 * Names that a sentence gives an office: “Marat Osken heads the department of …”, “Dina Altay has been mayor since”,
 * “the prosecution was represented by Erik Sabyr”. English. Pure.
 */
export function learnOffices(
  document: Document,
  segment: Segment,
  phrases: SpeakerPhrase[],
): Office[] {
  const offices: Office[] = [];
  phrases.forEach((left, i) => {
    const right = phrases[i + 1];
    if (!right || left.isNameOnly === right.isNameOnly) return;
    const words: string[] = [];
    for (let at = left.to + 1; at < right.from; at++)
      words.push(document.tokens.words[segment.tokens[at] as number]?.text ?? "");
    if (words.length === 0 || words.length > 6 || isBroken(document, segment, left, right)) return;
    if (right.isNameOnly) {
      if (` ${words.join(" ")}`.endsWith(" represented by"))
        offices.push({ name: right, is: left });
      return;
    }
    const verb = words.findIndex((word) => HOLDS.test(word));
    const holds = verb >= 0 && verb <= 1 && (verb === 0 || BEFORE_OFFICE.test(words[0] ?? ""));
    const is =
      words.some((word) => IS.test(word)) &&
      words.every((w) => IS.test(w) || BEFORE_OFFICE.test(w));
    if (holds || (is && endsAsOffice(document, segment, right)))
      offices.push({ name: left, is: right });
  });
  return offices;
}

function endsAsOffice(document: Document, segment: Segment, phrase: SpeakerPhrase): boolean {
  const next = segment.tokens[phrase.to + 1];
  if (next === undefined) return true;
  const gap = between(document, segment.tokens[phrase.to] as number, next);
  return /[,.;:—–(]/u.test(gap) || AFTER_OFFICE.test(document.tokens.words[next]?.text ?? "");
}

function isBroken(
  document: Document,
  segment: Segment,
  left: SpeakerPhrase,
  right: SpeakerPhrase,
): boolean {
  const from = document.tokens.ends[segment.tokens[left.to] as number] as number;
  const to = document.tokens.starts[segment.tokens[right.from] as number] as number;
  return /[,.;:—–()«»“”"]/u.test(document.text.slice(from, to));
}
