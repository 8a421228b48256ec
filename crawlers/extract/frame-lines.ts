import { monthOf } from "./dates/month-names.ts";

/** Whole lines that belong to the frame of a page, by language. Each stands alone: these words inside a sentence are kept. */
const LABELS: Record<string, string> = {
  en: "share|share this|share (?:this )?(?:article|story|on .{3,20})|tweet|pin it|print|print this(?: article)?|email|save|comments?|leave a comment|advertisements?|advert|ad|sponsored(?: content)?|promoted|loading|follow us|subscribe|sign up|sign in|log in|read more|continue reading|read next|read also|see also|related(?: (?:articles?|stories|posts|topics|news|content))?|tags?|topics|categories|top stories|most read|trending|breaking(?: news)?|live updates|more|copy link|link copied|facebook|twitter|whatsapp|telegram|pinterest|linkedin|reddit|you may also like|you might also like|recommended(?: for you)?|recent (?:articles|posts)|popular (?:this week|posts)|see more photos|view gallery|watch now|listen|next|previous|back to top|report a typo|view comments|show comments|key points|don't miss|click to hide|trending news|in this article|on this page|table of contents|contents|newsletter sign-?up|jump to comments|article pages?:?(?: \\d+)*|be the first to know|we recommend|more from .{2,30}|most popular|editors'? picks?|top news|start your free trial|already a subscriber\\??",
  ru: "реклама|на правах рекламы|поделиться|поделитесь(?: новостью| с друзьями)?|рассказать друзьям|комментарии|комментировать|обсудить|распечатать|версия для печати|печать|подписаться|читайте также|читать также|смотрите также|смотрите ещё|по теме|материалы по теме|новости по теме|другие новости|похожие новости|ещё новости|еще новости|последние новости|популярное|самое читаемое|главное|теги|метки|ключевые слова|рубрики?|загрузка|вконтакте|одноклассники|подробнее|читать далее|читать полностью|далее|назад|наверх|в избранное|отправить другу|сообщить об ошибке|фотогалерея|опубликовать|войти|скопировать ссылку|ссылка скопирована|новости партн[её]ров|новости сми2|нравится|добавить комментарий|оставить комментарий|обсуждение|в этой статье|на этой странице|содержание|оглавление|предыдущая (?:новость|статья|запись)|следующая (?:новость|статья|запись)|вернуться(?: назад| к списку)?|возврат к списку|к списку новостей|на главную|ответить|цитировать|цитата|пожаловаться|показать ещ[её]|показать комментарии|ещ[её] по теме|вам может быть интересно|читают сейчас|сейчас читают|главные новости|новости дня|лента новостей|напечатать|скачать|источник|оцените материал|оценить|голосовать|прослушать|слушать новость|архив|править(?: код)?|смотреть все|все новости|рекомендуем|рекламный блок|архив новостей|подписка|фото(?:галерея|репортаж)?|видео",
  kk: "жарнама|бөлісу|достарыңызбен бөлісіңіз|пікірлер|пікір қалдыру|тегтер|тағы оқыңыз|сондай-ақ оқыңыз|тақырып бойынша|ұқсас жаңалықтар|соңғы жаңалықтар|басып шығару|толығырақ|жазылу|айдарлар|алдыңғы(?: жаңалық)?|келесі(?: жаңалық)?|басты бет|мазмұны|оқи отырыңыз|өзге жаңалықтар|басқа жаңалықтар|танымал|ең көп оқылған|пікір қосу|артқа|тізімге оралу|көбірек",
  de: "anzeige|werbung|teilen|drucken|kommentare?|mehr zum thema|lesen sie auch|auch interessant|weitere artikel|verwandte (?:artikel|themen)|schlagw[oö]rter|merken|nach oben|artikel teilen|weiterlesen|empfohlener (?:redaktioneller )?inhalt|unterstützung|in diesem artikel|inhaltsverzeichnis|zurück zum inhaltsverzeichnis|inhalt|das könnte (?:sie|dich) auch interessieren|das könnte (?:sie|dich) interessieren|empfohlene (?:beiträge|artikel)|ähnliche (?:beiträge|artikel|themen)|passend dazu|mehr dazu|mehr lesen|jetzt teilen|zur startseite|startseite|zum seitenanfang|zurück|vor|kommentieren|kommentar (?:schreiben|verfassen|hinterlassen)|antworten|antwort|zitieren|newsletter|weitere (?:meldungen|videos|themen|nachrichten|beiträge|informationen)|meistgelesen|zum thema|auch interessant|beitrag teilen|seite drucken|drucken|merkzettel|zugehörige themenseiten:?|textquelle|versenden|zur bildergalerie|bildergalerie",
  fr: "partager|publicité|imprimer|commentaires?|lire aussi|à lire aussi|sur le même sujet|lire la suite|articles liés|à lire|les plus lus|dans la même rubrique|pour aller plus loin|s'abonner|abonnez-vous|commenter|réagir|retour|envoyer|audios et vidéos sur le sujet|mots-clés|crédits?(?: photos?)?|créer un compte|connectez-vous(?: ici)?|vous avez déjà un compte\\??|pour lire la suite",
  es: "compartir|publicidad|comentarios?|lee también|leer más|te puede interesar|noticias relacionadas|etiquetas|más información|más noticias|lo más leído|suscríbete|imprimir|también te puede interesar|ver más|relacionadas|temas",
  pt: "compartilhar|compartilhe|publicidade|comentários?|leia também|leia mais|veja também|continua depois da publicidade|mais lidas|notícias relacionadas|saiba mais|imprimir|assine|tópicos",
  it: "condividi|pubblicità|commenti|leggi anche|leggi tutto|articoli correlati|leggi di più|potrebbe interessarti|stampa|i più letti|tag|argomenti",
  id: "iklan|baca juga|bagikan|komentar",
  nl: "advertentie|delen|reacties?|lees ook|lees meer|meer over|gerelateerd|zie ook",
  pl: "reklama|udostępnij|komentarze|czytaj (?:także|też|również|więcej)|zobacz (?:także|też|również)|tagi|drukuj|powiązane",
  uk: "реклама|поділитися|поділитись|коментарі|читайте також|теги|роздрукувати|за темою|новини за темою|головне|останні новини|до теми",
  tr: "reklam|paylaş|yorumlar?|ilgili haberler|etiketler|yazdır",
  sv: "annons|dela|kommentarer|läs (?:också|mer|även)",
  da: "annonce|del|kommentarer|læs (?:også|mere)",
};
const LABEL_LINE = new RegExp(
  `^[\\s•|>»-]*(?:${Object.values(LABELS).join("|")})[\\s:|.…»>!-]*(?:\\(?\\d{1,6}\\)?)?$`,
  "iu",
);

