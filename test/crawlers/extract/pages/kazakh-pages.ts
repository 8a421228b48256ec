import type { PageRecipe } from "./page-kit.ts";

/** Synthetic Kazakh pages after national and regional outlets and state bodies. */
export const KAZAKH_PAGES: readonly PageRecipe[] = [
  {
    name: "kk-radio-service",
    language: "kk",
    url: "https://radio-a.example.org/a/32145678.html",
    publishedAt: "2022-10-18T17:25:00+06:00",
    showsAuthor: true,
    make: (kit) =>
      `<!DOCTYPE html><html lang="kk"><head><meta charset="utf-8"><title>${kit.title}</title><meta property="og:title" content="${kit.title}"><script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"${kit.title}","datePublished":"2022-10-18 11:25:00Z","author":{"@type":"Person","name":"${kit.author}"}}</script></head><body><div class="hdr-20"><ul>${kit.times(7, () => `<li class="nav-item"><a href="/z/1">${kit.other().split(" ")[0]}</a></li>`)}</ul></div><main id="content"><div class="container"><div class="hdr-container"><div class="category"><a href="/z/1">Жаңалықтар</a></div><div class="col-title"><h1 class="title pg-title">${kit.title}</h1></div><div class="col-publishing-details"><div class="publishing-details"><div class="published"><span class="date"><time pubdate="pubdate" datetime="2022-10-18T17:25:00+06:00">Қазан 18, 2022</time></span></div><div class="links"><ul><li><a class="links__item-link">${kit.author}</a></li></ul></div></div></div></div><div class="body-container"><div class="intro"><p>${kit.text(2)}</p></div><div id="article-content" class="content-floated-wrap fb-quotable"><div class="wsw">${kit.ps(2, 3)}<div class="wsw__embed"><figure class="media-image"><img src="/1.jpg"><figcaption><span class="caption">Сот ғимараты. Көрнекі сурет.</span></figcaption></figure></div>${kit.ps(2)}<div class="wsw__a-embed"><div class="media-block also-read"><a href="/a/2"><div class="media-block__content"><span class="label">Тағы оқыңыз</span><h4>${kit.other()}</h4></div></a></div></div>${kit.ps(1, 2)}</div><ul><li><div class="c-author"><p>${kit.aside(2)}</p></div></li></ul></div></div></div></main><div class="region"><h2>Басты тақырыптар</h2>${kit.times(6, () => `<div class="media-block"><a href="/a/3"><h4 class="media-block__title">${kit.other()}</h4></a></div>`)}</div></body></html>`,
  },
  {
    name: "kk-state-agency",
    language: "kk",
    url: "https://agency-b.example.kz/kz/komissiya-zhatahana_a4012345",
    publishedAt: "2023-02-09T14:47:00+06:00",
    make: (kit) =>
      `<!doctype html><html lang="kk"><head><meta charset="utf-8"><title>${kit.title}</title><meta property="og:title" content="${kit.title}"></head><body><header class="header"><nav>${kit.times(8, () => `<a href="/c">${kit.other().split(" ")[0]}</a>`)}</nav></header><section class="article-page"><div class="article"><div class="article__time">14:47, 09 Ақпан 2023 | GMT +6</div><h1 class="article__title">${kit.title}</h1><div class="article__picture"><img src="/1.jpg"><div class="article__picture-alt">Фото: агенттік мұрағатынан</div></div><div class="article__body-text"><p>АСТАНА. АГЕНТТІК – ${kit.text(2)}</p><p>${kit.text(2)}</p><p>${kit.text(3)}</p><div class="frame-related"><a href="/n">${kit.other()}</a></div><p>${kit.text(1)}</p><p>${kit.text(2)}</p></div><div class="article__tags">Тегтер: <a href="/t">Білім</a><a href="/t">Астана</a></div><div class="article__author"><div class="author-name"><a href="/p">${kit.author}</a></div><div>Автор</div></div></div><div class="sidebar"><div class="sidebar__title">Соңғы жаңалықтар</div>${kit.times(10, () => `<div class="sidebar__item"><span>14:20</span><a href="/n">${kit.other()}</a></div>`)}</div></section><footer>Барлық құқықтар қорғалған. Материалдарды пайдалану кезінде сілтеме жасау міндетті.</footer></body></html>`,
    showsAuthor: true,
  },
  {
    name: "kk-national-newspaper",
    language: "kk",
    url: "https://gazet-c.example.kz/article/334455-kyryk-uy",
    publishedAt: "2024-05-21",
    make: (kit) =>
      `<!doctype html><html lang="kk"><head><meta charset="utf-8"><title>${kit.title} - Газет</title></head><body><div class="container-fluid"><div class="row">${kit.times(6, () => `<div class="col"><a href="/r">${kit.other().split(" ")[0]}</a></div>`)}</div></div><div class="container"><div class="row"><div class="col-lg-8"><nav aria-label="breadcrumb"><ol class="breadcrumb"><li class="breadcrumb-item"><a href="/">Басты бет</a></li></ol></nav><h1 class="name_big_new">${kit.title}</h1><div class="d-flex"><span>21 Мамыр, 2024</span><span>634 рет</span><span>8 мин оқу уақыты</span></div><div class="tag_anons">${kit.text(1)}</div><div class="news_text_new"><p style="text-align:justify">${kit.text(3)}</p><p style="text-align:justify">${kit.text(3)}</p><p style="text-align:justify"><strong>${kit.keep("Ауыл тарихы")}</strong></p><p style="text-align:justify">${kit.text(2)}</p><p style="text-align:justify">${kit.text(4)}</p><p style="text-align:right"><strong>${kit.author},</strong></p></div><div class="share"><span>Бөлісу:</span></div><h4>Соңғы жаңалықтар</h4><div class="row">${kit.times(6, () => `<div class="col-md-4"><div class="card"><div class="card-body"><p class="card-text"><a href="/n">${kit.other()}</a></p><small class="text-muted">21 мамыр, 2024</small></div></div></div>`)}</div></div></div></div></body></html>`,
  },
  {
    name: "kk-wordpress-regional",
    language: "kk",
    url: "https://ondir-d.example.kz/archives/45120",
    publishedAt: "2021-03-30T09:15:00+06:00",
    make: (kit) =>
      `<!doctype html><html lang="kk"><head><meta charset="utf-8"><title>${kit.title} – Өңір жаңалықтары</title></head><body class="single-post"><div id="header"><ul class="menu">${kit.times(6, () => `<li class="menu-item"><a href="/c">${kit.other().split(" ")[0]}</a></li>`)}</ul></div><div id="main-content"><div class="content"><article class="post-listing post status-publish"><div class="post-inner"><h1 class="name post-title entry-title"><span itemprop="name">${kit.title}</span></h1><p class="post-meta"><span class="tie-date"><i class="fa fa-clock-o"></i>30.03.2021 09:15</span><span class="post-cats">Қоғам</span><span class="post-comments"><a>пікір жоқ</a></span><span class="post-views">118 рет қаралды</span></p><div class="entry">${kit.ps(2, 2, 3)}<div class="share-post"><span class="share-text">Бөлісу</span></div></div><p class="post-tag">Тегтер <a>қоғам</a></p></div></article><div class="post-navigation"><div class="post-previous"><a><span>Алдыңғы</span> ${kit.other()}</a></div></div><section id="related_posts"><div class="block-head"><h3>Ұқсас жаңалықтар</h3></div><div class="post-listing">${kit.times(3, () => `<div class="related-item"><h3><a href="/a">${kit.other()}</a></h3><p class="post-meta"><span class="tie-date">29.03.2021</span></p></div>`)}</div></section></div></div></body></html>`,
  },
  {
    name: "kk-akimat-portal",
    language: "kk",
    url: "https://akimdik-e.example.kz/kk/news/1290",
    publishedAt: "2022-08-04",
    make: (kit) =>
      `<!doctype html><html lang="kk"><head><meta charset="utf-8"><title>Әкімдік сайты</title></head><body><div class="top"><a>Қаз</a><a>Рус</a></div><div class="menu">${kit.times(8, () => `<a href="/">${kit.other()}</a>`)}</div><div class="content"><h2>${kit.title}</h2><div class="info">Жарияланған күні: 2022 жылғы 4 тамыз</div><div class="full"><div style="text-align: justify;">${kit.text(3)}</div><div style="text-align: justify;">&nbsp;</div><div style="text-align: justify;">${kit.text(2)}</div><div style="text-align: justify;">${kit.text(2)}</div></div><div class="print">Басып шығару</div></div><div class="right"><div class="poll"><p>Сайт сізге ұнай ма? Пікіріңізді білдіріңіз, біз үшін маңызды.</p></div>${kit.times(5, () => `<div class="rn"><a href="/n">${kit.other()}</a></div>`)}</div></body></html>`,
  },
  {
    name: "kk-short-with-bilingual-frame",
    language: "kk",
    url: "https://portal-f.example.kz/kk/news/77120",
    publishedAt: "2023-07-07T18:30:00+06:00",
    make: (kit) =>
      `<!doctype html><html lang="ru"><head><meta charset="utf-8"><title>${kit.title}</title><meta property="og:title" content="${kit.title}"></head><body><header><a>Главная</a><a>Новости</a><a>Все рубрики портала</a></header><main><article><h1>${kit.title}</h1><span class="date">7 шілде 2023, 18:30</span><div class="body"><p>${kit.text(1)}</p><p>${kit.text(2)}</p></div></article><section class="others"><h3>Последние новости</h3><div class="o"><a href="/1">Почему в новом микрорайоне до сих пор нет остановки</a></div><div class="o"><a href="/2">Ярмарка мёда откроется в субботу</a></div><div class="o"><a href="/3">Трамвай вернётся на проспект через два года</a></div></section></main><footer><p>При перепечатке материалов активная ссылка обязательна. Редакция не несёт ответственности за достоверность рекламы.</p></footer></body></html>`,
  },
  {
    name: "kk-old-tables",
    language: "kk",
    url: "http://gazet-g.example.kz/?id=551",
    publishedAt: "2012-12-12",
    make: (kit) =>
      `<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><title>${kit.title}</title></head><body><table width="100%"><tr><td colspan="2"><b>Аудандық газет</b></td></tr><tr><td width="25%" valign="top">${kit.times(7, () => `<a href="/r">${kit.other()}</a><br><br>`)}</td><td valign="top"><p class="hd"><b>${kit.title}</b></p><p><font size="1">12.12.2012</font></p><p>${kit.text(2)}</p><p>${kit.text(3)}</p><p>${kit.text(2)}</p><p align="right"><i>${kit.author}</i></p></td></tr></table><div align="center">Газеттің таралымы 3200 дана. Мекенжайы: Үлгі көшесі, 5.</div></body></html>`,
  },
  {
    name: "kk-interview",
    language: "kk",
    url: "https://gazet-h.example.kz/suhbat/1201",
    publishedAt: "2020-10-14",
    make: (kit) =>
      `<!doctype html><html lang="kk"><head><meta charset="utf-8"><title>${kit.title} | Сұхбат</title><meta property="og:title" content="${kit.title}"></head><body><nav>${kit.times(6, () => `<a href="/">${kit.other()}</a>`)}</nav><div class="single"><h1>${kit.title}</h1><p class="date">14 қазан 2020</p><div class="single-content"><p><em>${kit.text(2)}</em></p>${kit.times(5, (n) => `<p><b>– ${kit.keep(`${n}-сұрақ: бұл туралы қалай білдіңіз?`)}</b></p><p>– ${kit.text(2)}</p>`)}<p><b>– ${kit.keep("Әңгімеңізге рақмет!")}</b></p><p>Сұхбаттасқан ${kit.author}</p></div><div class="banner"><p>Газетке жазылыңыз! Жазылу индексі 00000, бағасы бір жылға алты мың теңге.</p></div></div></body></html>`,
  },
  {
    name: "kk-listing-of-blocks",
    language: "kk",
    url: "https://aikyn-i.example.kz/2023/06/12/talap/",
    publishedAt: "2023-06-12T11:05:00+06:00",
    make: (kit) =>
      `<!doctype html><html lang="kk"><head><meta charset="utf-8"><title>${kit.title} - Басылым</title><meta property="og:title" content="${kit.title}"><meta property="article:published_time" content="2023-06-12T11:05:00+06:00"></head><body><div class="hd">${kit.times(6, () => `<a href="/">${kit.other()}</a>`)}</div><div class="content-left"><h1 class="post-title">${kit.title}</h1><div class="post-date">12 Маусым 2023 11:05</div><div class="post-lead"><p>${kit.text(1)}</p></div><div class="post-text"><p>${kit.text(2)}</p><p><a href="/r" class="inread">${kit.other()}</a></p><p>${kit.text(2)}</p><ul>${kit.items(1, 1, 1)}</ul><p>${kit.text(1)}</p><p>Біздің Telegram каналымызға жазылыңыз!</p></div><div class="post-tags"><a>#қоғам</a> <a>#сот</a> <a>#талап</a></div><div class="fb-comments"></div></div><div class="content-right">${kit.times(9, () => `<div class="r"><a href="/n">${kit.other()}</a><time datetime="2023-06-12T10:00:00+06:00">10:00</time></div>`)}</div></body></html>`,
  },
];
