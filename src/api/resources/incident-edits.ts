import { z } from "zod";
import { writeAudit } from "../../store/audit.ts";
import {
  addDemand,
  createIncident,
  setDemandState,
  updateIncident,
} from "../../store/write-incidents.ts";
import { erasePerson } from "../../store/incident-persons.ts";
import { ApiError } from "../api-error.ts";
import type { ApiInstance } from "../api-instance.ts";
import { authorizeIncident, userOf } from "../authorize.ts";
import { relinkStored } from "../relink-stored.ts";
import { answers, done, idParams, instant } from "../schemas.ts";
import type { ServerDeps } from "../server-deps.ts";

const named = z.object({
  name: z.string().trim().min(1).max(200),
  aliases: z.array(z.string().trim().min(1).max(200)).max(30).default([]),
});
const title = z
  .object({
    ru: z.string().trim().max(300).optional(),
    kk: z.string().trim().max(300).optional(),
    en: z.string().trim().max(300).optional(),
  })
  .refine((names) => Object.values(names).some(Boolean), "needs at least one language");
const fields = z.object({
  title,
  description: z.string().max(10_000),
  occurredFrom: z.iso.date(),
  occurredTo: z.iso.date().nullable(),
  timeZone: z.string().max(60),
  places: z.array(named).max(30),
  organisations: z.array(named).max(30),
  keywords: z.array(z.string().trim().min(1).max(100)).max(50),
  authorityIds: z.array(z.string().max(64)).max(30),
  visibility: z.enum(["organisation", "members"]),
});
const person = named.extend({
  consentNote: z
    .string()
    .trim()
    .min(1)
    .max(1000)
    .nullable()
    .default(null)
    .describe("Who consented to being named, when and how; without it the person is hidden"),
});
const demandBody = z.object({
  text: z.string().trim().min(1).max(2000),
  madeBy: z.string().trim().min(1).max(200),
  addresseeAuthorityId: z.string().max(64),
  madeAt: instant,
  dueAt: instant.nullable().default(null),
});

/** Making and changing incidents, their persons (hidden unless consent is recorded) and demands. */
export async function incidentEditRoutes(app: ApiInstance, deps: ServerDeps): Promise<void> {
  const db = deps.store.prisma;
  const { shape } = fields;
  const createBody = fields.extend({
    description: shape.description.default(""),
    occurredTo: shape.occurredTo.default(null),
    timeZone: shape.timeZone.default("Asia/Almaty"),
    places: shape.places.default([]),
    organisations: shape.organisations.default([]),
    keywords: shape.keywords.default([]),
    authorityIds: shape.authorityIds.default([]),
    visibility: shape.visibility.default("organisation"),
    persons: z.array(person).max(30).default([]),
  });
  app.post(
    "/incidents",
    {
      config: { action: "incident.create" },
      schema: {
        operationId: "createIncident",
        summary: "Begin to follow an incident",
        body: createBody,
        response: answers(z.object({ id: z.string(), slug: z.string() })),
      },
    },
    async (request) => {
      const user = userOf(request);
      const now = deps.clock.now();
      return await db.$transaction(async (tx) => {
        const created = await createIncident(
          tx,
          { ...request.body, createdById: user.id },
          deps.masterKey,
          now,
        );
        await writeAudit(tx, {
          at: now,
          userId: user.id,
          action: "incident.create",
          subject: "incident",
          subjectId: created.id,
        });
        await relinkStored(tx, created.id, now);
        return created;
      });
    },
  );

  const changeBody = fields.partial().extend({ addPersons: z.array(person).max(30).optional() });
  app.patch(
    "/incidents/:id",
    {
      config: { action: "incident.edit" },
      schema: {
        operationId: "updateIncident",
        summary: "Change an incident",
        params: idParams,
        body: changeBody,
        response: answers(done),
      },
    },
    async (request) => {
      const { id } = request.params;
      await authorizeIncident(db, request, "incident.edit", id);
      const now = deps.clock.now();
      await db.$transaction(async (tx) => {
        await updateIncident(tx, id, request.body, {
          byUserId: userOf(request).id,
          masterKey: deps.masterKey,
          now,
        });
        await writeAudit(tx, {
          at: now,
          userId: userOf(request).id,
          action: "incident.edit",
          subject: "incident",
          subjectId: id,
          details: { fields: Object.keys(request.body) },
        });
        await relinkStored(tx, id, now);
      });
      return { ok: true as const };
    },
  );

  app.post(
    "/incidents/:id/demands",
    {
      config: { action: "incident.edit" },
      schema: {
        operationId: "addDemand",
        summary: "Record what somebody asked an authority to do",
        params: idParams,
        body: demandBody,
        response: answers(z.object({ id: z.string() })),
      },
    },
    async (request) => {
      const { id } = request.params;
      await authorizeIncident(db, request, "incident.edit", id);
      const now = deps.clock.now();
      return await db.$transaction(async (tx) => {
        const demandId = await addDemand(tx, id, request.body, now);
        await writeAudit(tx, {
          at: now,
          userId: userOf(request).id,
          action: "demand.create",
          subject: "demand",
          subjectId: demandId,
        });
        return { id: demandId };
      });
    },
  );

  const stateBody = z.object({ state: z.enum(["open", "answered", "no-private-reply-confirmed"]) });
  app.patch(
    "/incidents/:id/demands/:demandId",
    {
      config: { action: "incident.edit" },
      schema: {
        operationId: "settleDemand",
        summary: "Say whether an answer, also a private one, came",
        params: idParams.extend({ demandId: z.uuid() }),
        body: stateBody,
        response: answers(done),
      },
    },
    async (request) => {
      const { id, demandId } = request.params;
      await authorizeIncident(db, request, "incident.edit", id);
      const now = deps.clock.now();
      await db.$transaction(async (tx) => {
        if (!(await setDemandState(tx, id, demandId, request.body.state)))
          throw new ApiError("not-found");
        await writeAudit(tx, {
          at: now,
          userId: userOf(request).id,
          action: `demand.${request.body.state}`,
          subject: "demand",
          subjectId: demandId,
        });
      });
      return { ok: true as const };
    },
  );

  app.delete(
    "/incidents/:id/persons/:personId",
    {
      config: { action: "incident.edit" },
      schema: {
        operationId: "erasePerson",
        summary: "Erase a person for good, in backups too",
        params: idParams.extend({ personId: z.uuid() }),
        response: answers(done),
      },
    },
    async (request) => {
      const { id, personId } = request.params;
      await authorizeIncident(db, request, "incident.edit", id);
      const now = deps.clock.now();
      await db.$transaction(async (tx) => {
        if (!(await erasePerson(tx, id, personId, now))) throw new ApiError("not-found");
        await writeAudit(tx, {
          at: now,
          userId: userOf(request).id,
          action: "person.erase",
          subject: "person",
          subjectId: personId,
        });
      });
      return { ok: true as const };
    },
  );
}
