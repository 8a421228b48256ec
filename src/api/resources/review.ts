import { z } from "zod";
import { readDifference } from "../../store/analyses.ts";
import { readFlagVerdicts } from "../../store/read-incidents.ts";
import { listReviewItems, readReviewItem, type ReviewFilter } from "../../store/read-reviews.ts";
import { readOpinions } from "../../store/second-readings.ts";
import { isLeasedToOther } from "../../store/reviews.ts";
import { maskSlurs } from "../../core/access/mask-slurs.ts";
import { readAuthorityNames } from "../authority-names.ts";
import { ApiError } from "../api-error.ts";
import type { ApiInstance } from "../api-instance.ts";
import { userOf } from "../authorize.ts";
import { maskFor } from "../hidden-names.ts";
import {
  localizedOf,
  messagesOf,
  presentAct,
  presentCapture,
  presentFlag,
  presentFrame,
  type Localized,
  type Mask,
} from "../present.ts";
import {
  actSchema,
  answers,
  captureSchema,
  flagSchema,
  frameSchema,
  idParams,
  incidentRefSchema,
  instant,
  messageSchema,
  sourceRefSchema,
} from "../schemas.ts";
import type { ServerDeps } from "../server-deps.ts";

const querySchema = z.object({
  state: z.enum(["open", "done"]).default("open"),
  sourceRole: z.string().max(40).optional(),
  sourceId: z.string().max(64).optional(),
  language: z.string().max(8).optional(),
  label: z.string().max(80).optional(),
  incidentId: z.uuid().optional(),
  official: z.stringbool().optional(),
  limit: z.coerce.number().int().min(1).max(500).default(200),
});

const listItemSchema = z.object({
  id: z.string(),
  articleId: z.string(),
  title: z.string().nullable(),
  source: sourceRefSchema,
  language: z.string().nullable(),
  publishedAt: instant.nullable(),
  createdAt: instant,
  priority: z.number(),
  reasons: z.array(messageSchema),
  labels: z.array(z.object({ label: z.string(), role: z.string(), count: z.number() })),
  preview: z.string().describe("The first marked passage, slurs masked"),
  incidents: z.array(incidentRefSchema),
  heldByOther: z.boolean(),
});

const detailSchema = z.object({
  id: z.string(),
  state: z.string(),
  priority: z.number(),
  reasons: z.array(messageSchema),
  heldByOther: z.boolean(),
  itemVerdict: z.string().nullable(),
  article: z.object({
    id: z.string(),
    url: z.string(),
    source: sourceRefSchema,
    firstSeenAt: instant,
    presence: z.string(),
  }),
  version: z.object({
    id: z.string(),
    number: z.number(),
    title: z.string().nullable(),
    text: z.string(),
    language: z.string().nullable(),
    publishedAt: instant.nullable(),
    publishedAtRaw: z.string().nullable(),
    publishedAtZone: z.string().nullable(),
    analysisStatus: z.string().nullable(),
  }),
  capture: captureSchema,
  flags: z.array(flagSchema),
  frames: z.array(frameSchema).describe("Who says what, in order"),
  acts: z.array(actSchema),
  opinions: z
    .array(
      z.object({
        id: z.string(),
        reader: z.string(),
        verdict: z.string().describe("confirm, doubt or suggest"),
        flagId: z.string().nullable(),
        label: z.string(),
        start: z.number(),
        end: z.number(),
        why: z.string().nullable(),
      }),
    )
    .describe("What a second reader thinks, where the user named one; opinions change nothing"),
  reread: z
    .object({
      readAt: instant,
      analyzer: z.string(),
      analyzerBefore: z.string(),
      added: z.array(z.string()).describe("Ids of marks that the reading before did not have"),
      gone: z
        .array(z.object({ label: z.string(), role: z.string(), exact: z.string() }))
        .describe("Marks that the reading before had"),
    })
    .nullable()
    .describe("What a new analyzer changed, or null when the text was read once"),
  links: z.array(
    z.object({
      id: z.string(),
      incident: z.object({
        id: z.string(),
        title: z.record(z.string(), z.string()),
        occurredFrom: z.string(),
      }),
      score: z.number(),
      computed: z.string(),
      verdict: z.string().nullable(),
      reasons: z.array(
        messageSchema.extend({ weight: z.number().describe("negative: speaks against the link") }),
      ),
    }),
  ),
});

type ListRow = Awaited<ReturnType<typeof listReviewItems>>["items"][number];
type DetailRow = NonNullable<Awaited<ReturnType<typeof readReviewItem>>>;

