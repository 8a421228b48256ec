import type { Catalogue } from "./make-translator.ts";
import { codebook } from "./ru/codebook.ts";
import { health } from "./ru/health.ts";
import { mail } from "./ru/mail.ts";
import { news } from "./ru/news.ts";
import { page } from "./ru/page.ts";
import { problems } from "./ru/problems.ts";
import { sources } from "./ru/sources.ts";

export const ru = {
  ...page,
  ...codebook,
  ...news,
  ...sources,
  ...health,
  ...problems,
  ...mail,
} satisfies Catalogue;
