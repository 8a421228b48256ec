import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { analyze } from "../../src/core/analyze/analyze.ts";
import { loadLexicon } from "../../src/lexicons/load-lexicon.ts";
import { noAdditions, readAdditions } from "../../src/lexicons/read-additions.ts";
import { runOnRecord } from "../fixtures/run-onrecord.ts";

/** Synthetic: an organisation, an outlet and a way of speaking that nobody has. */
const gazetteer = `organisations:
  - { id: veresk, role: activist, ru: { name: Вереск }, kk: { name: Вереск }, en: { name: Veresk } }
`;
const rules = `label: response.minimisation
citation: test
addedOn: 2026-11-22
rules:
  - id: ru-own-trifle
    patterns: ["буря в стакане"]
    rationale: A way of speaking of one town.
    matches: ["Всё это буря в стакане."]
    mustNotMatch: ["Это не буря в стакане."]
`;

describe("what an installation adds", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), "additions-"));
    mkdirSync(path.join(folder, "ru", "rules"), { recursive: true });
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const write = (name: string, text: string) => writeFileSync(path.join(folder, name), text);
  const read = (text: string, role: "media" | "official" = "media") =>
    analyze(
      { id: "x", text, publisher: { name: "-", role } },
      loadLexicon({ model: null, additions: readAdditions(folder) }),
    );

  test("may be nothing", () => {
    expect(readAdditions(path.join(folder, "missing"))).toBe(noAdditions);
  });

  test("a name in the gazetteer speaks in its role, and the analyzer has another version", () => {
    const before = loadLexicon({ model: null }).version;
    write("gazetteer.yaml", gazetteer);
    const { frames, ...rest } = read("«Вереск» сообщил, что встречу сорвали.");
    expect(rest.status).toBe("analyzed");
    expect(frames[1]?.speaker).toMatchObject({ name: "Вереск", role: "activist" });
    expect(loadLexicon({ model: null, additions: readAdditions(folder) }).version).not.toBe(before);
  });

  test("a word for speakers and a rule work as the shipped ones do", () => {
    write("ru/cues.yaml", "role.official: [(сотник+)]\n");
    write("ru/rules/own.yaml", rules);
    const { flags } = read("Сотник заявил, что это буря в стакане.");
    expect(flags).toContainEqual(
      expect.objectContaining({
        label: "response.minimisation",
        speaker: expect.objectContaining({ role: "official" }),
      }),
    );
  });

  test.each([
    ["ru/rules/own.yaml", "rules: [", /own\.yaml cannot be read as YAML/u],
    ["ru/rules/own.yaml", "rules: []", /own\.yaml does not have the form/u],
    ["gazetteer.yaml", "organisations: [{ id: x }]", /additions to the gazetteer are not valid/u],
    [
      "ru/rules/own.yaml",
      rules.replace("ru-own-trifle", "ru-denial-literal-001"),
      /Give yours another id/u,
    ],
  ])("a mistake in %s is named", (name, text, message) => {
    write(name, text);
    expect(() => read("Текст.")).toThrow(message);
  });

  test("are checked by a command that tries the rules on their examples", async () => {
    write("ru/rules/own.yaml", rules);
    const env = { ONRECORD_ADDITIONS: folder };
    expect(await runOnRecord(["additions"], { env })).toMatchObject({
      code: 0,
      stdout: expect.stringContaining("1 rules, 0 examples fail"),
    });
    write("ru/rules/own.yaml", rules.replace("Всё это буря в стакане", "Всё это ерунда"));
    expect(await runOnRecord(["additions"], { env })).toMatchObject({
      code: 1,
      stderr: expect.stringContaining("ru-own-trifle does not mark"),
    });
  });
});
