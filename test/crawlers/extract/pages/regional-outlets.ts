import type { PageKit, PageRecipe } from "./page-kit.ts";

/** Synthetic pages after themes of common publishing systems that regional outlets use. */

const wpHead = (kit: PageKit, site: string, time?: string) =>
  `<meta charset="utf-8"><title>${kit.title} - ${site}</title><meta property="og:title" content="${kit.title}"><meta property="og:site_name" content="${site}">${time === undefined ? "" : `<meta property="article:published_time" content="${time}">`}`;
const related = (kit: PageKit, count: number) =>
  kit.times(
    count,
    () =>
      `<div class="td_module_related_posts td-animation-stack"><div class="td-module-image"><a href="/p"><img src="/t.jpg"></a></div><div class="item-details"><h3 class="entry-title td-module-title"><a href="/p">${kit.other()}</a></h3></div></div>`,
  );

export const REGIONAL_OUTLETS: readonly PageRecipe[] = [
  {
    name: "wp-newspaper-theme",
    language: "ru",
    url: "https://region-a.example.kz/2021/08/17/obshhestvenniki-trebuyut/",
    publishedAt: "2021-08-17T12:11:00+06:00",
    showsAuthor: true,
    make: (
      kit,
    ) => `<!doctype html><html lang="ru-RU"><head>${wpHead(kit, "Областная газета", "2021-08-17T06:11:00+00:00")}</head><body class="post-template-default single single-post td-standard-pack"><div class="td-header-wrap"><ul id="menu-main" class="sf-menu">${kit.times(8, () => `<li class="menu-item"><a href="/c">${kit.other().split(" ")[0]}</a></li>`)}</ul></div>
<div class="td-main-content-wrap"><div class="td-container td-post-template-default"><div class="td-crumb-container"><a href="/">Главная</a> › <a href="/n">Новости</a></div><div class="td-pb-row"><div class="td-pb-span8 td-main-content"><article id="post-901" class="post-901 post type-post status-publish format-standard hentry category-news"><div class="td-post-header"><ul class="td-category"><li><a href="/n">Новости</a></li></ul><header class="td-post-title"><h1 class="entry-title">${kit.title}</h1><div class="td-module-meta-info"><div class="td-post-author-name">Автор: <a href="/a">${kit.author}</a> -</div><span class="td-post-date"><time class="entry-date updated td-module-date" datetime="2021-08-17T12:11:00+06:00">17.08.2021</time></span><div class="td-post-views">512</div></div></header></div>
<div class="td-post-sharing-top"><a>Facebook</a><a>Twitter</a></div><div class="td-post-content"><div class="td-post-featured-image"><figure><img src="/b.jpg"><figcaption class="wp-caption-text">Фото из архива газеты</figcaption></figure></div>${kit.ps(2, 3, 1)}<div class="td-a-rec"></div>${kit.ps(2, 2)}<p>${kit.text(1)}</p></div>
<footer><div class="td-post-source-tags"><ul class="td-tags"><li><span>ТЕГИ</span></li><li><a href="/t">вода</a></li></ul></div><div class="td-block-row td-post-next-prev"><div class="td-block-span6"><span>Предыдущая статья</span><a href="/p">${kit.other()}</a></div><div class="td-block-span6"><span>Следующая статья</span><a href="/p">${kit.other()}</a></div></div><div class="author-box-wrap"><div class="td-author-name"><a>${kit.author}</a></div><div class="td-author-description">${kit.aside(2)}</div></div></footer></article>
<div class="td_block_wrap td_block_related_posts"><h4>ПОХОЖИЕ СТАТЬИ</h4>${related(kit, 6)}</div><div class="comments" id="comments"><h4>1 КОММЕНТАРИЙ</h4><ol class="comment-list"><li class="comment"><article><footer><cite>Гость</cite><a>18.08.2021 в 09:10</a></footer><div class="comment-content"><p>${kit.comment()}</p></div></article></li></ol></div></div>
<div class="td-pb-span4 td-main-sidebar"><aside class="widget"><h4>Свежие записи</h4><ul>${kit.times(6, () => `<li><a href="/p">${kit.other()}</a></li>`)}</ul></aside></div></div></div></div></body></html>`,
  },
  {
    name: "wp-twenty-theme",
    language: "ru",
    url: "https://region-b.example.kz/?p=2231",
    publishedAt: "2019-05-06",
    make: (
      kit,
    ) => `<!doctype html><html lang="ru-RU"><head><meta charset="utf-8"><title>${kit.title} | Вести района</title></head><body class="single single-post"><div id="page" class="hfeed site"><div id="sidebar" class="sidebar"><header class="site-header"><p class="site-title"><a href="/">Вести района</a></p></header><div class="widget-area"><aside class="widget widget_recent_entries"><h2>Свежие записи</h2><ul>${kit.times(5, () => `<li><a href="/p">${kit.other()}</a></li>`)}</ul></aside><aside class="widget widget_archive"><h2>Архивы</h2><ul><li><a>Май 2019</a></li><li><a>Апрель 2019</a></li></ul></aside></div></div>
<div id="content" class="site-content"><div id="primary" class="content-area"><main id="main" class="site-main"><article class="post hentry"><header class="entry-header"><h1 class="entry-title">${kit.title}</h1></header><div class="entry-content">${kit.ps(3, 2, 4)}${kit.h(3)}${kit.ps(2, 1)}<ul>${kit.items(1, 1, 1, 1)}</ul>${kit.p(2)}<div class="sharedaddy sd-sharing-enabled"><h3>Поделиться ссылкой:</h3><ul><li><a>Twitter</a></li></ul></div><div id="jp-relatedposts" class="jp-relatedposts"><h3>Похожее</h3><p>${kit.other()}</p></div></div><footer class="entry-footer"><span class="posted-on"><span class="screen-reader-text">Опубликовано </span><a href="/p"><time class="entry-date published" datetime="2019-05-06">06.05.2019</time></a></span><span class="cat-links">Рубрики <a>Новости</a></span></footer></article>
<nav class="navigation post-navigation"><h2 class="screen-reader-text">Навигация по записям</h2><a rel="prev"><span class="meta-nav">Назад</span><span class="post-title">${kit.other()}</span></a></nav><div id="comments" class="comments-area"><h2>3 комментария</h2>${kit.times(3, () => `<div class="comment-body"><b class="fn">Читатель</b><time datetime="2019-05-07T10:00:00+06:00">07.05.2019</time><p>${kit.comment()}</p></div>`)}<h3>Добавить комментарий</h3><p>Ваш адрес email не будет опубликован. Обязательные поля помечены *</p></div></main></div></div></div></body></html>`,
  },
  {
    name: "wp-elementor",
    language: "ru",
    url: "https://region-c.example.ru/novosti/most-zakryli/",
    publishedAt: "2022-09-30",
    make: (kit) => {
      const widget = (type: string, inner: string) =>
        `<div class="elementor-element elementor-widget elementor-widget-${type}"><div class="elementor-widget-container">${inner}</div></div>`;
      return `<!doctype html><html lang="ru-RU"><head>${wpHead(kit, "Степной вестник")}</head><body class="elementor-default elementor-template-full-width"><div class="elementor elementor-location-header"><section class="elementor-section">${widget("nav-menu", `<nav><ul>${kit.times(6, () => `<li><a href="/">${kit.other().split(" ")[0]}</a></li>`)}</ul></nav>`)}</section></div>
<div class="elementor elementor-location-single post type-post status-publish"><section class="elementor-section"><div class="elementor-container"><div class="elementor-column elementor-col-66"><div class="elementor-widget-wrap">${widget("theme-post-title", `<h1 class="elementor-heading-title">${kit.title}</h1>`)}${widget("post-info", `<ul class="elementor-icon-list-items elementor-post-info"><li class="elementor-icon-list-item" itemprop="datePublished"><a href="/d"><span class="elementor-icon-list-text elementor-post-info__item--type-date">30 сентября, 2022</span></a></li></ul>`)}${widget("theme-post-content", `${kit.ps(2, 2)}<h2>${kit.keep("Где объезд")}</h2>${kit.ps(3, 1)}<ol>${kit.items(1, 1)}</ol>${kit.p(2)}`)}${widget("share-buttons", `<div class="elementor-share-btn">VK</div>`)}${widget("post-navigation", `<div class="elementor-post-navigation"><span>Предыдущая</span><a>${kit.other()}</a></div>`)}</div></div>
<div class="elementor-column elementor-col-33">${widget(
        "posts",
        kit.times(
          6,
          () =>
            `<article class="elementor-post elementor-grid-item"><div class="elementor-post__text"><h3 class="elementor-post__title"><a href="/p">${kit.other()}</a></h3><div class="elementor-post__meta-data"><span class="elementor-post-date">29.09.2022</span></div><div class="elementor-post__excerpt"><p>${kit.aside(1)}</p></div></div></article>`,
        ),
      )}</div></div></section></div><div class="elementor elementor-location-footer">${widget("text-editor", "<p>Редакция не несёт ответственности за содержание рекламных объявлений. Все права защищены.</p>")}</div></body></html>`;
    },
  },
  {
    name: "wp-block-theme",
    language: "ru",
    url: "https://region-d.example.kz/2023/01/19/reforma-bolnic/",
    publishedAt: "2023-01-19T15:40:12+06:00",
    make: (
      kit,
    ) => `<!doctype html><html lang="ru-RU"><head>${wpHead(kit, "Медиа Д", "2023-01-19T09:40:12+00:00")}</head><body><div class="wp-site-blocks"><header class="wp-block-template-part"><div class="wp-block-group"><p class="wp-block-site-title"><a href="/">Медиа Д</a></p><nav class="wp-block-navigation"><ul>${kit.times(5, () => `<li><a href="/">${kit.other().split(" ")[0]}</a></li>`)}</ul></nav></div></header><main class="wp-block-group"><h1 class="wp-block-post-title">${kit.title}</h1><div class="wp-block-post-date"><time datetime="2023-01-19T15:40:12+06:00">19.01.2023</time></div>
<div class="entry-content wp-block-post-content is-layout-flow">${kit.p(3)}<figure class="wp-block-image"><img src="/a.jpg"><figcaption>Вид на больницу. Фото: Медиа Д</figcaption></figure>${kit.p(2)}<h2 class="wp-block-heading">${kit.keep("Сколько больниц закроют")}</h2>${kit.p(2)}<figure class="wp-block-table"><table><tbody>${kit.times(4, (n) => `<tr><td>${kit.keep(`Район номер ${n} восточной зоны`)}</td><td>${kit.keep(`закрыто ${n + 3} отделений`)}</td></tr>`)}</tbody></table></figure><blockquote class="wp-block-quote"><p>${kit.text(2)}</p></blockquote>${kit.p(1)}<ul class="wp-block-list">${kit.items(1, 2, 1)}</ul><div class="wp-block-latest-posts-wrap"><h3>Читайте по теме</h3><ul class="wp-block-latest-posts">${kit.times(3, () => `<li><a href="/p">${kit.other()}</a></li>`)}</ul></div>${kit.p(2)}<hr class="wp-block-separator"><p class="has-small-font-size"><em>Подписывайтесь на наш Телеграм-канал и присылайте новости в бот редакции.</em></p></div></main></div></body></html>`,
  },
  {
    name: "wp-bakery-builder",
    language: "ru",
    url: "https://region-e.example.kz/otvet-na-zhalobu/",
    publishedAt: "2020-02-11",
    make: (
      kit,
    ) => `<!doctype html><html lang="ru"><head>${wpHead(kit, "Газета Приуралье")}</head><body class="wpb-js-composer"><div class="site-top"><div class="today">Сегодня: пятница, 14 февраля 2020</div><a href="/">Газета Приуралье</a></div><div class="vc_row wpb_row"><div class="wpb_column vc_col-sm-9"><div class="vc_column-inner"><div class="wpb_wrapper"><h2 class="post_heading">${kit.title}</h2><div class="meta_line"><i class="icon-calendar"></i> 11.02.2020 <i class="icon-eye"></i> 233</div><div class="wpb_text_column wpb_content_element"><div class="wpb_wrapper">${kit.ps(2, 2)}</div></div><div class="wpb_single_image wpb_content_element"><figure><img src="/1.jpg"></figure></div><div class="wpb_text_column wpb_content_element"><div class="wpb_wrapper">${kit.ps(3, 1, 2)}</div></div><div class="wpb_text_column wpb_content_element"><div class="wpb_wrapper"><p style="text-align: right;"><strong>${kit.author}</strong></p></div></div></div></div></div>
<div class="wpb_column vc_col-sm-3"><div class="wpb_widgetised_column">${kit.times(5, () => `<div class="vc_grid-item"><h4><a href="/p">${kit.other()}</a></h4><p>${kit.aside(1)}</p></div>`)}</div></div></div></body></html>`,
  },
  {
    name: "dle-full-story",
    language: "ru",
    url: "https://region-f.example.kz/news/12877-pochemu-zakryt-most.html",
    publishedAt: "2018-10-22T17:44:00+06:00",
    make: (
      kit,
    ) => `<!DOCTYPE html><html lang="ru"><head><meta charset="utf-8"><title>${kit.title} » Городской сайт</title><meta property="og:title" content="${kit.title}"></head><body><div class="wrapper"><ul class="topmenu">${kit.times(7, () => `<li><a href="/">${kit.other().split(" ")[0]}</a></li>`)}</ul><div class="speedbar"><span id="dle-speedbar"><a href="/">Городской сайт</a> » <a href="/news">Новости</a> » ${kit.title}</span></div><div class="midside"><div id="dle-content"><div class="story fullstory"><div class="story_head"><h1 class="h1 story_h">${kit.title}</h1><div class="story_info">22-10-2018, 17:44 | Категория: <a>Новости</a> | Просмотров: 3 201 | Комментариев: 5</div></div><div class="story_cont"><div class="story_text clr"><div id="news-id-12877" style="display:inline;">${kit.text(2)}<br><br>${kit.text(3)}<br><br><!--TBegin--><img src="/u.jpg" alt=""><!--TEnd--><br><br>${kit.text(2)}<br>${kit.text(1)}<br><br>${kit.text(2)}</div></div></div><div class="story_tools"><div class="rate"><ul class="unit-rating"><li>+3</li></ul></div><a>Распечатать</a></div></div>
<div class="berrors">Уважаемый посетитель, Вы зашли на сайт как незарегистрированный пользователь. Мы рекомендуем Вам зарегистрироваться либо войти на сайт под своим именем.</div><div class="related_news"><h4>Другие новости по теме:</h4><ul>${kit.times(5, () => `<li><a href="/n">${kit.other()}</a></li>`)}</ul></div><div id="dle-comments-list">${kit.times(5, () => `<div class="comment"><div class="com_info"><b>karagandinec</b> 23 октября 2018 08:12</div><div class="com_content">${kit.comment()}</div></div>`)}</div><div class="mass_comments_action">Информация: Посетители, находящиеся в группе Гости, не могут оставлять комментарии к данной публикации.</div></div></div><div class="leftside"><div class="block"><div class="title">Популярные новости</div>${kit.times(6, () => `<a class="mainnews" href="/n">${kit.other()}</a>`)}</div></div></div></body></html>`,
  },
  {
    name: "joomla-item-page",
    language: "ru",
    url: "https://region-g.example.kz/index.php/novosti/item/845-sud-perenes",
    publishedAt: "2017-03-28T09:12:00+06:00",
    make: (kit) =>
      `<!DOCTYPE html><html lang="ru-ru"><head><meta charset="utf-8"><title>${kit.title}</title></head><body class="site com_content view-article"><div class="body"><div class="navigation"><ul class="nav menu">${kit.times(6, () => `<li><a href="/">${kit.other().split(" ")[0]}</a></li>`)}</ul></div><div class="row-fluid"><main id="content" class="span9"><div class="item-page" itemscope itemtype="https://schema.org/Article"><meta itemprop="inLanguage" content="ru-RU"><div class="page-header"><h2 itemprop="headline">${kit.title}</h2></div><dl class="article-info muted"><dt class="article-info-term">Подробности</dt><dd class="category-name">Категория: <a>Новости</a></dd><dd class="published"><span class="icon-calendar"></span><time datetime="2017-03-28T09:12:00+06:00" itemprop="datePublished">Опубликовано: 28 марта 2017</time></dd><dd class="hits">Просмотров: 1421</dd></dl><div itemprop="articleBody">${kit.ps(2, 3, 1, 2)}</div><ul class="pager pagenav"><li class="previous"><a>Назад</a></li><li class="next"><a>Вперёд</a></li></ul></div></main><div id="aside" class="span3"><div class="well"><h3>Последние материалы</h3><ul class="latestnews">${kit.times(5, () => `<li><a href="/n"><span>${kit.other()}</span></a></li>`)}</ul></div></div></div></div></body></html>`,
  },
  {
    name: "joomla-k2",
    language: "ru",
    url: "https://region-h.example.ru/component/k2/item/1203",
    publishedAt: "2016-11-15T13:05:00+03:00",
    make: (kit) =>
      `<!DOCTYPE html><html lang="ru-ru"><head><meta charset="utf-8"><title>${kit.title}</title><meta property="og:title" content="${kit.title}"></head><body><div id="wrap"><div id="mainmenu">${kit.times(6, () => `<a href="/">${kit.other().split(" ")[0]}</a> `)}</div><div id="k2Container" class="itemView"><div class="itemHeader"><span class="itemDateCreated">Вторник, 15 Ноябрь 2016 13:05</span><h2 class="itemTitle">${kit.title}</h2></div><div class="itemToolbar"><ul><li><span>размер шрифта</span></li><li><a>Печать</a></li><li><a>Эл. почта</a></li></ul></div><div class="itemRatingBlock"><span>Оцените материал</span><div class="itemRatingLog">(3 голосов)</div></div><div class="itemBody"><div class="itemImageBlock"><img src="/k2.jpg"></div><div class="itemIntroText">${kit.p(2)}</div><div class="itemFullText">${kit.ps(3, 2, 2, 1)}</div><div class="clr"></div><div class="itemContentFooter"><span class="itemHits">Прочитано <b>812</b> раз</span></div></div><div class="itemLatest"><div class="itemAuthorLatest"><h3>Последнее от редакции</h3><ul>${kit.times(5, () => `<li><a href="/i">${kit.other()}</a></li>`)}</ul></div></div><div class="itemNavigation"><span>Другие материалы в этой категории:</span><a>« ${kit.other()}</a><a>${kit.other()} »</a></div></div></div></body></html>`,
  },
];
