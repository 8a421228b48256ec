import { readFileSync, readdirSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import type { DiscoveryWay } from "../../../crawlers/define-source.ts";
import { readDiscovery } from "../../../crawlers/discover/read-discovery.ts";
import { decodeHtml } from "../../../crawlers/extract/decode-html.ts";
import { extractArticle } from "../../../crawlers/extract/extract-article.ts";
import { hashFields } from "../../../crawlers/extract/field-hashes.ts";
import { exampleSource } from "../../crawlers/discover/example-source.ts";
import { HELD_PAGES, KNOWN_PAGES } from "../../crawlers/extract/pages/all-pages.ts";
import { makePage } from "../../crawlers/extract/pages/page-kit.ts";
import {
  FEED_SEEDS,
  JSON_SEEDS,
  LISTING_SEEDS,
  SITEMAP_SEEDS,
  TELEGRAM_SEEDS,
} from "./listing-seeds.ts";

/** One kind of input: what is broken, how often of a hundred, and what reads it. */
export interface FuzzKind {
  name: string;
  share: number;
  seeds: readonly string[];
  read: (bytes: Uint8Array, contentType: string | undefined) => Promise<void> | void;
}

const NOW = new Date("2026-11-22T12:00:00Z");
const url = "https://www.example.kz/list";
const source = exampleSource({
  discovery: [
    { kind: "feed", url },
    { kind: "sitemap", url },
    { kind: "listing", url, item: ".item", next: "a.next", date: "time" },
    { kind: "telegram", channel: "example_kz" },
    {
      kind: "json",
      url,
      itemsPath: ["items"],
      id: "id",
      title: "title",
      date: "date",
      linkTemplate: "https://www.example.kz/{id}",
    },
  ],
});

function readerOf(kind: DiscoveryWay["kind"]): FuzzKind["read"] {
  const way = source.discovery.find((one) => one.kind === kind);
  if (way === undefined) throw new TypeError(`The example source has no ${kind}.`);
  return async (bytes, contentType) => {
    await readDiscovery(bytes, way, {
      source,
      url,
      ...(contentType === undefined ? {} : { contentType }),
    });
  };
}

function readPage(bytes: Uint8Array, contentType: string | undefined): void {
  const { html } = decodeHtml(bytes, contentType ?? null);
  hashFields(
    extractArticle(html, {
      url: "https://fuzz.example.kz/2021/07/29/a",
      timeZone: "Asia/Almaty",
      now: NOW,
    }),
  );
}

/** The kinds to break; `directory` may hold further pages (*.html, *.html.gz). */
export function fuzzKinds(directory: string | undefined): FuzzKind[] {
  return [
    { name: "pages", share: 60, seeds: readPages(directory), read: readPage },
    { name: "feeds", share: 16, seeds: FEED_SEEDS, read: readerOf("feed") },
    { name: "sitemaps", share: 10, seeds: SITEMAP_SEEDS, read: readerOf("sitemap") },
    { name: "listings", share: 6, seeds: LISTING_SEEDS, read: readerOf("listing") },
    { name: "telegram", share: 4, seeds: TELEGRAM_SEEDS, read: readerOf("telegram") },
    { name: "json", share: 4, seeds: JSON_SEEDS, read: readerOf("json") },
  ];
}

function readPages(directory: string | undefined): string[] {
  const folders = [
    new URL("../../crawlers/extract/fixtures/", import.meta.url).pathname,
    ...(directory === undefined ? [] : [directory]),
  ];
  const stored = folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => /\.html(?:\.gz)?$/.test(name))
      .map((name) => {
        const bytes = readFileSync(`${folder}/${name}`);
        return decodeHtml(name.endsWith(".gz") ? gunzipSync(bytes) : bytes, null).html;
      }),
  );
  return [...stored, ...[...KNOWN_PAGES, ...HELD_PAGES].map((recipe) => makePage(recipe).html)];
}
