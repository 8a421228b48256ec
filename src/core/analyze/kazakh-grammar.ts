/** Case of a Kazakh noun phrase, read off its last word. */
export type KazakhCase =
  | "nominative"
  | "genitive"
  | "accusative"
  | "dative"
  | "locative"
  | "ablative"
  | "instrumental";

/** Names that end as a case does: Сүлеймен, Нұрсұлтан and Фарида are nominatives. */
const CASELIKE_NAME =
  /(?:сұлтан|арыстан|дастан|бостан|гүлстан|сүлеймен|ермен|оқан|рида|саида|шида|зейда|надежда|ердан|айдан|жадан|бердан|ерке|бике|зада|айда|линда|рита|света|тоты|сәтті|бақытты|нұрлы)$/u;

/** Nouns of people whose stem ends as a case does: «тұтқын», «капитан», «ата-ана», «аурухана»; and «тұрғыны», «маманы», whose stem ends in -н. */
const CASELIKE_NOUN =
  /^(?:(?:\p{L}+-)?белсенді|экобелсенді|күдікті|жауапты|айыпты|лауазымды|құзіретті|бейбіт|тұтқындағы|адамдар|уәкілетті|жоғарыдағы|ата-ана|төраға|\p{L}{3,}хана|ақорда|бригада|команда|тұлға|жеңге|жезде|(?:\p{L}+-)?капитан|декан|көрермен|тыңдарман|бармен|шоумен|қыз-келіншек|(?:тұрғын|тұтқын|босқын|қашқын|қатын|келін|қайын|маман|оқырман|көрермен|тыңдарман|капитан|декан|ветеран|құрбан|ұлан|ақын|палуан|мұсылман|атаман)[ыі]?)$/u;

/**
 * The case that a word's ending shows. Names in -на and -да (Мадина, Фарида) stay nominative; an accusative is -ты
 * only after a voiceless consonant and -ды only after a voiced one: «депутаты», «департаменті» are possessives. Pure.
 */
export function kazakhCase(word: string, isName: boolean): KazakhCase {
  if (CASELIKE_NOUN.test(word)) return "nominative";
  if (word.length <= 4) return "nominative";
  if (/(ның|нің|дың|дің|тың|тің)$/u.test(word)) return "genitive";
  if (isName && CASELIKE_NAME.test(word)) return "nominative";
  if (/(да|де|та|те)$/u.test(word)) return "locative";
  if (/(дан|ден|тан|тен|нан|нен)$/u.test(word)) return "ablative";
  if (/(?<!с)(мен|пен|бен)$/u.test(word)) return "instrumental";
  if (/(ға|ге|қа|ке)$/u.test(word)) return "dative";
  if (/(на|не)$/u.test(word))
    return isName && !/(қызына|ұлына)$/u.test(word) ? "nominative" : "dative";
  if (/(?:[^кқпсшщфхцчт]т[ыі]|[^бвгғджзйлмнңр]д[ыі])$/u.test(word)) return "nominative";
  if (/(ны|ні|ды|ді|ты|ті)$/u.test(word)) return "accusative";
  if (/(ын|ін)$/u.test(word) && !isName) return "accusative";
  if (/(қызын|ұлын)$/u.test(word)) return "accusative";
  return "nominative";
}

/** A noun that belongs to the one before it: сөзі, сөзін, жиналысында, бөлімшесінен. */
export function isPossessed(word: string): boolean {
  return (
    /[\p{L}]{2}(?:с?[ыі])(?:н|на|не|нда|нде|нан|нен|ның|нің|мен)?$/u.test(word) && word.length > 3
  );
}

/** Words whose own stem ends as a possessive does: жиында, орында. */
const STEM_IN_YN =
  /^(?:жиын|орын|ақын|бұрын|кейін|дейін|бүгін|келін|қатын|алтын|тыйын|түтін|ауыл|мезгіл|қыс|жаз)(?:н?д?[ае]н?|ға|ге|ды|ді|нан|нен|нда|нде)?$/u;

/** A possessed noun in a case that no subject has. */
export function isPossessedOblique(word: string): boolean {
  if (STEM_IN_YN.test(word)) return false;
  return /[\p{L}]{2}с?[ыі](?:н|на|не|нда|нде|нан|нен|мен)$/u.test(word) && word.length > 4;
}

/** What makes the noun before it something other than a subject: «дүнгендер туралы», «полиция тарапынан». */
export const POSTPOSITION =
  /^(туралы|жайлы|жайында|жөнінде|жөніндегі|хақында|үшін|арқылы|бойынша|сияқты|секілді|ретінде|тарапынан|атынан|атына|қатысты|байланысты|қарсы|алдында|алдына|алдынан|жанында|жанынан|маңында|кезінде|кейін|соң|бұрын|дейін|сайын|арасында|ішінде|қасында|үстінде|түсінде|тұрғысынан|үстінен|жағынан|ғана|емес|сыртында)$/u;

/** «тілшілердің бірі», «көршілерінің көбі»: the genitive before these is who is meant. */
export const PARTITIVE =
  /^(бірі|біреуі|бірнешеуі|көбі|көпшілігі|кейбірі|кейбіреуі|екеуі|үшеуі|өзі|өздері|басым|барлығы|бәрі)$/u;

