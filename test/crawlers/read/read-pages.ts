import { makeReadPage, type ReadPage } from "../../../crawlers/read/compare-readings.ts";

/** A read page, made of lines; `beside` is what the page shows outside of its text. Everything here is made up. */
export function readPage(
  lines: readonly string[],
  options: {
    title?: string;
    beside?: string;
    links?: readonly string[];
    publishedAt?: string | null;
    publishedAtRaw?: string;
    publishedAtSource?: string;
  } = {},
): ReadPage {
  const title = options.title ?? "Дороги Примера закрыты из-за метели";
  const links = options.links ?? [];
  const publishedAt =
    options.publishedAt === undefined ? "2026-03-05T14:07:00+05:00" : options.publishedAt;
  return makeReadPage(
    {
      title,
      text: lines.join("\n\n"),
      publishedAt,
      publishedAtRaw: options.publishedAtRaw ?? publishedAt,
      publishedAtSource: options.publishedAtSource ?? "json-ld",
    },
    { title, text: [title, ...lines, options.beside ?? "", ...links].join(" "), links },
  );
}

export const lead =
  "Акимат Примера сообщает, что трассу перекрыли в девять вечера по просьбе дорожников.";
export const middle =
  "На дороге остались двенадцать машин, людей разместили в школе посёлка, пострадавших нет.";
export const end =
  "Движение обещают открыть утром, когда утихнет ветер и пройдёт снегоуборочная техника.";
export const formula = "Ситуация находится на контроле.";
