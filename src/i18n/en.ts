import { codebook } from "./en/codebook.ts";
import { health } from "./en/health.ts";
import { mail } from "./en/mail.ts";
import { news } from "./en/news.ts";
import { page } from "./en/page.ts";
import { problems } from "./en/problems.ts";
import { sources } from "./en/sources.ts";

export const en = {
  ...page,
  ...codebook,
  ...news,
  ...sources,
  ...health,
  ...problems,
  ...mail,
} as const;
