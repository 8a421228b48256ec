import type { PageRecipe } from "./page-kit.ts";

/** Synthetic pages after layouts of the early web that are still served: nested tables, fonts, bare text. */
export const OLD_LAYOUTS: readonly PageRecipe[] = [
  {
    name: "old-nested-tables",
    language: "ru",
    url: "http://gazeta-a.example.kz/article.php?id=3321",
    encoding: "windows-1251",
    publishedAt: "2008-06-17",
    make: (kit) =>
      `<HTML><HEAD><META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=windows-1251"><TITLE>Районная газета :: ${kit.title}</TITLE></HEAD><BODY bgcolor=#ffffff><TABLE width=780 align=center cellpadding=0 cellspacing=0><TR><TD><TABLE><TR>${kit.times(6, () => `<TD><A HREF="/"><FONT size=1 color=#333>${kit.other().split(" ")[0]}</FONT></A></TD>`)}</TR></TABLE></TD></TR><TR><TD><TABLE width=100%><TR><TD width=160 valign=top><FONT size=2><B>Рубрики</B></FONT><BR>${kit.times(8, () => `<A HREF="/r"><FONT size=1>${kit.other()}</FONT></A><BR>`)}</TD><TD valign=top><FONT face=Arial size=4 color=#990000><B>${kit.title}</B></FONT><BR><FONT size=1 color=#666666>17.06.2008</FONT><BR><BR><FONT face=Arial size=2>&nbsp;&nbsp;&nbsp;&nbsp;${kit.text(3)}<BR>&nbsp;&nbsp;&nbsp;&nbsp;${kit.text(2)}<BR>&nbsp;&nbsp;&nbsp;&nbsp;${kit.text(4)}<BR>&nbsp;&nbsp;&nbsp;&nbsp;${kit.text(2)}<BR></FONT><P align=right><FONT size=2><I>${kit.author}</I></FONT></P></TD><TD width=140 valign=top>${kit.times(4, () => `<FONT size=1><B><A HREF="/n">${kit.other()}</A></B><BR>${kit.aside(1)}</FONT><BR><BR>`)}</TD></TR></TABLE></TD></TR><TR><TD align=center><FONT size=1>© 2003-2008 Районная газета. Свидетельство о постановке на учёт № 000-Г</FONT></TD></TR></TABLE></BODY></HTML>`,
  },
  {
    name: "old-koi8-plain",
    language: "ru",
    url: "http://news-b.example.ru/arc/2004/0412-3.html",
    encoding: "koi8-r",
    publishedAt: "2004-04-12",
    make: (kit) =>
      `<html><head><meta http-equiv="content-type" content="text/html; charset=koi8-r"><title>${kit.title}</title></head><body><center><a href="/">На главную</a> | <a href="/arc/">Архив</a> | <a href="/forum/">Форум</a> | <a href="/links.html">Ссылки</a></center><hr><h2>${kit.title}</h2><i>12 апреля 2004 г.</i><p>${kit.text(3)}<p>${kit.text(2)}<p>${kit.text(3)}<p>${kit.text(1)}<hr><center><small><a href="0412-2.html">Предыдущая новость</a> | <a href="0412-4.html">Следующая новость</a><br>Ваши замечания присылайте вебмастеру. При перепечатке ссылка обязательна.</small></center></body></html>`,
  },
  {
    name: "old-ucoz-message",
    language: "ru",
    url: "http://selo-c.example.ru/news/2012-09-14-87",
    publishedAt: "2012-09-14T21:15:00+04:00",
    make: (kit) =>
      `<!DOCTYPE html><html><head><meta charset="utf-8"><title>${kit.title} - 14 Сентября 2012 - Сайт села</title></head><body><div id="wrapper"><div class="sidebox"><div class="sidetitle"><span>Меню сайта</span></div><div class="inner"><div id="uMenuDiv1">${kit.times(6, () => `<a class="uMenuItemA" href="/">${kit.other()}</a><br>`)}</div></div></div><div class="sidebox"><div class="sidetitle"><span>Статистика</span></div><div class="inner"><div class="tOnline">Онлайн всего: <b>1</b></div><div class="gOnline">Гостей: <b>1</b></div></div></div><div id="content"><div class="breadcrumbs-wrapper"><a href="/">Главная</a> » 2012 » Сентябрь » 14 » ${kit.title}</div><hr><table border="0" width="100%" class="eBlock"><tr><td width="90%"><div class="eTitle"><div style="float:right;font-size:9px;">21:15 </div>${kit.title}</div></td></tr><tr><td class="eMessage"><div id="nativeroll"></div>${kit.text(2)}<br><br>${kit.text(3)}<br><br>${kit.text(2)}<br>${kit.text(1)}<br></td></tr><tr><td colspan="2" class="eDetails"><div class="rate-stars-wrapper">Рейтинг: 0.0/0</div>Просмотров: <span>412</span> | Добавил: <a class="u">admin</a></td></tr></table><table border="0" width="100%"><tr><td width="60%" height="25">Всего комментариев: <b>2</b></td></tr></table>${kit.times(2, () => `<table class="cBlock1"><tr><td><div class="cTop"><b>Сельчанин</b> (15.09.2012 08:10)</div><div class="cMessage">${kit.comment()}</div></td></tr></table>`)}<div class="commReg">Добавлять комментарии могут только зарегистрированные пользователи. [ <a>Регистрация</a> | <a>Вход</a> ]</div></div></div></body></html>`,
  },
  {
    name: "old-print-version",
    language: "ru",
    url: "https://gazeta-d.example.kz/print.php?id=9912",
    publishedAt: "2011-03-02",
    make: (kit) =>
      `<html><head><meta charset="utf-8"><title>${kit.title} - версия для печати</title></head><body><div class="print-header">Газета «Пример» — версия для печати<br>Адрес статьи: http://gazeta-d.example.kz/9912</div><hr><h1>${kit.title}</h1><div>02.03.2011</div>${kit.ps(3, 2, 2, 3, 1)}<hr><div>© Газета «Пример», 2011</div><a href="javascript:print()">Напечатать</a></body></html>`,
  },
  {
    name: "old-divs-with-br",
    language: "ru",
    url: "http://gazeta-e.example.kz/index.php?newsid=441",
    publishedAt: "2014-08-08T16:20:00+06:00",
    make: (kit) =>
      `<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "x"><html lang="ru"><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8" /><title>${kit.title}</title></head><body><div id="top"><div id="topmenu">${kit.times(7, () => `<a href="/">${kit.other().split(" ")[0]}</a>`)}</div></div><div id="mid"><div id="left"><div class="lt">Разделы</div>${kit.times(8, () => `<div class="li"><a href="/">${kit.other()}</a></div>`)}</div><div id="cont"><div class="dpad"><h1 id="news-title">${kit.title}</h1><div class="argr">8 августа 2014, 16:20, Пятница</div><div class="maincont"><b>${kit.text(1)}</b><br /><br />${kit.text(3)}<br /><br /><div align="center"><img src="/x.jpg" /></div><br />${kit.text(2)}<br /><br />${kit.text(2)}<br /><br /><i>${kit.text(1)}</i><br /></div><div class="mlink"><span class="argback"><a href="javascript:history.go(-1)">Вернуться назад</a></span><span class="argcoms">Комментарии (0)</span></div></div></div><div id="right">${kit.times(4, () => `<div class="rb"><div class="rbt">${kit.other()}</div><div class="rbx">${kit.aside(2)}</div></div>`)}</div></div></body></html>`,
  },
  {
    name: "old-windows-1251-undeclared",
    language: "ru",
    url: "http://gazeta-f.example.kz/n/77",
    encoding: "windows-1251",
    publishedAt: "2010-01-21",
    make: (kit) =>
      `<html><head><title>${kit.title}</title></head><body><div class=h><a href=/>Главная</a> <a href=/a>Архив</a></div><div class=b><h1>${kit.title}</h1><small>21 января 2010</small><div class=t><p>${kit.text(2)}</p><p>${kit.text(2)}</p><p>${kit.text(3)}</p></div></div><div class=f>Тираж 4500 экземпляров</div></body></html>`,
  },
];
