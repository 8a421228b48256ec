import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import { beforeAll, describe, expect, it } from "vitest";
import type { SourceDefinition } from "../../../crawlers/define-source.ts";
import { chooseItems } from "../../../crawlers/discover/choose-items.ts";
import { readDiscovery } from "../../../crawlers/discover/read-discovery.ts";
import { loadSources } from "../../../crawlers/load-sources.ts";
import type { LoadedSources } from "../../../crawlers/load-sources.ts";

const pack = join(import.meta.dirname, "../../../crawlers/sources/kz");
/** The gazetteer's own data, read where it stands. */
async function readGazetteer(): Promise<{ places: string[]; authorities: string[] }> {
  const folder = join(import.meta.dirname, "../../../src/lexicons/gazetteer");
  const read = async (name: string): Promise<unknown> =>
    parse(await readFile(join(folder, name), "utf8"));
  const { places } = (await read("places.yaml")) as { places: { id: string; level: string }[] };
  const { authorities } = (await read("authorities.yaml")) as { authorities: { id: string }[] };
  const levels = ["region", "republican-city"];
  return {
    places: places
      .filter(({ level }) => levels.includes(level))
      .map(({ id }) => id.replace(/^kz-/, "")),
    authorities: authorities.map(({ id }) => id),
  };
}

let sources: readonly SourceDefinition[];
let files: string[];
let loaded: LoadedSources;

beforeAll(async () => {
  loaded = await loadSources(pack);
  sources = loaded.sources;
  files = (await readdir(pack)).filter((file) => file.endsWith(".ts"));
});

const of = (id: string): SourceDefinition => {
  const found = sources.find((source) => source.id === id);
  if (!found) throw new Error(`${id} is not in the pack`);
  return found;
};

