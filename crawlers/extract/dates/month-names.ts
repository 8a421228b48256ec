/**
 * Month names as sites print them: nominative, genitive, locative and abbreviated. Languages of the region in
 * full, others by the forms that stand in dates. A word that names different months in two of these languages
 * must not be listed.
 */
const NAMES: Record<string, string> = {
  ru: "январь января январе янв|февраль февраля феврале фев февр|март марта марте мар|апрель апреля апреле апр|май мая мае|июнь июня июне июн|июль июля июле июл|август августа августе авг|сентябрь сентября сентябре сен сент|октябрь октября октябре окт|ноябрь ноября ноябре ноя нояб|декабрь декабря декабре дек",
  kk: "қаңтар қаңтары қаңтарда қаңтардан қаң|ақпан ақпаны ақпанда ақпаннан ақп|наурыз наурызы наурызда нау|сәуір сәуірі сәуірде сәу|мамыр мамыры мамырда мам|маусым маусымы маусымда мау|шілде шілдесі шілдеде шіл|тамыз тамызы тамызда там|қыркүйек қыркүйег қыркүйегі қыркүйекте қыр|қазан қазаны қазанда қаз|қараша қарашасы қарашада қар|желтоқсан желтоқсаны желтоқсанда жел",
  kkLatin:
    "qańtar qantar qañtar|aqpan|naýryz nauryz|sáýir sauir säuir|mamyr|maýsym mausym|shilde şilde|tamyz|qyrkúıek qyrkuiek qyrküiek|qazan|qarasha qaraşa|jeltoqsan",
  uz: "yanvar|fevral|mart|aprel|may|iyun|iyul|avgust|sentabr sentyabr|oktabr oktyabr|noyabr|dekabr",
  uzCyrillic: "январ|феврал||апрел||||||||",
  uk: "січень січня січ|лютий лютого лют|березень березня бер|квітень квітня кві квіт|травень травня тра трав|червень червня чер черв|липень липня лип|серпень серпня сер серп|вересень вересня вер|жовтень жовтня жов жовт|листопад листопада лис|грудень грудня гру груд",
  be: "студзень студзеня|люты лютага|сакавік сакавіка|красавік красавіка|траўня|чэрвень чэрвеня|ліпень ліпеня|жнівень жніўня|верасень верасня|кастрычнік кастрычніка|лістапад лістапада|снежань снежня",
  bg: "януари|февруари||април||юни|юли||септември|октомври|ноември|декември",
  en: "january jan|february feb|march mar|april apr|may|june jun|july jul|august aug|september sep sept|october oct|november nov|december dec",
  de: "januar jänner jän|februar feber|märz mär mrz|april|mai|juni|juli|august|september|oktober okt|november|dezember dez",
  fr: "janvier janv|février fevrier févr fév|mars|avril avr|mai|juin|juillet juil|août aout|septembre|octobre|novembre|décembre decembre déc",
  es: "enero ene|febrero|marzo|abril abr|mayo|junio|julio|agosto ago|septiembre setiembre|octubre|noviembre|diciembre dic",
  pt: "janeiro|fevereiro fev|março marco|abril|maio|junho|julho|agosto|setembro set|outubro out|novembro|dezembro",
  it: "gennaio gen|febbraio|marzo|aprile|maggio mag|giugno giu|luglio lug|agosto|settembre|ottobre ott|novembre|dicembre",
  nl: "januari|februari|maart mrt|april|mei|juni|juli|augustus|september|oktober|november|december",
  pl: "stycznia styczeń sty|lutego luty lut|marca marzec|kwietnia kwiecień kwi|maja|czerwca czerwiec cze|lipca lipiec lip|sierpnia sierpień sie|września wrzesień wrz|października październik paź|listopada listopad lis|grudnia grudzień gru",
  cs: "ledna leden|února únor|března březen|dubna duben|května květen|června červen|července červenec|srpna srpen|září|října říjen|listopadu|prosince prosinec",
  scandinavian:
    "januar|februar|marts|april|maj|juni|juli|augusti|september|oktober|november|desember december",
  tr: "ocak|şubat|mart|nisan|mayıs|haziran|temmuz|ağustos|eylül|ekim|kasım|aralık",
  az: "yanvar|fevral|mart|aprel|may|iyun|iyul|avqust|sentyabr|oktyabr|noyabr|dekabr",
  ro: "ianuarie|februarie|martie|aprilie|mai|iunie|iulie|august|septembrie|octombrie|noiembrie|decembrie",
  hu: "január|február|március|április|május|június|július|augusztus|szeptember|október|november|december",
  id: "januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember",
  sq: "janar|shkurt|mars|prill|maj|qershor|korrik|gusht|shtator|tetor|nëntor|dhjetor",
  ka: "იანვარი|თებერვალი|მარტი|აპრილი|მაისი|ივნისი|ივლისი|აგვისტო|სექტემბერი|ოქტომბერი|ნოემბერი|დეკემბერი",
  ar: "يناير|فبراير شباط|مارس آذار اذار|أبريل ابريل إبريل نيسان|مايو أيار ايار|يونيو يونيه حزيران|يوليو يوليه تموز|أغسطس اغسطس آب|سبتمبر أيلول ايلول|أكتوبر اكتوبر|نوفمبر|ديسمبر",
  fa: "ژانویه|فوریه||آوریل|مه|ژوئن|ژوئیه جولای|اوت|سپتامبر|اکتبر|نوامبر|دسامبر",
  hi: "जनवरी|फरवरी फ़रवरी|मार्च|अप्रैल|मई|जून|जुलाई|अगस्त|सितंबर सितम्बर|अक्टूबर अक्तूबर|नवंबर नवम्बर|दिसंबर दिसम्बर",
  he: "ינואר בינואר|פברואר בפברואר|מרץ במרץ|אפריל באפריל|מאי במאי|יוני ביוני|יולי ביולי|אוגוסט באוגוסט|ספטמבר בספטמבר|אוקטובר באוקטובר|נובמבר בנובמבר|דצמבר בדצמבר",
  hy: "հունվարի հունվար|փետրվարի փետրվար|մարտի մարտ|ապրիլի ապրիլ|մայիսի մայիս|հունիսի հունիս|հուլիսի հուլիս|օգոստոսի օգոստոս|սեպտեմբերի սեպտեմբեր|հոկտեմբերի հոկտեմբեր|նոյեմբերի նոյեմբեր|դեկտեմբերի դեկտեմբեր",
  tg: "||марти|апрели|майи|июни|июли|августи|сентябри|октябри|ноябри|декабри",
  fi: "tammikuuta tammikuu|helmikuuta helmikuu|maaliskuuta maaliskuu|huhtikuuta huhtikuu|toukokuuta toukokuu|kesäkuuta kesäkuu|heinäkuuta heinäkuu|elokuuta elokuu|syyskuuta syyskuu|lokakuuta lokakuu|marraskuuta marraskuu|joulukuuta joulukuu",
  et: "jaanuar|veebruar|märts|aprill||juuni|juuli|||||detsember",
  lv: "janvāris janvārī|februāris februārī|marts martā|aprīlis aprīlī|maijs maijā|jūnijs jūnijā|jūlijs jūlijā|augusts augustā|septembris septembrī|oktobris oktobrī|novembris novembrī|decembris decembrī",
  lt: "sausio|vasario|kovo|balandžio|gegužės|birželio|liepos|rugpjūčio|rugsėjo|spalio|lapkričio|gruodžio",
  hr: "siječnja|veljače|ožujka|travnja|svibnja|lipnja|srpnja|kolovoza|rujna||studenoga studenog|prosinca",
  sr: "januar jan|februar|mart|april|maj|jun|jul|avgust|septembar|oktobar|novembar|decembar",
  srCyrillic: "јануар|фебруар||||јун|јул|||октобар|новембар|децембар",
  mk: "јануари|февруари||||јуни|јули||||ноември|декември",
  sk: "januára|februára||apríla|mája|júna|júla|augusta|septembra|októbra|novembra|decembra",
  sl: "januarja|februarja|marca|aprila|maja|junija|julija|avgusta|septembra|oktobra|novembra|decembra",
  el: "ιανουαρίου|φεβρουαρίου|μαρτίου|απριλίου|μαΐου|ιουνίου|ιουλίου|αυγούστου|σεπτεμβρίου|οκτωβρίου|νοεμβρίου|δεκεμβρίου",
};

const MONTHS = new Map<string, number>();
for (const names of Object.values(NAMES)) {
  names.split("|").forEach((month, index) => {
    for (const word of month.split(" ")) if (word !== "") MONTHS.set(word, index + 1);
  });
}

/** Kazakh possessive and case endings, as in «16 желтоқсанында», «шілденің», «қыркүйегіндегі». */
const KAZAKH_ENDING =
  /(?:сын|сін|ын|ін|сы|сі|ы|і)?(?:дағы|дегі|тағы|тегі|ның|нің|дың|дің|тың|тің|нан|нен|дан|ден|тан|тен|да|де|та|те|на|не|ға|ге|қа|ке)?$/u;

/** 1…12 for a month's name in any of the known languages, with or without a full stop; null otherwise. Pure. */
export function monthOf(word: string): number | null {
  const name = word.toLowerCase().replace(/\.$/, "");
  const known = MONTHS.get(name);
  if (known !== undefined) return known;
  const stem = name.replace(KAZAKH_ENDING, "");
  return stem.length < 5 ? null : (MONTHS.get(stem) ?? null);
}
