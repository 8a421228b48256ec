import { describe, expect, it } from "vitest";
import { extractArticle } from "../../../crawlers/extract/extract-article.ts";

// Synthetic: which blocks of a page belong to its article, judged one by one.
const title = "Жители пригорода ждут ответа о закрытой поликлинике";
const prose =
  "Управление сообщило, что проверка продолжится до конца недели и жалоб стало меньше. ".repeat(3);

const KEPT: [what: string, block: string, words: string][] = [
  ["a paragraph of three words", "<p>Ответа не последовало.</p>", "Ответа не последовало."],
  ["a subhead", "<h3>Что говорят в ведомстве</h3>", "Что говорят в ведомстве"],
  ["a subhead in bold", "<p><strong>Позиция адвоката</strong></p>", "Позиция адвоката"],
  [
    "a list",
    "<ul><li>закрыть отделение</li><li>перевести врачей</li><li>вернуть сад</li></ul>",
    "перевести врачей",
  ],
  [
    "a numbered list",
    "<ol><li>Подать заявление.</li><li>Получить талон.</li></ol>",
    "Получить талон.",
  ],
  [
    "a quotation",
    "<blockquote><p>Мы этого не обещали, сказал руководитель.</p></blockquote>",
    "Мы этого не обещали",
  ],
  [
    "a table with its caption",
    "<table><caption>Больницы по районам</caption><tr><th>Район</th><th>Коек</th></tr><tr><td>Северный</td><td>37</td></tr><tr><td>Южный</td><td>41</td></tr></table>",
    "Больницы по районам",
  ],
  [
    "a row of a table",
    "<table><tr><td>Северный район</td><td>37 коек</td></tr><tr><td>Южный район</td><td>41 койка</td></tr></table>",
    "Южный район 41 койка",
  ],
  [
    "a definition",
    "<dl><dt>Койка</dt><dd>место для одного больного</dd></dl>",
    "место для одного больного",
  ],
  [
    "a question of an interview",
    "<p>— <b>Когда вы узнали?</b></p><p>— В мае.</p>",
    "— Когда вы узнали?",
  ],
  [
    "a link inside a sentence",
    '<p>Об этом писала <a class="tag-link" href="/g">районная газета</a> весной.</p>',
    "писала районная газета весной",
  ],
  [
    "the same words said twice",
    "<p>— Да.</p><p>— Точно?</p><p>— Да.</p>",
    "— Да.\n\n— Точно?\n\n— Да.",
  ],
  ["a line of verse", "<p>Снег идёт,<br>снег идёт,<br>и всё в смятении</p>", "и всё в смятении"],
  ["preformatted words", "<pre>первая строка\nвторая строка</pre>", "вторая строка"],
];

const DROPPED: [what: string, block: string, words: string][] = [
  ["a share row", '<div class="share"><a>ВКонтакте</a> <a>Telegram</a></div>', "ВКонтакте"],
  [
    "what to read besides",
    '<p>Читайте также: <a href="/2">Где отключат воду</a></p>',
    "Где отключат воду",
  ],
  [
    "a linked headline of another article",
    '<p><a href="/3">Синоптики рассказали о погоде на выходные</a></p>',
    "Синоптики",
  ],
  [
    "a list of other articles",
    '<ul><li><a href="/4">Каток зальют к середине декабря</a></li><li><a href="/5">Ярмарка откроется в субботу</a></li><li><a href="/6">Трамвай вернётся на проспект</a></li></ul>',
    "Ярмарка откроется",
  ],
  ["a photo credit", "<p>Фото: пресс-служба акимата</p>", "Фото: пресс"],
  [
    "a plea to subscribe",
    "<p>Подписывайтесь на наш Telegram-канал и узнавайте новости первыми!</p>",
    "Подписывайтесь",
  ],
  ["a note on mistakes", "<p>Нашли ошибку? Выделите её и нажмите Ctrl+Enter.</p>", "Нашли ошибку"],
  ["tags", '<div class="tags"><a>медицина</a>, <a>пригород</a></div>', "медицина"],
  ["a counter", "<p>Просмотров: 1 204</p>", "Просмотров"],
  [
    "what is hidden",
    '<div style="display:none"><p>Форма отправлена, спасибо за обращение в редакцию сайта.</p></div>',
    "Форма отправлена",
  ],
  ["a Kazakh label", "<p>Тағы оқыңыз: Көпір жабылды</p>", "Көпір жабылды"],
  [
    "a note on rights",
    "<p>При использовании материалов ссылка на сайт обязательна.</p>",
    "ссылка на сайт",
  ],
  [
    "links to the neighbours",
    '<p><a href="/1">Предыдущая новость</a> | <a href="/2">Следующая новость</a></p>',
    "Предыдущая новость",
  ],
];

