import { compileLexicon } from "./compile-lexicon.ts";
import { findFlags } from "./find-flags.ts";
import type { Lexicon } from "./lexicon.ts";
import { nestFrames } from "./nest-frames.ts";
import { readDocument } from "./read-document.ts";
import { readFrames } from "./read-frames.ts";
import type { FrameNode } from "./read-frames.ts";
import { resolveAuthorities } from "./resolve-authorities.ts";
import type { Analysis, AnalyzeInput, Frame, Language, Sentence } from "../types.ts";

/** A headline longer than this is none. */
const MAX_TITLE = 500;

/**
 * Reads one document: who says what (frames), which labels stand on whose words (flags), which acts are
 * told of (acts). Offsets are UTF-16 code units into `input.text` as given. Flags in document order.
 * Time is linear in the text and does not grow with the lexicon. Pure.
 * @throws {LexiconError} when the lexicon cannot be compiled.
 */
export function analyze(input: AnalyzeInput, lexicon: Lexicon): Analysis {
  const document = readDocument(input, compileLexicon(lexicon), lexicon.gazetteer);
  const sentences = document.tokens.sentenceStarts.map((first, i): Sentence => {
    const last = (document.tokens.sentenceStarts[i + 1] ?? document.tokens.length) - 1;
    return {
      start: document.tokens.starts[first] as number,
      end: document.tokens.ends[last] as number,
      language: document.languages[i] ?? "und",
    };
  });
  const language = mainLanguage(sentences);
  const base = { id: input.id, language, sentences };
  if (language === "ky" || language === "uz") {
    return { ...base, status: "language-not-analyzed", frames: [], flags: [], acts: [] };
  }
  const title = input.title
    ? readDocument(
        { id: input.id, text: input.title.slice(0, MAX_TITLE) },
        compileLexicon(lexicon),
        lexicon.gazetteer,
      )
    : null;
  const reading = readFrames(document, title);
  const frames = nestFrames(document, reading);
  const found = { frames: frames.map(toFrame), ...findFlags(document, frames) };
  const { gazetteer } = lexicon;
  const resolved = gazetteer
    ? resolveAuthorities(input.text, gazetteer, input.publishedAt?.slice(0, 10), found)
    : found;
  return { ...base, status: "analyzed", ...resolved };
}

/** The language that most of the text is written in. */
function mainLanguage(sentences: Sentence[]): Language {
  const lengths = new Map<Language, number>();
  for (const { start, end, language } of sentences)
    lengths.set(language, (lengths.get(language) ?? 0) + end - start);
  let best: Language = "und";
  let most = 0;
  for (const [language, length] of lengths)
    if (length > most && language !== "und") [best, most] = [language, length];
  return best;
}

function toFrame({ start, end, type, speaker, chain, stance }: FrameNode): Frame {
  return { start, end, type, speaker, chain, stance };
}
