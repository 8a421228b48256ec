import type { PageRecipe } from "./page-kit.ts";

/** Synthetic pages after the sites of ministries, akimats, police departments, prosecutors and courts. */
export const STATE_PAGES: readonly PageRecipe[] = [
  {
    name: "state-portal-rendered",
    language: "ru",
    url: "https://www.gov.example.kz/memleket/entities/almobl-police/press/news/details/612345?lang=ru",
    publishedAt: "2023-09-05",
    make: (
      kit,
    ) => `<!doctype html><html lang="ru"><head><meta charset="utf-8"><title>${kit.title}</title></head><body><div id="root"><div class="sc-header"><div class="sc-aXy">${kit.times(5, () => `<a href="/m">${kit.other()}</a>`)}</div><div class="sc-lang"><span>ҚАЗ</span><span>РУС</span><span>ENG</span></div></div><div class="sc-bdVaJa content"><div class="sc-bread"><a>Главная</a><a>Пресс-центр</a><a>Новости</a></div><div class="news-detail__header"><h1 class="title">${kit.title}</h1><div class="date-wrapper"><span>05 сентября 2023</span><span class="views">Просмотров: 219</span></div></div><div class="text-content content-html">${kit.ps(2, 3, 2)}<p>${kit.text(1)}</p></div><div class="share-row"><span>Поделиться</span></div><div class="rate-row"><p>Была ли полезной информация на данной странице?</p><button>Да</button><button>Нет</button></div></div>
<div class="sc-side"><h3>Последние новости</h3>${kit.times(6, () => `<div class="sc-card"><a href="/d">${kit.other()}</a><span>04 сентября 2023</span></div>`)}</div><div class="sc-footer"><p>Единая платформа интернет-ресурсов государственных органов. Техническая поддержка: 1414</p><p>Если вы заметили ошибку, сообщите нам об этом.</p></div></div></body></html>`,
  },
  {
    name: "state-bitrix-bare-text",
    language: "ru",
    url: "https://akimat-b.example.kz/news/index.php?ELEMENT_ID=5512",
    encoding: "windows-1251",
    publishedAt: "2016-04-12",
    make: (kit) =>
      `<html><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1251"><title>${kit.title}</title></head><body><table width="100%" border="0"><tr><td class="logo" colspan="3"><a href="/">Официальный сайт акимата района</a></td></tr><tr><td valign="top" width="200"><div class="left-menu"><ul>${kit.times(9, () => `<li><a href="/">${kit.other()}</a></li>`)}</ul></div></td><td valign="top" class="content-cell"><div class="news-detail"><span class="news-date-time">12.04.2016</span><h3>${kit.title}</h3>${kit.text(2)}<br />\n<br />\n${kit.text(3)}<br />\n<br />${kit.text(2)}<br /><br />${kit.text(1)}<div style="clear:both"></div><br /></div><p><a href="/news/">Возврат к списку</a></p></td><td valign="top" width="220"><div class="banners"><b>Опрос</b><form>Как вы оцениваете работу акимата?<br><input type="radio">Хорошо<br><input type="radio">Плохо<br></form>${kit.times(3, () => `<div class="ann"><a href="/a">${kit.other()}</a></div>`)}</div></td></tr><tr><td colspan="3" class="foot">Адрес: улица Условная, 1. Телефон доверия: 0-00-00. Все права защищены.</td></tr></table></body></html>`,
  },
  {
    name: "state-word-pasted",
    language: "ru",
    url: "https://prokuratura-c.example.kz/ru/press/news/otvet",
    publishedAt: "2019-10-30",
    make: (kit) => {
      const word = (inner: string) =>
        `<p class="MsoNormal" style="text-align:justify;text-indent:35.4pt"><span lang="RU" style="font-size:14.0pt;font-family:&quot;Times New Roman&quot;">${inner}<o:p></o:p></span></p>`;
      return `<!doctype html><html lang="ru"><head><meta charset="utf-8"><title>Пресс-служба | Новости</title></head><body><div id="header"><h1 class="site-name">Прокуратура области</h1><ul>${kit.times(7, () => `<li><a href="/">${kit.other().split(" ")[0]}</a></li>`)}</ul></div><div id="center"><div class="path"><a href="/">Главная</a> / <a href="/press">Пресс-служба</a></div><h2>${kit.title}</h2><span class="dt">30 октября 2019 г.</span><div class="txt">${word(kit.text(2))}${word(kit.text(3))}${word("&nbsp;")}${word(kit.text(1))}${word(`<b>${kit.text(1)}</b>`)}${word(kit.text(2))}<p class="MsoNormal" align="right" style="text-align:right"><i>Пресс-служба прокуратуры</i></p></div><div class="files"><a href="/f.pdf">Скачать документ (pdf, 214 Кб)</a></div></div><div id="right">${kit.times(5, () => `<div class="n"><span>29.10.2019</span><a href="/n">${kit.other()}</a></div>`)}</div></body></html>`;
    },
  },
  {
    name: "state-decree",
    language: "ru",
    url: "https://akimat-d.example.kz/documents/postanovlenie-214",
    publishedAt: "2021-12-24",
    make: (kit) =>
      `<!doctype html><html lang="ru"><head><meta charset="utf-8"><title>${kit.title} - Акимат города</title></head><body><header><nav>${kit.times(8, () => `<a href="/">${kit.other().split(" ")[0]}</a>`)}</nav></header><section class="doc"><div class="container"><h1>${kit.title}</h1><div class="doc__meta"><span class="doc__date">Дата публикации: 24.12.2021</span></div><div class="doc__body"><p>${kit.text(1)}</p><p><b>${kit.keep("ПОСТАНОВЛЯЕТ:")}</b></p><ol>${kit.items(1, 2, 1, 2, 1)}</ol><p>${kit.text(1)}</p><p>${kit.keep("Аким города П. Примеров")}</p><table border="1"><tr><th>${kit.keep("Наименование участка")}</th><th>${kit.keep("Площадь, гектаров")}</th></tr>${kit.times(5, (n) => `<tr><td>${kit.keep(`Участок номер ${n} в северной части города`)}</td><td>${kit.keep(`${n},4`)}</td></tr>`)}</table></div><div class="doc__print"><a>Распечатать</a></div></div></section><footer><p>Город, проспект Условный, 10</p></footer></body></html>`,
  },
  {
    name: "state-police-list-page",
    language: "ru",
    url: "https://police-e.example.kz/news/2022/06/21/brifing",
    publishedAt: "2022-06-21T11:30:00+06:00",
    make: (kit) =>
      `<!doctype html><html lang="ru"><head><meta charset="utf-8"><title>Департамент полиции</title></head><body><div class="main-wrapper"><div class="menu-block">${kit.times(10, () => `<div class="menu-item"><a href="/">${kit.other()}</a></div>`)}</div><div class="page-content-wrapper"><div class="inner-page"><div class="inner-title">${kit.title}</div><div class="inner-date">21 июня 2022 года, 11:30</div><div class="inner-text"><div>${kit.text(2)}</div><div><br></div><div>${kit.text(3)}</div><div><br></div><div>${kit.text(1)}</div><div><br></div><div>${kit.text(2)}</div></div></div><div class="other-news"><div class="other-title">Другие новости</div>${kit.times(6, () => `<div class="other-item"><div class="other-date">20 июня 2022</div><a href="/n">${kit.other()}</a><div class="other-text">${kit.aside(1)}...</div></div>`)}</div></div></div></body></html>`,
  },
  {
    name: "state-drupal-view",
    language: "ru",
    url: "https://ombudsman-f.example.kz/ru/node/771",
    publishedAt: "2020-07-09T10:00:00+06:00",
    make: (kit) =>
      `<!DOCTYPE html><html lang="ru" dir="ltr" prefix="content: http://purl.org/rss/1.0/modules/content/ dc: http://purl.org/dc/terms/"><head><meta charset="utf-8"><title>${kit.title} | Уполномоченный</title></head><body class="html not-front node-type-news"><div id="page"><div id="navigation"><ul class="links">${kit.times(6, () => `<li><a href="/">${kit.other().split(" ")[0]}</a></li>`)}</ul></div><div id="main"><div id="content" class="column"><h1 class="title" id="page-title">${kit.title}</h1><div class="region region-content"><div class="block block-system"><div class="content"><div id="node-771" class="node node-news clearfix"><span property="dc:title" content="${kit.title}" class="rdf-meta element-hidden"></span><div class="submitted"><span property="dc:date dc:created" content="2020-07-09T10:00:00+06:00" datatype="xsd:dateTime">чт, 09/07/2020 - 10:00</span></div><div class="content"><div class="field field-name-field-image field-type-image"><div class="field-items"><div class="field-item even"><img src="/f.jpg"></div></div></div><div class="field field-name-body field-type-text-with-summary field-label-hidden"><div class="field-items"><div class="field-item even" property="content:encoded">${kit.ps(2, 2, 3)}<p><em>${kit.text(1)}</em></p></div></div></div></div><ul class="links inline"><li>Войдите, чтобы оставить комментарий</li></ul></div></div></div></div></div><div class="region region-sidebar-second"><div class="block-views"><h2>Новости</h2>${kit.times(5, () => `<div class="views-row"><span class="field-content"><a href="/n">${kit.other()}</a></span></div>`)}</div></div></div></div></body></html>`,
  },
  {
    name: "state-accordion-answers",
    language: "ru",
    url: "https://ministry-g.example.kz/ru/faq/spravka",
    publishedAt: null,
    make: (kit) =>
      `<!doctype html><html lang="ru"><head><meta charset="utf-8"><title>${kit.title}</title></head><body><header><div class="nav">${kit.times(6, () => `<a href="/">${kit.other()}</a>`)}</div></header><main><h1>${kit.title}</h1><p class="intro">${kit.text(2)}</p><div class="accordion">${kit.times(4, (n) => `<details><summary>${kit.keep(`Вопрос ${n}: куда обращаться и в какой срок ответят?`)}</summary><div><p>${kit.text(3)}</p></div></details>`)}</div></main><footer><p>Сайт работает в тестовом режиме</p></footer></body></html>`,
  },
];