const LAYOUTS: [name: string, page: (blocks: string) => string][] = [
  ["a marked body", (blocks) => `<div class="entry-content">${blocks}</div>`],
  ["hashed names", (blocks) => `<div class="_3fGh8"><div class="_6mQw">${blocks}</div></div>`],
  ["a table of the old web", (blocks) => `<table><tr><td>${blocks}</td></tr></table>`],
];

function textOf(page: (blocks: string) => string, block: string): string {
  const blocks = `<p>${prose}</p><p>${prose}</p>${block}<p>${prose}</p><p>${prose}</p>`;
  const html = `<!doctype html><html lang="ru"><head><title>${title}</title></head><body><div class="top"><a href="/">Главная</a></div><h1>${title}</h1>${page(blocks)}</body></html>`;
  return extractArticle(html, { url: "https://site.example.kz/n/1" }).text;
}

describe.each(LAYOUTS)("in %s", (_, page) => {
  it.each(KEPT)("%s is part of the article", (_what, block, words) => {
    expect(textOf(page, block)).toContain(words);
  });

  it.each(DROPPED)("%s is not", (_what, block, words) => {
    const text = textOf(page, block);
    expect(text).toContain("проверка продолжится");
    expect(text).not.toContain(words);
  });
});

describe("a text built from parts", () => {
  const unique = (n: number) => `${prose.repeat(n === 1 ? 6 : 2)} Это часть номер ${n}.`;

  it("is read through all frames of one make, whatever small print stands between them", () => {
    const frame = (n: number) =>
      `<div class="frame f-${n}"><div class="pic p-${n}"><div class="body-text"><p>${unique(n)}</p><p>${unique(n)}</p></div></div></div><div class="grid"><span>Отправить</span><a href="/s">Печать</a></div>`;
    const html = `<html><head><title>Без заголовка</title></head><body><div class="wrap"><div>${frame(1)}</div><div>${frame(2)}</div><div>${frame(3)}</div></div></body></html>`;
    const { text } = extractArticle(html, { url: "https://site.example.kz/n/1" });
    for (const number of [1, 2, 3]) expect(text).toContain(`Это часть номер ${number}.`);
  });

  it("keeps the heading beside the paragraphs of a part that scoring takes for the whole", () => {
    const inner = [4, 5, 6].map((n) => `<p>${unique(n)}</p>`).join("");
    const html = `<html><head><title>${title}</title></head><body><h1>${title}</h1><div class="c"><p>${unique(1)}</p><h2>Первый подзаголовок текста</h2><p>${unique(2)}</p><div class="row"><div class="col">${inner}</div></div></div></body></html>`;
    expect(extractArticle(html, { url: "https://site.example.kz/n/1" }).text).toContain(
      "Первый подзаголовок текста",
    );
  });
});

describe("a thread", () => {
  const post = (number: number) =>
    `<div class="post"><div class="who">Сосед${number}</div><div class="card">Сообщений: ${number * 7}</div><div class="when">0${number}.09.2017, 20:14</div><div class="text">${prose} Это сообщение номер ${number}.</div><div class="sign">Дорогу осилит идущий</div></div>`;

  it("keeps what members wrote and leaves out their cards, dates and signatures", () => {
    const html = `<html><head><title>${title}</title></head><body><h1>${title}</h1><div class="topic">${[1, 2, 3, 4].map(post).join("")}</div></body></html>`;
    const { text } = extractArticle(html, { url: "https://forum.example.kz/t/1" });
    for (const number of [1, 2, 3, 4]) expect(text).toContain(`Это сообщение номер ${number}.`);
    expect(text).not.toMatch(/Сообщений: \d|\d\d\.09\.2017|Дорогу осилит/);
  });
});

describe("an article with more comments than text", () => {
  it("is read without them", () => {
    const comments = Array.from(
      { length: 30 },
      (_, n) =>
        `<div class="item"><b>Гость ${n}</b> <i>03.12.2020, 11:0${n % 10}</i><div>${prose} Так думает гость ${n}.</div></div>`,
    );
    const html = `<html><head><title>${title}</title></head><body><h1>${title}</h1><div class="text"><p>${prose}</p></div><div class="discussion">${comments.join("")}</div></body></html>`;
    const { text } = extractArticle(html, { url: "https://site.example.kz/n/1" });
    expect(text).toBe(prose.trim());
  });
});
