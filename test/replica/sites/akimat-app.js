// The whole of the portal's front end: opens the session, reads the news and renders it into #root.
const words = {
  ru: {
    news: "Новости",
    lost: "Страница не найдена",
    views: "Просмотры",
    related: "Другие новости",
    next: "Следующая",
    prev: "Предыдущая",
  },
  kk: {
    news: "Жаңалықтар",
    lost: "Бет табылмады",
    views: "Қаралым",
    related: "Басқа жаңалықтар",
    next: "Келесі",
    prev: "Алдыңғы",
  },
  en: {
    news: "News",
    lost: "Page not found",
    views: "Views",
    related: "Other news",
    next: "Next",
    prev: "Previous",
  },
};
const entities = {
  "karaganda-akimat": {
    ru: "Акимат города Караганды",
    kk: "Қарағанды қаласының әкімдігі",
    en: "Akimat of Karaganda city",
  },
  "shymkent-akimat": {
    ru: "Акимат города Шымкента",
    kk: "Шымкент қаласының әкімдігі",
    en: "Akimat of Shymkent city",
  },
};
// Spelt out: not every Chromium has the Kazakh names of the months.
const months = {
  ru: "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split(
    " ",
  ),
  kk: "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан".split(
    " ",
  ),
  en: "January February March April May June July August September October November December".split(
    " ",
  ),
};
const api = "/api/v1/public/content-manager/news";
const pageSize = 10;

const route = location.pathname.match(/entities\/([a-z-]+)\/press\/news\/(details\/)?(\d+)/);
const wanted = new URLSearchParams(location.search).get("lang");
const lang = wanted in words ? wanted : "ru";
const project = route?.[1] ?? "karaganda-akimat";
const root = document.querySelector("#root");

start();

async function start() {
  document.documentElement.lang = lang;
  if (!route) return renderLost();
  await fetch("/api/v1/public/_/c/k6", { method: "POST" });
  if (route[2]) await renderArticle(route[3]);
  else await renderListing(Number(route[3]));
}

function readJson(path) {
  return fetch(path, { headers: { "Accept-Language": lang } });
}

function listPath(page, size) {
  return `${api}?sort-by=created_date:DESC&projects=eq:${project}&page=${page}&size=${size}`;
}

async function renderListing(page) {
  const response = await readJson(listPath(page, pageSize));
  const items = await response.json();
  const total = Number(response.headers.get("x-total-count"));
  const pages = Math.ceil(total / pageSize);
  frame(words[lang].news, [
    make("h1", { class: "news-title" }, words[lang].news),
    make("ul", { class: "news-list" }, ...items.map(listEntry)),
    make(
      "nav",
      { class: "news-pages" },
      page > 1 ? make("a", { href: newsPath(page - 1) }, words[lang].prev) : "",
      page < pages ? make("a", { href: newsPath(page + 1) }, words[lang].next) : "",
    ),
  ]);
}

async function renderArticle(id) {
  const response = await readJson(`${api}/${id}`);
  if (!response.ok) return renderLost();
  const item = await response.json();
  const others = await (await readJson(listPath(1, 6))).json();
  const body = make("div", { class: "news-body" });
  body.innerHTML = item.body;
  frame(item.title, [
    make(
      "article",
      { class: "news-article" },
      make("h1", { class: "news-title" }, item.title),
      make(
        "div",
        { class: "news-meta" },
        make("time", { datetime: item.created_date }, longDate(item.created_date)),
        make("span", { class: "views" }, ` · ${words[lang].views}: ${item.views}`),
      ),
      body,
    ),
    make(
      "aside",
      { class: "news-related" },
      make("h2", {}, words[lang].related),
      make(
        "ul",
        {},
        ...others
          .filter((one) => one.id !== item.id)
          .slice(0, 4)
          .map(listEntry),
      ),
    ),
  ]);
}

function renderLost() {
  frame(words[lang].lost, [make("h1", {}, "404"), make("p", {}, words[lang].lost)]);
}

function listEntry(item) {
  return make(
    "li",
    { class: "news-item" },
    make(
      "a",
      { href: `/memleket/entities/${project}/press/news/details/${item.id}?lang=${lang}` },
      item.title,
    ),
    make("time", { datetime: item.created_date }, longDate(item.created_date)),
  );
}

function newsPath(page) {
  return `/memleket/entities/${project}/press/news/${page}?lang=${lang}`;
}

// The instant is shown as it is written, in the city's own offset, wherever the reader's browser stands.
function longDate(instant) {
  const [, year, month, day, time] = instant.match(/^(\d+)-(\d+)-(\d+)T(\d+:\d+)/);
  return `${Number(day)} ${months[lang][Number(month) - 1]} ${year}, ${time}`;
}

function frame(title, parts) {
  const entity = entities[project]?.[lang] ?? project;
  document.title = `${title} — ${entity}`;
  const languages = ["kk", "ru", "en"].map((one) =>
    make("a", { href: `${location.pathname}?lang=${one}` }, one.toUpperCase()),
  );
  root.replaceChildren(
    make(
      "header",
      { class: "portal-header" },
      make("a", { href: newsPath(1) }, entity),
      make("nav", {}, ...languages),
    ),
    make("main", {}, ...parts),
  );
}

function make(name, attributes, ...children) {
  const element = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes))
    element.setAttribute(attribute, value);
  element.append(...children);
  return element;
}
