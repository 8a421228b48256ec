import type { CueHit, Document } from "./document.ts";
import { findVoice, firstFrom } from "./find-voice.ts";
import type { FrameNode, Reading } from "./read-frames.ts";
import type { Segment } from "./read-segments.ts";
import type { Stance } from "../types.ts";

/** Sentences after the words, in the same paragraph, in which whoever passes them on may judge them. */
const AFTER = 4;
/** … and before them. */
const BEFORE = 2;
/** Segments looked at, inner quotations counted, for one step to a neighbour. */
const LOOK = 6;
/** “Какое хулиганство, когда …?”, “А рёбра тоже по закону?”: asked back, not asked. */
const ASKS_BACK =
  /^(разве|неужели|какой|какая|какое|какие|ведь|или|а|и|с каких|where|since|really|how)$/u;

interface Around {
  document: Document;
  reading: Reading;
  frames: FrameNode[];
  frame: FrameNode;
}

/**
 * How the voice around a frame judges the words in it: by cues of judgement in that voice's own words, in the sentence,
 * after it and before it in the paragraph, until somebody else is quoted. Outlets seldom judge: of them only the
 * neighbouring sentences are read. Pure.
 */
export function stanceToward(
  document: Document,
  reading: Reading,
  frames: FrameNode[],
  frame: FrameNode,
): Stance {
  const around = { document, reading, frames, frame };
  const own = reading.segments[frame.segment];
  if (!own) return "reports";
  const here = judgedIn(around, own);
  if (here) return here;
  const judges = (frames[frame.parent] as FrameNode).speaker.role !== "media";
  const after = walk(around, 1, judges ? AFTER : 1);
  if (after) return after;
  return walk(around, -1, judges ? BEFORE : 1) ?? broughtIn(around) ?? "reports";
}

/** “„Ничего страшного“. Какое там!” – возмутился он: the verb of the quotation around it judges all in it. */
function broughtIn({ document, frames, frame }: Around): Stance | null {
  const parent = frames[frame.parent] as FrameNode;
  if (parent.type !== "direct" || frame.type !== "direct" || !parent.cue) return null;
  const hits = document.cues.get(parent.cue.start) ?? [];
  return hits.some((hit) => hit.kind === "condemn") ? "condemns" : null;
}

function walk(around: Around, step: 1 | -1, reach: number): Stance | null {
  let at = around.frame.segment;
  for (let taken = 0; taken < reach; taken++) {
    at = neighbour(around.reading, at, step);
    const segment = around.reading.segments[at];
    if (!segment) return null;
    const found = judgedIn(around, segment) ?? (step > 0 ? askedBack(around, segment) : null);
    if (found) return found;
    if (taken > 0 && quotesAnother(around, at)) return null;
  }
  return null;
}

/** The next segment of the same quotation or narration; -1 where the paragraph ends. */
function neighbour(reading: Reading, index: number, step: number): number {
  const own = reading.segments[index];
  for (let i = index + step, seen = 0; seen < LOOK; i += step, seen++) {
    const other = reading.segments[i];
    if (!other) return -1;
    if (other.container !== own?.container) continue;
    if (step > 0 && other.startsParagraph) return -1;
    return step < 0 && own.startsParagraph ? -1 : i;
  }
  return -1;
}

function judgedIn(around: Around, segment: Segment): Stance | null {
  const { document, frames, frame } = around;
  const parentCue = frames[frame.parent]?.cue;
  for (const token of segment.tokens) {
    const hits = document.cues.get(token);
    const hit = hits?.find(({ kind }) => kind === "condemn" || kind === "endorse");
    if (!hit) continue;
    const at = document.tokens.starts[token] as number;
    if (at >= frame.start && at < frame.end) continue;
    if (frame.cue && isOwnCue(frame.cue, hit)) continue;
    // “возмутилась, что …”: the verb that brings in the outer voice is that voice's own judgement
    const bringsIn = parentCue && token >= parentCue.start && token <= parentCue.end;
    if (!bringsIn && !isOuterVoice(around, at)) continue;
    return hit.kind === "condemn" ? "condemns" : "endorses";
  }
  return null;
}

/**
 * “Возмутился: …” is the speaker's own judgement; “мерзость от депутата: …” and “не постеснялся заявить” are that of
 * whoever tells it.
 */
function isOwnCue(cue: CueHit, hit: CueHit): boolean {
  if (hit.start < cue.start || hit.start > cue.end) return false;
  return cue.kind !== "speech-noun" && hit.start === hit.end;
}

/** Words of the outer voice; a quotation in several parts is one voice. */
function isOuterVoice({ frames, frame }: Around, at: number): boolean {
  const voice = findVoice(frames, at);
  if (voice === frame.parent) return true;
  const parent = frames[frame.parent] as FrameNode;
  const other = frames[voice] as FrameNode;
  return (
    other.chain === parent.chain || (other.speaker === parent.speaker && parent.type === "direct")
  );
}

function askedBack(around: Around, segment: Segment): Stance | null {
  const { document, frames, frame } = around;
  if ((frames[frame.parent] as FrameNode).speaker.role === "media") return null;
  const first = segment.tokens[0];
  if (first === undefined || !isOuterVoice(around, document.tokens.starts[first] as number))
    return null;
  const end = document.text.slice(segment.end, segment.end + 3);
  const asks = ASKS_BACK.test(document.tokens.words[first]?.text ?? "");
  return end.startsWith("?") && (asks || end.includes("!")) ? "condemns" : null;
}

/** Does another voice than the outer one speak in the segment? */
function quotesAnother({ reading, frames, frame }: Around, index: number): boolean {
  const segment = reading.segments[index] as Segment;
  for (let i = firstFrom(frames, segment.start); i < frames.length; i++) {
    const other = frames[i] as FrameNode;
    if (other.start >= segment.end) return false;
    if (other !== frame && other.type !== "scare" && other.speaker !== frame.speaker) return true;
  }
  return false;
}
