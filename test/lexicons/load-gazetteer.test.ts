import { expect, test } from "vitest";
import { compileGazetteer } from "../../src/core/gazetteer/compile-gazetteer.ts";
import { findEntities } from "../../src/core/gazetteer/find-entities.ts";
import { GazetteerError } from "../../src/lexicons/gazetteer-error.ts";
import { loadGazetteer } from "../../src/lexicons/load-gazetteer.ts";

test("knows 14 regions before June 2022 and 17 after", () => {
  const regions = loadGazetteer().places.filter((place) => place.level === "region");
  expect(regions.length).toBe(17);
  expect(regions.filter((place) => !place.from || place.from < "2022-06-01").length).toBe(14);
});

test("every region and city of republican significance has police, akimat, prosecutor, court and maslikhat", () => {
  const { authorities } = compileGazetteer(loadGazetteer());
  const places = ["karaganda", "shymkent", "almaty", "almaty-region", "astana", "ulytau"];
  const kinds = ["police", "akimat", "prosecutor", "court", "maslikhat"];
  const ids = places.flatMap((place) => kinds.map((kind) => `kz-${kind}-${place}`));
  expect(ids.filter((id) => !authorities.has(id))).toEqual([]);
});

test("every parent of an authority exists", () => {
  const { authorities } = compileGazetteer(loadGazetteer());
  const orphans = [...authorities.values()].filter(
    ({ parent }) => parent !== null && !authorities.has(parent),
  );
  expect(orphans).toEqual([]);
});

test("an installation's overlay adds and replaces entries", () => {
  const names = {
    ru: { name: "Ромашка Инициатива" },
    kk: { name: "Түймедақ бастамасы" },
    en: { name: "Daisy Initiative" },
  };
  const gazetteer = compileGazetteer(
    loadGazetteer({ organisations: [{ id: "daisy", role: "activist", ...names }] }),
  );
  expect(findEntities("Түймедақ бастамасының мәлімдемесі", gazetteer)[0]).toMatchObject({
    id: "daisy",
    role: "activist",
  });
});

test.each([
  [{ organisations: [{ id: "x", role: "official", ru: { name: "Имя" } }] }],
  [
    {
      places: [
        {
          id: "kz-x",
          level: "city",
          parent: "kz-nowhere",
          ru: { name: "Икс" },
          kk: { name: "Икс" },
          en: { name: "Ix" },
        },
      ],
    },
  ],
  [{ rules: [] }],
])("refuses an overlay that does not fit: %j", (overlay) => {
  expect(() => loadGazetteer(overlay)).toThrow(GazetteerError);
});
