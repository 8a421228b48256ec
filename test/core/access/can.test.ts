import { describe, expect, test } from "vitest";
import { actions, can, userRoles } from "../../../src/core/access/can.ts";
import { maskNames } from "../../../src/core/access/mask-names.ts";
import { maskSlurs } from "../../../src/core/access/mask-slurs.ts";

const actor = (role: (typeof userRoles)[number]) => ({ id: "u", role });

describe("can", () => {
  test("refuses what is not in the table, to everybody", () => {
    for (const role of userRoles) expect(can(actor(role), "incident.destroy")).toBe(false);
    expect(can(actor("admin"), "constructor")).toBe(false);
  });

  test("lets nobody who is not signed in do more than sign in and set up", () => {
    expect(actions.filter((action) => can(null, action)).sort()).toEqual([
      "openapi.read",
      "session.create",
      "setup.create",
      "setup.read",
    ]);
  });

  test("gives each role what the one before it has", () => {
    for (const [index, role] of userRoles.slice(1).entries()) {
      const before = actions.filter((action) => can(actor(userRoles[index]!), action));
      expect(actions.filter((action) => can(actor(role), action))).toEqual(
        expect.arrayContaining(before),
      );
    }
  });

  test("keeps a members-only incident from everybody but its members, administrators included", () => {
    for (const action of ["incident.read", "incident.edit", "hidden-person.read"]) {
      expect(can(actor("admin"), action, { visibility: "members", isMember: false })).toBe(false);
      expect(can(actor("admin"), action, { visibility: "members", isMember: true })).toBe(true);
    }
    expect(
      can(actor("reader"), "hidden-person.read", { visibility: "organisation", isMember: true }),
    ).toBe(false);
  });
});

describe("masking of hidden names", () => {
  test("covers case forms in Russian and Kazakh and keeps every offset", () => {
    const text =
      "Ахметова пришла. Мы видели Ахметову и Ахметованың досын; Айгуль Ахметовой помогли.";
    const masked = maskNames(text, ["Айгуль Ахметова"]);
    expect(masked).toHaveLength(text.length);
    expect(masked).not.toMatch(/Ахмет|Айгул/u);
    expect(masked).toContain("пришла. Мы видели");
    expect(maskNames("С Диной и Динаға", ["Дина"])).toBe("С █████ и ██████");
  });

  test("does not touch words that only begin alike", () => {
    expect(maskNames("Караганда и Каримовка", ["Кара Ли"])).toBe("Караганда и Каримовка");
  });
});

test("slurs keep their first letter and their length", () => {
  expect(
    maskSlurs("он сказал «извращенки» вслух", [{ label: "stigma.slur", start: 11, end: 21 }]),
  ).toBe("он сказал «и•••••••••» вслух");
});
