import fs from "node:fs";
import path from "node:path";
import { z } from "zod";
import type { Store } from "../store/open-store.ts";
import { createSignInLink } from "../store/sign-in-links.ts";
import { addSubscriber } from "../store/subscribers.ts";
import { createUser, findUserByEmail } from "../store/users.ts";
import { addDemand, createIncident } from "../store/write-incidents.ts";
import { inTransaction } from "../store/in-transaction.ts";

const named = z.object({ name: z.string(), aliases: z.array(z.string()) });
const incidentSchema = z.object({
  id: z.string(),
  titles: z.object({ ru: z.string(), kk: z.string(), en: z.string() }),
  description: z.string(),
  occurredAt: z.object({ from: z.string(), to: z.string().optional() }),
  timeZone: z.string(),
  authorities: z.array(z.string()),
  keywords: z.array(z.string()),
  visibility: z.enum(["organisation", "members"]),
  places: z.array(named),
  organisations: z.array(named),
  persons: z.array(
    named.extend({ visibility: z.enum(["public", "hidden"]), consentNote: z.string().nullable() }),
  ),
  demands: z.array(
    z.object({
      text: z.string(),
      madeBy: z.string(),
      addresseeAuthorityId: z.string(),
      madeAt: z.string(),
      dueAt: z.string().nullable(),
    }),
  ),
});

/** The demo's incidents and people, once; and a new sign-in link for its analyst. */
export async function seedDemo(
  store: Store,
  masterKey: Buffer,
  options: { directory: string; publicUrl: string; now: Date },
): Promise<string> {
  const { now } = options;
  const incidents = z
    .array(incidentSchema)
    .parse(JSON.parse(fs.readFileSync(path.join(options.directory, "incidents.json"), "utf8")));
  for (const {
    id: slug,
    titles: title,
    occurredAt,
    authorities: authorityIds,
    persons,
    demands,
    ...facts
  } of incidents) {
    if (await store.prisma.incident.findUnique({ where: { slug }, select: { id: true } })) continue;
    await inTransaction(store, async (db) => {
      const { id } = await createIncident(
        db,
        {
          ...facts,
          slug,
          title,
          authorityIds,
          occurredFrom: occurredAt.from,
          occurredTo: occurredAt.to ?? null,
          persons,
          createdById: null,
        },
        masterKey,
        now,
      );
      for (const demand of demands) await addDemand(db, id, demand, now);
    });
  }
  const analyst =
    (await findUserByEmail(store.prisma, "analyst@demo.invalid")) ??
    (await createUser(
      store.prisma,
      { email: "analyst@demo.invalid", name: "Demo analyst", role: "coordinator", locale: "ru" },
      now,
    ));
  if (!(await findUserByEmail(store.prisma, "coordinator@demo.invalid"))) {
    const coordinator = await createUser(
      store.prisma,
      {
        email: "coordinator@demo.invalid",
        name: "Demo coordinator",
        role: "coordinator",
        locale: "ru",
      },
      now,
    );
    await addSubscriber(
      store.prisma,
      masterKey,
      {
        userId: coordinator.id,
        channel: "email",
        address: coordinator.email,
        locale: coordinator.locale,
        alerts: true,
        digest: true,
      },
      now,
    );
  }
  const { token } = await createSignInLink(store.prisma, analyst.id, now, 86_400_000);
  return `${options.publicUrl}/enter/${token}`;
}
