import { z } from "zod";
import { can } from "../../core/access/can.ts";
import { buildTimeline } from "../../core/timeline/build-timeline.ts";
import { entryKinds } from "../../core/timeline/timeline-types.ts";
import { readIncidentPersons } from "../../store/incident-persons.ts";
import { findIncidentId, listIncidents, readIncident } from "../../store/read-incidents.ts";
import { readAuthorityNames } from "../authority-names.ts";
import { ApiError } from "../api-error.ts";
import type { ApiInstance } from "../api-instance.ts";
import { actorOf, authorizeIncident, userOf } from "../authorize.ts";
import { gatherTimelineFacts } from "../gather-timeline-facts.ts";
import { maskFor } from "../hidden-names.ts";
import { localizedOf, type Mask } from "../present.ts";
import { answers, instant, localized } from "../schemas.ts";
import type { ServerDeps } from "../server-deps.ts";

const visibility = z.enum(["organisation", "members"]);
const listSchema = z.object({
  id: z.string(),
  slug: z.string(),
  title: localized,
  occurredFrom: z.string(),
  occurredTo: z.string().nullable(),
  places: z.array(z.string()),
  visibility,
  tracked: z.boolean(),
  articles: z.number(),
  demands: z.number(),
});

const flag = z.object({
  id: z.string(),
  label: z.string(),
  exact: z.string(),
  role: z.string(),
  speakerName: z.string().nullable(),
  authorityId: z.string().nullable(),
  chain: z.array(z.string()),
  stance: z.string().nullable(),
  setting: z.string().nullable(),
  stage: z.string().nullable(),
  verdict: z.string().nullable(),
});
const act = z.object({
  id: z.string(),
  act: z.string(),
  exact: z.string(),
  reporter: z.string(),
  subjectName: z.string().nullable(),
  authorityId: z.string().nullable(),
});
const demand = z.object({
  id: z.string(),
  text: z.string(),
  madeBy: z.string(),
  addresseeAuthorityId: z.string(),
  madeAt: instant,
  dueAt: instant.nullable(),
  state: z.string(),
});
const entrySchema = z.object({
  id: z.string(),
  kind: z.enum(entryKinds),
  at: z.string(),
  atKind: z.enum(["published", "seen", "made", "due"]),
  authorityId: z.string().nullable(),
  article: z
    .object({
      id: z.string(),
      title: z.string().nullable(),
      sourceId: z.string(),
      sourceName: localized,
      sourceRole: z.string(),
      linkedBy: z.enum(["person", "computed"]),
    })
    .nullable(),
  capture: z
    .object({
      id: z.string(),
      seq: z.string(),
      fetchedAt: instant,
      sha256: z.string(),
      url: z.string(),
    })
    .nullable(),
  absences: z
    .array(
      z.object({
        id: z.string(),
        seq: z.string(),
        fetchedAt: instant,
        sha256: z.string(),
        url: z.string(),
        sign: z.string(),
        httpStatus: z.number(),
        viaBrowser: z.boolean(),
      }),
    )
    .describe("Of a removal: what the server sent in the page's place, at each look that counted"),
  flags: z.array(flag),
  acts: z.array(act),
  versions: z.object({ from: z.number(), to: z.number(), fields: z.array(z.string()) }).nullable(),
  demand: demand.nullable(),
  change: z
    .object({ fromLabel: z.string(), fromAt: z.string(), toLabel: z.string(), toAt: z.string() })
    .nullable(),
});
const clockSchema = z.object({
  authorityId: z.string(),
  authorityName: localized,
  since: z.string(),
  days: z.number(),
  watchedDays: z.number(),
  demandId: z.string().nullable(),
  coveredShare: z.number(),
  sources: z.array(
    z.object({
      id: z.string(),
      name: localized,
      coveredShare: z.number(),
      lastSuccessAt: instant.nullable(),
    }),
  ),
});
const detailSchema = z.object({
  id: z.string(),
  slug: z.string(),
  title: localized,
  description: z.string(),
  occurredFrom: z.string(),
  occurredTo: z.string().nullable(),
  timeZone: z.string(),
  visibility,
  tracked: z.boolean(),
  places: z.array(z.object({ name: z.string(), aliases: z.array(z.string()) })),
  organisations: z.array(z.object({ name: z.string(), aliases: z.array(z.string()) })),
  persons: z.array(
    z.object({
      id: z.string(),
      level: z.enum(["hidden", "public"]),
      name: z.string(),
      aliases: z.array(z.string()),
    }),
  ),
  keywords: z.array(z.string()),
  authorities: z.array(z.object({ id: z.string(), name: localized })),
  demands: z.array(demand),
  members: z.array(z.object({ id: z.string(), name: z.string() })),
  suggestedLinks: z.number(),
  timeline: z.object({ entries: z.array(entrySchema), clocks: z.array(clockSchema) }),
  authorityNames: z.record(z.string(), localized),
  may: z.object({ edit: z.boolean() }),
});

