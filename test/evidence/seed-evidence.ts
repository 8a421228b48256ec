import { gzipSync } from "node:zlib";
import type { CaptureExchange } from "../../src/evidence/capture-exchange.ts";
import type { BlobStore } from "../../src/evidence/blob-store.ts";
import { recordCapture } from "../../src/evidence/record-capture.ts";
import { storeExchange } from "../../src/evidence/store-exchange.ts";
import { inTransaction } from "../../src/store/in-transaction.ts";
import { newId } from "../../src/store/new-id.ts";
import type { Store } from "../../src/store/open-store.ts";
import { createIncident } from "../../src/store/write-incidents.ts";
import { leafPem } from "../egress/synthetic-certificates.ts";

/** SYNTHETIC texts, written for these tests: no authority ever published them. */
export const hiddenName = "Айгерим Тлеубердина";
const page = (title: string, text: string) =>
  `<!doctype html><html><head><meta charset="utf-8"><title>${title}</title></head><body><h1>${title}</h1><p>${text}</p></body></html>`;

export const texts = {
  first: page(
    "О собрании",
    "Нарушений общественного порядка представителями сообщества не допущено.",
  ),
  second: page("О собрании", "Нарушений общественного порядка не допущено."),
  naming: page("О задержании", "В отдел доставлена Тлеубердина Айгерим, 1994 года рождения."),
  rendered: page("Брифинг", "Заместитель акима: организаторов предупреждали."),
};

/** A PNG of one pixel, and the least that calls itself a PDF. */
export const picture = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
export const pdf = Buffer.from("%PDF-1.4\n%%EOF\n");

/** A plain answer over TLS, gzip on the wire, that was led on once. */
export function plainExchange(url: string, body: string, at: Date): CaptureExchange {
  return {
    requestedUrl: url,
    finalUrl: url,
    redirects: [],
    requestMethod: "GET",
    requestHeaders: [
      ["host", new URL(url).host],
      ["connection", "close"],
      ["user-agent", "OnRecord/0.1"],
      ["accept-encoding", "gzip, br"],
    ],
    httpVersion: "1.1",
    status: 200,
    statusText: "OK",
    responseHeaders: [
      ["Content-Type", "text/html; charset=utf-8"],
      ["Content-Encoding", "gzip"],
      ["Transfer-Encoding", "chunked"],
      ["Set-Cookie", "a=1"],
      ["Set-Cookie", "b=2"],
    ],
    contentType: "text/html; charset=utf-8",
    wireBody: gzipSync(body),
    body: Buffer.from(body),
    rendered: null,
    screenshotPng: null,
    pdf: null,
    startedAt: at,
    durationMs: 41.5,
    remoteAddress: "192.0.2.10",
    remotePort: 443,
    resolved: ["192.0.2.10", "2001:db8::10"],
    tls: {
      protocol: "TLSv1.3",
      cipher: "TLS_AES_256_GCM_SHA384",
      certificateChainPem: [leafPem],
      subject: "CN=police.example",
    },
    clockSimulated: true,
  };
}

/** The same page through a browser, with screenshot and PDF. */
export function renderedExchange(url: string, body: string, at: Date): CaptureExchange {
  return {
    ...plainExchange(url, body, at),
    httpVersion: null,
    wireBody: null,
    rendered: {
      document: Buffer.from("<!doctype html><div id=app></div><script src=/app.js></script>"),
      at: new Date(at.getTime() + 1_800),
    },
    responseHeaders: [
      ["content-type", "text/html"],
      ["content-encoding", "br"],
    ],
    screenshotPng: picture,
    pdf,
  };
}

export interface SeededEvidence {
  incidentId: string;
  captureIds: Record<"first" | "second" | "naming" | "rendered" | "other", string>;
}

/**
 * An incident with a release in two versions, a release that names somebody hidden, a rendered page with its pictures, and a page
 * of another incident; each in the log, in this order, with all bytes on disk.
 */
