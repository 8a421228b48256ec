import { describe, expect, it } from "vitest";
import { classifyAbsence, isDoubtful } from "../../../crawlers/discover/classify-absence.ts";
import type { VisitOutcome } from "../../../crawlers/discover/classify-absence.ts";

// All texts here are synthetic.
const page = "https://www.example.kz/ru/news/7";
const title = "Проверка по обращению жительницы Примера продолжается";
const article =
  "Полиция Примера сообщает о том, что проверка по обращению продолжается, о её итогах расскажут отдельно, как только они будут.";
const frame =
  "Портал Пример. Новости, документы, обращения. Курс 470,1. Сейчас на сайте 18 человек.";
const missing = `${frame} Такой страницы нет. Попробуйте начать с главной страницы или воспользуйтесь поиском.`;
const works = "Портал Пример временно не работает. Ведутся технические работы. Зайдите позже.";
const say = (text: string, links = "") => ({ text: `${text} ${links}`, ownText: text });
const known = { title, text: article };
const nonsense = (...texts: string[]) => ({ texts: texts.map((text) => say(text)), leadsTo: [] });
const honest = { texts: [], leadsTo: [] };

const visit = (changes: Partial<VisitOutcome> = {}): VisitOutcome => ({
  status: 200,
  requestedUrl: page,
  finalUrl: page,
  isChallenge: false,
  shown: say(`${frame} ${title} ${article}`),
  known,
  nonsense: null,
  listingUrls: ["https://www.example.kz/ru/news/"],
  ...changes,
});

describe("classifyAbsence", () => {
  it.each<[string, Partial<VisitOutcome>, string]>([
    ["a page", {}, "present"],
    ["not modified", { status: 304, shown: say("") }, "present"],
    ["404", { status: 404 }, "not-found"],
    ["410", { status: 410 }, "gone"],
    ["401", { status: 401 }, "unknown"],
    ["403", { status: 403 }, "unknown"],
    ["429", { status: 429 }, "unknown"],
    ["451", { status: 451 }, "unknown"],
    ["500", { status: 500 }, "unknown"],
    ["503", { status: 503 }, "unknown"],
    ["no answer", { status: null }, "unknown"],
    ["a challenge with 404", { status: 404, isChallenge: true }, "unknown"],
    ["sent to the list", { finalUrl: "https://www.example.kz/ru/news" }, "redirect-to-listing"],
    ["sent to the home page", { finalUrl: "https://example.kz/" }, "redirect-to-listing"],
    [
      "sent to a language's home page",
      { finalUrl: "https://www.example.kz/ru/" },
      "redirect-to-listing",
    ],
    [
      "sent where the host sends nonsense",
      {
        finalUrl: "https://www.example.kz/ru/archive",
        shown: say(frame),
        nonsense: { texts: [], leadsTo: ["https://example.kz/ru/archive/"] },
      },
      "redirect-to-listing",
    ],
    [
      "sent to a new address of the same text",
      { finalUrl: "https://www.example.kz/ru/news/7-new" },
      "present",
    ],
    [
      "sent to a page about something else",
      { finalUrl: "https://www.example.kz/ru/news/8", shown: say(`${frame} Погода на неделю`) },
      "redirect-elsewhere",
    ],
    ["sent from http to https", { requestedUrl: page.replace("https", "http") }, "present"],
    [
      "a list that is watched as a page",
      {
        requestedUrl: "https://www.example.kz/ru/news/",
        finalUrl: "https://www.example.kz/ru/news",
      },
      "present",
    ],
    [
      "the host's page for nonsense, with other figures in its frame",
      { shown: say(missing.replace("18", "240")), nonsense: nonsense(missing, missing) },
      "soft-not-found",
    ],
    [
      "that page with other links and another banner on it, as two answers to nonsense differ too",
      {
        shown: say(`${missing} Окна и двери`, title),
        nonsense: nonsense(`${missing} Такси по городу`, `${missing} Мебель на заказ`),
      },
      "soft-not-found",
    ],
    [
      "the host's page for nonsense on the first look",
      {
        shown: say(missing),
        known: { title, text: null },
        nonsense: nonsense(missing, missing),
      },
      "soft-not-found",
    ],
    [
      "a page that keeps its title and loses its words",
      { shown: say(`${frame} ${title}`), nonsense: nonsense(missing, missing) },
      "text-lost",
    ],
    [
      "maintenance for everything, which nonsense is answered with too",
      { shown: say(works), nonsense: nonsense(works, works) },
      "soft-not-found",
    ],
    ["other words where nonsense is a 404", { shown: say(works), nonsense: honest }, "text-lost"],
    [
      "a rewritten page with the host's frame around it",
      {
        shown: say(`${frame} ${title} ${article.slice(0, 60)} и другое`),
        nonsense: nonsense(missing, missing),
      },
      "present",
    ],
    [
      "a short page of which nothing is known",
      { known: { title: null, text: null }, shown: say(`${frame} Коротко: воды нет до утра.`) },
      "present",
    ],
    ["the empty shell of a portal", { shown: say("  ") }, "unknown"],
  ])("%s", (_, changes, finding) => {
    expect(classifyAbsence(visit(changes))).toBe(finding);
  });

  it("doubts a page without its words or, at the first look, without its title outside of links", () => {
    expect(isDoubtful(visit())).toBe(false);
    expect(isDoubtful(visit({ shown: say(frame) }))).toBe(true);
    const isNew = { known: { title, text: null } };
    expect(isDoubtful(visit(isNew))).toBe(false);
    expect(isDoubtful(visit({ ...isNew, shown: say(missing, title) }))).toBe(true);
    expect(isDoubtful(visit({ shown: say(frame), status: 404 }))).toBe(false);
  });
});
