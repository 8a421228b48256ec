/** Хаттар: ескертулер мен апталық шолу. Өзгелер жеткізген сөз биліктің өз сөзі ретінде берілмейді; ешкім «үнсіз» деп аталмайды. */
export const mail = {
  "mail.subject.official-statement": "Ресми мәлімдеме: {authority} · {incident}",
  "mail.subject.official-statement-relayed":
    "Өзгелер жеткізген ресми сөз: {authority} · {incident}",
  "mail.subject.statement-changed": "Бет өзгертілді: {authority} · {incident}",
  "mail.subject.statement-removal-suspected": "Бет жойылған болуы мүмкін: {authority} · {incident}",
  "mail.subject.statement-removed": "Бет жойылды: {authority} · {incident}",
  "mail.subject.statement-restored": "Бет қайта пайда болды: {authority} · {incident}",
  "mail.title.official-statement": "Билік оқиға туралы пікір білдірді",
  "mail.title.official-statement-relayed": "Өзгелер жеткізген ресми сөз",
  "mail.title.statement-changed": "Билік органының беті өзгертілді",
  "mail.title.statement-removal-suspected": "Билік органының беті жойылған болуы мүмкін",
  "mail.title.statement-removed": "Билік органының беті жойылды",
  "mail.title.statement-restored": "Билік органының беті қайта пайда болды",
  "mail.lead.official-statement": "Сіз бақылап отырған оқиға туралы ресми мәлімдеме табылды.",
  "mail.lead.official-statement-relayed":
    "Сіз бақылап отырған оқиға туралы биліктің сөзі өзгелердің мәтінінен табылды. Биліктің өз мәтіні бізде жоқ.",
  "mail.lead.statement-changed":
    "Билік органының сіз бақылап отырған оқиғаға байланысты беті өзгертілді. Екі нұсқасы да сақталған.",
  "mail.lead.statement-removal-suspected":
    "Билік органының сіз бақылап отырған оқиғаға байланысты беті бұрынғыдай ашылмайды. Ол жойылған болуы да, сайттың ақауы болуы да мүмкін: біз тексеруді жалғастырамыз.",
  "mail.lead.statement-removed":
    "Билік органының сіз бақылап отырған оқиғаға байланысты беті өз мекенжайында енді жоқ. Бір тәуліктен ұзақ уақыт ішіндегі бірнеше тексеру бірдей нәтиже берді. Сақталған көшірме қалады.",
  "mail.lead.statement-restored":
    "Билік органының сіз бақылап отырған оқиғаға байланысты беті жойылған еді, енді өз мекенжайында қайта ашылады.",
  "mail.fact.incident": "Оқиға",
  "mail.fact.authority": "Билік органы",
  "mail.fact.source": "Дереккөз",
  "mail.fact.title": "Тақырыбы",
  "mail.fact.address": "Мекенжайы",
  "mail.fact.published": "Жарияланған уақыты",
  "mail.fact.seen-changed": "Өзгеріс байқалған уақыт",
  "mail.fact.seen-back": "Қайта байқалған уақыт",
  "mail.fact.last-seen": "Соңғы рет орнында болған уақыт",
  "mail.fact.looks": "Бетті таппаған тексерулер",
  "mail.look": "{when}: {finding} ({by})",
  "mail.by.http": "жай сұрау",
  "mail.by.browser": "браузер",
  "mail.finding.not-found": "мекенжай «табылмады» (404) деп жауап береді",
  "mail.finding.gone": "мекенжай «жойылған» (410) деп жауап береді",
  "mail.finding.redirect-to-listing": "мекенжай тізімге немесе басты бетке апарады",
  "mail.finding.soft-not-found": "сайт жоқ мекенжайларға арналған бетін көрсетеді",
  "mail.finding.redirect-elsewhere": "мекенжай басқа нәрсе туралы бетке апарады",
  "mail.finding.missing-from-channel": "арна одан бұрынғы жазбаларды көрсетеді, ал бұл жазба жоқ",
  "mail.section.words": "Не айтылды",
  "mail.section.change": "Не өзгерді",
  "mail.section.proof": "Дәлел",
  "mail.words.none": "Бұл мәтінде ештеңе белгіленбеді.",
  "mail.words.not-read": "Жаңа нұсқа әлі талданбаған немесе онда ештеңе белгіленбеген.",
  "mail.words.more":
    "Оқиға бетінде тағы {count, plural, one {# белгіленген үзінді} other {# белгіленген үзінді}} бар.",
  "mail.words.computed": "автоматты түрде белгіленген",
  "mail.words.accepted": "адам растаған",
  "mail.words.corrected": "белгіні адам түзеткен",
  "mail.words.meaning":
    "Белгі айтылған сөздің не істейтінін көрсетеді. Бұл сөздің жалған екенін білдірмейді.",
  "mail.words.no-authority": "Аты аталмаған билік органы",
  "mail.change.before": "Бұрын",
  "mail.change.after": "Қазір",
  "mail.change.title": "Тақырыбы",
  "mail.change.nothing": "(мұнда ештеңе болмаған)",
  "mail.change.gone": "(мұнда енді ештеңе жоқ)",
  "mail.change.more":
    "Мәтін бетінде тағы {count, plural, one {# өзгерген жер} other {# өзгерген жер}} бар.",
  "mail.change.invisible": "Сөздер бұрынғыдай: бос орындар, жол ауысулары немесе күні өзгерген.",
  "mail.proof.captured": "Сақталған уақыты",
  "mail.proof.captured-before": "Бұған дейін сақталған уақыты",
  "mail.proof.sha": "SHA-256",
  "mail.proof.seq": "Көшірмелер журналындағы жазба",
  "mail.proof.both-times": "{local} (Алматы) · {utc} UTC",
  "mail.review.none":
    "Мұны әлі ешкім тексерген жоқ: белгілер мен оқиғаға байланыс автоматты түрде қойылған.",
  "mail.review.partly": "Мұның бір бөлігін адам тексерді, қалғаны автоматты түрде жасалған.",
  "mail.review.done": "Мұны адам тексерді.",
  "mail.open.incident": "Оқиғаны ашу",
  "mail.open.review": "Тексеру кезегінде ашу",
  "mail.open.article": "Сақталған мәтінді барлық нұсқасымен ашу",
  "mail.footer.alert": "Бұл хат сізге On Record жүйесінде ескертулер қосулы болғандықтан келді.",
  "mail.footer.digest": "Бұл хат сізге On Record жүйесінде апталық шолу қосулы болғандықтан келді.",
  "mail.footer.care":
    "Ол қауіп төнген адамдарға қатысты болуы мүмкін. Өзгелерге жібермеуіңізді сұраймыз.",
  "mail.footer.masked":
    "Келісім бермеген адамдардың аты-жөні мен балағат сөздер жасырылған. Оларды бетте рұқсаты бар адамдар ғана көре алады.",
  "mail.footer.times": "UTC деп көрсетілмесе, уақыт Алматы бойынша берілген.",
  "mail.incident.none": "оқиғасыз",
  "digest.subject": "Апталық шолу · {period}",
  "digest.title": "Апта: {period}",
  "digest.lead":
    "Мұнда сіз көре алатын оқиғалар туралы табылғаны берілген. Күні — біз көрген уақыт; мәтіннің өзі ертерек шыққан болуы мүмкін.",
  "digest.count.texts":
    "{count, plural, =0 {Жаңа мәтін оқылған жоқ} one {Барлығы # жаңа мәтін оқылды} other {Барлығы # жаңа мәтін оқылды}}.",
  "digest.count.said": "{count, plural, one {# ресми мәлімдеме} other {# ресми мәлімдеме}}",
  "digest.count.relayed":
    "{count, plural, one {биліктің сөзін жеткізген # мәтін} other {биліктің сөзін жеткізген # мәтін}}",
  "digest.count.reported":
    "{count, plural, one {биліктің әрекеті туралы # хабар} other {биліктің әрекеті туралы # хабар}}",
  "digest.count.changed": "{count, plural, one {# бет өзгертілді} other {# бет өзгертілді}}",
  "digest.count.removed": "{count, plural, one {# бет жойылды} other {# бет жойылды}}",
  "digest.count.suspected":
    "{count, plural, one {# бет жойылған болуы мүмкін} other {# бет жойылған болуы мүмкін}}",
  "digest.count.restored":
    "{count, plural, one {# бет қайта пайда болды} other {# бет қайта пайда болды}}",
  "digest.quiet":
    "Осы аптада көрінген дереккөздерден сіз көре алатын оқиғалар туралы жаңалық табылмады.",
  "digest.section.quiet": "Осы аптада жаңалық жоқ",
  "digest.section.sources": "Нашар көрінген дереккөздер",
  "digest.section.demands": "Ашық талаптар",
  "digest.section.clocks": "Мәлімдеме табылмады",
  "digest.sources.lead":
    "Бақыланатын {total} дереккөз ішінен {count, plural, one {# дереккөз} other {# дереккөз}} апта бойы толық көрінген жоқ. Онда жарияланғаны мұнда болмауы мүмкін.",
  "digest.sources.none": "Бұл аптада бірде-бір дереккөз бақыланбады: ештеңе көру мүмкін болмады.",
  "digest.sources.all":
    "Бақыланатын {total, plural, one {# дереккөз} other {барлық # дереккөз}} апта бойы көрініп тұрды.",
  "digest.sources.row": "{name}: аптаның {percent}%-ында көрінді. {cause}.",
  "digest.sources.no-cause": "Себебі белгісіз",
  "digest.sources.more": "{count, plural, one {және тағы # дереккөз} other {және тағы # дереккөз}}",
  "digest.item.removal-lifted": "Бет орнында екен",
  "digest.item.removal-lifted.text": "Жойылған сияқты көрінген еді; кейін өз мекенжайынан табылды.",
  "digest.item.removal-suspected": "Бет жойылған болуы мүмкін",
  "digest.item.removal-suspected.text":
    "Байқағанымыз: {finding}. Бұл сайттың ақауы болуы да мүмкін; біз тексеруді жалғастырамыз.",
  "digest.item.removed.text":
    "Бір тәуліктен ұзақ уақыт ішіндегі бірнеше тексеру мекенжайынан ештеңе таппады. Сақталған көшірме қалады.",
  "digest.item.restored.text": "Ол жойылған еді, енді өз мекенжайында қайта ашылады.",
  "digest.item.linked": "Байланыстырылған мәтін",
  "digest.item.link-rejected": "Байланыс алынып тасталды",
  "digest.item.link-rejected.text": "Адам бұл мәтіннің осы оқиға туралы емес екенін анықтады.",
  "digest.item.changed.text": "Өзгергені: {fields}. {from}-нұсқа мен {to}-нұсқа сақталған.",
  "digest.item.act": "{act}: {source} хабарлайды ({role}):",
  "digest.item.act.whom": "{act} ({authority}): {source} хабарлайды ({role}):",
  "digest.disputes": "Екінші тарап: билік бұл оқиға туралы не дейді",
  "digest.disputes.none":
    "Байланыстырылған мәтіндер арасынан бұл хабарларға қарсы айтылған билік мәлімдемесі табылмады.",
  "digest.demand": "{madeBy} → {addressee}, {madeAt}: {text}",
  "digest.demand.due": "Мерзімі өтті: {when}.",
  "digest.demand.due-later": "Мерзімі — {when}.",
  "digest.demand.no-due": "Мерзімі көрсетілмеген.",
  "digest.demand.note": "Жеке жауап келген-келмегенін талап қойғандар ғана біледі.",
  "digest.clock":
    "{authority}: {count, plural, =1 {осы дереккөзде} other {осы # дереккөзде}} мәлімдеме табылмады ({names}), {since} күнінен бері {days, plural, one {# күн} other {# күн}} өтті.",
  "digest.clock.coverage":
    "Осы уақыттың {percent}%-ы бақыланды; брифингтер, теледидар және жеке хаттар бізге көрінбейді.",
} as const;