/** A label and what it leads to, in one line. */
const LED_LINES = [
  /^(?:читайте (?:также|еще|ещё|по теме|подробнее)|читать также|смотрите (?:также|видео)|материалы? по теме|по теме|ранее по теме|тағы оқыңыз(?:дар)?|сондай-ақ оқыңыз(?:дар)?|оқи отырыңыз|read also|read more|see also|also read|related(?: (?:post|story|article|posts|stories))?|lesen sie auch|mehr zum thema|lire aussi|à lire aussi|lee también|leia também|leia mais|leggi anche|baca juga|don't miss|filed under|posted in|tags|метки|теги|рубрика|тегтер|schlagwörter|просмотров|количество просмотров|просмотры|көрілген|қаралды|views|hits|reads)\s?[:|–—]\s?.{0,180}$/iu,
  /^(?:подписывайтесь на|подпишитесь на|подписывайся на|подпишись на|присоединяйтесь к|следите за нашими|следи(?:те)? за новостями|будьте в курсе|больше новостей (?:в|на)|ещ[её] больше новостей|читайте нас в|читайте (?:больше|другие) новост|мы в (?:telegram|соцсетях|whatsapp|instagram)|наши соцсети|поделиться новостью можно|присылайте (?:свои |нам )?новости|есть новость\?|по вопросам рекламы|мнение редакции|мнение автора|редакция не нес[её]т|копирование материалов|адрес редакции|свидетельство о (?:регистрации|постановке)|ескерту:? материал|редакция көзқарасы|сайттағы материалдарды|жаңалықтарды бірінші|әлеуметтік желілерде бөліс|бізді (?:telegram|instagram)|наш (?:телеграм|telegram|instagram)|хотите поделиться новостью|если вы нашли ошибку|нашли ошибку|заметили ошибку|telegram[- ]каналымызға|бізге жазылыңыз|біздің telegram|subscribe to (?:our|the)|follow us on|please follow|sign up (?:for|to) (?:our|the)|stay up to date|get (?:local|breaking|daily) news|help us continue|interested in learning more|(?:abonnieren sie|folgen sie|folgt) (?:uns|unseren|unserem)|jetzt (?:abonnieren|anmelden|testen)|melden sie sich an|sie müssen (?:sich einloggen|angemeldet)|suivez-nous|abonnez-vous|síguenos|suscríbete|siga-nos|seguici|join our|like us on|download our app|get the latest)(?!\p{L}).{0,200}$/iu,
  /^(?:(?:все|барлық) (?:права|құқықтар)|all rights reserved|при (?:полном или частичном )?использовании материалов|перепечатка|использование материалов|материалдарды (?:пайдалану|көшіріп)|this (?:entry|post) was posted in|this material may not be published).{0,220}$/iu,
  /^(?:(?:facebook|twitter|x|google\+?|whatsapp|telegram|vk|вконтакте|одноклассники|ok|pinterest|pint|linkedin|reddit|email|e-mail|print|viber|messenger|instagram|youtube|baixar|teilen|share)[\s,|·/]*){2,}$/iu,
  /^(?:время (?:на )?чтени[яе]|читать \d+ мин|\d+ (?:мин(?:ут[аы]?)?\.?) (?:на )?чтени[яе]|оқу уақыты|reading time|lesezeit|temps de lecture|tempo de leitura|tempo di lettura|tiempo de lectura|\d+[- ]min(?:ute)?s? read|\d+ мин оқу).{0,30}$/iu,
  /^\(?(?:visited|просмотрено|прочитано|прочитали|рейтинг|рет оқылды|қаралым саны|gelesen|aufrufe)\s?:?\s?[\d.,/ ]+.{0,40}$/iu,
  /^(?:6|12|16|18)\+$/u,
  /^уважаемый посетитель,? вы зашли на сайт как незарегистрированный.{0,200}$/iu,
  /^(?:©|\(c\)|copyright)\s.{0,120}$/iu,
  /^(?:(?:views|просмотров|просмотры|қаралым|лайков|likes|комментариев)\s?:?\s?\d[\d\s]*|\d[\d\s]*\s?(?:views|просмотр(?:ов|а)?|қаралым|лайк(?:ов|а)?|likes|shares|comments|комментари(?:ев|я|й)|рет көрілді))$/iu,
];

/** «Автор: redactor | Дата: 3-08-2021, 11:15 | Просмотров: 4521»: two or more such labels in a line are its head, not its text. */
const META_LABEL =
  /(?<!\p{L})(?:автор|дата|время|просмотр(?:ов|ы)|просмотрено|прочитано|прочтений|комментари(?:ев|и)|категори[яи]|раздел|рубрика|опубликовано|добавлено|добавил|источник|рейтинг|авторы|күні|қаралды|айдар|author|date|posted|posted by|published|updated|views|hits|category|categories|tags|source|kategorie|autor|datum|categoria|publicado por|kategori)\s?:/giu;

/** What systems write above and below a text about itself. */
const ABOUT =
  /^(?:kategorisiert unter|abgelegt unter|erstellt (?:am|von)|geschrieben von|veröffentlicht (?:am|von|in)|posted (?:in|by|on)|filed under|опубликовано (?:в|пользователем)|размещено в|добавил(?:а|и)?:?|rubrik:|publié (?:par|dans)|publicado (?:por|en))\s.{0,160}$/iu;

/** True for a line that tells how the text was filed: “Posted in News by admin”. Pure. */
export function isAboutLine(line: string): boolean {
  return line.length < 180 && ABOUT.test(line);
}

/** True for a line made of labelled facts about the page. Pure. */
export function isMetaLine(line: string): boolean {
  return line.length < 220 && (line.match(META_LABEL)?.length ?? 0) >= 2;
}

/** True for a line that labels a part of the page: “Share”, «Читайте также: …», «Тегтер:». Pure. */
export function isFrameLine(line: string): boolean {
  if (line.length > 240) return false;
  if (LABEL_LINE.test(line) || LED_LINES.some((pattern) => pattern.test(line))) return true;
  // «Предыдущая новость | Следующая новость»
  const labels = line.split(/\s*(?:[|·•/»]|\s{2,})\s*/u).filter((label) => label !== "");
  return line.length < 120 && labels.length > 1 && labels.every((label) => LABEL_LINE.test(label));
}

const CREDIT =
  /^(?:(?:фото|фотография|иллюстрация|коллаж|кадр из видео|скриншот(?: видео)?|сурет|фотосурет|photo|photos|image|images|picture|foto|fotos|bild|crédits? photos?|imagem|\(?image|\(?photo|\(?bild|\(?foto)(?: (?:с сайта|из архива|пресс-службы|автора|by|credit|courtesy(?: of)?))?\s?[:©/]\s?.{1,140}|.{0,120}\b(?:getty images|ap photo|shutterstock|istock(?:photo)?|afp\/getty|depositphotos)\b.{0,40})$/iu;

/** «Фото ИТАР-ТАСС», “Foto dpa”: no sentence is that short and starts so. */
const SHORT_CREDIT = /^(?:фото|сурет|foto|photo|bild)\s[^.!?]{2,40}$/iu;

/** True for the credit of a picture that stands alone. Pure. */
export function isCreditLine(line: string): boolean {
  if (SHORT_CREDIT.test(line)) return true;
  return line.length < 160 && CREDIT.test(line) && !/[.!?]\s+\p{Lu}.{40}/u.test(line);
}

/** Words that may stand beside a date in a line that says nothing else. */
const DATE_WORDS =
  /(?<!\p{L})(?:published|posted|updated|last updated|modified|created|on|at|by|et|est|edt|ist|aest|aedt|cet|cest|datum|date|veröffentlichung|опубликована|күні|жарияланған|ct|cst|cdt|pt|pst|pdt|gmt|utc|amt|msk|мск|am|pm|a\.m|p\.m|uhr|um|stand|den|vom|veröffentlicht|aktualisiert|опубликовано|обновлено|добавлено|размещено|дата|публикации|время|г|года|год|ч|мин|в|сегодня|вчера|жылғы|жылы|жыл|ж|сағат|бүгін|кеше|жарияланды|жаңартылды|mon|tue|wed|thu|fri|sat|sun|(?:mon|tues|wednes|thurs|fri|satur|sun)day|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье|дүйсенбі|сейсенбі|сәрсенбі|бейсенбі|жұма|сенбі|жексенбі|пн|вт|ср|чт|пт|сб|вс|publié|le|à|mis|jour|publicado|em|de|del|às|atualizado|h)(?!\p{L})/giu;

/** «3 часа назад», “Updated 12 minutes ago” */
const AGO_LINE =
  /^(?:(?:опубликовано|обновлено|добавлено|размещено|жарияланды|жаңартылды|published|updated|posted)\s?:?\s)?\d{1,3}\s?(?:сек|мин|час|дн|день|дня|нед|мес|сағ|күн|апта|ай|sec|min|hour|day|week|month)\p{L}*\.?\s(?:назад|бұрын|ago)\.?$/iu;

/** True for a line that is a date or time and nothing else: “Updated 1:33 am CST, Tuesday, November 19, 2019”. Pure. */
export function isDateLine(line: string): boolean {
  if (line.length > 120 || !/\d/.test(line)) return false;
  if (AGO_LINE.test(line)) return true;
  const hasDay = /\d{4}|\d{1,2}[./:-]\d{2}/.test(line);
  const rest = line
    .replace(DATE_WORDS, " ")
    .replace(/\p{L}+/gu, (word) => (monthOf(word) === null ? word : " "));
  return hasDay && !/\p{L}{2}/u.test(rest);
}

const POST_DATE =
  /\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})(?!\d)|(?<!\d)\d{1,2}\.?\s\p{L}{3,9}\.?,?\s\d{4}|\p{L}{3,9}\s\d{1,2},\s\d{4}|(?:вчера|сегодня|кеше|бүгін|yesterday|today|gestern|heute),?\s(?:в\s|at\s|um\s)?\d{1,2}:\d{2}/iu;

/** True for the line above a post: a name and when it was written, «Сосед » 30 ноя 2009, 12:01». Pure. */
export function isPostHead(line: string): boolean {
  if (line.length > 90 || !POST_DATE.test(line) || /[.!?]$/.test(line)) return false;
  const rest = line.replace(POST_DATE, " ");
  const hasTime =
    /\d{1,2}:\d{2}/.test(rest) || /\d{1,2}:\d{2}$/.test(POST_DATE.exec(line)?.[0] ?? "");
  return hasTime && (rest.match(/\p{L}[\p{L}\p{N}_.-]*/gu)?.length ?? 0) <= 5;
}

const PROFILE =
  /^(?:сообщени[яей]|сообщений|постов|тем|posts?|messages?|beiträge|регистрация|(?:за)?регистрирован[а]?|registered|registriert(?: seit)?|registrierungsdatum|joined|join date|dabei seit|mitglied seit|группа|group|репутация|reputation|карма|откуда|город|location|wohnort|ort|благодарност\p{L}*|благодарил\p{L}*|спасибо сказали|поблагодарили|статус|пол|возраст|рейтинг|likes?|offline|online|не в сети|хабарламалар|тіркелген)\s?[:(]\s?.{0,40}$/iu;

/** True for a line of the card of a forum's member: «Сообщений: 12», “Joined: 4 May 2008”. Pure. */
export function isProfileLine(line: string): boolean {
  return line.length < 70 && PROFILE.test(line);
}

const BYLINE =
  /^(?:[Bb]y|BY|[Vv]on|VON|[Pp]ar|[Pp]or|[Аа]втор(?:ы)?|[Тт]екст|[Мм]әтін(?: авторы)?|[Аа]вторы)\s?:?\s+\p{Lu}[\p{L}.'’-]+(?:,?\s+(?:and|und|et|y|и|және|&|\p{Lu}[\p{L}.'’-]*)){0,6}$/u;

/** True for a line that names an author and says nothing else: “By Jane Example and John Example”. Pure. */
export function isByline(line: string): boolean {
  return line.length < 90 && BYLINE.test(line);
}
