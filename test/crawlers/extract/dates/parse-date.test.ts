import { describe, expect, it } from "vitest";
import { formatReading } from "../../../../crawlers/extract/dates/format-instant.ts";
import { parseDate } from "../../../../crawlers/extract/dates/parse-date.ts";

const NOW = new Date("2024-08-14T11:00:00Z"); // 16:00 in Almaty
const ALMATY = { timeZone: "Asia/Almaty", now: NOW };

function read(raw: string, context = ALMATY): string | null {
  const reading = parseDate(raw, context);
  return reading === null ? null : formatReading(reading, context.timeZone);
}

describe("printed dates", () => {
  it.each([
    ["29 июля 2021 г. в 14:30", "2021-07-29T14:30:00+06:00"],
    ["29 июля 2021, 14:30", "2021-07-29T14:30:00+06:00"],
    ["29 Июл 2021 14:30", "2021-07-29T14:30:00+06:00"],
    ["29 июля 2021 года", "2021-07-29"],
    ["Четверг, 29 июля 2021", "2021-07-29"],
    ["14:30, 29 июль 2021", "2021-07-29T14:30:00+06:00"],
    ["19:35, 27 Январь 2026 | GMT +5", "2026-01-27T19:35:00+05:00"],
    ["29.07.2021 14:30", "2021-07-29T14:30:00+06:00"],
    ["29.07.21", "2021-07-29"],
    ["3-08-2021, 11:15", "2021-08-03T11:15:00+06:00"],
    ["12.03.2024 09:45:10", "2024-03-12T09:45:10+05:00"],
    ["29/07/2021", "2021-07-29"],
    ["29.07.2021 в 9.05", "2021-07-29T09:05:00+06:00"],
    ["2021/07/29", "2021-07-29"],
  ])("reads Russian %s", (raw, expected) => expect(read(raw)).toBe(expected));

  it.each([
    ["29 шілде 2021", "2021-07-29"],
    ["2021 жылғы 29 шілде", "2021-07-29"],
    ["2021 жылғы 29 шілде, 18:20", "2021-07-29T18:20:00+06:00"],
    ["2021 ж. 29 шілде", "2021-07-29"],
    ["29 Шілде, 2021 09:05", "2021-07-29T09:05:00+06:00"],
    ["1 қыркүйек 2023 жыл, 10:00", "2023-09-01T10:00:00+06:00"],
    ["2023 жылдың 16 желтоқсанында", "2023-12-16"],
    ["2022 жылғы 7 қыркүйекте сағат 11:00-де", "2022-09-07T11:00:00+06:00"],
    ["16 желтоқсан 2023", "2023-12-16"],
    ["29 shilde 2021", "2021-07-29"],
    ["5 qańtar 2022", "2022-01-05"],
  ])("reads Kazakh %s", (raw, expected) => expect(read(raw)).toBe(expected));

  it.each([
    ["November 19, 2019", "2019-11-19"],
    ["Nov. 19th 2019, 7:05 p.m. EST", "2019-11-19T19:05:00-05:00"],
    ["Tue Nov 19 2019 14:30:00 GMT+0600", "2019-11-19T14:30:00+06:00"],
    ["Tue, 19 Nov 2019 08:30:00 GMT", "2019-11-19T14:30:00+06:00"],
    ["9. November 2019 um 9.30 Uhr", "2019-11-09T09:30:00+06:00"],
    ["7 de octubre de 2020", "2020-10-07"],
    ["le 1er juin 2020", "2020-06-01"],
    ["12 października 2020", "2020-10-12"],
    ["2020년 8월 24일", "2020-08-24"],
    ["الأحد، ٢٣ أغسطس ٢٠٢٠", "2020-08-23"],
    ["5 tháng 8 năm 2020", "2020-08-05"],
    ["२६ जनवरी 2021", "2021-01-26"],
    ["22 elokuuta 2021", "2021-08-22"],
    ["28 th of May 2020", "2020-05-28"],
  ])("reads %s", (raw, expected) => expect(read(raw)).toBe(expected));

  it.each([
    ["Сегодня, 14:30", "2024-08-14T14:30:00+05:00"],
    ["вчера в 18:05", "2024-08-13T18:05:00+05:00"],
    ["Позавчера", "2024-08-12"],
    ["Бүгін, 09:10", "2024-08-14T09:10:00+05:00"],
    ["Кеше 21:00", "2024-08-13T21:00:00+05:00"],
    ["3 часа назад", "2024-08-14"],
    ["20 сағат бұрын", "2024-08-13"],
    ["15:58", "2024-08-14T15:58:00+05:00"],
    ["16:20", "2024-08-13T16:20:00+05:00"],
    ["29 июля, 14:30", "2024-07-29T14:30:00+05:00"],
    ["5 қыркүйек", "2023-09-05"],
  ])("completes %s from the moment of capture", (raw, expected) =>
    expect(read(raw)).toBe(expected),
  );

  it.each(["Сегодня, 14:30", "вчера", "14:30", "2 часа назад"])(
    "reads no day into %s without that moment",
    (raw) => {
      expect(parseDate(raw, { timeZone: "Asia/Almaty" })).toBeNull();
      expect(parseDate(raw, { now: NOW })).toBeNull();
    },
  );

  it.each([
    "29 июля",
    "07.11. 09:20",
    "июль 2021",
    "2021",
    "31.02.2021",
    "2021-13-01",
    "32 мая 2021",
    "тел. 8 7212 29 07 21",
    "версия 1.2.3.2021",
    "около 20 21",
    "10.11 в 12:13",
    "",
  ])("reads no date into %j", (raw) =>
    expect(parseDate(raw, { timeZone: "Asia/Almaty" })).toBeNull(),
  );

  it("follows Almaty from UTC+6 to UTC+5 on 1 March 2024", () => {
    expect(read("29 февраля 2024, 23:59")).toBe("2024-02-29T23:59:00+06:00");
    expect(read("1 марта 2024, 00:30")).toBe("2024-03-01T00:30:00+05:00");
    expect(read("1 мая 2004, 12:00")).toBe("2004-05-01T12:00:00+07:00");
  });

  it("gives the day alone where no zone is known", () => {
    const reading = parseDate("29 июля 2021 г. в 14:30");
    expect(reading && formatReading(reading, null)).toBe("2021-07-29");
  });

  it("shows an instant in UTC as the day its readers saw", () => {
    expect(read("2021-07-28T19:40:00Z")).toBe("2021-07-29T01:40:00+06:00");
    expect(read("1627501200")).toBe("2021-07-29T01:40:00+06:00");
  });

  it("keeps an offset that the page states itself", () => {
    expect(read("2021-07-28T19:40:00+03:00")).toBe("2021-07-28T19:40:00+03:00");
  });

  it("reads 03/04/2021 by the page's country", () => {
    expect(read("03/04/2021")).toBe("2021-04-03");
    expect(parseDate("03/04/2021", { monthFirst: true })).toMatchObject({ month: 3, day: 4 });
    expect(parseDate("07/29/2021", {})).toMatchObject({ month: 7, day: 29 });
  });
});
