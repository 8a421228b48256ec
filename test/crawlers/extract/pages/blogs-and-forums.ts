import type { PageRecipe } from "./page-kit.ts";

/** Synthetic pages after blogs, forums, social networks and site builders. */
export const BLOGS_AND_FORUMS: readonly PageRecipe[] = [
  {
    name: "blog-journal-entry",
    language: "ru",
    url: "https://zhurnal-a.example.com/112233.html",
    publishedAt: "2015-02-19",
    make: (kit) =>
      `<!DOCTYPE html><html lang="ru"><head><meta charset="utf-8"><title>${kit.title}: obrazets — Журнал</title><meta property="og:title" content="${kit.title}"></head><body class="s-entry"><nav class="s-nav">${kit.times(5, () => `<a href="/">${kit.other().split(" ")[0]}</a>`)}</nav><article class="b-singlepost entryunit hentry"><h1 class="b-singlepost-title entry-title">${kit.title}</h1><div class="b-singlepost-author"><b>obrazets</b> <time class="b-singlepost-author-date published dt-published">19 февраля, 2015</time></div><article class="b-singlepost-body entry-content e-content">${kit.text(3)}<br><br>${kit.text(2)}<br><br><img src="/1.jpg"><br><br>${kit.text(4)}<br><br>${kit.text(1)}</article><div class="b-singlepost-tags">Метки: <a>жизнь</a>, <a>посёлок</a></div></article><div class="b-tree-twig-group" id="comments">${kit.times(18, (n) => `<div class="b-tree-twig b-leaf"><div class="b-leaf-header"><span class="b-leaf-username">chitatel${n}</span><span class="b-leaf-createdtime">19.02.15 1${n % 10}:4${n % 6}</span></div><div class="b-leaf-article">${kit.comment()} ${kit.comment()}</div><a>ответить</a></div>`)}</div></body></html>`,
  },
  {
    name: "blog-blogspot",
    language: "ru",
    url: "https://primer-b.example.blogspot.com/2013/05/post.html",
    publishedAt: "2013-05-23",
    make: (kit) =>
      `<!DOCTYPE html><html dir="ltr" lang="ru"><head><meta charset="utf-8"><title>Записки: ${kit.title}</title></head><body class="item-view"><div class="navbar section" id="navbar"></div><div class="header section" id="header"><h1 class="title"><a href="/">Записки</a></h1></div><div class="main section" id="main"><div class="widget Blog" id="Blog1"><div class="blog-posts hfeed"><div class="date-outer"><h2 class="date-header"><span>четверг, 23 мая 2013 г.</span></h2><div class="date-posts"><div class="post-outer"><div class="post hentry"><h3 class="post-title entry-title">${kit.title}</h3><div class="post-body entry-content" id="post-body-1"><div dir="ltr" style="text-align: left;">${kit.text(2)}<br /><br />${kit.text(3)}<br /><div class="separator"><a href="/i.jpg"><img src="/i.jpg"></a></div><br />${kit.text(2)}<br /><ul>${kit.items(1, 1)}</ul>${kit.text(1)}</div></div><div class="post-footer"><div class="post-footer-line"><span class="post-author vcard">Автор: <span class="fn">zametki</span></span> <span class="post-timestamp">на 21:14</span></div></div></div><div class="comments" id="comments"><h4>2 комментария:</h4>${kit.times(2, () => `<div class="comment-block"><div class="comment-header"><cite class="user">Аноним</cite><span class="datetime">24 мая 2013 г. в 8:10</span></div><p class="comment-content">${kit.comment()}</p></div>`)}</div></div></div></div></div><div class="blog-pager"><a>Следующее</a> <a>Предыдущее</a></div></div></div><div class="sidebar section"><div class="widget BlogArchive"><h2>Архив блога</h2><ul>${kit.times(6, () => `<li><a href="/2013">${kit.other()}</a></li>`)}</ul></div></div></body></html>`,
  },
  {
    name: "blog-channel-reader",
    language: "ru",
    url: "https://zhurnal-c.example.ru/media/id/5f1/post-61a",
    publishedAt: "2021-11-26",
    make: (kit) =>
      `<!doctype html><html lang="ru"><head><meta charset="utf-8"><title>${kit.title} | Канал «Пример»</title><meta property="og:title" content="${kit.title}"></head><body><div id="page-root"><div class="header__wrap-1x"><a href="/">Читалка</a><input></div><div class="article-container-3y"><div itemscope itemtype="http://schema.org/Article"><meta itemprop="datePublished" content="2021-11-26"><h1 class="article__title article__title-1a">${kit.title}</h1><div class="article-stats-view__stats-item">26 ноября 2021</div><div class="article-stats-view__stats-item">2,1 тыс читали</div><div class="article-render" itemprop="articleBody"><div class="article-render__block article-render__block_unstyled"><span>${kit.text(2)}</span></div><div class="article-render__block article-render__block_unstyled"><span>${kit.text(3)}</span></div><figure class="article-render__block"><img src="/1"><figcaption class="article-image-caption">Вид из окна</figcaption></figure><h2 class="article-render__block article-render__block_h2"><span>${kit.keep("И тут началось самое интересное")}</span></h2><div class="article-render__block article-render__block_unstyled"><span>${kit.text(2)}</span></div><blockquote class="article-render__block article-render__block_blockquote"><span>${kit.text(1)}</span></blockquote><ul class="article-render__block"><li>${kit.text(1)}</li><li>${kit.text(1)}</li></ul><div class="article-render__block article-render__block_unstyled"><span>${kit.text(2)}</span></div></div></div><div class="publisher-controls"><button>Подписаться</button></div><div class="feed-container">${kit.times(8, () => `<div class="card-wrapper"><a href="/m"><div class="card-layer__title">${kit.other()}</div><div class="card-layer__snippet">${kit.aside(2)}</div></a></div>`)}</div></div></div></body></html>`,
  },
  {
    name: "forum-phpbb",
    language: "ru",
    url: "https://forum-d.example.kz/viewtopic.php?t=8812",
    publishedAt: "2017-09-03T20:14:00+06:00",
    make: (kit) =>
      `<!DOCTYPE html><html lang="ru"><head><meta charset="utf-8"><title>${kit.title} - Городской форум</title></head><body id="phpbb" class="nojs section-viewtopic"><div id="wrap"><div id="page-header"><div class="navbar"><ul class="linklist navlinks"><li><a href="/">Список форумов</a> ‹ <a href="/f">Общий раздел</a></li></ul></div></div><div id="page-body"><h2 class="topic-title"><a href="/t">${kit.title}</a></h2><div class="action-bar"><a>Ответить</a><div class="pagination">5 сообщений • Страница <strong>1</strong> из <strong>1</strong></div></div>${kit.times(5, (n) => `<div id="p${n}" class="post has-profile bg${n % 2}"><div class="inner"><dl class="postprofile"><dt><a class="username">uchastnik${n}</a></dt><dd>Сообщения: ${n * 31}</dd><dd>Зарегистрирован: 12 фев 2015, 10:00</dd></dl><div class="postbody"><h3><a>Re: ${kit.title}</a></h3><p class="author"><a>Сообщение</a> <strong>uchastnik${n}</strong> » 0${2 + n} сен 2017, 20:14</p><div class="content">${kit.text(3)}<br><br>${kit.text(2)}</div><div class="signature">Жизнь — это путь, а не гостиница</div></div></div></div>`)}<div class="stat-block online-list"><h3>Кто сейчас на конференции</h3><p>Сейчас этот форум просматривают: нет зарегистрированных пользователей и гости: 3</p></div></div></div></body></html>`,
  },
  {
    name: "forum-tables",
    language: "ru",
    url: "http://forum-e.example.ru/index.php?showtopic=551",
    publishedAt: "2009-11-30T12:01:00+03:00",
    make: (kit) =>
      `<html><head><meta charset="utf-8"><title>${kit.title} -> Форум посёлка</title></head><body><div id="ipbwrapper"><div id="navstrip"><a href="/">Форум посёлка</a> > <a href="/f">Беседка</a></div><div class="borderwrap"><div class="maintitle">${kit.title}</div>${kit.times(4, (n) => `<table class="ipbtable" cellspacing="1"><tr><td class="row2"><span class="normalname"><a>Сосед${n}</a></span></td><td class="row2"><span class="postdetails">30.11.2009, ${11 + n}:01</span></td></tr><tr><td class="post2" width="180"><span class="postdetails">Активный участник<br>Группа: Пользователи<br>Сообщений: ${n * 12}<br>Регистрация: 1.2.2008</span></td><td class="post2"><div class="postcolor">${kit.text(2)}<br /><br />${kit.text(2)}</div></td></tr><tr><td class="formbuttonrow" colspan="2"><a>Цитировать</a> <a>Ответить</a></td></tr></table>`)}<div class="activeuserstrip">1 чел. читают эту тему (гостей: 1, скрытых пользователей: 0)</div></div><div class="copyright">Русская версия форума</div></div></body></html>`,
  },
  {
    name: "builder-longread-blocks",
    language: "ru",
    url: "https://project-f.example.kz/selo",
    publishedAt: null,
    make: (kit) => {
      const block = (number: number, inner: string) =>
        `<div id="rec${number}" class="r t-rec t-rec_pt_30" data-record-type="106"><div class="t-container"><div class="t-col t-col_8 t-prefix_2">${inner}</div></div></div>`;
      return `<!doctype html><html lang="ru"><head><meta charset="utf-8"><title>${kit.title}</title><meta property="og:title" content="${kit.title}"></head><body class="t-body"><div id="allrecords" class="t-records">${block(100, `<div class="t-menu"><ul class="t228__list">${kit.times(4, () => `<li class="t228__list_item"><a>${kit.other()}</a></li>`)}</ul></div>`)}${block(101, `<h1 class="t-title t-title_xl">${kit.title}</h1><div class="t-descr t-descr_xl">${kit.text(1)}</div>`)}${block(102, `<div field="text" class="t-text t-text_md">${kit.text(3)}<br /><br />${kit.text(2)}</div>`)}${block(103, `<div class="t107"><img class="t-img"><div class="t-text t-text_xs">Фото: участники проекта</div></div>`)}${block(104, `<h2 class="t-heading t-heading_md">${kit.keep("Дорога, по которой не ездят")}</h2>`)}${block(105, `<div field="text" class="t-text t-text_md">${kit.text(4)}<br /><br />${kit.text(2)}</div>`)}${block(106, `<div class="t-text-impact t-text-impact_md"><em>${kit.text(1)}</em></div>`)}${block(107, `<div field="text" class="t-text t-text_md"><ul>${kit.items(1, 1, 1)}</ul>${kit.text(2)}</div>`)}${block(108, `<div class="t-name">Поддержать проект</div><div class="t-descr">Ваши пожертвования помогают нам работать дальше. Спасибо, что остаётесь с нами!</div><button class="t-btn">Поддержать</button>`)}${block(109, `<div class="t-footer"><div class="t-text">© Проект, 2022. Сделано командой проекта</div></div>`)}</div></body></html>`;
    },
  },
  {
    name: "builder-feed-popup",
    language: "ru",
    url: "https://project-g.example.kz/tpost/9ab-komissiya",
    publishedAt: "2022-02-14T10:15:00+06:00",
    make: (kit) =>
      `<!doctype html><html lang="ru"><head><meta charset="utf-8"><title>${kit.title}</title><meta property="og:title" content="${kit.title}"></head><body class="t-body"><div id="allrecords"><header id="t-header"><div class="t280"><a>Главная</a><a>О нас</a><a>Новости</a></div></header><div class="t-feed__post-popup"><div class="t-feed__post-popup__container"><div class="t-feed__post-popup__content-wrapper"><div class="t-feed__post-popup__content"><div class="t-feed__post-popup__title-wrapper"><h1 class="t-feed__post-popup__title">${kit.title}</h1></div><div class="t-feed__post-popup__date-parts-wrapper"><span class="t-feed__post-popup__date-wrapper"><time class="t-feed__post-popup__date" datetime="2022-02-14">2022-02-14 10:15</time></span></div><div id="feed-text" class="t-feed__post-popup__text-wrapper"><div class="t-feed__post-popup__text"><div class="t-redactor__text">${kit.text(2)}<br /><br />${kit.text(3)}</div><blockquote class="t-redactor__preface">${kit.text(1)}</blockquote><div class="t-redactor__text">${kit.text(2)}</div></div></div></div></div></div><div class="t-feed__post-popup__relevants"><div class="t-feed__post-popup__relevants-title">Читайте также</div>${kit.times(3, () => `<a class="t-feed__link" href="/t"><div>${kit.other()}</div></a>`)}</div></div></div></body></html>`,
  },
  {
    name: "social-wall-post",
    language: "ru",
    url: "https://social-h.example.com/wall-100_2201",
    publishedAt: null,
    make: (kit) =>
      `<!doctype html><html lang="ru"><head><meta charset="utf-8"><title>${kit.title} | Соседи</title></head><body><div class="side_bar"><ol>${kit.times(6, () => `<li><a href="/">${kit.other().split(" ")[0]}</a></li>`)}</ol></div><div id="wl_post"><div class="post_header"><h5 class="post_author"><a class="author">Сообщество «Соседи»</a></h5><div class="post_date"><a class="post_link"><span class="rel_date">сегодня в 14:02</span></a></div></div><div class="post_content"><div class="wall_text"><div class="wall_post_text">${kit.text(1)}<br><br>${kit.text(2)}<br><span style="">${kit.text(2)}<br><br>${kit.text(1)}</span></div></div></div><div class="like_cont"><a>Нравится 41</a><a>Поделиться 3</a></div><div class="replies">${kit.times(7, (n) => `<div class="reply"><div class="reply_author"><a>Участник ${n}</a></div><div class="reply_text"><div class="wall_reply_text">${kit.comment()}</div></div><div class="reply_date">сегодня в 15:0${n}</div></div>`)}</div></div></body></html>`,
  },
];
