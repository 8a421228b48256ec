import type { PageKit, PageRecipe } from "./page-kit.ts";

/** Synthetic pages after the layouts of large news portals: many blocks of other articles, advertisements between paragraphs. */

const card = (kit: PageKit, name: string) =>
  `<div class="${name}"><a href="/n/1"><img src="/i.jpg" alt=""><span class="${name}-title">${kit.other()}</span></a><span class="${name}-date">12:40</span></div>`;

export const NEWS_PORTALS: readonly PageRecipe[] = [
  {
    name: "portal-ads-between",
    language: "ru",
    url: "https://portal-a.example.kz/society/1745-poliklinika/",
    publishedAt: "2023-03-14T09:20:00+06:00",
    showsAuthor: true,
    make: (
      kit,
    ) => `<!doctype html><html lang="ru"><head><meta charset="utf-8"><title>${kit.title} | Портал А</title><meta property="og:title" content="${kit.title}"><meta property="og:site_name" content="Портал А">
<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"${kit.title}","datePublished":"2023-03-14T09:20:00+06:00","author":{"@type":"Person","name":"${kit.author}"}}</script></head><body>
<header class="l-header"><div class="l-header__top"><a href="/">Портал А</a><span class="weather">+4°</span></div><ul class="l-header__nav">${kit.times(8, () => `<li><a href="/r">${kit.other().split(" ")[0]}</a></li>`)}</ul></header>
<div class="l-main"><div class="layout-content-type-page"><article class="article"><h1 class="main-headline">${kit.title}</h1><div class="article-info"><time class="datetime" datetime="2023-03-14T09:20:00+06:00">14 марта 2023, 09:20</time><span class="counter">1 274</span><a class="author" href="/a/1">${kit.author}</a></div>
<div class="formatted-body"><div class="formatted-body__content--wrapper"><p class="align-left formatted-body__paragraph"><strong>${kit.text(2)}</strong></p>
<div class="js-article-ad ad-slot"><span>Реклама</span><p>Скидка 20% на всю мебель до конца месяца. Успейте заказать с бесплатной доставкой по городу!</p></div>
<p class="align-left formatted-body__paragraph">${kit.text(3)}</p><p class="align-left formatted-body__paragraph">${kit.text(2)}</p>
<div class="also-read"><div class="also-read__title">Читайте также</div><a class="also-read__link" href="/n/5">${kit.other()}</a></div>
<p class="align-left formatted-body__paragraph">${kit.text(1)}</p><p class="align-left formatted-body__paragraph">${kit.text(3)}</p>
<div class="js-article-ad ad-slot"></div><p class="align-left formatted-body__paragraph">${kit.text(2)}</p></div></div>
<div class="article-tags"><a href="/t/1">Медицина</a><a href="/t/2">Пригород</a></div><div class="share-panel"><button>Поделиться</button></div><p class="orphus">Нашли ошибку? Выделите текст и нажмите Ctrl+Enter.</p></article>
<section class="block-infinite"><h2>Читайте далее</h2>${kit.times(9, () => `<article class="block-infinite__item"><a href="/n/7"><h3>${kit.other()}</h3></a><p>${kit.aside(1)}</p><time datetime="2023-03-15T10:00:00+06:00">15 марта, 10:00</time></article>`)}</section></div>
<aside class="l-aside"><h3>Главное сегодня</h3>${kit.times(10, () => card(kit, "latest-news"))}</aside></div><footer class="l-footer"><p>© 2012–2023. При использовании материалов ссылка на портал обязательна. Мнение редакции может не совпадать с мнением авторов.</p></footer></body></html>`,
  },
  {
    name: "portal-hashed-classes",
    language: "ru",
    url: "https://portal-b.example.ru/news/2022/11/08/obshchezhitie/",
    publishedAt: "2022-11-08T16:45:00+03:00",
    make: (
      kit,
    ) => `<!doctype html><html lang="ru"><head><meta charset="utf-8"><title>${kit.title}: Город: Портал Б</title><meta property="og:title" content="${kit.title}"></head><body><div id="app"><div class="_1hNq2"><div class="_9sKd0"><a href="/">Портал Б</a>${kit.times(7, () => `<a class="_aa1" href="/r/">${kit.other().split(" ")[1]}</a>`)}</div></div>
<div class="_3fGh8"><div class="_2pLz1 _topic"><a class="_77xy" href="/r/city">Город</a><span class="_0dt9">16:45, 8 ноября 2022</span></div><h1 class="_8kLm3"><span class="_8kLm3b">${kit.title}</span><span class="_4rt5">${kit.keep("Проверка началась после письма студентов")}</span></h1>
<div class="_5vBn7"><div class="_6mQw"><p class="_6mQwp">${kit.text(3)}</p><p class="_6mQwp">${kit.text(2)}</p></div><div class="_bnr1"><div></div></div><div class="_6mQw"><p class="_6mQwp">${kit.text(2)}</p><p class="_6mQwp">${kit.text(4)}</p><p class="_6mQwp">${kit.text(1)}</p></div></div>
<div class="_1tgk"><a href="/t/1">общежитие</a><a href="/t/2">проверка</a></div><div class="_9like"><span>Что думаете?</span><button>12</button><button>3</button></div></div>
<div class="_7side"><div class="_7ttl">Последние новости</div>${kit.times(14, () => `<a class="_7item" href="/news/x"><span class="_7time">16:2${Math.floor(2)}</span><span>${kit.other()}</span></a>`)}</div>
<div class="_4more"><div class="_4ttl">Материалы по теме</div>${kit.times(4, () => `<a class="_4card" href="/x"><h3>${kit.other()}</h3><span>${kit.aside(1)}</span></a>`)}</div></div></div></body></html>`,
  },
  {
    name: "portal-blocks-of-text",
    language: "ru",
    url: "https://agency-c.example.ru/20210729/sud-1743398711.html",
    publishedAt: "2021-07-29T14:30:00+03:00",
    make: (
      kit,
    ) => `<!doctype html><html lang="ru"><head><meta charset="utf-8"><title>${kit.title} - Агентство В, 29.07.2021</title><meta property="og:title" content="${kit.title}"></head><body class="m-article"><div class="page__width"><div class="header">${kit.times(6, () => `<a class="header__menu-item" href="/">${kit.other().split(" ")[0]}</a>`)}</div>
<div class="layout-article"><div class="layout-article__over"><div class="layout-article__main"><div class="layout-article__main-over"><div class="article__header"><div class="article__info"><div class="article__info-date"><a href="/20210729/">14:30 29.07.2021</a></div><div class="article__info-statistic">4812</div></div><h1 class="article__title">${kit.title}</h1></div>
<div class="article__announce"><div class="media"><div class="media__copyright">© Агентство В / Фотограф</div></div></div>
<div class="article__body js-mediator-article mia-analytics"><div class="article__block" data-type="text"><div class="article__text"><strong>АЛМАТЫ, 29 июл — Агентство В.</strong> ${kit.text(2)}</div></div><div class="article__block" data-type="text"><div class="article__text">${kit.text(3)}</div></div>
<div class="article__block" data-type="banner"><div class="banner"></div></div><div class="article__block" data-type="article"><div class="article__article"><a href="/1.html" class="article__article-link"><span class="article__article-title">${kit.other()}</span><span class="article__article-date">28 июля 2021, 10:12</span></a></div></div>
<div class="article__block" data-type="quote"><blockquote class="article__quote"><div class="article__quote-text">${kit.text(1)}</div></blockquote></div><div class="article__block" data-type="text"><div class="article__text">${kit.text(2)}</div></div><div class="article__block" data-type="list"><ul class="article__list">${kit.items(1, 1, 1)}</ul></div><div class="article__block" data-type="text"><div class="article__text">${kit.text(2)}</div></div></div>
<div class="article__tags">${kit.times(4, () => `<a class="article__tags-item" href="/t">${kit.other().split(" ")[2]}</a>`)}</div><div class="article__userbar"><span>Обсудить</span></div></div></div>
<div class="layout-article__right">${kit.times(8, () => `<div class="cell-list__item"><a href="/x"><span class="cell-list__item-title">${kit.other()}</span></a><div class="cell-info"><div class="cell-info__date">29 июля, 13:05</div></div></div>`)}</div></div></div></div></body></html>`,
  },
  {
    name: "portal-lead-outside",
    language: "ru",
    url: "https://portal-d.example.kz/kazakhstan_news/komissiya-proverila-531200/",
    publishedAt: "2024-02-05T11:02:00+06:00",
    make: (
      kit,
    ) => `<!doctype html><html lang="ru"><head><meta charset="utf-8"><title>${kit.title}: 05 февраля 2024, 11:02 - новости на Портал Д</title><meta property="og:title" content="${kit.title}"></head><body><div class="header"><div class="header_wrap">${kit.times(9, () => `<a href="/r/">${kit.other().split(" ")[0]}</a>`)}</div></div>
<main class="container"><section class="first container"><div class="content_main"><div class="breadcrumb"><a href="/">Главная</a> / <a href="/kz">Новости Казахстана</a></div><h1 class="head-single">${kit.title}</h1><div class="content_main_meta_author_item_time">05 февраля 2024 | 11:02</div><picture class="content_main_thumb_img"><img src="/p.webp" alt=""></picture><div class="content_main_thumb_alt">Иллюстративное фото: Портал Д</div>
<h2 class="content_main_desc"><p>${kit.text(2)}</p></h2><div class="content_main_text"><p>${kit.text(2)}</p><p>${kit.text(1)}</p><blockquote><p>${kit.text(2)}</p></blockquote><p>${kit.text(3)}</p><p style="text-align:center"><a href="https://t.me/x"><strong>Подписывайтесь на наш Telegram-канал, чтобы узнавать новости первыми</strong></a></p><p>${kit.text(2)}</p><p>${kit.text(1)}</p></div>
<div class="content_main_text_tags"><span><a href="/tag/a">проверка</a></span><span><a href="/tag/b">общежитие</a></span></div><div class="tn-reactions"><span>😄 3</span><span>😡 41</span></div><div class="content_main_inner"><div class="best_comment"><b>Комментарии</b>${kit.times(4, () => `<div class="comment_item"><span>user77</span><span>5 февраля 2024, 12:10</span><p>${kit.comment()}</p></div>`)}</div></div></div>
<aside class="content_sidebar"><div class="content_sidebar_title">Новости партнёров</div>${kit.times(12, () => card(kit, "content_sidebar_item"))}</aside></section><section><h2>Читают сейчас</h2>${kit.times(8, () => card(kit, "main-news_top_item"))}</section></main><footer class="footer"><p>Использование материалов разрешается только со ссылкой.</p></footer></body></html>`,
  },
  {
    name: "portal-next-article-below",
    language: "ru",
    url: "https://portal-e.example.kz/article/78123",
    publishedAt: "2023-10-02T18:05:00+06:00",
    make: (
      kit,
    ) => `<!doctype html><html lang="ru"><head><meta charset="utf-8"><title>${kit.title} - Портал Е</title><meta property="og:title" content="${kit.title}"><meta property="article:published_time" content="2023-10-02T18:05:00+06:00"></head><body><div class="wrap"><div class="topline">${kit.times(6, () => `<a href="/">${kit.other()}</a>`)}</div>
<div class="articles-feed"><div class="articleBlock"><div class="articleHead"><div class="date">2 октября 2023, 18:05</div><h1>${kit.title}</h1></div><div class="description">${kit.text(1)}</div><div class="content">${kit.ps(2, 3, 2)}<div class="adfox"></div>${kit.ps(2, 1)}</div><div class="shareBlock">Поделиться: <a>VK</a> <a>Telegram</a> <a>WhatsApp</a></div></div>
<div class="articleBlock"><div class="articleHead"><div class="date">1 октября 2023, 09:00</div><h1>${kit.other()}</h1></div><div class="description">${kit.aside(1)}</div><div class="content">${kit.times(9, () => `<p>${kit.aside(3)}</p>`)}</div><div class="shareBlock">Поделиться: <a>VK</a></div></div></div>
<div class="sidebar"><h4>Популярное</h4>${kit.times(7, () => `<div class="pop"><a href="/article/1">${kit.other()}</a></div>`)}</div></div></body></html>`,
  },
  {
    name: "portal-short-notice",
    language: "ru",
    url: "https://portal-f.example.kz/ru/news/short/4411",
    publishedAt: "2024-06-19T10:15:00+05:00",
    make: (
      kit,
    ) => `<!doctype html><html lang="ru"><head><meta charset="utf-8"><title>${kit.title}</title></head><body><div class="page"><div class="head"><a href="/">Портал Ж</a></div><div class="cols"><div class="col-center"><h1>${kit.title}</h1><div class="time">19.06.2024 10:15</div><div class="news-text"><p>${kit.text(1)}</p><p>${kit.text(1)}</p></div><div class="socials"><a>FB</a><a>TG</a></div>
<h3>Другие новости раздела</h3><ul class="other">${kit.times(10, () => `<li><a href="/n">${kit.other()}</a><p>${kit.aside(2)}</p></li>`)}</ul></div><div class="col-right">${kit.times(6, () => `<div class="opinion"><a href="/o">${kit.other()}</a><p>${kit.aside(2)}</p></div>`)}</div></div></div></body></html>`,
  },
  {
    name: "portal-comments-longer",
    language: "ru",
    url: "https://portal-g.example.kz/news/2020/12/03/most",
    publishedAt: "2020-12-03",
    make: (
      kit,
    ) => `<!doctype html><html lang="ru"><head><meta charset="utf-8"><title>${kit.title} — Портал З</title><meta property="og:title" content="${kit.title}"></head><body><div class="container"><div class="row"><div class="col-md-8"><h1 class="title">${kit.title}</h1><p class="meta">3 декабря 2020 · Просмотров: 9 812</p><div class="text">${kit.ps(2, 2, 1)}</div>
<div id="mc-container" class="discussion"><h3>Обсуждение (24)</h3>${kit.times(24, (n) => `<div class="post-item"><div class="post-head"><b>Гость ${n}</b> <span>03.12.2020, 1${n % 10}:0${n % 6}</span></div><div class="post-msg">${kit.comment()} ${kit.comment()} ${kit.comment()}</div><a class="reply">Ответить</a></div>`)}</div></div><div class="col-md-4">${kit.times(8, () => `<div class="media"><a href="#">${kit.other()}</a></div>`)}</div></div></div></body></html>`,
  },
  {
    name: "portal-amp",
    language: "ru",
    url: "https://portal-h.example.ru/amp/society/55123/",
    publishedAt: "2022-04-21T07:30:00+03:00",
    make: (
      kit,
    ) => `<!doctype html><html ⚡ lang="ru"><head><meta charset="utf-8"><title>${kit.title}</title><link rel="canonical" href="https://portal-h.example.ru/society/55123/"><script type="application/ld+json">{"@context":"http://schema.org","@type":"NewsArticle","mainEntityOfPage":"https://portal-h.example.ru/society/55123/","headline":"${kit.title}","datePublished":"2022-04-21T07:30:00+03:00"}</script></head><body><amp-sidebar id="sb"><ul>${kit.times(8, () => `<li><a href="/">${kit.other().split(" ")[0]}</a></li>`)}</ul></amp-sidebar><header><a href="/">Портал И</a></header>
<main><h1>${kit.title}</h1><p class="meta">21 апреля 2022, 07:30</p><amp-img src="/1.jpg" width="600" height="400"></amp-img><p class="lead">${kit.text(2)}</p><amp-ad width="300" height="250"></amp-ad><p>${kit.text(3)}</p><p>${kit.text(2)}</p><h2>${kit.keep("Что ответили в управлении")}</h2><p>${kit.text(2)}</p><amp-ad width="300" height="250"></amp-ad><p>${kit.text(2)}</p><section class="related"><h4>По теме</h4>${kit.times(5, () => `<p><a href="/amp/1">${kit.other()}</a></p>`)}</section></main><footer><p>Полная версия сайта</p><p>16+</p></footer></body></html>`,
  },
  {
    name: "portal-cookie-and-paywall",
    language: "ru",
    url: "https://business-i.example.ru/articles/2023/09/11/tarif",
    publishedAt: "2023-09-11T08:00:00+03:00",
    showsAuthor: true,
    make: (
      kit,
    ) => `<!doctype html><html lang="ru"><head><meta charset="utf-8"><title>${kit.title} :: Деловая газета</title><meta property="og:title" content="${kit.title}"><meta name="author" content="${kit.author}"></head><body><div class="cookie-bar"><p>Мы используем файлы cookie, чтобы сайт работал лучше. Оставаясь на сайте, вы соглашаетесь с условиями обработки персональных данных и политикой конфиденциальности.</p><button>Хорошо</button></div>
<div class="topbar">${kit.times(9, () => `<a href="/">${kit.other().split(" ")[0]}</a>`)}</div><div class="article-wrap"><div class="article-head"><div class="rubric">Экономика</div><h1 class="article-head__title">${kit.title}</h1><div class="article-head__sub">${kit.text(1)}</div><div class="article-head__meta"><a class="author-link">${kit.author}</a>, <span class="dt">11 сентября 2023, 08:00</span></div></div>
<div class="article-columns"><div class="article-main"><div class="boxes">${kit.times(4, () => `<div class="box-paragraph"><p class="box-paragraph__text">${kit.text(3)}</p></div>`)}<div class="box-inset"><div class="inset__title">Досье</div><p class="inset__text">${kit.text(2)}</p></div>${kit.times(3, () => `<div class="box-paragraph"><p class="box-paragraph__text">${kit.text(2)}</p></div>`)}</div>
<div class="subscribe-offer"><h4>Читайте без ограничений</h4><p>Оформите подписку и получите доступ ко всем материалам сайта на любом устройстве всего за 199 рублей в месяц.</p><button>Подписаться</button></div></div><div class="article-side">${kit.times(9, () => `<div class="newsfeed__item"><time>10:1</time><a href="/n">${kit.other()}</a></div>`)}</div></div></div></body></html>`,
  },
];
