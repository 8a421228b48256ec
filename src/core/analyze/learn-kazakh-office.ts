import type { Document } from "./document.ts";
import type { SpeakerPhrase } from "./find-mentions.ts";
import type { Office } from "./learn-office.ts";
import type { Segment } from "./read-segments.ts";

/** Words between a name and its office at most: «Марат Ш. – Ақтөбе облысы прокурорының көмекшісі». */
const REACH = 4;
const HOLDS =
  /^(?:басқарады|басқарған|басқарып|жетекшілік|тағайындалды|тағайындалған|атқарады|болып)$/u;

/** Names that a Kazakh sentence gives an office: «X – облыс прокуроры», «Департаментті X басқарады». Pure. */
export function learnKazakhOffices(
  document: Document,
  segment: Segment,
  phrases: SpeakerPhrase[],
): Office[] {
  const { text, tokens } = document;
  const sentence = tokens.sentences[segment.tokens[0] ?? 0] ?? 0;
  if (document.languages[sentence] !== "kk") return [];
  const offices: Office[] = [];
  for (let i = 0; i + 1 < phrases.length; i++) {
    const left = phrases[i] as SpeakerPhrase;
    const right = phrases[i + 1] as SpeakerPhrase;
    // «Ол – ұсталған студенттің анасы»
    const he = left.role === "pronoun" && /^ол$/iu.test(left.name ?? "") && left.from === 0;
    if (he && right.from === 1 && !right.oblique && !right.genitive) {
      const gap = text.slice(
        tokens.ends[segment.tokens[left.to] as number],
        tokens.starts[segment.tokens[right.from] as number],
      );
      if (/^\s+[—–]\s$/u.test(gap)) offices.push({ name: left, is: right });
      continue;
    }
    if (left.isNameOnly === right.isNameOnly || right.from - left.to > REACH + 1) continue;
    const [name, is] = left.isNameOnly ? [left, right] : [right, left];
    if (["unknown", "pronoun", "self", "media"].includes(is.role)) continue;
    const end = tokens.ends[segment.tokens[left.to] as number] as number;
    const start = tokens.starts[segment.tokens[right.from] as number] as number;
    const gap = text.slice(end, start);
    const dash =
      left.isNameOnly && /^\s+(?:[—–]\s|\()/u.test(gap) && !/[,.:;«»]/u.test(gap) && !right.oblique;
    const next = document.tokens.words[segment.tokens[right.to + 1] ?? -1]?.text ?? "";
    const holds = !/[,.:;«»—–]/u.test(gap) && HOLDS.test(next);
    if (dash || holds) offices.push({ name, is });
  }
  return offices;
}
