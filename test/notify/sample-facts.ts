import type { AlertFacts, AlertVersion } from "../../src/core/alerts/alert-content.ts";
import type { DigestEvent, DigestFacts } from "../../src/core/digest/digest-facts.ts";
import type { FactArticle, FactFlag, Names } from "../../src/core/timeline/timeline-types.ts";

/**
 * SYNTHETIC facts for tests of mail, written by us: an incident like that of 2021, an office whose words are its own,
 * an outlet that passes words on, an edit, removals, a demand. The hidden person is invented.
 */
export const hiddenName = "Айжан Сыдыкова";

export const authorityNames: Record<string, Names> = {
  "kz-police-karaganda": {
    ru: "Департамент полиции Карагандинской области",
    kk: "Қарағанды облысының полиция департаменті",
    en: "Karaganda region police department",
  },
  "kz-akimat-karaganda": {
    ru: "Акимат Карагандинской области",
    kk: "Қарағанды облысының әкімдігі",
    en: "Karaganda region akimat",
  },
};

export const policeSite: Names = {
  ru: "Полиция Карагандинской области",
  kk: "Қарағанды облысының полициясы",
  en: "Karaganda region police",
};
export const outlet: Names = { ru: "Сарыарка сегодня", kk: "Сарыарқа бүгін", en: "Saryarka Today" };
const incidentTitle: Names = {
  ru: "Срыв встречи женщин в Караганде",
  kk: "Қарағандыдағы әйелдер кездесуінің бұзылуы",
  en: "Women’s meeting in Karaganda broken up",
};

export const flag = (facts: Partial<FactFlag> & Pick<FactFlag, "label" | "exact">): FactFlag => ({
  id: `${facts.label} ${facts.exact}`,
  role: "official",
  speakerName: null,
  authorityId: "kz-police-karaganda",
  chain: ["official"],
  stance: null,
  setting: null,
  stage: null,
  verdict: null,
  ...facts,
});

const sha = "9f2c1e0ab4d57c3388e1f06b7a92d4c5e8f3017b6a2d4c9e8f1b3a5d7c9e0f12";
const capture = (seq: number, fetchedAt: string, url: string) => ({
  id: `capture-${seq}`,
  seq: String(seq),
  fetchedAt,
  sha256: sha.replace("9f2c", String(1000 + seq)),
  url,
});

export const policeUrl = "https://police-karaganda.example/ru/news/5417";
export const outletUrl = "https://saryarka.example/2026/11/vstrecha";

export const textBefore =
  "29 июля в дежурную часть поступило сообщение о шуме возле гостевого дома в Караганде. На место прибыл наряд полиции.\n\nУстановлено, что в помещении собрались женщины из других городов. Фактов нарушения общественного порядка не выявлено.\n\nВ целях обеспечения общественной безопасности женщины были вывезены за пределы города. Проводится проверка. Жительница города Айжан Сыдыкова дала пояснения.";
export const textAfter =
  "29 июля в дежурную часть поступило сообщение о шуме возле гостевого дома в Караганде. На место прибыл наряд полиции.\n\nУстановлено, что в помещении собрались представители ЛГБТ-сообщества из других городов. Фактов нарушения общественного порядка не выявлено.\n\nВ целях обеспечения общественной безопасности полицейские сопроводили женщин на вокзал. Жительница города Айжан Сыдыкова дала пояснения.";

const version = (number: number, text: string, fetchedAt: string): AlertVersion => ({
  number,
  title: "Информация по факту обращения в дежурную часть",
  text,
  publishedAt: "2026-11-17T05:40:00.000Z",
  capture: capture(40 + number, fetchedAt, policeUrl),
});

export const ownFlags: FactFlag[] = [
  flag({ label: "stigma.identity-labelling", exact: "представители ЛГБТ-сообщества" }),
  flag({
    label: "response.denial.literal",
    exact: "Фактов нарушения общественного порядка не выявлено",
    verdict: "accept",
  }),
  flag({
    label: "response.denial.implicatory",
    exact: "В целях обеспечения общественной безопасности полицейские сопроводили женщин на вокзал",
  }),
  flag({
    label: "response.bolstering",
    exact: "В целях обеспечения общественной безопасности полицейские сопроводили женщин на вокзал",
  }),
  flag({ label: "response.inquiry", exact: "Проводится проверка", stage: "opened" }),
];

export const relayedFlags: FactFlag[] = [
  flag({
    label: "response.minimisation",
    exact: "единичный случай, который раздувают",
    authorityId: "kz-akimat-karaganda",
    speakerName: "Нурлан Бикенов",
    chain: ["media", "official"],
    stance: "reports",
  }),
  flag({
    label: "stigma.criminalising",
    exact: "провокаторами",
    authorityId: null,
    chain: ["media", "activist", "official"],
    stance: "condemns",
    setting: "private-relayed",
  }),
];

