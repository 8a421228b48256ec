/** Whole lines that belong to the frame of a page, in the languages whose words we know. */
const FRAME_LINES: RegExp[] = [
  /^(?:share|tweet|print|email|save|comments?|advertisement|sponsored|loading\.*|follow us|subscribe|sign up|read more|continue reading|related(?: (?:articles?|stories|posts))?:?|tags?:?|top stories|more:?|copy link|facebook|twitter|whatsapp|telegram|pinterest|linkedin|reddit)(?:\s*[:|]?)$/i,
  /^(?:реклама|поделиться|комментарии|распечатать|версия для печати|подписаться|читайте также:?|смотрите также:?|по теме:?|теги:?|источник:?|загрузка\.*|вконтакте|одноклассники|бөлісу|жарнама|тегтер:?|пікірлер|тағы оқыңыз:?)$/iu,
  /^(?:читайте также|читайте еще|читать также|смотрите также|читайте по теме|материалы по теме|фото|фото с сайта|иллюстрация|тағы оқыңыз|сондай-ақ оқыңыз|сурет|read also|read more|see also|also read|related|photo|image|picture|lesen sie auch|mehr zum thema|foto)\s?:\s.{0,160}$/iu,
  /^(?:подписывайтесь на|подпишитесь на|следите за|наш телеграм|присоединяйтесь|subscribe to|follow us|sign up for|click here to|join our|telegram-каналымызға|бізге жазылыңыз)(?!\p{L}).{0,140}$/iu,
  /^(?:©|\(c\)|copyright)\s.{0,120}$/iu,
  /^(?:by|von|автор|мәтін авторы)\s?:?\s[\p{Lu}][\p{L}.'’-]+(?:\s[\p{Lu}][\p{L}.'’-]*){0,3}$/u,
];
const KNOWN_LANGUAGES = new Set(["en", "ru", "kk", "uk", "de"]);

/** Drops lines that are not the article's own words: share labels, “read also”, photo credits, bylines, the title again. Pure. */
export function filterLines(
  text: string,
  page: { title: string | null; language: string | null },
): string {
  const base = page.language?.slice(0, 2) ?? "en";
  const title = page.title?.replace(/\s+/g, " ").trim();
  const kept = text.split("\n").filter((line, index) => {
    if (line === "") return true;
    if (index < 4 && title !== undefined && line === title) return false;
    if (!KNOWN_LANGUAGES.has(base)) return true;
    return line.length > 220 || !FRAME_LINES.some((frame) => frame.test(line));
  });
  return kept
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}