export async function seedEvidence(
  store: Store,
  blobs: BlobStore,
  masterKey: Buffer,
  now: Date,
): Promise<SeededEvidence> {
  await store.prisma.source.create({
    data: {
      id: "test-police",
      role: "official",
      name: { ru: "Полиция", en: "Police" },
      homepage: "https://police.example",
      definition: {},
      definitionHash: "0",
      timeZone: "Asia/Almaty",
      createdAt: now,
      nextPollAt: now,
    },
  });
  const { id: incidentId } = await createIncident(
    store.prisma,
    {
      slug: "test-case",
      title: { ru: `Дело о собрании (${hiddenName})`, en: "The case of the meeting" },
      description: "Внутренняя заметка: не для передачи.",
      occurredFrom: "2021-07-29",
      occurredTo: null,
      timeZone: "Asia/Almaty",
      places: [],
      organisations: [],
      keywords: [],
      authorityIds: [],
      visibility: "organisation",
      persons: [{ name: hiddenName, aliases: [], consentNote: null }],
      createdById: null,
    },
    masterKey,
    now,
  );
  const add = async (
    article: { key: string; link: boolean },
    looks: { name: string; text: string; render?: boolean }[],
  ) => await seedArticle(store, blobs, incidentId, now, article, looks);
  const release = await add({ key: "release-1", link: true }, [
    { name: "first", text: texts.first },
    { name: "second", text: texts.second },
  ]);
  const naming = await add({ key: "release-2", link: true }, [
    { name: "naming", text: texts.naming },
  ]);
  const other = await add({ key: "weather", link: false }, [
    { name: "other", text: page("Погода", "Ожидается дождь.") },
  ]);
  const rendered = await add({ key: "briefing", link: true }, [
    { name: "rendered", text: texts.rendered, render: true },
  ]);
  return {
    incidentId,
    captureIds: {
      ...release,
      ...naming,
      ...other,
      ...rendered,
    } as SeededEvidence["captureIds"],
  };
}

async function seedArticle(
  store: Store,
  blobs: BlobStore,
  incidentId: string,
  now: Date,
  article: { key: string; link: boolean },
  looks: { name: string; text: string; render?: boolean }[],
): Promise<Record<string, string>> {
  const db = store.prisma;
  const url = `https://police.example/ru/${article.key}?page=1`;
  const [itemId, articleId] = [newId(), newId()];
  const captureIds: Record<string, string> = {};
  await db.item.create({
    data: { id: itemId, sourceId: "test-police", url, discoveredAt: now },
  });
  await db.article.create({
    data: {
      id: articleId,
      sourceId: "test-police",
      itemId,
      url,
      firstSeenAt: now,
      lastSeenAt: now,
      presenceSince: now,
    },
  });
  let versionId = "";
  for (const [index, look] of looks.entries()) {
    const at = new Date(now.getTime() + index * 3_600_000);
    const exchange = look.render
      ? renderedExchange(url, look.text, at)
      : plainExchange(url, look.text, at);
    const facts = {
      id: newId(),
      sourceId: "test-police",
      itemId,
      ...(await storeExchange(blobs, exchange)),
    };
    await inTransaction(store, async (tx) => await recordCapture(tx, facts));
    captureIds[look.name] = facts.id;
    versionId = newId();
    await db.articleVersion.create({
      data: {
        id: versionId,
        articleId,
        number: index + 1,
        captureId: facts.id,
        title: /<title>(.*)<\/title>/.exec(look.text)?.[1] ?? "",
        text: /<p>(.*)<\/p>/.exec(look.text)?.[1] ?? "",
        titleSha256: "0",
        textSha256: String(index),
        dateSha256: "0",
        changedFields: index === 0 ? [] : ["text"],
        language: "ru",
        extractorVersion: "test",
        createdAt: at,
      },
    });
  }
  if (article.link)
    await db.incidentLink.create({
      data: {
        id: newId(),
        articleId,
        incidentId,
        articleVersionId: versionId,
        score: 0.9,
        computed: "linked",
        verdict: "accepted",
        reasons: [],
        linker: "test",
        createdAt: now,
      },
    });
  return captureIds;
}
