import type { Catalogue } from "./make-translator.ts";
import { codebook } from "./kk/codebook.ts";
import { health } from "./kk/health.ts";
import { mail } from "./kk/mail.ts";
import { news } from "./kk/news.ts";
import { page } from "./kk/page.ts";
import { problems } from "./kk/problems.ts";
import { sources } from "./kk/sources.ts";

export const kk = {
  ...page,
  ...codebook,
  ...news,
  ...sources,
  ...health,
  ...problems,
  ...mail,
} satisfies Catalogue;
