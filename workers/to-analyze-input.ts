import type { AnalyzeInput, Role } from "../src/core/types.ts";
import type { readVersion } from "../src/store/articles.ts";

type WholeRow = NonNullable<Awaited<ReturnType<typeof readVersion>>>;
type VersionRow = Pick<WholeRow, "id" | "text" | "title" | "language" | "publishedAt"> & {
  article: Pick<WholeRow["article"], "url"> & {
    source: Pick<WholeRow["article"]["source"], "name" | "role" | "authorityId">;
  };
};

/** A stored version as the analysis and the linking take it. */
export function toAnalyzeInput(version: VersionRow): AnalyzeInput {
  const { source } = version.article;
  const name = source.name as { ru: string };
  return {
    id: version.id,
    text: version.text,
    url: version.article.url,
    ...(version.title ? { title: version.title } : {}),
    ...(version.publishedAt ? { publishedAt: version.publishedAt.toISOString() } : {}),
    ...(version.language ? { language: version.language } : {}),
    publisher: {
      name: name.ru,
      role: source.role as Exclude<Role, "unknown">,
      ...(source.authorityId ? { authorityId: source.authorityId } : {}),
    },
  };
}
