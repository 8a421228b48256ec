import type { Cheerio, CheerioAPI } from "cheerio/slim";
import { loadBounded } from "./discover/load-bounded.ts";
import { nameElement } from "./discover/name-element.ts";
import type { ArticleSelectors } from "./extract/article-selectors.ts";
import type { PageInput } from "./extract/extraction-pool.ts";

type Element = ReturnType<Cheerio<never>["find"]>;

/** A page as it was fetched, decoded. */
export interface SamplePage {
  url: string;
  html: string;
}

interface ReadPage {
  title: string | null;
  text: string;
  publishedAt: string | null;
}

/** Reads a page as the crawlers do: with selectors, or by the general extractor. @throws where a selector does not fit */
export type ReadSample = (input: PageInput) => Promise<ReadPage>;

/** A line shorter than this may stand anywhere on a page. */
const leastLineUtf16 = 40;
const leastShare = 0.8;
const dateCandidates = [
  "time[datetime]",
  "[itemprop=datePublished]",
  "[class*=publish]",
  "[class*=date]",
  "time",
];

/**
 * Finds selectors for title, text and date that fit every sample page: each gives what the general extractor finds there,
 * and no sample is without it. A field for which there is none is left to the general extractor.
 */
export async function proposeArticle(
  pages: readonly SamplePage[],
  read: ReadSample,
): Promise<ArticleSelectors> {
  const samples: Sample[] = [];
  for (const { url, html } of pages) {
    const found = await read({ html, page: { url } }).catch(() => null);
    if (found === null || found.text.length < leastLineUtf16) continue;
    const $ = loadBounded(html, { sourceId: "probe", url });
    samples.push({ url, html, $, found });
  }
  if (samples.length === 0) return {};
  const selectors: ArticleSelectors = {};
  for (const field of ["body", "title", "date"] as const) {
    const fitting = await firstFitting(candidatesOf[field](samples[0]!), field, samples, read);
    if (fitting !== null) selectors[field] = fitting;
  }
  return selectors;
}

interface Sample extends SamplePage {
  $: CheerioAPI;
  found: ReadPage;
}

type Field = "body" | "title" | "date";

async function firstFitting(
  candidates: readonly string[],
  field: Field,
  samples: readonly Sample[],
  read: ReadSample,
): Promise<string | null> {
  for (const selector of new Set(candidates)) {
    const fits = await Promise.all(
      samples.map(async ({ url, html, $, found }) => {
        if ($(selector).length !== 1) return false;
        const again = await read({ html, page: { url, selectors: { [field]: selector } } }).catch(
          () => null,
        );
        return again !== null && agrees[field](again, found);
      }),
    );
    if (fits.every(Boolean)) return selector;
  }
  return null;
}

const plain = (text: string | null): string => (text ?? "").replaceAll(/\s+/gu, " ").trim();
const linesOf = (text: string): string[] =>
  text
    .split("\n")
    .map(plain)
    .filter((line) => line.length >= leastLineUtf16);

const agrees: Record<Field, (again: ReadPage, found: ReadPage) => boolean> = {
  title: (again, found) =>
    plain(again.title) !== "" && plain(found.title).startsWith(plain(again.title)),
  date: (again, found) =>
    found.publishedAt !== null &&
    again.publishedAt?.slice(0, 10) === found.publishedAt.slice(0, 10),
  // It has what the general extractor has, and not much more.
  body: (again, found) => {
    const whole = plain(again.text);
    const lines = linesOf(found.text);
    const held = lines.filter((line) => whole.includes(line)).length;
    return held >= leastShare * lines.length && whole.length <= 2.5 * plain(found.text).length;
  },
};

const candidatesOf: Record<Field, (sample: Sample) => string[]> = {
  title: ({ $ }) => {
    const headings = $("h1")
      .toArray()
      .map((element) => nameElement($(element) as unknown as Element));
    return [...headings.filter((name) => name !== "h1"), "h1"];
  },
  date: ({ $ }) =>
    dateCandidates.flatMap((selector) => {
      const [first] = $(selector).toArray();
      if (!first) return [];
      const name = nameElement($(first) as unknown as Element);
      return name.includes(".") ? [name, selector] : [selector];
    }),
  body: ({ $, found }) => {
    const lines = linesOf(found.text);
    const chain: string[] = [];
    let around = $("body").first();
    // Down to the narrowest element that still has nearly all of the text.
    while (around.length > 0) {
      const name = nameElement(around as unknown as Element);
      const id = around.attr("id");
      chain.unshift(
        ...(name.includes(".") ? [name] : []),
        ...(id && /^[a-z][a-z_-]+$/i.test(id) ? [`#${id}`] : []),
      );
      if (["article", "main"].includes(name)) chain.unshift(name);
      around = around
        .children()
        .filter((_, child) => {
          const text = plain($(child).text());
          return lines.filter((line) => text.includes(line)).length >= leastShare * lines.length;
        })
        .first();
    }
    return chain;
  },
};
