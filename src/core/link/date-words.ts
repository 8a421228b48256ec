/**
 * Words of dates in Russian, Kazakh (Cyrillic, without special letters, Latin) and English, as beginnings of words in
 * lower case; inflected ends are allowed after them.
 */
export const MONTHS: readonly string[][] = [
  ["январ", "қаңтар", "кантар", "qańtar", "qañtar", "qantar", "january", "jan"],
  ["феврал", "ақпан", "акпан", "aqpan", "february", "feb"],
  ["март", "наурыз", "naýryz", "nauryz", "march", "mar"],
  ["апрел", "сәуір", "сауир", "sáýir", "säuır", "sauir", "april", "apr"],
  ["мая", "май", "мае", "маю", "маем", "мамыр", "mamyr", "may"],
  ["июн", "маусым", "maýsym", "mausym", "june", "jun"],
  ["июл", "шілде", "шилде", "shilde", "şılde", "july", "jul"],
  ["август", "тамыз", "tamyz", "august", "aug"],
  [
    "сентябр",
    "қыркүйек",
    "кыркуйек",
    "qyrkúıek",
    "qyrküiek",
    "qyrkuiek",
    "september",
    "sept",
    "sep",
  ],
  ["октябр", "қазан", "казан", "qazan", "october", "oct"],
  ["ноябр", "қараша", "караша", "qarasha", "qaraşa", "november", "nov"],
  ["декабр", "желтоқсан", "желтоксан", "jeltoqsan", "december", "dec"],
];

/** Monday first, as ISO counts. */
export const WEEKDAYS: readonly string[][] = [
  ["понедельник", "дүйсенбі", "дуйсенби", "monday"],
  ["вторник", "сейсенбі", "сейсенби", "tuesday"],
  ["среда", "среду", "среды", "среде", "сәрсенбі", "сарсенби", "wednesday"],
  ["четверг", "бейсенбі", "бейсенби", "thursday"],
  ["пятниц", "жұма", "жума", "friday"],
  ["суббот", "сенбі", "сенби", "saturday"],
  ["воскресен", "жексенбі", "жексенби", "sunday"],
];

/** Days relative to the day of publication. */
export const RELATIVE_DAYS: readonly [RegExp, number][] = [
  [
    /(?<!\p{L})(?:сегодня|сегодняшн\p{L}*|бүгін\p{L}*|бугин\p{L}*|búgin|bügın|today|tonight|this morning|this evening)(?!\p{L})/giu,
    0,
  ],
  [/(?<!\p{L})(?:позавчера|алдыңғы күні|the day before yesterday)(?!\p{L})/giu, -2],
  [/(?<!\p{L})(?:вчера|вчерашн\p{L}*|кеше|кешегі|keshe|keşe|yesterday(?:['’]s)?)(?!\p{L})/giu, -1],
];

/** Spans of days before the publication: [from, to] counted back from it. */
export const RELATIVE_SPANS: readonly [RegExp, number, number][] = [
  [
    /(?<!\p{L})(?:на этой неделе|в эти дни|осы аптада|this week|в эти выходные|на эти выходные|this weekend)(?!\p{L})/giu,
    6,
    -6,
  ],
  [
    /(?<!\p{L})(?:на прошлой неделе|на минувшей неделе|прошлой недели|өткен аптада|last week|last weekend|в минувшие выходные)(?!\p{L})/giu,
    13,
    1,
  ],
];

/** Half a year or so, by words: which months. */
export const SEASONS: readonly [RegExp, number[]][] = [
  [/(?<!\p{L})(?:летом|лета|жазда|жазғы|summer)(?!\p{L})/giu, [6, 7, 8]],
  [/(?<!\p{L})(?:осенью|күзде|autumn)(?!\p{L})/giu, [9, 10, 11]],
  [/(?<!\p{L})(?:весной|көктемде|spring)(?!\p{L})/giu, [3, 4, 5]],
];

/** Numbers as words in “three months ago”, “a year ago”. */
export const NUMBER_WORDS: Record<string, number> = {
  "": 1, a: 1, an: 1, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6,
  один: 1, два: 2, две: 2, три: 3, четыре: 4, пять: 5, шесть: 6, полтора: 1,
  бір: 1, екі: 2, үш: 3, төрт: 4, бес: 5, алты: 6,
}; // prettier-ignore