const base: Omit<AlertFacts, "kind" | "article" | "version" | "before" | "flags"> = {
  at: "2026-11-17T06:02:11.000Z",
  incident: { id: "0193-incident", slug: "karaganda-meeting-2021", title: incidentTitle },
  authorityNames,
  absences: [],
  slurs: [],
  lastPresentAt: null,
  linkedBy: "computed",
  reviewItemId: "0193-review",
  review: "none",
};
const policeArticle = {
  id: "0193-article",
  url: policeUrl,
  sourceName: policeSite,
  sourceRole: "official",
  authorityId: "kz-police-karaganda",
};
const first = version(1, textBefore, "2026-11-17T06:02:11.000Z");
const second = version(2, textAfter, "2026-11-18T09:30:05.000Z");
const absences = [
  { at: "2026-11-19T08:00:00.000Z", by: "http", finding: "not-found" },
  { at: "2026-11-19T14:05:00.000Z", by: "browser", finding: "not-found" },
  { at: "2026-11-20T09:10:00.000Z", by: "http", finding: "redirect-to-listing" },
];

/** One alert of each kind, and one whose words only an outlet passes on. */
export const alertSamples = {
  "official-statement": {
    ...base,
    kind: "official-statement",
    article: policeArticle,
    version: first,
    before: null,
    flags: ownFlags,
  },
  "official-statement-relayed": {
    ...base,
    kind: "official-statement",
    article: {
      id: "0193-outlet",
      url: outletUrl,
      sourceName: outlet,
      sourceRole: "media",
      authorityId: null,
    },
    version: {
      ...first,
      title: "В акимате прокомментировали встречу в гостевом доме",
      capture: capture(44, "2026-11-17T07:45:00.000Z", outletUrl),
    },
    before: null,
    flags: relayedFlags,
  },
  "statement-changed": {
    ...base,
    kind: "statement-changed",
    at: "2026-11-18T09:30:05.000Z",
    article: policeArticle,
    version: second,
    before: first,
    flags: ownFlags.slice(0, 4),
    review: "partly",
  },
  "statement-removal-suspected": {
    ...base,
    kind: "statement-removal-suspected",
    at: "2026-11-19T08:00:00.000Z",
    article: policeArticle,
    version: second,
    before: first,
    flags: ownFlags.slice(0, 2),
    absences: absences.slice(0, 1),
    lastPresentAt: "2026-11-19T02:00:00.000Z",
  },
  "statement-removed": {
    ...base,
    kind: "statement-removed",
    at: "2026-11-20T09:10:00.000Z",
    article: policeArticle,
    version: second,
    before: first,
    flags: ownFlags.slice(0, 2),
    absences,
    lastPresentAt: "2026-11-19T02:00:00.000Z",
    linkedBy: "person",
    review: "done",
  },
  "statement-restored": {
    ...base,
    kind: "statement-restored",
    at: "2026-11-21T05:00:00.000Z",
    article: policeArticle,
    version: second,
    before: first,
    flags: [],
  },
} satisfies Record<string, AlertFacts>;

const article = (facts: Partial<FactArticle> & Pick<FactArticle, "id">): FactArticle => ({
  title: "Информация по факту обращения в дежурную часть",
  sourceId: "kz-police-karaganda",
  sourceName: policeSite,
  sourceRole: "official",
  authorityId: "kz-police-karaganda",
  presence: "present",
  presenceSince: "2026-11-17T06:02:11.000Z",
  presenceEvents: [],
  versions: [],
  flags: [],
  acts: [],
  linkedBy: "computed",
  ...facts,
});
const factVersion = (number: number, source: AlertVersion, changedFields: string[] = []) => ({
  number,
  title: source.title,
  publishedAt: source.publishedAt,
  technical: false,
  changedFields,
  capture: source.capture,
});

export const period = {
  start: new Date("2026-11-15T19:00:00Z"),
  end: new Date("2026-11-22T19:00:00Z"),
};
const week = [{ from: "2026-11-01T00:00:00.000Z", to: "2026-11-22T19:00:00.000Z" }];

export const eventOf = (
  kind: string,
  at: string,
  articleId: string,
  rest: Partial<DigestEvent> = {},
): DigestEvent => ({
  kind,
  at,
  incidentId: null,
  article: {
    id: articleId,
    title: "Информация по факту обращения в дежурную часть",
    url: policeUrl,
    sourceName: policeSite,
    sourceRole: "official",
  },
  versionNumber: null,
  finding: null,
  ...rest,
});