/** The queue and its items. */
export async function reviewRoutes(app: ApiInstance, deps: ServerDeps): Promise<void> {
  app.get(
    "/review",
    {
      config: { action: "review.read" },
      schema: {
        operationId: "listReview",
        summary: "The review queue",
        querystring: querySchema,
        response: answers(z.object({ total: z.number(), items: z.array(listItemSchema) })),
      },
    },
    async (request) => {
      const { limit, ...filter } = request.query;
      const user = userOf(request);
      const mask = await maskFor(deps, request);
      const { total, items } = await listReviewItems(
        deps.store.prisma,
        filter as ReviewFilter,
        user.id,
        limit,
      );
      return {
        total,
        items: items.map((item) => presentListItem(item, mask, user.id, deps.clock.now())),
      };
    },
  );

  app.get(
    "/review/:id",
    {
      config: { action: "review.read" },
      schema: {
        operationId: "readReview",
        summary: "One item: the text, what was marked and why, suggested incidents, proof",
        params: idParams,
        response: answers(detailSchema),
      },
    },
    async (request) => {
      const item = await readReviewItem(deps.store.prisma, request.params.id, userOf(request).id);
      if (!item) throw new ApiError("not-found");
      const { prisma } = deps.store;
      const flagIds = (item.articleVersion.analyses[0]?.flags ?? []).map((flag) => flag.id);
      return presentDetail(item, {
        authorities: await readAuthorityNames(prisma),
        verdicts: await readFlagVerdicts(prisma, flagIds),
        difference: await readDifference(prisma, item.articleVersionId),
        opinions: await readOpinions(prisma, item.articleVersionId),
        mask: await maskFor(deps, request),
        userId: userOf(request).id,
        now: deps.clock.now(),
      });
    },
  );
}

function presentListItem(item: ListRow, mask: Mask, userId: string, now: Date) {
  const analysis = item.articleVersion.analyses[0];
  const flags = analysis?.flags ?? [];
  const counts = new Map<string, { label: string; role: string; count: number }>();
  for (const { label, role } of flags) {
    const seen = counts.get(`${role} ${label}`) ?? { label, role, count: 0 };
    counts.set(`${role} ${label}`, { ...seen, count: seen.count + 1 });
  }
  const shown = flags.find((flag) => flag.role === "official") ?? flags[0];
  const text = item.articleVersion.text;
  // A whole sentence or so, so that the passage can be understood without opening the item.
  const from = shown ? shown.start : 0;
  const preview = maskSlurs(text, flags).slice(from, from + 180);
  return {
    id: item.id,
    articleId: item.articleId,
    title: item.articleVersion.title && mask(item.articleVersion.title),
    source: {
      id: item.article.source.id,
      name: localizedOf(item.article.source.name),
      role: item.article.source.role,
    },
    language: analysis?.language ?? item.articleVersion.language,
    publishedAt: item.articleVersion.publishedAt?.toISOString() ?? null,
    createdAt: item.createdAt.toISOString(),
    priority: item.priority,
    reasons: messagesOf(item.reasons, mask),
    labels: [...counts.values()],
    preview: mask(preview),
    incidents: item.article.links.map(({ incident }) => ({
      id: incident.id,
      title: localizedOf(incident.title),
    })),
    heldByOther: isLeasedToOther(item, userId, now),
  };
}

interface DetailContext {
  authorities: Map<string, Localized>;
  verdicts: Awaited<ReturnType<typeof readFlagVerdicts>>;
  difference: Awaited<ReturnType<typeof readDifference>>;
  opinions: Awaited<ReturnType<typeof readOpinions>>;
  mask: Mask;
  userId: string;
  now: Date;
}

function presentDetail(
  item: DetailRow,
  { authorities, verdicts, difference, opinions, mask, userId, now }: DetailContext,
) {
  const { article, articleVersion: version } = item;
  const analysis = version.analyses[0];
  return {
    id: item.id,
    state: item.state,
    priority: item.priority,
    reasons: messagesOf(item.reasons, mask),
    heldByOther: isLeasedToOther(item, userId, now),
    itemVerdict:
      item.decisions.filter((decision) => decision.subject === "item").at(-1)?.verdict ?? null,
    article: {
      id: article.id,
      url: article.url,
      source: {
        id: article.source.id,
        name: localizedOf(article.source.name),
        role: article.source.role,
      },
      firstSeenAt: article.firstSeenAt.toISOString(),
      presence: article.presence,
    },
    version: {
      id: version.id,
      number: version.number,
      title: version.title && mask(version.title),
      text: mask(version.text),
      language: analysis?.language ?? version.language,
      publishedAt: version.publishedAt?.toISOString() ?? null,
      publishedAtRaw: version.publishedAtRaw,
      publishedAtZone: version.publishedAtZone,
      analysisStatus: analysis?.status ?? null,
    },
    capture: presentCapture(version.capture),
    flags: (analysis?.flags ?? []).map((flag) =>
      presentFlag(flag, { mask, authorities, verdict: verdicts.get(flag.id) }),
    ),
    frames: (analysis?.frames ?? []).map((frame) => presentFrame(frame, mask)),
    acts: (analysis?.acts ?? []).map((act) => presentAct(act, mask, authorities)),
    opinions: opinions.map(({ id, reader, verdict, flagId, label, start, end, why }) => ({
      id,
      reader,
      verdict,
      flagId,
      label,
      start,
      end,
      why: why && mask(why),
    })),
    reread: difference && {
      readAt: difference.readAt.toISOString(),
      analyzer: difference.analyzer,
      analyzerBefore: difference.analyzerBefore,
      added: difference.added.map((flag) => flag.id),
      gone: difference.gone.map(({ label, role, exact }) => ({ label, role, exact: mask(exact) })),
    },
    links: article.links.map((link) => ({
      id: link.id,
      incident: {
        id: link.incident.id,
        title: localizedOf(link.incident.title),
        occurredFrom: link.incident.occurredFrom.toISOString().slice(0, 10),
      },
      score: link.score,
      computed: link.computed,
      verdict: link.verdict,
      reasons: messagesOf(link.reasons, mask).map((message, index) => ({
        ...message,
        weight: (link.reasons as { weight?: number }[])[index]?.weight ?? 0,
      })),
    })),
  };
}
