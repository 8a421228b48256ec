import type { Db } from "./open-store.ts";

/** Something that happened in the pipe, for the demo's narration. */
export interface Happening {
  at: Date;
  step: "found" | "flagged" | "linked" | "changed" | "removal" | "alerted" | "unknown";
  sourceName: string;
  title: string;
  incident?: string;
  labels?: string[];
  confirmed?: boolean;
}

export interface NarrationMark {
  eventSeq: bigint;
  deliveriesAfter: Date;
}

type Names = Record<string, string>;

/** What happened on tracked incidents since `mark`, oldest first, and the mark to go on from. */
export async function readNarration(
  db: Db,
  mark: NarrationMark,
): Promise<{ happenings: Happening[]; mark: NarrationMark }> {
  const events = await db.event.findMany({
    where: { seq: { gt: mark.eventSeq }, technical: false },
    orderBy: { seq: "asc" },
    take: 200,
    include: {
      incident: true,
      article: { include: { source: true, links: { include: { incident: true } } } },
      articleVersion: {
        include: {
          capture: { select: { fetchedAt: true } },
          analyses: {
            where: { current: true },
            include: { flags: { where: { role: "official" } } },
          },
        },
      },
    },
  });
  const happenings: Happening[] = [];
  for (const event of events) {
    if (!event.article) continue;
    const base = {
      sourceName: (event.article.source.name as Names)["en"]!,
      title: event.articleVersion?.title ?? event.article.url,
    };
    if (event.kind === "statement.linked" || event.kind === "report.linked") {
      const incident = (event.incident?.title as Names | undefined)?.["en"] ?? "";
      const analysis = event.articleVersion?.analyses[0];
      const labels = [...new Set(analysis?.flags.map((flag) => flag.label) ?? [])];
      happenings.push({ ...base, at: event.articleVersion!.capture.fetchedAt, step: "found" });
      if (labels.length > 0)
        happenings.push({ ...base, at: analysis!.createdAt, step: "flagged", labels });
      happenings.push({
        ...base,
        at:
          event.occurredAt > (analysis?.createdAt ?? event.occurredAt)
            ? event.occurredAt
            : (analysis?.createdAt ?? event.occurredAt),
        step: "linked",
        incident,
      });
    }
    const linked = event.article.links.find(
      (link) =>
        link.verdict !== "rejected" && (link.computed === "linked" || link.verdict === "accepted"),
    );
    if (event.kind === "article.changed" && linked)
      happenings.push({
        ...base,
        at: event.occurredAt,
        step: "changed",
        incident: (linked.incident.title as Names)["en"]!,
      });
    if ((event.kind === "article.removal-suspected" || event.kind === "article.removed") && linked)
      happenings.push({
        ...base,
        at: event.occurredAt,
        step: "removal",
        confirmed: event.kind === "article.removed",
        incident: (linked.incident.title as Names)["en"]!,
      });
  }
  const deliveries = await db.delivery.findMany({
    where: {
      settledAt: { gt: mark.deliveriesAfter },
      state: { in: ["sent", "unknown"] },
      // The demo tells of texts; what it finds wrong with a source stands on the sources page.
      alert: { event: { articleId: { not: null } } },
    },
    orderBy: { settledAt: "asc" },
    include: {
      alert: {
        include: {
          incident: true,
          event: { include: { article: { include: { source: true } }, articleVersion: true } },
        },
      },
    },
  });
  for (const delivery of deliveries) {
    const { event, incident } = delivery.alert!;
    happenings.push({
      at: delivery.settledAt!,
      step: delivery.state === "unknown" ? "unknown" : "alerted",
      sourceName: (event.article?.source.name as Names | undefined)?.["en"] ?? "",
      title: event.articleVersion?.title ?? "",
      incident: (incident?.title as Names | undefined)?.["en"] ?? "",
    });
  }
  return {
    happenings,
    mark: {
      eventSeq: events.at(-1)?.seq ?? mark.eventSeq,
      deliveriesAfter: deliveries.at(-1)?.settledAt ?? mark.deliveriesAfter,
    },
  };
}

export async function readLastEventSeq(db: Db): Promise<bigint> {
  return (await db.event.findFirst({ orderBy: { seq: "desc" }, select: { seq: true } }))?.seq ?? 0n;
}

/** Numbers for the narration's summary line. */
export async function countDemo(
  db: Db,
): Promise<{ articles: number; flagged: number; reviewItems: number }> {
  const [articles, flagged, reviewItems] = await Promise.all([
    db.article.count(),
    db.flag.count(),
    db.reviewItem.count({ where: { state: "open" } }),
  ]);
  return { articles, flagged, reviewItems };
}
