/** Words and names by which pages say what a date is of. Names are of classes and ids. */

/** Named like a date. */
export const DATE_LABEL =
  /(?:^|[\s_-])(?:date|dates|datum|fecha|data|publi\w*|posted|post-?meta|entry-?meta|meta|time|datetime|timestamp|dateline|dtstart|created|pubdate|article-?info|byline|submitted|uhrzeit|stand)(?:$|[\s_-])|(?:date|Date|datum|Datum|fecha|time|Time|[Pp]ublished|timestamp|Meta|Info|-info)(?:$|[\s_-])/;

export const PUBLISHED_HINT =
  /(?:publi(?!c(?:$|[\s_-]))|posted|pubdate|created|issued|erstell|veröffent|опублик|размещен|добавлен|жариялан|орналастырыл|entry-date|date-?line)/iu;

export const MODIFIED_HINT =
  /(?:updat|modif|edited|aktualis|geänd|bearbeitet|(?<!\p{L})stand:|обновл|измен|жаңарт|өзгерт|mis à jour|mise à jour|actualiz|aggiorn|bijgewerkt)/iu;

/** The clock of the page, an event, a birthday, a deadline: dates that are not the article's. */
export const OTHER_MEANING =
  /(?:aktuelle[sr]? (?:zeit|datum)|current (?:time|date)|it is (?:now|currently)|текущее время|сейчас|сегодня:|registriert|registered|joined|beigetreten|регистрац|регистрирован|на сайте с|copyright|abgerufen|retrieved|accessed|deadline|expires|birth|geboren|родил|gültig|valid until|aktionszeitraum|einsendeschluss|release(?:-date|:)|(?:^|[\s_-])(?:current|today|todays|now|local)[_-]?(?:date|time|day)|(?:date|time)[_-](?:now|today|current)|(?:^|[\s_-])(?:clock|weather))/iu;

/** Parts of a page whose dates are of other articles, of comments or of nothing. */
export const ASIDE_LABEL =
  /(?:^|[\s_-])(?:related\w*|side-?bar\w*|comments?|commentlist|respond|discuss\w*|replies|mc-container|recent\w*|popular\w*|latest\w*|most-?read|recommend\w*|widget\w*|teasers?|calendar|ticker|weather|footer|nav|menu|similar|more-?news|last-?news|newsline|news-?list|лента|carousel|slider|event-?list|archives?|mini-?cart|ads?)(?:$|[\s_-])/i;

/** Posts of other sites shown inside a text. */
export const QUOTED_LABEL =
  /(?:^|[\s_-])(?:twitter-(?:tweet|video)|tweet|instagram-media|telegram-post|tgme\w*|fb-post|embed(?:ded)?-(?:post|tweet))(?:$|[\s_-])/i;

/** «Приказ от 29 июля», “since 4 May”: the day of something else. */
export const REFERS_TO_OTHER = /(?<!\p{L})(?:vom|dated|от|since|until|bis|до|seit|ab)\s+\d/iu;