const day = (date: Date): string => date.toISOString().slice(0, 10);

/** Incidents and their timelines. */
export async function incidentRoutes(app: ApiInstance, deps: ServerDeps): Promise<void> {
  const db = deps.store.prisma;
  app.get(
    "/authorities",
    {
      config: { action: "incident.list" },
      schema: {
        operationId: "listAuthorities",
        summary: "Authorities that can be named",
        response: answers(
          z.object({ authorities: z.array(z.object({ id: z.string(), name: localized })) }),
        ),
      },
    },
    async () => ({
      authorities: [...(await readAuthorityNames(db))].map(([id, name]) => ({ id, name })),
    }),
  );

  app.get(
    "/incidents",
    {
      config: { action: "incident.list" },
      schema: {
        operationId: "listIncidents",
        summary: "Incidents the person may see",
        response: answers(z.object({ incidents: z.array(listSchema) })),
      },
    },
    async (request) => {
      const mask = await maskFor(deps, request);
      const incidents = (await listIncidents(db, userOf(request).id)).map((row) => ({
        id: row.id,
        slug: row.slug,
        title: maskNamesIn(localizedOf(row.title), mask),
        occurredFrom: day(row.occurredFrom),
        occurredTo: row.occurredTo && day(row.occurredTo),
        places: row.places.map(({ place }) => place.name),
        visibility: visibility.parse(row.visibility),
        tracked: row.tracked,
        articles: row._count.links,
        demands: row._count.demands,
      }));
      return { incidents };
    },
  );

  app.get(
    "/incidents/:id",
    {
      config: { action: "incident.read" },
      schema: {
        operationId: "readIncident",
        summary: "An incident with its timeline",
        params: z.object({ id: z.string().max(120).describe("Its id or slug") }),
        response: answers(detailSchema),
      },
    },
    async (request) => {
      const id = await findIncidentId(db, request.params.id);
      if (!id) throw new ApiError("not-found");
      await authorizeIncident(db, request, "incident.read", id);
      const mask = await maskFor(deps, request);
      const [row, facts, persons] = await Promise.all([
        readIncident(db, id),
        gatherTimelineFacts(db, id, mask),
        readIncidentPersons(db, [id], deps.masterKey),
      ]);
      const mayReadHidden = can(actorOf(request), "hidden-person.read");
      return {
        id: row.id,
        slug: row.slug,
        title: maskNamesIn(localizedOf(row.title), mask),
        description: mask(row.description),
        occurredFrom: day(row.occurredFrom),
        occurredTo: row.occurredTo && day(row.occurredTo),
        timeZone: row.timeZone,
        visibility: visibility.parse(row.visibility),
        tracked: row.tracked,
        places: row.places.map(({ place }) => ({ name: place.name, aliases: place.aliases })),
        organisations: row.organisations.map(({ organisation }) => ({
          name: organisation.name,
          aliases: organisation.aliases,
        })),
        // A hidden person is absent for those who may not see them: not even their number is told.
        persons: persons
          .filter((person) => person.level === "public" || mayReadHidden)
          .map(({ id: personId, level, name, aliases }) => ({
            id: personId,
            level,
            name,
            aliases,
          })),
        keywords: row.keywords.map(mask),
        authorities: row.authorityIds.map((authorityId) => ({
          id: authorityId,
          name: facts.authorityNames[authorityId] ?? {},
        })),
        demands: facts.demands,
        members: row.members.map(({ user }) => ({ id: user.id, name: user.name })),
        suggestedLinks: row._count.links,
        timeline: buildTimeline(facts, deps.clock.now()),
        authorityNames: facts.authorityNames,
        may: { edit: can(actorOf(request), "incident.edit") },
      };
    },
  );
}

const maskNamesIn = (names: Record<string, string>, mask: Mask): Record<string, string> =>
  Object.fromEntries(Object.entries(names).map(([locale, name]) => [locale, mask(name)]));
