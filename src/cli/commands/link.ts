import { text } from "node:stream/consumers";
import { z } from "zod";
import { readConfig } from "../../config.ts";
import { linkArticle } from "../../core/link/link-articles.ts";
import { OnRecordError } from "../../errors/on-record-error.ts";
import { gazetteerWith } from "../../lexicons/load-lexicon.ts";
import { readAdditions } from "../../lexicons/read-additions.ts";
import { analyzeInputSchema, describeIssues } from "../analyze-input-schema.ts";
import { idOf, toLineError, writeLine } from "../json-lines.ts";

const named = z.object({ name: z.string(), aliases: z.array(z.string()).default([]) });
const incidentSchema = z.object({
  id: z.string(),
  title: z.string(),
  occurredAt: z.object({ from: z.string(), to: z.string().optional() }),
  timeZone: z.string(),
  places: z.array(named).default([]),
  persons: z.array(named).default([]),
  organisations: z.array(named).default([]),
  authorities: z.array(z.string()).default([]),
  keywords: z.array(z.string()).default([]),
  description: z.string().default(""),
});
const requestSchema = z.object({
  incidents: z.array(incidentSchema),
  articles: z.array(z.unknown()),
});

export class LinkInputError extends OnRecordError {
  readonly code = "bad-request";
  readonly retry = "never";
}

/** `onrecord link`: `{incidents, articles}` in, the best incidents of each article out, a line each, in order. */
export async function linkArticles(): Promise<void> {
  const { incidents, articles } = readRequest(await text(process.stdin));
  const gazetteer = gazetteerWith(readAdditions(readConfig().additionsDir));
  for (const [index, value] of articles.entries()) {
    const article = analyzeInputSchema.safeParse(value);
    if (article.success) await writeLine(linkArticle(article.data, incidents, { gazetteer }));
    else {
      process.exitCode = 1;
      await writeLine(
        toLineError(
          idOf(value),
          "bad-document",
          `articles[${index}] is not a document: ${describeIssues(article.error)}`,
        ),
      );
    }
  }
}

function readRequest(input: string): z.output<typeof requestSchema> {
  let value: unknown;
  try {
    value = JSON.parse(input);
  } catch (cause) {
    throw new LinkInputError(
      `Standard input is not JSON: ${(cause as Error).message}. Give one object {"incidents": […], "articles": […]}.`,
      { cause },
    );
  }
  const request = requestSchema.safeParse(value);
  if (!request.success)
    throw new LinkInputError(
      `Standard input is not a link request: ${describeIssues(request.error)}. Give one object {"incidents": […], "articles": […]}; docs/codebook.md shows the fields.`,
    );
  return request.data;
}
