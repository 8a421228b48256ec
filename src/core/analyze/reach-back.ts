import type { Attribution } from "./attribution-work.ts";
import type { Document } from "./document.ts";
import type { Segment } from "./read-segments.ts";
import type { Speaker } from "../types.ts";

/** “Об этом сообщила прокуратура”, “Это следует из справки”, “Так ответили в акимате”, “К такому выводу пришли …”. */
const BACK =
  /^(об этом|это (?:следует|говорится|заявил|сообщил|сказал|подтвердил|вытекает|указано|отмечается)|так (?:\p{Ll}{2,}(?:ет|ит|ют|ят|ал|ил|ел|ала|ила|ела|али|или|ели)(?:ся|сь)?$|(?:он|она|они|в|это|свой|свою|свое|свои|дело|случившееся|произошедшее|позицию|решение) |ответил|сказал|заявил|говорится|объяснил|считают|пояснил|прокомментировал|отреагировал|решил|думают|выразил)|(?:к |с |на )?так(?:ой|ого|ому|им|ие|ую|ое|ая) (?:вывод|ответ|заявлени|верси|мнени|позици|оценк|данны|разъяснени|формулировк|решени|комментари|итог|информаци)|с (?:так|эт)ими слов|таков(?:а|о|ы)? (?:вывод|ответ|верси|мнени|позици|оценк|официальн|реакци|точка|итог)|(?:на|в) этом (?:настаив|стоя|стоит|уверен|убежд|сош)|(?:этого|этой|того же) (?:мнени|позици|верси|взгляд|точк)|с этим (?:соглас|солидар|спор)|это(?:го)? (?:мнени|слов|позици|цитат|комментари|ответ)|то же (?:самое )?(?:говор|повтор|сказ|сообщ|ответ)|автор(?:ы|ом)? этих слов|эти слова)/u;

/** “This was stated by the press service.”, “So said the akim.”, “Such was the answer of …” */
const BACK_EN =
  /^(?:this (?:was|is|has been) (?:stated|announced|reported|said|confirmed|explained|told|written|declared|noted|stressed|claimed|what|how)|(?:so|thus) (?:said|says|say|claims|claimed|claim|spoke|believes)|such (?:is|was|were|are) (?:the|his|her|their)|(?:that|this) (?:is|was) (?:how|what|the)|these (?:are|were) (?:the|his|her|their)|this follows from)/u;

/** A sentence that tells whose words the one before it was, and no words of its own. */
export function tellsOfBefore(document: Document, segment: Segment): boolean {
  const words = segment.tokens.slice(0, 3).map((token) => document.tokens.words[token]?.text ?? "");
  return (
    segment.container < 0 &&
    segment.quotes.length === 0 &&
    (BACK.test(words.join(" ")) || BACK_EN.test(words.join(" ")))
  );
}

/**
 * The words before: “Нарушений не усматривается. Об этом говорится в справке МВД.” No outlet is the source of what
 * another says, and nobody known is none.
 */
export function wordsBefore(
  segment: Segment,
  before: Segment | undefined,
  speaker: Speaker,
): Pick<Attribution, "start" | "end"> | null {
  if (!before || before.container !== segment.container || before.quotes.length > 0) return null;
  if (speaker.role === "media" || speaker.role === "unknown") return null;
  return { start: before.start, end: before.end };
}