describe("the Kazakhstan pack", () => {
  it("loads without a problem", () => {
    expect(loaded.problems.map(({ message }) => message)).toEqual([]);
  });

  it("has a source in every file, named after it", () => {
    expect(files.map((file) => `kz-${file.replace(/\.ts$/, "")}`).toSorted()).toEqual(
      sources.map(({ id }) => id).toSorted(),
    );
  });

  it("has the police and the akimat of all 17 regions and 3 cities, by the gazetteer's ids", async () => {
    const { places } = await readGazetteer();
    expect(places).toHaveLength(20);
    for (const kind of ["police", "akimat"]) {
      const watched = sources
        .map(({ authorityId }) => authorityId)
        .filter((id) => id?.startsWith(`kz-${kind}-`));
      expect(watched.toSorted()).toEqual(places.map((place) => `kz-${kind}-${place}`).toSorted());
    }
  });

  it("names no authority that the gazetteer does not know", async () => {
    const { places, authorities } = await readGazetteer();
    const known = new Set([
      ...authorities,
      ...places.flatMap((place) => [`kz-police-${place}`, `kz-akimat-${place}`]),
    ]);
    const named = sources.flatMap(({ authorityId }) => authorityId ?? []);
    expect(named.filter((id) => !known.has(id))).toEqual([]);
  });

  it("has the ministry of internal affairs on its three channels", () => {
    const kinds = sources.filter(({ authorityId }) => authorityId === "kz-mvd").map(({ id }) => id);
    expect(kinds).toEqual(["kz-gov-mvd", "kz-polisia", "kz-telegram-police"]);
  });

  it("claims no verification that nobody made, and says where each reported fact comes from", () => {
    for (const { id, known, discovery } of sources) {
      expect([id, known.verifiedOn, known.robotsCheckedOn]).toEqual([id, null, null]);
      expect([id, discovery.some(({ basis }) => basis === "verified")]).toEqual([id, false]);
      const isReported = discovery.some(({ basis }) => basis === "reported");
      const says = isReported ? known.reported : known.inferred.join(" ");
      expect([id, says]).toEqual([id, expect.stringMatching(/.{10,}/)]);
    }
  });

  it("obeys robots.txt everywhere", () => {
    expect(sources.filter(({ manners }) => manners.robotsOverride !== null)).toEqual([]);
  });

  it("opens each file with what the site publishes and whether its robots.txt was read", async () => {
    for (const file of files) {
      const text = await readFile(join(pack, file), "utf8");
      expect(text.split("\n").slice(0, 3)).toEqual([
        expect.stringMatching(/^\/\/ .{20,}/),
        "// robots.txt and terms of use: not yet checked.",
        expect.stringMatching(/^\/\/ Quirks: /),
      ]);
    }
  });

  it("watches no two sources by the same address", () => {
    const ways = sources.flatMap(({ discovery }) => [
      ...new Set(discovery.map((way) => ("url" in way ? way.url : way.channel))),
    ]);
    expect(ways.filter((way, index) => ways.indexOf(way) !== index)).toEqual([]);
  });

  it("takes the releases of its own body on gov.kz and none of the neighbour's, from a synthetic answer", async () => {
    const source = of("kz-gov-akimat-karaganda");
    const way = source.discovery.find(({ language }) => language === "kk")!;
    // Synthetic; both shapes that were seen in public.
    const release = {
      id: 101,
      title: "Хабарлама",
      created_date: "2026-11-22T10:00:00",
      short_description: "Қысқаша",
    };
    for (const body of [[release], { content: [release] }]) {
      const { items } = await readDiscovery(JSON.stringify(body), way, {
        source,
        url: source.homepage,
      });
      expect(items).toEqual([
        {
          url: "https://www.gov.kz/memleket/entities/karaganda/press/news/details/101?lang=kk",
          title: "Хабарлама",
          publishedAtRaw: "2026-11-22T10:00:00",
          publishedAt: "2026-11-22T10:00:00+05:00",
          summary: "Қысқаша",
          externalId: "101",
          language: "kk",
        },
      ]);
    }
    const neighbour =
      "https://www.gov.kz/memleket/entities/karaganda-transport/press/news/details/7?lang=ru";
    expect(
      chooseItems([{ link: neighbour }], { source, url: source.homepage }, { maxItems: 9 }).items,
    ).toEqual([]);
  });

  it("asks the portal for one body at a time: its pattern does not find a neighbour's answer", async () => {
    const { RE2JS } = await import("re2js");
    const way = of("kz-gov-akimat-almaty").discovery[0]!;
    const pattern = RE2JS.compile(
      way.kind === "rendered-listing" ? (way.json?.urlPattern ?? "") : "",
    );
    const api =
      "https://www.gov.kz/api/v1/public/content-manager/news?sort-by=created_date:DESC&projects=";
    expect(pattern.matcher(`${api}eq:almaty&page=1&size=20`).find()).toBe(true);
    expect(pattern.matcher(`${api}eq%3Aalmaty`).find()).toBe(true);
    expect(pattern.matcher(`${api}eq:almaty-bilim&page=1`).find()).toBe(false);
    expect(pattern.matcher(`${api}eq:mvd-almaty&page=1`).find()).toBe(false);
  });

  it("reads a synthetic page of polisia.kz by its reported selectors", async () => {
    const source = of("kz-polisia");
    const page = `<div class="listing-item"><div class="item-inner"><a class="img" href="/ru/tag/x"></a>
      <h2><a class="post-url post-title" href="https://polisia.kz/ru/svodka/"> Сводка </a></h2>
      <time class="post-published" datetime="2026-11-22T10:00:00+05:00">22 ноября</time></div></div>`;
    const { items } = await readDiscovery(page, source.discovery[0]!, {
      source,
      url: "https://polisia.kz/ru/",
    });
    expect(items).toMatchObject([
      {
        url: "https://polisia.kz/ru/svodka/",
        title: "Сводка",
        publishedAt: "2026-11-22T10:00:00+05:00",
        language: "ru",
      },
    ]);
  });
});
