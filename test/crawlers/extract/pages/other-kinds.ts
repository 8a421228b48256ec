import type { PageRecipe } from "./page-kit.ts";

/** Synthetic pages that are no reports: encyclopaedia, questions and answers, goods, lists, poems, cards of cases. */
export const OTHER_KINDS: readonly PageRecipe[] = [
  {
    name: "kind-encyclopaedia",
    language: "ru",
    url: "https://wiki-a.example.org/wiki/primer",
    publishedAt: null,
    make: (kit) =>
      `<!DOCTYPE html><html lang="ru"><head><meta charset="utf-8"><title>${kit.title} — Народная энциклопедия</title></head><body class="mediawiki ltr ns-0"><div id="mw-page-base"></div><div id="content" class="mw-body"><h1 id="firstHeading" class="firstHeading">${kit.title}</h1><div id="bodyContent" class="vector-body"><div id="siteSub">Материал из Народной энциклопедии</div><div id="mw-content-text" class="mw-body-content"><div class="mw-parser-output"><p>${kit.text(3)}</p><div id="toc" class="toc"><div class="toctitle"><h2>Содержание</h2></div><ul><li><a href="#1">1 История</a></li><li><a href="#2">2 Население</a></li></ul></div><h2><span class="mw-headline" id="1">${kit.keep("История")}</span><span class="mw-editsection">[<a>править</a> | <a>править код</a>]</span></h2><p>${kit.text(3)}</p><p>${kit.text(2)}</p><h2><span class="mw-headline" id="2">${kit.keep("Население")}</span><span class="mw-editsection">[<a>править</a> | <a>править код</a>]</span></h2><table class="wikitable"><tbody>${kit.times(4, (n) => `<tr><td>${kit.keep(`перепись номер ${n}`)}</td><td>${kit.keep(`${n * 120} жителей посёлка`)}</td></tr>`)}</tbody></table><p>${kit.text(2)}</p><ul>${kit.items(1, 1, 1)}</ul></div></div><div id="catlinks" class="catlinks"><a>Категория</a>: <ul><li><a>Населённые пункты</a></li></ul></div></div></div><div id="mw-navigation"><h2>Навигация</h2>${kit.times(12, () => `<li><a href="/">${kit.other().split(" ")[0]}</a></li>`)}</div><footer id="footer"><ul><li>Эта страница в последний раз была отредактирована 4 мая 2021 года в 10:11.</li><li>Текст доступен по свободной лицензии; в отдельных случаях могут действовать дополнительные условия.</li></ul></footer></body></html>`,
  },
  {
    name: "kind-question-answers",
    language: "ru",
    url: "https://otvety-b.example.ru/question/88120",
    publishedAt: "2018-04-04",
    make: (kit) =>
      `<!doctype html><html lang="ru"><head><meta charset="utf-8"><title>${kit.title} - Вопросы и ответы</title><meta property="og:title" content="${kit.title}"></head><body><div class="head"><a href="/">Вопросы и ответы</a><a>Задать вопрос</a></div><div class="q-page"><div class="q--main"><div class="q--user"><a>Пользователь</a> <span class="q--date">4 апреля 2018</span></div><h1 class="q--qtext">${kit.title}</h1><div class="q--qcomment">${kit.text(2)}</div></div><h2 class="q--title">${kit.keep("Ответы")}</h2>${kit.times(4, (n) => `<div class="q--li"><div class="a--user"><a>Знаток ${n}</a> <span class="rank">Мастер (${n * 321})</span></div><div class="a--atext">${kit.text(3)}</div><div class="a--foot"><span>Нравится ${n}</span> <a>Пожаловаться</a></div></div>`)}</div><div class="q-side"><h3>Похожие вопросы</h3>${kit.times(10, () => `<div class="sim"><a href="/q">${kit.other()}?</a></div>`)}</div></body></html>`,
  },
  {
    name: "kind-goods",
    language: "ru",
    url: "https://shop-c.example.kz/p/teplica-2",
    publishedAt: null,
    make: (kit) =>
      `<!doctype html><html lang="ru"><head><meta charset="utf-8"><title>${kit.title} купить в магазине «Пример»</title></head><body><header><div class="cart">Корзина: 0 товаров</div><ul>${kit.times(9, () => `<li><a href="/c">${kit.other().split(" ")[0]}</a></li>`)}</ul></header><div class="product"><h1>${kit.title}</h1><div class="product-price">14 500 тенге</div><button>Купить</button><div class="tabs"><a>Описание</a><a>Отзывы</a></div><div class="product-description"><p>${kit.text(3)}</p><p>${kit.text(2)}</p><ul>${kit.items(1, 1)}</ul></div><table class="product-specs">${kit.times(6, (n) => `<tr><td>${kit.keep(`Показатель номер ${n}`)}</td><td>${kit.keep(`${n * 3} сантиметра`)}</td></tr>`)}</table></div><div class="recommend"><h3>С этим товаром покупают</h3>${kit.times(6, () => `<div class="goods"><a href="/p">${kit.other()}</a><span>9 900 тг</span><button>В корзину</button></div>`)}</div><footer>Доставка по всей стране. Режим работы: ежедневно с 9 до 21</footer></body></html>`,
  },
  {
    name: "kind-blog-index",
    language: "ru",
    url: "https://blog-d.example.ru/",
    publishedAt: null,
    make: (kit) =>
      `<!doctype html><html lang="ru"><head><meta charset="utf-8"><title>${kit.title}</title></head><body class="home blog"><div id="header"><h1><a href="/">${kit.title}</a></h1><ul class="menu"><li><a>Главная</a></li><li><a>Обо мне</a></li></ul></div><div id="content">${kit.times(4, (n) => `<div class="post" id="post-${n}"><h2><a href="/p/${n}">${kit.keep(`Запись номер ${n} о жизни в посёлке`)}</a></h2><div class="postdate">1${n} мая 2014</div><div class="entry"><p>${kit.text(3)}</p><p>${kit.text(2)}</p></div><div class="postmeta">Рубрика: <a>Разное</a> | <a>Комментарии (${n})</a></div></div>`)}<div class="navigation"><a>« Предыдущие записи</a></div></div><div id="sidebar"><h2>Архивы</h2><ul>${kit.times(8, () => `<li><a>${kit.other()}</a></li>`)}</ul></div></body></html>`,
  },
  {
    name: "kind-poem",
    language: "ru",
    url: "https://stihi-e.example.ru/2010/03/01/771",
    publishedAt: "2010-03-01",
    make: (kit) =>
      `<!doctype html><html lang="ru"><head><meta charset="utf-8"><title>${kit.title} (Пример Тестов) / Стихи</title></head><body><div id="container"><div id="header"><a>Авторы</a> <a>Произведения</a> <a>Рецензии</a> <a>Поиск</a></div><h1>${kit.title}</h1><div class="titleauthor"><em><a>Пример Тестов</a></em></div><div class="text">${kit.times(5, () => `${kit.text(1)}<br>${kit.text(1)}<br>${kit.text(1)}<br><br>`)}</div><div class="copyright">© Copyright: Пример Тестов, 2010<br>Свидетельство о публикации №110030100771</div><ul class="lst"><li><a>Список читателей</a> / <a>Версия для печати</a></li><li><a>Другие произведения автора</a></li></ul><h2>Рецензии</h2><div class="recproza"><b>${kit.comment()}</b><small>02.03.2010 12:40</small></div><div id="footer">Портал предоставляет авторам возможность свободной публикации своих литературных произведений в сети Интернет.</div></div></body></html>`,
  },
  {
    name: "kind-case-card",
    language: "ru",
    url: "https://sud-f.example.kz/case/2-118",
    publishedAt: null,
    make: (kit) =>
      `<!doctype html><html lang="ru"><head><meta charset="utf-8"><title>${kit.title}</title></head><body><div class="nav">${kit.times(7, () => `<a href="/">${kit.other()}</a>`)}</div><div class="case"><h1>${kit.title}</h1><table class="case-card">${kit.times(6, (n) => `<tr><th>${kit.keep(`Сведения номер ${n}`)}</th><td>${kit.text(1)}</td></tr>`)}</table><h2>${kit.keep("Движение дела")}</h2><table class="case-moves">${kit.times(5, (n) => `<tr><td>${kit.keep(`1${n}.02.2020`)}</td><td>${kit.text(1)}</td></tr>`)}</table></div><div class="foot">Информация обновляется ежедневно</div></body></html>`,
  },
  {
    name: "kind-event-announcement",
    language: "ru",
    url: "https://afisha-g.example.kz/event/vstrecha",
    publishedAt: null,
    make: (kit) =>
      `<!doctype html><html lang="ru"><head><meta charset="utf-8"><title>${kit.title} — Афиша</title><meta property="og:title" content="${kit.title}"></head><body><header>${kit.times(6, () => `<a href="/">${kit.other().split(" ")[0]}</a>`)}</header><div class="event"><h1>${kit.title}</h1><div class="event__facts"><p><b>${kit.keep("Когда:")}</b> ${kit.keep("17 мая, начало в 19:00")}</p><p><b>${kit.keep("Где:")}</b> ${kit.keep("улица Условная, дом 5, второй этаж")}</p><p><b>${kit.keep("Сколько:")}</b> ${kit.keep("вход свободный, нужна регистрация")}</p></div><div class="event__text"><p>${kit.text(2)}</p><p>${kit.text(3)}</p></div></div><div class="event-list"><h3>Другие события недели</h3>${kit.times(8, () => `<div class="ev"><a href="/e">${kit.other()}</a><span>18 мая</span></div>`)}</div></body></html>`,
  },
  {
    name: "kind-text-under-many-wrappers",
    language: "ru",
    url: "https://ngo-h.example.kz/programs/pomosch",
    publishedAt: null,
    make: (kit) => {
      const wrap = (inner: string, depth: number): string =>
        depth === 0 ? inner : `<div class="w${depth}"><div>${wrap(inner, depth - 1)}</div></div>`;
      return `<!doctype html><html lang="ru"><head><meta charset="utf-8"><title>${kit.title}</title></head><body><div class="site"><div class="menu-top">${kit.times(7, () => `<div><a href="/">${kit.other()}</a></div>`)}</div>${wrap(`<h1>${kit.title}</h1>`, 3)}${kit.times(5, () => wrap(`<p>${kit.text(2)}</p>`, 5))}${wrap(`<ul>${kit.items(1, 1, 1)}</ul>`, 4)}${wrap(`<p>${kit.text(1)}</p>`, 5)}<div class="bottom"><div><p>Мы работаем с понедельника по пятницу. Звоните нам по телефону горячей линии с девяти до шести.</p></div></div></div></body></html>`;
    },
  },
  {
    name: "kind-category-of-teasers",
    language: "ru",
    url: "https://gazeta-i.example.kz/category/selo/",
    publishedAt: null,
    make: (kit) =>
      `<!doctype html><html lang="ru"><head><meta charset="utf-8"><title>${kit.title}</title></head><body><div class="top"><ul>${kit.times(7, () => `<li><a href="/">${kit.other().split(" ")[0]}</a></li>`)}</ul></div><div class="archive"><h1>${kit.title}</h1>${kit.times(8, (n) => `<div class="teaser-row"><h2><a href="/n/${n}">${kit.keep(`Заметка ${n}: что нового на улице Условной`)}</a></h2><p>${kit.text(2)}</p></div>`)}<div class="pages"><a>1</a><a>2</a><a>Дальше</a></div></div><div class="bottom">Подписка на газету во всех отделениях почты</div></body></html>`,
  },
];