/** A week with everything in it, and an incident without news. */
export const digestFacts: DigestFacts = {
  events: [
    ...["a", "b", "c"].map((id) => eventOf("article.found", "2026-11-17T06:00:00.000Z", id)),
    eventOf("statement.linked", "2026-11-17T06:02:11.000Z", "police", { incidentId: "i-1" }),
    eventOf("statement.linked", "2026-11-17T07:45:00.000Z", "outlet", { incidentId: "i-1" }),
    eventOf("article.changed", "2026-11-18T09:30:05.000Z", "police", { versionNumber: 2 }),
    eventOf("article.removal-suspected", "2026-11-19T08:00:00.000Z", "police", {
      finding: "not-found",
    }),
    eventOf("article.removed", "2026-11-20T09:10:00.000Z", "police"),
  ],
  incidents: [
    {
      id: "i-1",
      slug: "karaganda-meeting-2021",
      title: incidentTitle,
      visibility: "organisation",
      urls: { police: policeUrl, outlet: outletUrl },
      slurs: {},
      timeline: {
        incident: { occurredFrom: "2021-07-29", occurredTo: null, timeZone: "Asia/Almaty" },
        authorityIds: ["kz-police-karaganda"],
        authorityNames,
        articles: [
          article({
            id: "police",
            presence: "removed",
            presenceSince: "2026-11-20T09:10:00.000Z",
            flags: ownFlags,
            versions: [factVersion(1, first), factVersion(2, second, ["text"])],
          }),
          article({
            id: "outlet",
            title: "В акимате прокомментировали встречу в гостевом доме",
            sourceId: "kz-outlet-saryarka",
            sourceName: outlet,
            sourceRole: "media",
            authorityId: null,
            linkedBy: "person",
            flags: relayedFlags,
            versions: [
              factVersion(1, {
                ...first,
                capture: capture(44, "2026-11-17T07:45:00.000Z", outletUrl),
              }),
            ],
            acts: [
              {
                id: "act",
                act: "prosecution-of-victims",
                exact: "В отношении участниц возбуждено дело",
                reporter: "media",
                subjectName: null,
                authorityId: "kz-police-karaganda",
              },
            ],
          }),
        ],
        demands: [
          {
            id: "d-1",
            text: "Назвать, кто отдал приказ вывезти участниц из города",
            madeBy: "Мониторинг прав",
            addresseeAuthorityId: "kz-akimat-karaganda",
            madeAt: "2026-11-18T12:00:00.000Z",
            dueAt: "2026-11-21T12:00:00.000Z",
            state: "open",
          },
        ],
        sources: [
          {
            id: "kz-akimat-karaganda",
            name: authorityNames["kz-akimat-karaganda"]!,
            authorityId: "kz-akimat-karaganda",
            watchedSince: "2026-11-01T00:00:00.000Z",
            lastSuccessAt: "2026-11-22T18:50:00.000Z",
            coverage: [{ from: "2026-11-01T00:00:00.000Z", to: "2026-11-21T19:00:00.000Z" }],
          },
        ],
      },
    },
    {
      id: "i-2",
      slug: "shymkent-2021",
      title: { ru: "Нападение в Шымкенте", kk: "Шымкенттегі шабуыл", en: "Attack in Shymkent" },
      visibility: "members",
      urls: {},
      slurs: {},
      timeline: {
        incident: { occurredFrom: "2026-10-20", occurredTo: null, timeZone: "Asia/Almaty" },
        authorityIds: ["kz-police-karaganda"],
        authorityNames,
        articles: [],
        demands: [],
        sources: [
          {
            id: "kz-police-karaganda",
            name: policeSite,
            authorityId: "kz-police-karaganda",
            watchedSince: "2026-10-01T00:00:00.000Z",
            lastSuccessAt: "2026-11-22T18:50:00.000Z",
            coverage: week,
          },
        ],
      },
    },
  ],
  sources: [
    {
      id: "kz-police-karaganda",
      name: policeSite,
      watchedSince: "2026-10-01T00:00:00.000Z",
      lastSuccessAt: "2026-11-22T18:50:00.000Z",
      lastErrorCode: null,
      coverage: week,
    },
    {
      id: "kz-akimat-shymkent",
      name: {
        ru: "Акимат города Шымкента",
        kk: "Шымкент қаласының әкімдігі",
        en: "Shymkent city akimat",
      },
      watchedSince: "2026-10-01T00:00:00.000Z",
      lastSuccessAt: "2026-11-18T19:00:00.000Z",
      lastErrorCode: "challenge",
      coverage: [{ from: "2026-11-15T19:00:00.000Z", to: "2026-11-18T19:00:00.000Z" }],
    },
  ],
};
