import { expect, test } from "vitest";
import { FormTable } from "../../../src/core/text/form-table.ts";

const add = (table: FormTable<string>, form: string): void =>
  table.add(form, 0, form.length, `${form}!`);
const get = (table: FormTable<string>, form: string): string | undefined =>
  table.get(form, 0, form.length);

test("a form is found by its letters wherever they stand in a text", () => {
  const table = new FormTable<string>(10);
  const text = "Полиция не нашла нарушений, полиция молчит";
  table.add(text, 28, 35, "police");
  expect(table.get(text, 28, 35)).toBe("police");
  expect(table.get("полиция", 0, 7)).toBe("police");
});

test("another case, a beginning and a longer word are other forms", () => {
  const table = new FormTable<string>(10);
  add(table, "полиция");
  for (const other of ["Полиция", "полици", "полиция-", ""])
    expect(get(table, other)).toBeUndefined();
});

test("forty thousand forms are kept apart, and all but a few of them found", () => {
  const table = new FormTable<string>(60_000);
  const forms = Array.from({ length: 40_000 }, (_, i) => `слово${i}`);
  for (const form of forms) add(table, form);
  const found = forms.filter((form) => get(table, form) !== undefined);
  expect(found.length).toBeGreaterThan(39_900);
  expect(found.filter((form) => get(table, form) !== `${form}!`)).toEqual([]);
});

test("two forms with the same hash are kept apart", () => {
  const table = new FormTable<string>(10);
  add(table, "словоaz0e");
  expect(get(table, "словоj1e0")).toBeUndefined();
  add(table, "словоj1e0");
  expect([get(table, "словоaz0e"), get(table, "словоj1e0")]).toEqual(["словоaz0e!", "словоj1e0!"]);
});

test("a full table forgets everything and begins again", () => {
  const table = new FormTable<string>(3);
  for (const form of ["а", "б", "в", "г"]) add(table, form);
  expect(["а", "б", "в", "г"].map((form) => get(table, form))).toEqual([
    undefined,
    undefined,
    undefined,
    "г!",
  ]);
});

test("a form of more than sixty-four letters is not kept", () => {
  const table = new FormTable<string>(3);
  add(table, "а".repeat(64));
  add(table, "б".repeat(65));
  expect(get(table, "а".repeat(64))).toBeDefined();
  expect(get(table, "б".repeat(65))).toBeUndefined();
});
