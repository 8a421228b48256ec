import { z } from "zod";
import type { AnalyzeInput } from "../core/types.ts";

/** One document as the batch contract describes it. */
export const analyzeInputSchema: z.ZodType<AnalyzeInput> = z.object({
  id: z.string(),
  text: z.string(),
  title: z.string().optional(),
  url: z.string().optional(),
  publishedAt: z.string().optional(),
  language: z.string().optional(),
  publisher: z
    .object({
      name: z.string(),
      role: z.enum(["official", "media", "activist", "other"]),
      authorityId: z.string().optional(),
    })
    .optional(),
});

/** What is wrong with a value, in one line: field and problem. */
export function describeIssues(error: z.ZodError): string {
  return error.issues
    .map((issue) => `${issue.path.join(".") || "the line"}: ${issue.message}`)
    .join("; ");
}
