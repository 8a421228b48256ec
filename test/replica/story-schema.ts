import { z } from "zod";

export const siteNames = ["police", "akimat", "outlet", "reprint", "ngo", "telegram"] as const;
export type SiteName = (typeof siteNames)[number];

export const storyLanguages = ["ru", "kk", "en"] as const;
export type StoryLanguage = (typeof storyLanguages)[number];

/** The languages a site has addresses for. */
export const siteLanguages: Record<SiteName, readonly StoryLanguage[]> = {
  police: ["ru", "kk"],
  akimat: ["ru", "kk", "en"],
  outlet: ["ru", "kk"],
  reprint: ["ru"],
  ngo: ["ru", "en"],
  telegram: ["ru", "kk"],
};

const instantWithOffset = z.iso.datetime({ offset: true });
const storySecond = z.number().min(0);

/** One language version. Paragraphs of `body` are parted by an empty line; Telegram posts have no title. */
const versionSchema = z.strictObject({
  /** Second at which this version appears; the item's own second where it is missing. */
  at: storySecond.optional(),
  title: z.string().min(1).optional(),
  lead: z.string().min(1).optional(),
  body: z.string().trim().min(1),
});

const itemSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  site: z.enum(siteNames),
  at: storySecond.default(0),
  /** The date the page shows: content only, it never drives the clock. */
  publishedAt: instantWithOffset,
  /** The incidents it is about; empty for ordinary news. */
  incidents: z.array(z.string()).default([]),
  /** Department on `police`, project on `akimat`, channel on `telegram`, rubric elsewhere. */
  section: z.string().min(1),
  author: z.string().min(1).optional(),
  reprintOf: z.string().optional(),
  versions: z
    .partialRecord(z.enum(storyLanguages), versionSchema)
    .refine((versions) => Object.keys(versions).length > 0, "an item needs at least one version"),
});

const changeBase = { second: storySecond, item: z.string() };

/** `as` is how the address answers after a removal. */
const changeSchema = z.discriminatedUnion("do", [
  z.strictObject({
    ...changeBase,
    do: z.literal("edit"),
    language: z.enum(storyLanguages),
    field: z.enum(["title", "lead", "body"]),
    from: z.string().min(1),
    to: z.string(),
  }),
  z.strictObject({
    ...changeBase,
    do: z.literal("delete"),
    as: z.enum(["404", "410", "home", "soft-404"]).default("404"),
  }),
  z.strictObject({ ...changeBase, do: z.literal("restore") }),
]);

/** A file with items alone: the ordinary news of one site. */
export const ordinarySchema = z.strictObject({ items: z.array(itemSchema) });

export const storySchema = z.strictObject({
  title: z.string().min(1),
  /** The last second at which something happens, for those who wait for the end. */
  lastsSeconds: z.number().positive(),
  items: z.array(itemSchema),
  changes: z.array(changeSchema),
});

export type Story = z.infer<typeof storySchema>;
export type StoryItem = Story["items"][number];
export type StoryChange = Story["changes"][number];
export type Removal = Extract<StoryChange, { do: "delete" }>["as"];
