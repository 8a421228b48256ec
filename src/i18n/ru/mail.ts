/** Письма: оповещения и недельный обзор. Переданное другими не выдаётся за слова властей; никого не называем молчащим. */
export const mail = {
  "mail.subject.official-statement": "Официальное заявление: {authority} · {incident}",
  "mail.subject.official-statement-relayed": "Слова властей в пересказе: {authority} · {incident}",
  "mail.subject.statement-changed": "Страница изменена: {authority} · {incident}",
  "mail.subject.statement-removal-suspected":
    "Страница, возможно, удалена: {authority} · {incident}",
  "mail.subject.statement-removed": "Страница удалена: {authority} · {incident}",
  "mail.subject.statement-restored": "Страница снова на месте: {authority} · {incident}",
  "mail.title.official-statement": "Власти высказались о событии",
  "mail.title.official-statement-relayed": "Слова властей в пересказе других",
  "mail.title.statement-changed": "Страница органа власти изменена",
  "mail.title.statement-removal-suspected": "Страница органа власти, возможно, удалена",
  "mail.title.statement-removed": "Страница органа власти удалена",
  "mail.title.statement-restored": "Страница органа власти снова на месте",
  "mail.lead.official-statement": "Найдено официальное заявление о событии, за которым вы следите.",
  "mail.lead.official-statement-relayed":
    "Слова властей о событии, за которым вы следите, найдены в чужом тексте. Собственного текста властей у нас нет.",
  "mail.lead.statement-changed":
    "Изменена страница органа власти, связанная с событием, за которым вы следите. Обе версии сохранены.",
  "mail.lead.statement-removal-suspected":
    "Страница органа власти, связанная с событием, за которым вы следите, больше не открывается как прежде. Возможно, её удалили, а возможно, это сбой сайта: мы продолжаем проверять.",
  "mail.lead.statement-removed":
    "Страницы органа власти, связанной с событием, за которым вы следите, больше нет по её адресу. Несколько проверок на протяжении более суток дали один результат. Сохранённая копия остаётся.",
  "mail.lead.statement-restored":
    "Страница органа власти, связанная с событием, за которым вы следите, была удалена и снова доступна по своему адресу.",
  "mail.fact.incident": "Событие",
  "mail.fact.authority": "Орган власти",
  "mail.fact.source": "Источник",
  "mail.fact.title": "Заголовок",
  "mail.fact.address": "Адрес",
  "mail.fact.published": "Опубликовано",
  "mail.fact.seen-changed": "Изменение замечено",
  "mail.fact.seen-back": "Снова замечена",
  "mail.fact.last-seen": "В последний раз была на месте",
  "mail.fact.looks": "Проверки, не нашедшие страницу",
  "mail.look": "{when}: {finding} ({by})",
  "mail.by.http": "обычный запрос",
  "mail.by.browser": "браузер",
  "mail.finding.not-found": "адрес отвечает «не найдено» (404)",
  "mail.finding.gone": "адрес отвечает «удалено» (410)",
  "mail.finding.redirect-to-listing": "адрес ведёт на список или на главную страницу",
  "mail.finding.soft-not-found": "сайт показывает страницу для несуществующих адресов",
  "mail.finding.redirect-elsewhere": "адрес ведёт на страницу о другом",
  "mail.finding.missing-from-channel": "канал показывает посты до него, а этого поста нет",
  "mail.section.words": "Что сказано",
  "mail.section.change": "Что изменилось",
  "mail.section.proof": "Доказательство",
  "mail.words.none": "В этом тексте ничего не отмечено.",
  "mail.words.not-read": "Новая версия ещё не разобрана, или в ней ничего не отмечено.",
  "mail.words.more":
    "{count, plural, one {Ещё # отмеченный фрагмент} few {Ещё # отмеченных фрагмента} many {Ещё # отмеченных фрагментов} other {Ещё # отмеченного фрагмента}} — на странице события.",
  "mail.words.computed": "отмечено автоматически",
  "mail.words.accepted": "подтверждено человеком",
  "mail.words.corrected": "метка исправлена человеком",
  "mail.words.meaning":
    "Метка называет то, что высказывание делает. Она не означает, что оно ложно.",
  "mail.words.no-authority": "Неназванный орган власти",
  "mail.change.before": "Было",
  "mail.change.after": "Стало",
  "mail.change.title": "Заголовок",
  "mail.change.nothing": "(здесь ничего не было)",
  "mail.change.gone": "(здесь больше ничего нет)",
  "mail.change.more":
    "{count, plural, one {Ещё # изменённое место} few {Ещё # изменённых места} many {Ещё # изменённых мест} other {Ещё # изменённого места}} — на странице текста.",
  "mail.change.invisible": "Слова те же: изменились пробелы, переносы строк или дата.",
  "mail.proof.captured": "Сохранено",
  "mail.proof.captured-before": "Сохранено прежде",
  "mail.proof.sha": "SHA-256",
  "mail.proof.seq": "Запись в журнале копий",
  "mail.proof.both-times": "{local} (Алматы) · {utc} UTC",
  "mail.review.none":
    "Этого ещё никто не проверял: метки и связь с событием проставлены автоматически.",
  "mail.review.partly": "Часть этого проверил человек, остальное сделано автоматически.",
  "mail.review.done": "Это проверил человек.",
  "mail.open.incident": "Открыть событие",
  "mail.open.review": "Открыть в очереди проверки",
  "mail.open.article": "Открыть сохранённый текст со всеми версиями",
  "mail.footer.alert":
    "Вы получили это письмо, потому что для вас в On Record включены оповещения.",
  "mail.footer.digest":
    "Вы получили это письмо, потому что для вас в On Record включён недельный обзор.",
  "mail.footer.care":
    "Оно может касаться людей, которым грозит опасность. Пожалуйста, не пересылайте его.",
  "mail.footer.masked":
    "Имена людей, которые не дали согласия на упоминание, и оскорбительные слова скрыты. На странице их увидят те, кому это разрешено.",
  "mail.footer.times": "Время — алматинское, если не указано UTC.",
  "mail.incident.none": "без события",
  "digest.subject": "Недельный обзор · {period}",
  "digest.title": "Неделя: {period}",
  "digest.lead":
    "Что найдено о событиях, которые вам доступны. Даты означают, когда это увидели мы; сам текст может быть старше.",
  "digest.count.texts":
    "{count, plural, =0 {Новых текстов не прочитано} one {Всего прочитан # новый текст} few {Всего прочитано # новых текста} many {Всего прочитано # новых текстов} other {Всего прочитано # нового текста}}.",
  "digest.count.said":
    "{count, plural, one {# официальное заявление} few {# официальных заявления} many {# официальных заявлений} other {# официального заявления}}",
  "digest.count.relayed":
    "{count, plural, one {# текст передаёт слова властей} few {# текста передают слова властей} many {# текстов передают слова властей} other {# текста передают слова властей}}",
  "digest.count.reported":
    "{count, plural, one {# сообщение о действиях властей} few {# сообщения о действиях властей} many {# сообщений о действиях властей} other {# сообщения о действиях властей}}",
  "digest.count.changed":
    "{count, plural, one {# страница изменена} few {# страницы изменены} many {# страниц изменено} other {# страницы изменено}}",
  "digest.count.removed":
    "{count, plural, one {# страница удалена} few {# страницы удалены} many {# страниц удалено} other {# страницы удалено}}",
  "digest.count.suspected":
    "{count, plural, one {# страница, возможно, удалена} few {# страницы, возможно, удалены} many {# страниц, возможно, удалены} other {# страницы, возможно, удалены}}",
  "digest.count.restored":
    "{count, plural, one {# страница снова на месте} few {# страницы снова на месте} many {# страниц снова на месте} other {# страницы снова на месте}}",
  "digest.quiet":
    "За неделю в источниках, которые удалось увидеть, не найдено ничего нового о доступных вам событиях.",
  "digest.section.quiet": "Без новостей за неделю",
  "digest.section.sources": "Источники, которые было плохо видно",
  "digest.section.demands": "Открытые требования",
  "digest.section.clocks": "Заявлений не найдено",
  "digest.sources.lead":
    "{count, plural, one {# источник из {total} был виден не всю неделю} few {# источника из {total} были видны не всю неделю} many {# источников из {total} были видны не всю неделю} other {# источника из {total} были видны не всю неделю}}. Что-то из опубликованного там могло сюда не попасть.",
  "digest.sources.none":
    "На этой неделе мы не наблюдали ни за одним источником и ничего не могли увидеть.",
  "digest.sources.all":
    "{total, plural, =1 {Единственный источник был виден всю неделю.} one {Все # источник были видны всю неделю.} few {Все # источника были видны всю неделю.} many {Все # источников были видны всю неделю.} other {Все # источника были видны всю неделю.}}",
  "digest.sources.row": "{name}: было видно {percent}% недели. {cause}.",
  "digest.sources.no-cause": "Причина неизвестна",
  "digest.sources.more":
    "{count, plural, one {и ещё # источник} few {и ещё # источника} many {и ещё # источников} other {и ещё # источника}}",
  "digest.item.removal-lifted": "Страница всё же на месте",
  "digest.item.removal-lifted.text":
    "Казалось, что её удалили; позднее она нашлась по своему адресу.",
  "digest.item.removal-suspected": "Страница, возможно, удалена",
  "digest.item.removal-suspected.text":
    "Что мы увидели: {finding}. Это может быть и сбой сайта; мы продолжаем проверять.",
  "digest.item.removed.text":
    "Несколько проверок на протяжении более суток ничего не нашли по её адресу. Сохранённая копия остаётся.",
  "digest.item.restored.text": "Она была удалена и снова доступна по своему адресу.",
  "digest.item.linked": "Связанный текст",
  "digest.item.link-rejected": "Связь снята",
  "digest.item.link-rejected.text": "Человек установил, что этот текст не об этом событии.",
  "digest.item.changed.text": "Изменено: {fields}. Версии {from} и {to} сохранены.",
  "digest.item.act": "{act}: сообщает {source} ({role}):",
  "digest.item.act.whom": "{act} ({authority}): сообщает {source} ({role}):",
  "digest.disputes": "Другая сторона: что об этом событии говорят власти",
  "digest.disputes.none":
    "Среди связанных текстов не найдено заявления властей, которое оспаривало бы эти сообщения.",
  "digest.demand": "{madeBy} → {addressee}, {madeAt}: {text}",
  "digest.demand.due": "Срок истёк {when}.",
  "digest.demand.due-later": "Срок — {when}.",
  "digest.demand.no-due": "Срок не указан.",
  "digest.demand.note": "Пришёл ли личный ответ, знают только те, кто спрашивал.",
  "digest.clock":
    "{authority}: {count, plural, =1 {в этом источнике} one {в # источнике} few {в этих # источниках} many {в этих # источниках} other {в # источника}} заявления не найдено за {days, plural, one {# день} few {# дня} many {# дней} other {# дня}} с {since} ({names}).",
  "digest.clock.coverage":
    "Под наблюдением было {percent}% этого времени; брифинги, телевидение и личные письма нам не видны.",
} as const;
