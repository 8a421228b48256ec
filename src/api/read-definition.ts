import { z } from "zod";

/** What the page shows of a source's definition. Read leniently: an older one must not lose the page. */
const definitionSchema = z.object({
  discovery: z
    .array(
      z.object({
        kind: z.string(),
        url: z.string().optional(),
        channel: z.string().optional(),
        origin: z.string().optional(),
        use: z.string().default("always"),
        basis: z.enum(["verified", "reported", "inferred"]).default("inferred"),
        language: z.string().optional(),
      }),
    )
    .catch([]),
  known: z
    .object({
      verifiedOn: z.string().nullable().catch(null),
      reported: z.string().nullable().catch(null),
      robotsCheckedOn: z.string().nullable().catch(null),
      quirks: z.array(z.string()).catch([]),
    })
    .catch({ verifiedOn: null, reported: null, robotsCheckedOn: null, quirks: [] }),
  manners: z
    .object({
      robotsOverride: z
        .object({ reason: z.string(), decidedBy: z.string(), decidedOn: z.string() })
        .nullable()
        .catch(null),
    })
    .catch({ robotsOverride: null }),
});

export type ShownDefinition = z.output<typeof definitionSchema>;
export type Basis = ShownDefinition["discovery"][number]["basis"];

export const readDefinition = (stored: unknown): ShownDefinition =>
  definitionSchema.parse(typeof stored === "object" && stored !== null ? stored : {});

/** How we know of a source: by the best known of the lists that are always asked. Null where none is described. */
export function basisOf({ discovery }: ShownDefinition): Basis | null {
  const bases = discovery.filter(({ use }) => use === "always").map(({ basis }) => basis);
  return (["verified", "reported", "inferred"] as const).find((one) => bases.includes(one)) ?? null;
}

/** The address of a list: a channel is named by where its preview stands. */
export const addressOf = ({ url, channel, origin }: ShownDefinition["discovery"][number]): string =>
  url ?? (channel ? `${origin ?? "https://t.me"}/s/${channel}` : "");