/** «Министрлік болса, …», «әкім болса …»: sets the subject apart. */
export const TOPIC = /^(болса|дегеніңіз|дегенің|ше)$/u;

const SUBORDINATE =
  /(?:ғанда|генде|қанда|кенде|(?:ған|ген|қан|кен)(?:ымызда|імізде|ымда|імде|ында|інде|дарында|деріңде)|ғаннан|геннен|қаннан|кеннен|дықтан|діктен|тықтан|тіктен|ғанымен|генімен|қанымен|кенімен|ғанша|генше|қанша|кенше|ысымен|ісімен|ғалы|гелі|қалы|келі|[аеыіуүө]са|[аеыіуүө]се|сақ|сек|[лрнйзмбдт]са|[лрнйзмбдт]се)$/u;

/** The verb of a clause whose subject need not be the sentence's: «полиция келгенде», «рұқсат берсе». */
export function isSubordinate(word: string, next: string): boolean {
  if (/^(?:болса|әйтсе|тіпті|сондықтан|дегенмен|дегенімен|сөйтсе|әйтпесе)$/u.test(word))
    return false;
  if (
    /(ған|ген|қан|кен)$/u.test(word) &&
    /^(соң|сайын|кезде|кезінде|жағдайда|күні|кейін|бойда|бетте)$/u.test(next)
  )
    return true;
  return word.length > 5 && SUBORDINATE.test(word);
}

/** A verb that says that something is not so: айтпады, санамаймыз, болмаған. */
export function isNegative(word: string): boolean {
  return (
    word.length > 5 &&
    /(?:ма|ме|ба|бе|па|пе)(?:й?ды|й?ді|дық|дік|дым|дім|ймыз|йміз|ймын|ймін|ған|ген|ғанбыз|генбіз|йтын|йтін|пты|пті|с|й)$/u.test(
      word,
    )
  );
}

/** First person: what «деп санаймыз», «деп айттым» report is the voice's own. */
export function isFirstPerson(word: string): boolean {
  return (
    word.length > 4 &&
    /(?:мыз|міз|мын|мін|пын|пін|пыз|піз|дық|дік|тық|тік|дым|дім|тым|тім)$/u.test(word) &&
    !/(?:лық|лік)$/u.test(word)
  );
}

/** «… деп құтылған бөлім», «… дейтін әкім»: a verb that describes the noun behind it. */
export function isParticiple(word: string): boolean {
  return /(?:ған|ген|қан|кен|тын|тін)$/u.test(word);
}

/** A participle that makes a clause into an object: болмағанын, екенін, бастайтынын, жоқтығын. */
export function isContentVerb(word: string): boolean {
  return /(?:ғанын|генін|қанын|кенін|тынын|тінін|екенін|ндығын|ндігін|жоқтығын|барлығын|еместігін|керегін|керектігін|қажеттігін|қажеттілігін|тиістігін|мүмкіндігін|міндеттілігін|мегенін|мағанын|ғандарын|гендерін|қандарын|кендерін|ғандығын|гендігін)$/u.test(
    word,
  );
}

/** The same with a postposition after it: «толтырылғаны туралы», «болатыны жайлы». */
export function isContentBefore(word: string, next: string): boolean {
  return (
    /(?:ғаны|гені|қаны|кені|тыны|тіні|екені|лығы|лігі|тығы|тігі)$/u.test(word) &&
    /^(туралы|жайлы|жайында|жөнінде|хақында)$/u.test(next)
  );
}

/** A finite verb: past, present, evidential. Passives («қабылданды») have no speaker and are left out. */
export function isFinite(word: string): boolean {
  if (word.length < 4 || /(?:лды|лді|нды|нді|ылады|іледі|нады|неді)$/u.test(word)) return false;
  return /(?:ды|ді|ты|ті|йды|йді|пты|пті|ған|ген|қан|кен)$/u.test(word);
}

/** First or second person, with or without politeness: «бермеймін», «таппайсыз», «жазалаймыз», «болдық», «өшіріңіз». */
function isPersonal(word: string): boolean {
  return (
    isFirstPerson(word) ||
    (word.length > 4 &&
      /(?:сың|сің|сыз|сіз|сыңдар|сіңдер|ыңыз|іңіз|ңыз|ңіз|ыңдар|іңдер|ңдар|ңдер|йық|йік|айын|ейін)$/u.test(
        word,
      ))
  );
}

/** What can close a clause of its own: a verb with its person, «жоқ», «емес», «керек», «ғой». «Қылмыскер деп» names; «болды деп» reports. */
export function closesClause(word: string): boolean {
  if (
    /^(?:жоқ|емес|керек|қажет|тиіс|мүмкін|ғой|бар|екен|болар|шығар|ма|ме|ба|бе|па|пе|көп|аз|еді|ше|осы|дұрыс)(?:пын|пін|пыз|піз|мін|міз)?$/u.test(
      word,
    )
  )
    return true;
  return (
    isPersonal(word) ||
    (/(?:с[ыі]н|[лн]?[дт][ыі]|йд[ыі]|пт[ыі]|мақ|мек|бақ|бек|пақ|пек|[аеіы]тын|[аеіы]тін|уда|уде)$/u.test(
      word,
    ) &&
      word.length > 3)
  );
}
