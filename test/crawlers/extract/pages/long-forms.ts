import type { PageRecipe } from "./page-kit.ts";

/** Synthetic pages of other forms than the plain report: interviews, live reports, rankings, tables, galleries. */
export const LONG_FORMS: readonly PageRecipe[] = [
  {
    name: "interview-bold-questions",
    language: "ru",
    url: "https://media-a.example.kz/interview/2022/03/08/advokat",
    publishedAt: "2022-03-08",
    showsAuthor: true,
    make: (kit) =>
      `<!doctype html><html lang="ru"><head><meta charset="utf-8"><title>${kit.title} - Медиа А</title><meta property="og:title" content="${kit.title}"></head><body><header class="hd"><nav>${kit.times(6, () => `<a href="/">${kit.other().split(" ")[0]}</a>`)}</nav></header><div class="post-page"><div class="post-page__head"><h1>${kit.title}</h1><div class="post-page__info"><span class="post-page__author">${kit.author}</span><span class="post-page__date">8 марта 2022</span></div><div class="post-page__lead">${kit.text(2)}</div></div><div class="post-page__cols"><div class="post-page__text"><p>${kit.text(2)}</p>${kit.times(6, (n) => `<p><strong>— ${kit.keep(`Вопрос ${n}: как вы узнали об этом и что сделали?`)}</strong></p><p>— ${kit.text(2)}</p><p>${kit.text(2)}</p>`)}<div class="pullquote">${kit.keep("Закон один для всех, и мы это докажем")}</div><p><strong>— ${kit.keep("Спасибо!")}</strong></p></div><div class="post-page__side"><div class="donate"><h4>Поддержите независимую журналистику</h4><p>Мы существуем на пожертвования читателей. Любая сумма поможет редакции продолжать работу.</p></div></div></div><div class="more"><h3>Ещё интервью</h3>${kit.times(3, () => `<div class="more__card"><a href="/i">${kit.other()}</a><p>${kit.aside(1)}</p></div>`)}</div></div></body></html>`,
  },
  {
    name: "live-report",
    language: "ru",
    url: "https://media-b.example.kz/live/2022/01/05/miting",
    publishedAt: "2022-01-05T10:00:00+06:00",
    make: (kit) =>
      `<!doctype html><html lang="ru"><head><meta charset="utf-8"><title>${kit.title}. Онлайн</title><meta property="og:title" content="${kit.title}"><meta property="article:published_time" content="2022-01-05T10:00:00+06:00"></head><body><div class="nav">${kit.times(5, () => `<a href="/">${kit.other()}</a>`)}</div><main><h1>${kit.title}</h1><div class="date">5 января 2022</div><p class="lead">${kit.text(2)}</p><div class="online">${kit.times(9, (n) => `<div class="online__item" id="i${n}"><div class="online__time">${kit.keep(`1${n}:2${n % 6}`)}</div><div class="online__text"><p>${kit.text(2)}</p>${n % 3 === 0 ? `<p>${kit.text(1)}</p>` : ""}</div></div>`)}</div><div class="socials"><a>Facebook</a></div></main><div class="sidebar">${kit.times(6, () => `<div class="sb"><a href="/n">${kit.other()}</a></div>`)}</div></body></html>`,
  },
  {
    name: "ranking-numbered-headings",
    language: "ru",
    url: "https://media-c.example.ru/list/desyat-narusheniy",
    publishedAt: "2021-06-15",
    make: (kit) =>
      `<!doctype html><html lang="ru"><head><meta charset="utf-8"><title>${kit.title}</title><meta property="og:title" content="${kit.title}"><script type="application/ld+json">{"@type":"Article","@context":"https://schema.org","headline":"${kit.title}","datePublished":"2021-06-15"}</script></head><body><header>${kit.times(5, () => `<a href="/">${kit.other()}</a>`)}</header><article class="material"><h1>${kit.title}</h1><p>${kit.text(2)}</p>${kit.times(7, (n) => `<div class="list-item"><span class="num">${kit.keep(String(n))}</span><h2>${kit.keep(`Нарушение номер ${n}: коридор второго этажа`)}</h2><img src="/${n}.jpg"><p>${kit.text(2)}</p></div>`)}<p>${kit.text(1)}</p></article><div class="related"><h3>Вам может быть интересно</h3>${kit.times(6, () => `<div class="rel"><a href="/l">${kit.other()}</a></div>`)}</div></body></html>`,
  },
  {
    name: "statistics-tables",
    language: "ru",
    url: "https://media-d.example.kz/analytics/bolnicy-2022",
    publishedAt: "2022-12-20",
    make: (kit) =>
      `<!doctype html><html lang="ru"><head><meta charset="utf-8"><title>${kit.title} - Аналитика</title></head><body><nav>${kit.times(5, () => `<a href="/">${kit.other()}</a>`)}</nav><div id="content"><h1>${kit.title}</h1><time datetime="2022-12-20">20 декабря 2022</time><div class="text">${kit.ps(2, 1)}<table class="data"><caption>${kit.keep("Больницы по районам на конец года")}</caption><thead><tr><th>${kit.keep("Район")}</th><th>${kit.keep("Коек")}</th><th>${kit.keep("Врачей")}</th></tr></thead><tbody>${kit.times(8, (n) => `<tr><td>${kit.keep(`Район ${n} области`)}</td><td>${kit.keep(String(n * 37))}</td><td>${kit.keep(String(n * 11))}</td></tr>`)}</tbody></table>${kit.p(2)}<h3>${kit.keep("Как мы считали")}</h3>${kit.ps(2)}<dl><dt>${kit.keep("Койка")}</dt><dd>${kit.text(1)}</dd><dt>${kit.keep("Ставка")}</dt><dd>${kit.text(1)}</dd></dl></div><div class="tags"><a>медицина</a></div></div></body></html>`,
  },
  {
    name: "photo-report",
    language: "ru",
    url: "https://media-e.example.kz/photo/selo",
    publishedAt: "2020-09-12",
    make: (kit) =>
      `<!doctype html><html lang="ru"><head><meta charset="utf-8"><title>${kit.title} - Фоторепортаж</title><meta property="og:title" content="${kit.title}"></head><body><div class="menu">${kit.times(5, () => `<a href="/">${kit.other()}</a>`)}</div><div class="gallery-page"><h1>${kit.title}</h1><div class="gallery-date">12 сентября 2020</div><p class="gallery-intro">${kit.text(2)}</p>${kit.times(8, (n) => `<div class="photo"><img src="/${n}.jpg"><div class="photo-text">${kit.text(n % 3 === 0 ? 2 : 1)}</div></div>`)}<p>${kit.text(2)}</p></div><div class="other-galleries">${kit.times(6, () => `<div class="g"><a href="/g">${kit.other()}</a></div>`)}</div></body></html>`,
  },
  {
    name: "investigation-with-cards",
    language: "ru",
    url: "https://media-f.example.kz/investigation/voda",
    publishedAt: "2023-05-16T10:00:00+06:00",
    showsAuthor: true,
    make: (kit) =>
      `<!doctype html><html lang="ru"><head><meta charset="utf-8"><title>${kit.title}</title><meta property="og:title" content="${kit.title}"><meta property="article:published_time" content="2023-05-16T10:00:00+06:00"><meta name="author" content="${kit.author}"></head><body><header><a href="/">Медиа Ф</a></header><main><div class="hero"><h1>${kit.title}</h1><div class="hero__lead">${kit.text(2)}</div></div><div class="block block--text"><p>${kit.text(4)}</p><p>${kit.text(3)}</p></div><div class="block block--key"><div class="key__title">${kit.keep("Коротко")}</div><ul>${kit.items(1, 1, 1)}</ul></div><div class="block block--text"><h2>${kit.keep("Скважина за забором")}</h2><p>${kit.text(3)}</p><p>${kit.text(2)}</p></div><div class="block block--image"><figure><img src="/1.jpg"><figcaption>Скважина. Фото предоставлено жителями</figcaption></figure></div><div class="block block--text"><p>${kit.text(4)}</p><p>${kit.text(2)}</p></div><div class="block block--quote"><p>${kit.text(2)}</p><cite>${kit.keep("житель посёлка")}</cite></div><div class="block block--text"><h2>${kit.keep("Чем всё закончилось")}</h2><p>${kit.text(3)}</p><p>${kit.text(3)}</p></div><div class="block block--subscribe"><p>Подпишитесь на рассылку: раз в неделю присылаем главное и ничего лишнего.</p></div><div class="block block--more">${kit.times(4, () => `<a class="card" href="/i"><b>${kit.other()}</b><span>${kit.aside(1)}</span></a>`)}</div></main><footer><p>Медиа Ф. Все материалы доступны по свободной лицензии</p></footer></body></html>`,
  },
  {
    name: "recipe-of-steps",
    language: "ru",
    url: "https://media-g.example.ru/howto/zhaloba",
    publishedAt: "2019-02-27",
    make: (kit) =>
      `<!doctype html><html lang="ru"><head><meta charset="utf-8"><title>${kit.title} — инструкция</title></head><body><div class="header"><ul>${kit.times(6, () => `<li><a href="/">${kit.other().split(" ")[0]}</a></li>`)}</ul></div><div class="guide"><h1>${kit.title}</h1><p class="date">27.02.2019</p><div class="toc"><b>Содержание</b><ol><li><a href="#1">Подготовка</a></li><li><a href="#2">Подача</a></li></ol></div><p>${kit.text(2)}</p><h2 id="1">${kit.keep("Подготовка документов")}</h2><ol>${kit.items(2, 1, 2, 1)}</ol><div class="note"><b>${kit.keep("Важно.")}</b> ${kit.text(1)}</div><h2 id="2">${kit.keep("Подача заявления")}</h2><ul>${kit.items(1, 1, 2)}</ul><p>${kit.text(2)}</p></div><div class="banner"><p>Юридическая консультация онлайн. Первый вопрос бесплатно, ответ за пятнадцать минут.</p></div></body></html>`,
  },
  {
    name: "digest-of-items",
    language: "ru",
    url: "https://media-h.example.kz/digest/2023/11/24",
    publishedAt: "2023-11-24T19:00:00+06:00",
    make: (kit) =>
      `<!doctype html><html lang="ru"><head><meta charset="utf-8"><title>${kit.title}</title><meta property="og:title" content="${kit.title}"></head><body><nav>${kit.times(5, () => `<a href="/">${kit.other()}</a>`)}</nav><div class="digest"><h1>${kit.title}</h1><div class="pub">Опубликовано: 24 ноября 2023, 19:00. Обновлено: 25 ноября 2023, 08:15</div><p>${kit.text(1)}</p>${kit.times(5, (n) => `<h3>${kit.keep(`Новость ${n}. Что случилось за день в районе`)}</h3><p>${kit.text(2)} <a href="/n/${n}">${kit.keep("Подробнее об этом мы писали здесь.")}</a></p>`)}</div><aside>${kit.times(6, () => `<p><a href="/n">${kit.other()}</a></p>`)}</aside></body></html>`,
  },
];
