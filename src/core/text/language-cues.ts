/**
 * Words and endings that tell the languages apart where letters do not. Chosen by hand from the function
 * words of each language; words that two of them share in one spelling are left out.
 */

type Cyrillic = "ru" | "kk" | "ky" | "uz" | "other";
type Latin = "en" | "kk" | "uz" | "other";

const CYRILLIC: Record<Cyrillic, string> = {
  ru: `в на и не что с по как это для из от к у о об за до при под над между через без после также тоже
    или но а же ли бы если когда где кто чтобы который которая которые которых его её ее их они она оно мы вы
    я ты был была было были есть будет будут может нет да уже ещё еще только более все всех всё этого этой том этом
    сегодня вчера года году лет со во ко себя свой своей своих то так там здесь нам вам им него неё нее них со про
    сообщили сообщил заявили заявил заявила является стало против очень можно нужно надо`,
  kk: `мен және бұл үшін деп бойынша туралы жоқ болды болып бар осы сол ол олар біз сіз бен пен ма ме ба бе
    емес еді екен тек де да қарай кейін бірге жаңа қалай неге қайда кім не барлық жыл жылы жылғы жылдың айтты деді
    жане ушин бул жок емес мынадай болды болып болган жатыр отыр тур журген екенин екен еди сондай ак ал бирак
    керек артык кейин дейин карай аркылы натижесинде кезинде барысында бойы мамыр шилде тамыз казан караша
    айтты деди дейди хабарлады мәлімдеді малимдеди полициясы департаменти облысынын каласында казак казакстан
    кыз кыздар адам адамдар халык бизге бизди бизде сиз сизге кай ешкандай ешким тиркелмеди тиркелген журт кун
    бес торт уш еки алты жети сегиз тогыз мын жуз екинши ушинши жылдан олардын бизбен сизбен осындай сиякты мысалы
    облыс ауданы ауданында каласынын халыкаралык бугин кеше ертен езги биринши шешими шешим жиналыс казир кобине
    бүгін қазір ұлы үлкен оның мұны оны осындай оған оңай көп бірақ кейбір
    келеди келди берди берген алды алган барды келген кылмыстык ис козгалды козгалган тергеу`,
  ky: `менен үчүн болгон дейт ошол алар силер эле экен кийин чейин тууралуу боюнча
    катары каршы болуп болду турат кылган кылуу ар ушул ошондой эң билдирди айтат ээ милиция кызматкерлери өттү
    кыргыз кыргызстан кыргызстандын бишкек бишкекте жылы`,
  uz: `ва учун билан эмас бўлган бу шу ҳам бўйича лекин ёки каби керак қилган бўлиб ўз ҳақида деди унинг
    ўзбекистон йил йили қилиш`,
  other: `та що не від є або й це ў што і як`,
};

const LATIN: Record<Latin, string> = {
  en: `the of and to in is was were are that for on with as by at from it this be has have had not an or which
    who their they its his her he she will would been but after about said during against into no than more also
    when what there police did didn't don't doesn't we our you i these those people such them him should can could
    may might must being because if so all any some only very how why where your my me us my he's it's that's who's
    women city against under over out up down again just do does done made make`,
  kk: `men jáne jäne jane zhane zhäne bul búl bûl būl ushin úshin üshın üşin üşın jok joq zhoq zhok dep boldy
    boldı boıynsha boiynşa boiynsha bolıp bolyp bar osy osı ol olar biz bız emes jatyr jatır kerek qazaq qazaqstan
    qala qalasy qalasynda oblysy aıtty aitty degen dedi sol sonymen qatar keıin keiin birge tek qaraı qarai bolady
    bolmady bolmadı bolğan bolǵan bolgan tirkelmedi tirkelmegen eshqandai eşqandai polisia polıtsıa politsia
    jyly jyl jylğy qazaqsha habarlady eken edi nege qalai qaı qyz qyzdar adam adamdar`,
  uz: `va uchun bilan emas bo'lgan bu shu ham bo'yicha lekin yoki kabi kerak qilgan bo'lib o'z haqida dedi uning
    o'zbekiston yil yili qilish edi bo'ldi to'g'risida deb`,
  other: `der die und das ist nicht von le la les et des est une el los las que del en por ve bir için ile bu
    dla nie jest się na w z di il che è per et pas du au sont och att det som`,
};

function index<T extends string>(words: Record<T, string>): Map<string, T> {
  const owner = new Map<string, T>();
  const shared = new Set<string>();
  for (const language of Object.keys(words) as T[]) {
    for (const word of new Set(words[language].split(/\s+/))) {
      if (owner.has(word)) shared.add(word);
      owner.set(word, language);
    }
  }
  for (const word of shared) owner.delete(word);
  return owner;
}

/** Function words in lower case → the one language they belong to. */
export const CYRILLIC_WORDS: ReadonlyMap<string, Cyrillic> = index(CYRILLIC);
export const LATIN_WORDS: ReadonlyMap<string, Latin> = index(LATIN);

const RUSSIAN_ENDING =
  /(?:[оеы][йе]|[ыио]го|[оые]м[иу]?|[ыи][йхм]|ая|яя|ую|юю|ость?[ию]?|ени[еяюй]м?|ани[еяюй]м?|ци[яиюей]|ться?|тся|л[аио]?сь|вший|ющ[ие][йхм]|ов|ев|ами|ями|ках|ах|ях|ет|ют|ит|ут|ать|ить|еть|ал[аио]?|ил[аио]?|ел[аио]?|ств[оаеу]м?|ск[ио][йемх]|ных|ной|нный|ию|ие|ии)$/;
/** Turkic endings that need no special letter. Case and tense endings of Kazakh; о after the first syllable is Kyrgyz. */
const KAZAKH_ENDING =
  /(?:[нтд]ын|[нтд]ін|[лдт]ары?|[лдт]ері?|[лдт]ери|[лд]ык|лик|ган|ген|кан|кен|[аеи]ды|[аеи]ди|йды|йди|ылды|илди|[тдн]ан|[тдн]ен|мады|меди|ып|иги|ыгы|сынын|синин|сында|синде|ында|инде|ына|ине|ндагы|ндеги|[дт]агы|[дт]еги|быз|биз|пыз|са|се|гы|ги|шы|ши|[тп]т[ыи]|мак|мек|уда|уде)$/;
const KYRGYZ_ENDING =
  /(?:нын|дын|тын|лоо|лөө|түү|туу|дуу|дүү|лор|лөр|дор|дөр|тор|төр|лору|лөрү|дору|дөрү|ган|гон|гөн|кон|көн|бы|нда|нча|айт|ейт|йт|ышты|ишти|уучу|үүчү|ооч[ук])$/;

/** Adds what the ending of `word` (lower case, Cyrillic) says to `scores`. */
export function scoreEnding(word: string, scores: Record<Cyrillic, number>): void {
  if (word.length < 4) return;
  if (/[щёъ]|[цф]/.test(word)) scores.ru += 0.3;
  if (!/[әғқңөұүһі]/.test(word) && RUSSIAN_ENDING.test(word)) scores.ru += 0.7;
  if (KAZAKH_ENDING.test(word)) scores.kk += 0.6;
  if (KYRGYZ_ENDING.test(word)) scores.ky += 0.5;
}
