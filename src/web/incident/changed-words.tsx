import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { get } from "../api.ts";
import type { DiffArticleAnswer } from "../api-types.ts";
import { useLanguage } from "../i18n.tsx";
import { Ready } from "../states.tsx";

/** How many characters of unchanged text stand around a change. */
const context = 90;

export function ChangedWords({
  articleId,
  from,
  to,
  opened = true,
}: {
  articleId: string;
  from: number;
  to: number;
  opened?: boolean;
}) {
  const { t } = useLanguage();
  const [isOpen, setOpen] = useState(opened);
  const diff = useQuery({
    queryKey: ["diff", articleId, from, to],
    queryFn: async () =>
      await get<DiffArticleAnswer>(`/articles/${articleId}/diff?from=${from}&to=${to}`),
    enabled: isOpen,
    staleTime: Infinity,
  });
  return (
    <details className="diff" open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t("timeline.show-change", { from, to })}</summary>
      {isOpen && (
        <Ready query={diff}>
          {(data) => (
            <>
              {data.title.some((part) => part.kind !== "same") && (
                <DiffText parts={data.title} strong />
              )}
              {data.text.some((part) => part.kind !== "same") && <DiffText parts={data.text} />}
            </>
          )}
        </Ready>
      )}
    </details>
  );
}

/** Added and removed words as such for readers aloud, too; long unchanged stretches are shortened. */
export function DiffText({
  parts,
  strong = false,
}: {
  parts: DiffArticleAnswer["text"];
  strong?: boolean;
}) {
  return (
    <p className="diff-text" data-strong={strong || undefined}>
      {parts.map((part, index) => {
        if (part.kind === "added") return <ins key={index}>{part.text}</ins>;
        if (part.kind === "removed") return <del key={index}>{part.text}</del>;
        return (
          <span key={index}>{shorten(part.text, index === 0, index === parts.length - 1)}</span>
        );
      })}
    </p>
  );
}

/** Cuts between words. */
function shorten(text: string, isFirst: boolean, isLast: boolean): string {
  const before = isFirst ? "" : text.slice(0, context).replace(/\S*$/u, "");
  const after = isLast ? "" : text.slice(-context).replace(/^\S*/u, "");
  return text.length <= before.length + after.length + 20
    ? text
    : `${before}… ${after.trimStart()}`;
}
