/** Synthetic bodies of listings to break: what a server of each kind answers when it is well. */

const numbers = (count: number) => Array.from({ length: count }, (_, at) => at + 1);

const item = (n: number) =>
  `<item><title>Полиция прокомментировала задержание ${n}</title><link>https://www.example.kz/news/${n}</link><guid isPermaLink="false">${n}</guid><pubDate>Thu, 29 Jul 2021 14:${String(n % 60).padStart(2, "0")}:00 +0600</pubDate><description><![CDATA[<p>В департаменте <b>сообщили</b>, что проверка завершена.</p>]]></description><dc:date>2021-07-29T14:30:00+06:00</dc:date></item>`;

export const FEED_SEEDS: readonly string[] = [
  `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Пример</title><link>https://www.example.kz/</link><language>ru</language>${numbers(30).map(item).join("")}</channel></rss>`,
  `<?xml version="1.0" encoding="windows-1251"?><!DOCTYPE rss PUBLIC "-//X//DTD RSS 0.91//EN" "http://x/rss.dtd"><rss version="0.91"><channel><title>Газет</title>${numbers(8).map(item).join("")}</channel></rss>`,
  `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="kk"><title>Үлгі</title>${numbers(
    20,
  )
    .map(
      (n) =>
        `<entry><id>tag:example.kz,2021:${n}</id><title type="html">Әкім мектептің қашан бітетінін айтты ${n}</title><link rel="alternate" href="/kk/news/${n}"/><published>2021-07-29T14:30:00Z</published><updated>2021-07-30T09:00:00Z</updated><summary>Тексеру жалғасады &amp; жауап күтілуде.</summary></entry>`,
    )
    .join("")}</feed>`,
  `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://www.example.kz/"><title>Пример</title></channel>${numbers(
    10,
  )
    .map(
      (n) =>
        `<item rdf:about="https://www.example.kz/${n}"><title>Новость ${n}</title><link>https://www.example.kz/${n}</link><dc:date>2021-07-29</dc:date></item>`,
    )
    .join("")}</rdf:RDF>`,
  JSON.stringify({
    version: "https://jsonfeed.org/version/1.1",
    title: "Пример",
    items: numbers(12).map((n) => ({
      id: String(n),
      url: `https://www.example.kz/${n}`,
      title: `Новость ${n}`,
      date_published: "2021-07-29T14:30:00+06:00",
    })),
  }),
];

export const SITEMAP_SEEDS: readonly string[] = [
  `<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">${numbers(
    200,
  )
    .map(
      (n) =>
        `<url><loc>https://www.example.kz/news/${n}</loc><lastmod>2021-07-29T14:30:00+06:00</lastmod><news:news><news:publication><news:name>Пример</news:name><news:language>ru</news:language></news:publication><news:publication_date>2021-07-29</news:publication_date><news:title>Полиция ответила &quot;на вопрос&quot; ${n}</news:title></news:news></url>`,
    )
    .join("")}</urlset>`,
  `<?xml version="1.0"?><sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${numbers(
    60,
  )
    .map(
      (n) =>
        `<sitemap><loc>https://www.example.kz/sitemap-${n}.xml</loc><lastmod>2021-07-${n % 28}</lastmod></sitemap>`,
    )
    .join("")}</sitemapindex>`,
];

export const LISTING_SEEDS: readonly string[] = [
  `<!doctype html><html><body><div class="list">${numbers(40)
    .map(
      (n) =>
        `<div class="item"><a href="/news/${n}"><h3>Где отключат горячую воду ${n}</h3></a><time datetime="2021-07-29T14:30:00+06:00">29 июля</time><p>Работы продлятся до вечера.</p></div>`,
    )
    .join("")}</div><a class="next" href="/page/2">Дальше</a></body></html>`,
];

export const TELEGRAM_SEEDS: readonly string[] = [
  `<!doctype html><html><body>${numbers(15)
    .map(
      (n) =>
        `<div class="tgme_widget_message_wrap"><div class="tgme_widget_message" data-post="example_kz/${n}"><div class="tgme_widget_message_text">Полиция сообщает:<br/>задержаний не было ${n}.</div><a class="tgme_widget_message_date" href="https://t.me/example_kz/${n}"><time datetime="2021-07-29T08:30:00+00:00">14:30</time></a></div></div>`,
    )
    .join("")}</body></html>`,
];

export const JSON_SEEDS: readonly string[] = [
  JSON.stringify({
    items: numbers(25).map((n) => ({
      id: n,
      title: `Баспасөз хабарламасы ${n}`,
      date: "29.07.2021 14:30",
    })),
  }),
];
