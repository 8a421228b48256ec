import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { loadSources } from "../../../crawlers/load-sources.ts";

const defineSourcePath = resolve(import.meta.dirname, "../../../crawlers/define-source.ts");
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "on record sources "));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

const yaml = (id: string, more = ""): string => `
id: ${id}
name: { ru: Пример, en: Example }
country: KZ
role: media
homepage: https://www.example.kz/
languages: [ru]
timeZone: Asia/Almaty
discovery:
  - kind: feed
    url: https://www.example.kz/rss
${more}`;

const write = (name: string, text: string): Promise<void> => writeFile(join(folder, name), text);
const users = () => loadSources([{ path: folder, kind: "users" }]);

describe("loadSources", () => {
  it("reads YAML and JSON files of an installation, sorted by id", async () => {
    await write("b.yaml", yaml("kz-b"));
    await write(
      "a.json",
      JSON.stringify({
        ...JSON.parse(JSON.stringify({ id: "kz-a" })),
        name: { ru: "А", en: "A" },
        country: "KZ",
        role: "other",
        homepage: "https://a.kz/",
        languages: ["kk"],
        timeZone: "UTC",
        discovery: [{ kind: "telegram", channel: "example_a" }],
      }),
    );
    await write("notes.txt", "not a source");
    await mkdir(join(folder, "old"));
    const { sources, problems } = await users();
    expect(problems).toEqual([]);
    expect(sources.map(({ id }) => id)).toEqual(["kz-a", "kz-b"]);
  });

  it("is content where an installation has no folder of its own, and complains where a pack is missing", async () => {
    const path = join(folder, "missing");
    expect(await loadSources([{ path, kind: "users" }])).toEqual({ sources: [], problems: [] });
    const { problems } = await loadSources(path);
    expect(problems.map(({ file, faults }) => [file, faults[0]?.field])).toEqual([
      [path, "folder"],
    ]);
  });

  it.each([
    ["broken YAML", "a.yaml", "id: [kz", "file"],
    ["broken JSON", "a.json", "{", "file"],
    ["an empty file", "a.yaml", "", "source"],
    ["a wrong field", "a.yaml", yaml("kz-a", "colour: red"), "colour"],
    [
      "aliases that unfold",
      "a.yaml",
      `a: &a [1]\nb: &b [${"*a,".repeat(30)}]\nc: [${"*b,".repeat(30)}]`,
      "file",
    ],
  ])(
    "reports %s as one problem that names the file, and still loads the rest",
    async (_, name, text, field) => {
      await write(name, text);
      await write("good.yaml", yaml("kz-good"));
      const { sources, problems } = await users();
      expect(sources.map(({ id }) => id)).toEqual(["kz-good"]);
      expect(problems).toHaveLength(1);
      expect(problems[0]).toMatchObject({ code: "source-definition", file: join(folder, name) });
      expect(problems[0]?.faults.map((fault) => fault.field)).toContain(field);
      expect(problems[0]?.message).toContain(name);
    },
  );

  it("refuses the second file of one id and names the first", async () => {
    await write("a.yaml", yaml("kz-same"));
    await write("b.yaml", yaml("kz-same"));
    const { sources, problems } = await users();
    expect(sources).toHaveLength(1);
    expect(problems.map(({ file }) => file)).toEqual([join(folder, "b.yaml")]);
    expect(problems[0]?.message).toContain(join(folder, "a.yaml"));
  });

  it("imports a pack's modules, and reports one that throws, exports nothing, or skips defineSource", async () => {
    const head = `import { defineSource } from ${JSON.stringify(defineSourcePath)};\n`;
    const facts = `{ id: "kz-module", name: { ru: "А", en: "A" }, country: "KZ", role: "media", homepage: "https://a.kz/", languages: ["ru"], timeZone: "UTC", discovery: [{ kind: "feed", url: "https://a.kz/rss" }] }`;
    await write("good.ts", `${head}export const source = defineSource(${facts});`);
    await write("look-alike.ts", `export const source = ${facts};`);
    await write("nothing.ts", "export const other = 1;");
    await write("syntax.ts", "export const = ;");
    await write(
      "throws.ts",
      `${head}export const source = defineSource({ ...${facts}, country: "kz" });`,
    );
    const { sources, problems } = await loadSources(folder);
    expect(sources.map(({ id }) => id)).toEqual(["kz-module"]);
    expect(problems.map(({ file, faults }) => [file?.split("/").at(-1), faults[0]?.field])).toEqual(
      [
        ["look-alike.ts", "source"],
        ["nothing.ts", "source"],
        ["syntax.ts", "file"],
        ["throws.ts", "country"],
      ],
    );
  });

  it("never runs code from an installation's own folder", async () => {
    await write("evil.ts", "globalThis.wasRun = true; export const source = {};");
    expect(await users()).toEqual({ sources: [], problems: [] });
    expect(globalThis).not.toHaveProperty("wasRun");
  });

  it("does not let an installation's file replace a shipped source", async () => {
    const pack = join(folder, "pack");
    const own = join(folder, "own");
    await mkdir(pack);
    await mkdir(own);
    await writeFile(join(pack, "x.yaml"), yaml("kz-x"));
    await writeFile(join(own, "x.yaml"), yaml("kz-x").replace("example.kz/rss", "else.kz/rss"));
    const { sources, problems } = await loadSources([
      { path: pack, kind: "pack" },
      { path: own, kind: "users" },
    ]);
    expect(sources[0]?.discovery[0]).toMatchObject({ url: "https://www.example.kz/rss" });
    expect(problems).toHaveLength(1);
  });
});
