/** События, оповещения, почему материал перед человеком, связи, хронология и её часы. */
export const news = {
  "event.article.found": "Найден текст",
  "event.article.changed": "Страница изменена",
  "event.article.removal-suspected": "Страница, возможно, удалена",
  "event.article.removed": "Страница удалена",
  "event.article.restored": "Страница снова на месте",
  "event.statement.linked": "Заявление властей связано с событием",
  "event.report.linked": "Сообщение связано с событием",
  "event.link.accepted": "Человек подтвердил связь",
  "event.link.rejected": "Человек отклонил связь",
  "event.link.acceptance-undone": "Подтверждение связи отозвано",
  "event.link.rejection-undone": "Отклонение связи отозвано",
  "alert.official-statement": "Власти высказались о событии",
  "alert.statement-changed": "Власти изменили заявление",
  "alert.statement-removal-suspected": "Заявление властей, возможно, удалено",
  "alert.statement-removed": "Власти удалили заявление",
  "alert.statement-restored": "Заявление властей снова на месте",
  "review.official-flags":
    "Говорят власти: {count, plural, one {# отмеченный фрагмент} few {# отмеченных фрагмента} many {# отмеченных фрагментов} other {# отмеченного фрагмента}}",
  "review.flags":
    "{count, plural, one {# отмеченный фрагмент} few {# отмеченных фрагмента} many {# отмеченных фрагментов} other {# отмеченного фрагмента}}",
  "review.acts":
    "{count, plural, one {# сообщение о действии властей} few {# сообщения о действиях властей} many {# сообщений о действиях властей} other {# сообщения о действиях властей}}",
  "review.linked":
    "Связано с {count, plural, one {# событием} few {# событиями} many {# событиями} other {# события}}",
  "review.suggested":
    "Возможно, {count, plural, =1 {об одном событии} one {о # событии} few {о # событиях} many {о # событиях} other {о # события}}",
  "review.changed": "Текст изменился с прошлого раза",
  "link.place": "Названо место: {place}",
  "link.conflict-place": "Названо другое место: {place}",
  "link.date": "Названа дата: {text}",
  "link.conflict-date": "Названа другая дата: {text}",
  "link.person": "Назван человек, связанный с событием",
  "link.organisation": "Названа организация: {organisation}",
  "link.authority": "Говорит или упомянут орган власти, связанный с событием",
  "link.keyword": "Речь о событии того же рода",
  "link.text-similarity":
    "{words, plural, one {# слово совпадает} few {# слова совпадают} many {# слов совпадают} other {# слова совпадает}} с описанием события",
  "link.publication-window":
    "{days, plural, =0 {Опубликовано в день события} one {Опубликовано через # день после события} few {Опубликовано через # дня после события} many {Опубликовано через # дней после события} other {Опубликовано через # дня после события}}",
  "link.recalled":
    "О событии вспоминают спустя {days, plural, one {# день} few {# дня} many {# дней} other {# дня}}",
  "link.follow-up":
    "Похоже на продолжение: через {days, plural, one {# день} few {# дня} many {# дней} other {# дня}} после события",
  "link.before-incident":
    "Опубликовано за {days, plural, one {# день} few {# дня} many {# дней} other {# дня}} до события",
  "link.other-story": "Речь о событии другого рода",
  "link.other-people": "Ни людей, ни организаций этого события в тексте нет",
  "link.other-incident": "Лучше подходит другое известное событие",
  "link.ambiguous": "Примерно одинаково подходят два известных события",
  "review.reread":
    "Новые правила прочли текст иначе: {added, plural, =0 {новых отметок нет} one {# новая отметка} few {# новые отметки} many {# новых отметок} other {# новых отметок}}, {gone, plural, =0 {ни одна не снята} one {# снята} few {# сняты} many {# снято} other {# снято}}",
  "timeline.said": "Официальное заявление",
  "timeline.relayed": "Слова властей в пересказе других",
  "timeline.reported": "Сообщают другие",
  "timeline.language": "Высказывания других",
  "timeline.changed": "Страница изменена",
  "timeline.removal-suspected": "Страница, возможно, удалена",
  "timeline.removed": "Страница удалена",
  "timeline.restored": "Страница снова на месте",
  "timeline.position-changed": "Позиция изменилась",
  "timeline.demand": "Требование",
  "timeline.due": "Срок истёк",
  "timeline.position-changed.text":
    "Сначала: {from} ({fromDay}); затем: {to} ({toDay}). Это может быть добросовестным уточнением; противоречием это называет только человек.",
  "timeline.position-changed.is":
    "Показано, потому что более позднее заявление занимает иную позицию.",
  "timeline.says": "В заявлении говорится:",
  "timeline.relayed.says": "Передаёт {source} (это не прямая цитата властей):",
  "timeline.reported.says": "Сообщает {reporter}:",
  "timeline.no-flags": "В этом заявлении ничего не отмечено.",
  "timeline.computed": "Связь установлена автоматически, ещё не подтверждена",
  "timeline.confirmed": "Связь подтверждена человеком",
  "timeline.published": "опубликовано {when}",
  "timeline.seen": "замечено {when}",
  "timeline.made": "выдвинуто {when}",
  "timeline.due-on": "срок: {when}",
  "timeline.removed.text":
    "Страница больше не открывается по своему адресу. Сохранённая копия от {when} остаётся.",
  "absence.title":
    "{count, plural, one {Что сайт отвечал вместо страницы (# копия как доказательство)} few {Что сайт отвечал вместо страницы (# копии как доказательство)} many {Что сайт отвечал вместо страницы (# копий как доказательство)} other {Что сайт отвечал вместо страницы (# копии как доказательство)}}",
  "absence.not-found": "такой страницы нет",
  "absence.gone": "страница удалена насовсем",
  "absence.redirect-to-listing": "перенаправление на список или главную страницу",
  "absence.redirect-elsewhere": "перенаправление на другую страницу",
  "absence.soft-not-found": "страница о том, что ничего нет, или пустая рамка",
  "absence.missing-from-channel": "канал без этого поста",
  "absence.browser": "в Chromium",
  "timeline.show-change": "Что изменилось: версия {from} → {to}",
  "timeline.demand.text": "{madeBy} → {authority}: {text}",
  "clock.title":
    "{count, plural, =1 {В этом источнике заявления не найдено} one {В # источнике заявления не найдено} few {В этих # источниках заявления не найдено} many {В этих # источниках заявления не найдено} other {В # источника заявления не найдено}}",
  "clock.days":
    "Под наблюдением {watched, plural, one {# день} few {# дня} many {# дней} other {# дня}} из {days}, считая с {since}",
  "clock.coverage": "Сказанное на брифингах, по телевидению или в личных письмах нам не видно.",
  "clock.demand": "Требование: {text}",
  "clock.source": "{name}: под наблюдением {percent}% времени",
} as const;
