import { describe, expect, it } from "vitest";
import { defineSource, isSourceDefinition } from "../../../crawlers/define-source.ts";
import type { SourceInput } from "../../../crawlers/define-source.ts";
import { SourceDefinitionError } from "../../../crawlers/source-definition-error.ts";

const minimal: SourceInput = {
  id: "kz-example",
  name: { ru: "Пример", en: "Example" },
  country: "KZ",
  role: "media",
  homepage: "https://www.example.kz/",
  languages: ["ru"],
  timeZone: "Asia/Almaty",
  discovery: [{ kind: "feed", url: "https://www.example.kz/rss" }],
};

function faultsOf(changes: Record<string, unknown>): SourceDefinitionError["faults"] {
  try {
    defineSource({ ...minimal, ...changes } as SourceInput, "kz/example.ts");
  } catch (error) {
    if (error instanceof SourceDefinitionError) return error.faults;
    throw error;
  }
  return [];
}

const listing = { kind: "listing", url: "https://www.example.kz/", item: ".a" };
const json = {
  kind: "json",
  url: "https://www.example.kz/api",
  itemsPath: "",
  id: "id",
  linkTemplate: "https://www.example.kz/{id}",
};
const rendered = { kind: "rendered-listing", url: "https://www.example.kz/" };

describe("defineSource", () => {
  it("fills in what may be left out, with the weakest claims", () => {
    expect(defineSource(minimal)).toMatchObject({
      render: false,
      include: [],
      exclude: [],
      hosts: [],
      discovery: [{ kind: "feed", use: "always", basis: "inferred" }],
      manners: { robotsOverride: null },
      known: { verifiedOn: null, reported: null, robotsCheckedOn: null },
    });
  });

  it("takes its own answer again unchanged", () => {
    const once = defineSource({
      ...minimal,
      discovery: [listing, json] as SourceInput["discovery"],
    });
    expect(defineSource(structuredClone(once) as SourceInput)).toEqual(once);
  });

  it("freezes through and through", () => {
    const source = defineSource(minimal);
    expect(() => Object.assign(source.discovery[0] as object, { url: "https://else.kz" })).toThrow(
      TypeError,
    );
    expect(() => (source.languages as string[]).push("kk")).toThrow(TypeError);
  });

  it("knows its own from a look-alike", () => {
    const source = defineSource(minimal);
    expect(isSourceDefinition(source)).toBe(true);
    expect(isSourceDefinition(structuredClone(source))).toBe(false);
  });

  it.each<[string, Record<string, unknown>, string]>([
    ["an id with capitals", { id: "KZ-Example" }, "id"],
    ["no homepage", { homepage: undefined }, "homepage"],
    ["an address without scheme", { homepage: "example.kz" }, "homepage"],
    ["an address with a password", { homepage: "https://u:p@example.kz/" }, "homepage"],
    [
      "a file address",
      { discovery: [{ kind: "feed", url: "file:///etc/passwd" }] },
      "discovery[0].url",
    ],
    ["an unknown role", { role: "press" }, "role"],
    ["an official source that names no authority", { role: "official" }, "authorityId"],
    ["an offset for a time zone", { timeZone: "+05:00" }, "timeZone"],
    ["a time zone that does not exist", { timeZone: "Asia/Karaganda" }, "timeZone"],
    ["a country in small letters", { country: "kz" }, "country"],
    ["a language by name", { languages: ["Russian"] }, "languages[0]"],
    ["no way of discovery", { discovery: [] }, "discovery"],
    [
      "an unknown way",
      { discovery: [{ kind: "rss", url: "https://www.example.kz/" }] },
      "discovery[0].kind",
    ],
    ["only ways for emergencies", { discovery: [{ ...listing, use: "fallback" }] }, "discovery"],
    ["a broken selector", { discovery: [{ ...listing, item: ".a[" }] }, "discovery[0].item"],
    ["an empty selector", { discovery: [{ ...listing, item: " " }] }, "discovery[0].item"],
    [
      "a broken selector of an article",
      { article: { selectors: { body: [".ok", "div:::"] } } },
      "article.selectors.body[1]",
    ],
    ["look-ahead, which RE2 has not", { include: ["^https://(?=x)"] }, "include[0]"],
    ["an empty pattern, which finds everything", { exclude: [""] }, "exclude[0]"],
    [
      "a template without placeholder",
      { discovery: [{ ...json, linkTemplate: "https://www.example.kz/x" }] },
      "discovery[0].linkTemplate",
    ],
    [
      "a template of another scheme",
      { discovery: [{ ...json, linkTemplate: "javascript:{id}" }] },
      "discovery[0].linkTemplate",
    ],
    ["a path with a blank", { discovery: [{ ...json, id: "a b" }] }, "discovery[0].id"],
    ["a rendered listing with nothing to read", { discovery: [rendered] }, "discovery[0]"],
    [
      "a channel as an address",
      { discovery: [{ kind: "telegram", channel: "https://t.me/x" }] },
      "discovery[0].channel",
    ],
    ["a day that does not exist", { known: { verifiedOn: "2026-02-31" } }, "known.verifiedOn"],
    [
      "a claim of verification without a day",
      { discovery: [{ ...listing, basis: "verified" }] },
      "discovery[0].basis",
    ],
    [
      "robots.txt ignored without a reason",
      { manners: { robotsOverride: { reason: "", decidedBy: "A", decidedOn: "2026-01-01" } } },
      "manners.robotsOverride.reason",
    ],
    [
      "an interval upside down",
      { interval: { minMinutes: 9, maxMinutes: 3 } },
      "interval.minMinutes",
    ],
    ["a mistyped field", { intervall: {} }, "intervall"],
    ["a mistyped field deep inside", { discovery: [{ ...listing, lnk: "a" }] }, "discovery[0].lnk"],
  ])("refuses %s and names the field", (_, changes, field) => {
    const faults = faultsOf(changes);
    expect(faults.map((fault) => fault.field)).toContain(field);
    for (const fault of faults) {
      expect(fault.problem).not.toBe("");
      expect(fault.fix).not.toBe("");
    }
  });

  it("tells every fault at once, with file, field and fix in the message", () => {
    expect(() => defineSource({ ...minimal, id: "A", timeZone: "x" }, "kz/example.ts")).toThrow(
      /^kz\/example\.ts: id: is not a slug\. Use .* \| timeZone: is not an IANA time zone\. Write Asia\/Almaty/,
    );
  });

  it("takes one selector or several", () => {
    const { article } = defineSource({
      ...minimal,
      article: { selectors: { title: "h1", body: [".a", ".b"] } },
    });
    expect(article?.selectors).toEqual({
      title: ["h1"],
      body: [".a", ".b"],
      date: [],
      authors: [],
      remove: [],
    });
  });

  it("lets robots.txt be ignored only by a named person's reasoned decision", () => {
    const robotsOverride = {
      reason: "The owner agreed in a letter of 3 May 2026.",
      decidedBy: "A. Owner",
      decidedOn: "2026-05-04",
    };
    expect(
      defineSource({ ...minimal, manners: { robotsOverride } }).manners.robotsOverride,
    ).toEqual(robotsOverride);
  });
});
