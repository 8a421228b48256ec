import { describe, expect, it } from "vitest";
import { classifyAbsence } from "../../../crawlers/discover/classify-absence.ts";
import type { VisitOutcome } from "../../../crawlers/discover/classify-absence.ts";

// All texts here are synthetic.
const page = "https://www.example.kz/ru/news/7";
const missing =
  "Портал Пример. Такой страницы нет. Попробуйте начать с главной страницы или воспользуйтесь поиском.";
const visit = (changes: Partial<VisitOutcome> = {}): VisitOutcome => ({
  status: 200,
  requestedUrl: page,
  finalUrl: page,
  isChallenge: false,
  text: "Полиция Примера сообщает о том, что проверка по обращению продолжается, о её итогах расскажут отдельно.",
  probeText: null,
  listingUrls: ["https://www.example.kz/ru/news/"],
  ...changes,
});

describe("classifyAbsence", () => {
  it.each<[string, Partial<VisitOutcome>, string]>([
    ["a page", {}, "present"],
    ["not modified", { status: 304, text: "" }, "present"],
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
    ["sent to another page", { finalUrl: "https://www.example.kz/ru/news/7-new" }, "present"],
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
      "the host's page for nonsense",
      { text: missing, probeText: missing.toUpperCase() },
      "soft-not-found",
    ],
    ["another page than that", { probeText: missing }, "present"],
    ["the empty shell of a portal", { text: "  ", probeText: "" }, "unknown"],
  ])("%s", (_, changes, finding) => {
    expect(classifyAbsence(visit(changes))).toBe(finding);
  });
});
