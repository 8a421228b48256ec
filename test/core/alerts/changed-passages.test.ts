import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { changedPassages } from "../../../src/core/alerts/changed-passages.ts";

const join = (parts: { text: string }[]): string => parts.map((part) => part.text).join("");

describe("changedPassages", () => {
  it("shows a renamed act before and after, with words around it", () => {
    const [passage] = changedPassages(
      "В целях безопасности женщины были вывезены за город. Проверка идёт.",
      "В целях безопасности полицейские сопроводили женщин на вокзал. Проверка идёт.",
    );
    expect(join(passage!.before)).toContain("женщины были вывезены за город");
    expect(join(passage!.after)).toContain("полицейские сопроводили женщин на вокзал");
    expect(join(passage!.before)).toContain("В целях безопасности");
    expect(join(passage!.after)).toContain("Проверка идёт");
  });

  it("keeps what was taken out on the side of before alone", () => {
    const [passage] = changedPassages("Нарушений нет. Проводится проверка.", "Нарушений нет.");
    expect(join(passage!.before)).toContain("Проводится проверка");
    expect(join(passage!.after)).not.toContain("проверка");
  });

  it("shows two changes far from each other as two passages, without the text between", () => {
    const middle = "слово ".repeat(80);
    const passages = changedPassages(`первое ${middle}последнее`, `другое ${middle}иное`);
    expect(passages).toHaveLength(2);
    expect(join(passages[0]!.after).length).toBeLessThan(100);
  });

  it("finds nothing where only blanks or line ends differ", () => {
    expect(changedPassages("Одно  и то же.\n\nТекст.", "Одно и то же.\nТекст.")).toEqual([]);
  });

  it("finds nothing between equal texts", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 400 }), (text) => {
        expect(changedPassages(text, text)).toEqual([]);
      }),
    );
  });

  it("never puts a new word before or an old word after", () => {
    const words = fc
      .array(fc.constantFrom("полиция", "женщины", "проверка", "нет", "."), { maxLength: 60 })
      .map((list) => list.join(" "));
    fc.assert(
      fc.property(words, words, (before, after) => {
        for (const passage of changedPassages(before, after)) {
          expect(passage.before.some((part) => part.kind === "added")).toBe(false);
          expect(passage.after.some((part) => part.kind === "removed")).toBe(false);
        }
      }),
    );
  });
});
