import { expect, test } from "vitest";
import { compileGazetteer } from "../../../src/core/gazetteer/compile-gazetteer.ts";
import { findEntities } from "../../../src/core/gazetteer/find-entities.ts";
import { loadGazetteer } from "../../../src/lexicons/load-gazetteer.ts";

const gazetteer = compileGazetteer(loadGazetteer());

/** Texts written for this test. What stands in the third column is the span of the mention. */
test.each([
  [
    "Полиция Карагандинской области сообщила о проверке",
    "kz-police-karaganda",
    "Полиция Карагандинской области",
  ],
  ["В ДП Карагандинской области ответили", "kz-police-karaganda", "ДП Карагандинской области"],
  ["Карагандинские полицейские отказались", "kz-police-karaganda", "Карагандинские полицейские"],
  [
    "Қарағанды облысының полиция департаменті хабарлады",
    "kz-police-karaganda",
    "Қарағанды облысының полиция департаменті",
  ],
  [
    "Қарағанды облысы полиция департаментінің баспасөз қызметі",
    "kz-police-karaganda",
    "Қарағанды облысы полиция департаментінің баспасөз қызметі",
  ],
  [
    "Караганды облысынын полиция департаменти",
    "kz-police-karaganda",
    "Караганды облысынын полиция департаменти",
  ],
  [
    "Qarağandy oblysynyñ polisia departamentı",
    "kz-police-karaganda",
    "Qarağandy oblysynyñ polisia departamentı",
  ],
  [
    "the Karaganda regional police department said",
    "kz-police-karaganda",
    "Karaganda regional police department",
  ],
  [
    "Police Department of Karaganda Region",
    "kz-police-karaganda",
    "Police Department of Karaganda Region",
  ],
  [
    "начальник Департамента полиции города Шымкента",
    "kz-police-shymkent",
    "начальник Департамента полиции города Шымкента",
  ],
  ["полиция Чимкента", "kz-police-shymkent", "полиция Чимкента"],
  ["Chimkent city hall denied it", "kz-akimat-shymkent", "Chimkent city hall"],
  ["the deputy mayor of Shymkent", "kz-akimat-shymkent", "deputy mayor of Shymkent"],
  [
    "Шымкент қаласы әкімінің орынбасары",
    "kz-akimat-shymkent",
    "Шымкент қаласы әкімінің орынбасары",
  ],
  ["заместителю акима Караганды", "kz-akimat-karaganda-city", "заместителю акима Караганды"],
  ["УП города Темиртау", "kz-police-temirtau-city", "УП города Темиртау"],
  ["пресс-служба МВД", "kz-mvd", "пресс-служба МВД"],
  ["ІІМ-нің баспасөз қызметі", "kz-mvd", "ІІМ-нің баспасөз қызметі"],
  ["a spokesperson of the Interior Ministry", "kz-mvd", "spokesperson of the Interior Ministry"],
  [
    "прокуратурой Карагандинской области",
    "kz-prosecutor-karaganda",
    "прокуратурой Карагандинской области",
  ],
  ["депутат маслихата Шымкента", "kz-maslikhat-shymkent", "депутат маслихата Шымкента"],
  ["суд Шымкента", "kz-court-shymkent", "суд Шымкента"],
  [
    "Национальная комиссия по делам женщин",
    "kz-commission-women",
    "Национальная комиссия по делам женщин",
  ],
  ["Адам құқықтары жөніндегі уәкілдің", "kz-ombudsman", "Адам құқықтары жөніндегі уәкілдің"],
  ["депутаты мажилиса", "kz-majilis", "депутаты мажилиса"],
])("%s → %s", (text, id, span) => {
  const found = findEntities(text, gazetteer).map((mention) => ({
    id: mention.id,
    span: text.slice(mention.start, mention.end),
    role: mention.role,
  }));
  expect(found).toContainEqual({ id, span, role: "official" });
});

test.each([
  ["Полиция молчит.", "authority", "kz-police", "official"],
  ["в департаменте полиции", "authority", "kz-police", "official"],
  ["акимат не ответил", "authority", null, "official"],
  ["в ведомстве заявили", "role", null, "official"],
  ["чиновники молчат", "role", null, "official"],
  ["организаторки встречи", "role", null, "activist"],
  ["по словам адвоката", "role", null, "activist"],
  ["құқық қорғаушының айтуынша", "role", null, "activist"],
  ["human rights defenders say", "role", null, "activist"],
  ["мужчины из толпы кричали", "role", null, "other"],
  ["куәгерлердің айтуынша", "role", null, "other"],
  ["журналистам рассказали", "role", null, "media"],
  ["источник в полиции", "role", null, "unknown"],
  ["КМБПЧ выступило", "organisation", "kibhr", "activist"],
  ["активистки Феминиты", "organisation", "feminita", "activist"],
  ["пишет Kok.team", "organisation", "kok-team", "activist"],
  ["сообщает Tengrinews.kz", "media", "tengrinews", "media"],
] as const)("%s holds a %s %s with role %s", (text, kind, id, role) => {
  const found = findEntities(text, gazetteer).map((mention) => [
    mention.kind,
    mention.id,
    mention.role,
  ]);
  expect(found).toContainEqual([kind, id, role]);
});

