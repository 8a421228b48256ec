import { z } from "zod";
import { diffWords } from "../../core/timeline/diff-words.ts";
import { readArticle, readVersions } from "../../store/read-articles.ts";
import { ApiError } from "../api-error.ts";
import type { ApiInstance } from "../api-instance.ts";
import { userOf } from "../authorize.ts";
import { maskFor } from "../hidden-names.ts";
import { localizedOf, presentCapture } from "../present.ts";
import {
  answers,
  captureSchema,
  idParams,
  incidentRefSchema,
  instant,
  sourceRefSchema,
} from "../schemas.ts";
import type { ServerDeps } from "../server-deps.ts";

const versionSchema = z.object({
  id: z.string(),
  number: z.number(),
  title: z.string().nullable(),
  text: z.string(),
  publishedAt: instant.nullable(),
  changedFields: z.array(z.string()),
  technical: z.boolean(),
  extractorVersion: z.string(),
  capture: captureSchema,
});
const articleSchema = z.object({
  id: z.string(),
  url: z.string(),
  source: sourceRefSchema,
  firstSeenAt: instant,
  lastSeenAt: instant,
  presence: z.string(),
  /** What alone keeps a suspected removal from being confirmed: a look by a browser, where this machine has none. */
  lacks: z.enum(["browser"]).nullable(),
  presenceSince: instant,
  versions: z.array(versionSchema),
  absences: z
    .array(captureSchema.extend({ sign: z.string() }))
    .describe("What the server sent in the page's place, newest first"),
  incidents: z.array(incidentRefSchema),
  attempts: z.array(
    z.object({
      startedAt: instant,
      kind: z.string(),
      outcome: z.string(),
      httpStatus: z.number().nullable(),
    }),
  ),
});
export const diffSchema = z.array(
  z.object({ kind: z.enum(["same", "added", "removed"]), text: z.string() }),
);

/** Stored articles: every version with its proof, and what changed between two. */
export async function articleRoutes(app: ApiInstance, deps: ServerDeps): Promise<void> {
  app.get(
    "/articles/:id",
    {
      config: { action: "article.read" },
      schema: {
        operationId: "readArticle",
        summary: "An article with its versions and captures",
        params: idParams,
        response: answers(articleSchema),
      },
    },
    async (request) => {
      const article = await readArticle(deps.store.prisma, request.params.id, userOf(request).id);
      if (!article) throw new ApiError("not-found");
      const mask = await maskFor(deps, request);
      return {
        id: article.id,
        url: article.url,
        source: {
          id: article.source.id,
          name: localizedOf(article.source.name),
          role: article.source.role,
        },
        firstSeenAt: article.firstSeenAt.toISOString(),
        lastSeenAt: article.lastSeenAt.toISOString(),
        presence: article.presence,
        lacks: (article.removal as { lacks?: "browser" } | null)?.lacks ?? null,
        presenceSince: article.presenceSince.toISOString(),
        versions: article.versions.map((version) => ({
          id: version.id,
          number: version.number,
          title: version.title && mask(version.title),
          text: mask(version.text),
          publishedAt: version.publishedAt?.toISOString() ?? null,
          changedFields: version.changedFields as string[],
          technical: version.technical,
          extractorVersion: version.extractorVersion,
          capture: presentCapture(version.capture),
        })),
        absences: article.item.captures.map((row) => ({
          ...presentCapture(row),
          sign: row.absenceSign ?? "",
        })),
        incidents: article.links.map(({ incident }) => ({
          id: incident.id,
          title: localizedOf(incident.title),
        })),
        attempts: article.item.attempts.map((attempt) => ({
          startedAt: attempt.startedAt.toISOString(),
          kind: attempt.kind,
          outcome: attempt.outcome,
          httpStatus: attempt.httpStatus,
        })),
      };
    },
  );

  const range = z.object({
    from: z.coerce.number().int().min(1),
    to: z.coerce.number().int().min(1),
  });
  app.get(
    "/articles/:id/diff",
    {
      config: { action: "article.read" },
      schema: {
        operationId: "diffArticle",
        summary: "What changed between two versions, word by word",
        params: idParams,
        querystring: range,
        response: answers(z.object({ title: diffSchema, text: diffSchema })),
      },
    },
    async (request) => {
      const { from, to } = request.query;
      const versions = await readVersions(deps.store.prisma, request.params.id, [from, to]);
      const [before, after] = [
        versions.find((version) => version.number === from),
        versions.find((version) => version.number === to),
      ];
      if (!before || !after) throw new ApiError("not-found");
      const mask = await maskFor(deps, request);
      return {
        title: diffWords(mask(before.title ?? ""), mask(after.title ?? "")),
        text: diffWords(mask(before.text), mask(after.text)),
      };
    },
  );
}
