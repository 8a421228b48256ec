import { array, assert, constantFrom, property } from "fast-check";
import { expect, test } from "vitest";
import { readDates } from "../../../src/core/link/read-dates.ts";

const timeZone = "Asia/Almaty";

test.each([
  ["29 мая 2021 года", "2021-05-29", "2021-05-29"],
  ["29-го мая 2021", "2021-05-29", "2021-05-29"],
  ["28–29 июля 2021 года", "2021-07-28", "2021-07-29"],
  ["29.05.2021", "2021-05-29", "2021-05-29"],
  ["2021-05-29", "2021-05-29", "2021-05-29"],
  ["May 29, 2021", "2021-05-29", "2021-05-29"],
  ["the 29th of May 2021", "2021-05-29", "2021-05-29"],
  ["2021 жылғы 29 мамырда", "2021-05-29", "2021-05-29"],
  ["2021 жылдың 29 шілдесінде", "2021-07-29", "2021-07-29"],
  ["в мае 2021 года", "2021-05-01", "2021-05-31"],
  ["in February 2024", "2024-02-01", "2024-02-29"],
  ["в 2021 году", "2021-01-01", "2021-12-31"],
])("reads %s without a day of publication", (text, from, to) => {
  expect(readDates(text, { timeZone })).toMatchObject([{ from, to, basis: "written" }]);
});

test.each([
  ["29 мая", 5, 29],
  ["On May 29 in Chimkent", 5, 29],
  ["29 мамырда", 5, 29],
  ["29 шилде куни", 7, 29],
  ["в июле", 7, null],
  ["мамыр айында", 5, null],
])("leaves the year of %s open when nothing tells it", (text, month, day) => {
  expect(readDates(text, { timeZone })).toMatchObject([
    { from: null, to: null, month, day, basis: "open" },
  ]);
});

test.each([
  ["29 мая", "2021-06-02", "2021-05-29"],
  ["29 декабря", "2022-01-03", "2021-12-29"],
  ["5 июня", "2021-05-30", "2021-06-05"],
  ["вчера", "2021-05-30", "2021-05-29"],
  ["кеше", "2021-05-30", "2021-05-29"],
  ["yesterday", "2021-05-30", "2021-05-29"],
  ["в субботу", "2021-06-01", "2021-05-29"],
  ["on Saturday", "2021-06-01", "2021-05-29"],
  ["сенбі күні", "2021-06-01", "2021-05-29"],
  ["ровно год назад", "2022-05-29", "2021-05-29"],
  ["Былтыр осы күні", "2022-07-29", "2021-07-29"],
])("reads «%s» published on %s as %s", (text, publishedAt, day) => {
  expect(readDates(text, { publishedAt, timeZone })).toMatchObject([{ from: day, to: day }]);
});

test("counts «вчера» in the zone of the incident, not in UTC", () => {
  // 20:30 UTC on the 29th is already the 30th in Almaty.
  const [date] = readDates("вчера", { publishedAt: "2021-05-29T20:30:00Z", timeZone });
  expect(date?.from).toBe("2021-05-29");
});

test("a year written shortly before belongs to the dates after it", () => {
  const dates = readDates("В 2018 году, 15 августа, прошла акция.", {
    publishedAt: "2024-02-01",
    timeZone,
  });
  expect(dates.at(-1)).toMatchObject({ from: "2018-08-15", basis: "inferred" });
});

test.each([
  "it may be that they may come",
  "средства среднего бизнеса",
  "май құйылды, қазан асылды",
  "статья 293 кодекса, 15 человек, 40 минут",
])("finds no date in: %s", (text) => {
  expect(readDates(text, { publishedAt: "2021-06-01", timeZone })).toEqual([]);
});

test("dates lie on the text, in order, and from is never after to", () => {
  const words = [
    "29",
    "мая",
    "2021",
    "года",
    "вчера",
    "May",
    "–",
    "28",
    "июля",
    "жылғы",
    "мамыр",
    ",",
    "a year ago",
    "31",
  ];
  assert(
    property(array(constantFrom(...words), { maxLength: 12 }), (list) => {
      const text = list.join(" ");
      let end = 0;
      for (const date of readDates(text, { publishedAt: "2021-09-01", timeZone })) {
        expect(date.start).toBeGreaterThanOrEqual(end);
        expect(date.end).toBeLessThanOrEqual(text.length);
        end = date.end;
        expect((date.from ?? "") <= (date.to ?? "")).toBe(true);
      }
    }),
  );
});