test("«ДП области» means the region of the place named before", () => {
  const text = "В Караганде прошла встреча. ДП области опровергло нарушения.";
  expect(findEntities(text, gazetteer).map(({ id }) => id)).toEqual([
    "kz-karaganda-city",
    "kz-police-karaganda",
  ]);
});

test("between two places «the city» stays open, unless the holder of the office is named", () => {
  const text =
    "As in Shymkent, the hall was refused in Karaganda. The deputy mayor of the city came.";
  expect(findEntities(text, gazetteer).at(-1)).toMatchObject({ kind: "role", id: null });
  const named = text.replace("came", "Nurlan Bikenov came");
  expect(findEntities(named, gazetteer).at(-2)).toMatchObject({
    kind: "role",
    id: "kz-akimat-karaganda-city",
  });
});

test("an office holder whom the gazetteer names speaks for the authority", () => {
  const [found] = findEntities("Нурлана Бикенова видели", gazetteer, { on: "2021-07-29" });
  expect(found).toMatchObject({ kind: "person", id: "kz-akimat-karaganda-city", role: "official" });
});

test("after the end of the office the name no longer speaks for the authority", () => {
  // An invented office holder: of real ones we know no last day.
  const office = { ru: "заместитель акима", kk: "әкімнің орынбасары", en: "deputy akim" };
  const names = { ru: "Ерболат Примеров", kk: "Ерболат Примеров", en: "Yerbolat Primerov" };
  const holder = {
    id: "yerbolat-primerov",
    authority: "kz-akimat-karaganda-city",
    office,
    until: "2023-12-31",
    ...names,
  };
  const withHolder = compileGazetteer(loadGazetteer({ officials: [holder] }));
  const roleOn = (on: string) => findEntities("Ерболата Примерова видели", withHolder, { on })[0];
  expect(roleOn("2022-01-10")).toMatchObject({
    kind: "person",
    id: "kz-akimat-karaganda-city",
    role: "official",
  });
  expect(roleOn("2025-01-10")).toMatchObject({ kind: "person", id: null, role: "unknown" });
});

test.each([
  ["2021-05-01", "Департамент полиции Нур-Султана"],
  ["2023-05-01", "Департамент полиции Астаны"],
])("on %s the police of the capital are called %s", (on, name) => {
  const [found] = findEntities("Полиция Астаны", gazetteer, { on });
  expect(found).toMatchObject({ id: "kz-police-astana", name });
});

test.each([
  ["2021-05-01", "kz-police-east-kazakhstan"],
  ["2023-05-01", "kz-police-abai"],
])("on %s the police of Semey belong to %s", (on, id) => {
  expect(findEntities("Полиция Семея", gazetteer, { on })[0]?.id).toBe(id);
});

test.each([
  "президент США",
  "российская полиция",
  "Bishkek police",
  "АҚШ президенті",
  "премьер-министр Италии",
])("%s is another state's", (text) => {
  const official = findEntities(text, gazetteer).filter((m) => m.role === "official");
  expect(official).toEqual([]);
});

test.each([
  "Семь человек из пяти семей пострадали при пожаре",
  "an oral statement on the origin of the fire",
  "Имя и вера важнее всего, он орал им вслед",
  "Актов вандализма в мае не было, дом построили",
])("finds no place and no authority in: %s", (text) => {
  expect(findEntities(text, gazetteer).filter(({ id }) => id !== null)).toEqual([]);
});

test("mentions are in order, do not overlap and lie on the text", () => {
  const text =
    "Қарағанды облысының полиция департаменті мен Шымкент әкімдігі: «Полиция Караганды и МВД РК» — Feminita, HRW, Almaty police.";
  const mentions = findEntities(text, gazetteer);
  expect(mentions.length).toBeGreaterThan(4);
  let end = 0;
  for (const mention of mentions) {
    expect(mention.start).toBeGreaterThanOrEqual(end);
    expect(mention.end).toBeGreaterThan(mention.start);
    end = mention.end;
  }
});

test("three megabytes take less than three seconds", () => {
  const sentence =
    "В Караганде полиция Карагандинской области и заместитель акима города заявили: нарушений не выявлено. ";
  const text = sentence.repeat(17_000);
  // Time of the processor: other work on the machine does not count.
  const before = process.cpuUsage();
  findEntities(text, gazetteer);
  expect(Buffer.byteLength(text)).toBeGreaterThan(3_000_000);
  expect(process.cpuUsage(before).user / 1000).toBeLessThan(3000);
});
