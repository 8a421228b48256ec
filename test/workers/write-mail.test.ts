import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { composeDigest } from "../../src/core/digest/compose-digest.ts";
import type { DigestContent } from "../../src/core/digest/digest-content.ts";
import { addAlert } from "../../src/store/alerts.ts";
import { addDeliveries, readDelivery } from "../../src/store/deliveries.ts";
import { addDigest } from "../../src/store/digests.ts";
import { addEvent, type EventKind } from "../../src/store/events.ts";
import { newId } from "../../src/store/new-id.ts";
import { readDigestFacts } from "../../src/store/read-digest-facts.ts";
import { addSubscriber } from "../../src/store/subscribers.ts";
import type { WorkContext } from "../../workers/work-context.ts";
import { writeMail } from "../../workers/write-mail.ts";
import type { SeededStory } from "../fixtures/seed-story.ts";
import { openMailContext, type MailContext } from "./mail-context.ts";

const now = new Date("2026-11-20T10:00:00Z");
let database: MailContext;
let story: SeededStory;
let context: WorkContext;

beforeAll(async () => {
  database = await openMailContext(now);
  ({ story, context } = database);
});

afterAll(async () => await database.close());

let count = 0;
const subscribe = async (userId: string | null, locale: string) =>
  await addSubscriber(
    context.store.prisma,
    context.masterKey,
    {
      userId,
      channel: "email",
      address: `reader-${(count += 1)}@example.org`,
      locale,
      alerts: true,
      digest: true,
    },
    now,
  );

/** The mail that this recipient gets of an event on an article. */
async function alertMail(
  kind: EventKind,
  alertKind: string,
  articleKey: string,
  subscriberId: string,
  incidentId = story.incidentId,
  params = {},
) {
  const db = context.store.prisma;
  const article = await db.article.findUniqueOrThrow({
    where: { id: story.articleIds[articleKey]! },
  });
  const eventId = await addEvent(db, {
    kind,
    causedBy: { kind: "capture", id: newId() },
    technical: false,
    dedupeKey: newId(),
    occurredAt: now,
    sourceId: article.sourceId,
    articleId: article.id,
    articleVersionId: article.currentVersionId!,
    incidentId,
    params,
  });
  const alertId = await addAlert(
    db,
    { eventId: eventId!, incidentId, kind: alertKind, dedupeKey: newId(), params: {} },
    now,
  );
  return await mailOf({ alertId: alertId! }, subscriberId);
}

async function mailOf(subject: { alertId: string } | { digestId: string }, subscriberId: string) {
  const [deliveryId] = await addDeliveries(
    context.store.prisma,
    subject,
    [{ id: subscriberId, channel: "email" }],
    now,
  );
  const mail = await writeMail(context, (await readDelivery(context.store.prisma, deliveryId!))!);
  return { ...mail, words: mail.text.replaceAll(/\s*\n>?\s*/gu, " ") };
}

describe("writeMail", () => {
  it("writes an alert of an authority's statement from what is on record", async () => {
    const mail = await alertMail(
      "statement.linked",
      "official-statement",
      "police-release",
      await subscribe(story.users.analyst.id, "ru"),
    );
    expect(mail.subject).toBe(
      "Официальное заявление: Полиция Карагандинской области · Срыв встречи женщин в Караганде",
    );
    expect(mail.words).toContain(
      "В заявлении говорится: Фактов нарушения общественного порядка не выявлено",
    );
    const capture = await context.store.prisma.capture.findFirstOrThrow({
      where: { versions: { some: { articleId: story.articleIds["police-release"]!, number: 2 } } },
    });
    expect(mail.words).toContain(`Запись в журнале копий: ${capture.seq}`);
    expect(mail.words).toContain(capture.bodySha256);
    expect(mail.words).toContain(`https://record.example/incidents/${story.incidentId}`);
  });

  it("writes in the recipient's language", async () => {
    expect(
      (
        await alertMail(
          "statement.linked",
          "official-statement",
          "police-kazakh",
          await subscribe(story.users.analyst.id, "kk"),
        )
      ).subject,
    ).toMatch(/^Ресми мәлімдеме: /u);
    expect(
      (
        await alertMail(
          "statement.linked",
          "official-statement",
          "police-kazakh",
          await subscribe(story.users.analyst.id, "en"),
        )
      ).subject,
    ).toMatch(/^Official statement: /u);
  });

  it("shows an edit as it stood before and as it stands now", async () => {
    const mail = await alertMail(
      "article.changed",
      "statement-changed",
      "police-release",
      await subscribe(story.users.analyst.id, "ru"),
    );
    expect(mail.words).toContain("*женщины были вывезены за пределы города*");
    expect(mail.words).toContain("*полицейские сопроводили женщин на вокзал*");
  });

  it("announces an outlet's report of official words as passed on", async () => {
    const mail = await alertMail(
      "statement.linked",
      "official-statement",
      "outlet-quote",
      await subscribe(story.users.analyst.id, "ru"),
    );
    expect(mail.subject).toMatch(/^Слова властей в пересказе: /u);
    expect(mail.text).not.toContain("В заявлении говорится");
  });

  it("shows a flag that a person rejected no more", async () => {
    const db = context.store.prisma;
    const [rejected, kept] = await db.flag.findMany({
      where: {
        role: "official",
        analysis: { articleVersion: { articleId: story.articleIds["police-kazakh"]! } },
      },
      orderBy: { start: "asc" },
    });
    const recipient = await subscribe(story.users.analyst.id, "ru");
    expect(
      (await alertMail("statement.linked", "official-statement", "police-kazakh", recipient)).words,
    ).toContain(rejected!.exact);
    await db.decision.create({
      data: {
        id: newId(),
        reviewItemId: story.reviewItemIds["police-kazakh"]!,
        userId: story.users.analyst.id,
        subject: "flag",
        subjectId: rejected!.id,
        verdict: "reject",
        shownAt: now,
        decidedAt: now,
      },
    });
    const { words } = await alertMail(
      "statement.linked",
      "official-statement",
      "police-kazakh",
      recipient,
    );
    expect(words).not.toContain(rejected!.exact);
    expect(words).toContain(kept!.exact);
  });

  it("shows no hidden name, in whatever case it stands", async () => {
    const db = context.store.prisma;
    const version = await db.articleVersion.findFirstOrThrow({
      where: { articleId: story.articleIds["police-kazakh"]! },
    });
    await db.articleVersion.update({
      where: { id: version.id },
      data: { title: "Показания Дины Ержановой и Aizhan Sydykova" },
    });
    const mail = await alertMail(
      "statement.linked",
      "official-statement",
      "police-kazakh",
      await subscribe(story.users.coordinator.id, "ru"),
    );
    expect(mail.text + mail.html + mail.subject).not.toMatch(/Ержанов|Sydykova|Сыдыков/u);
    expect(mail.text).toContain("Показания");
  });

  it("sends no alert of a text that a person meanwhile found to be about something else", async () => {
    const db = context.store.prisma;
    const where = { articleId: story.articleIds["police-kazakh"]!, incidentId: story.incidentId };
    const recipient = await subscribe(story.users.analyst.id, "ru");
    await db.incidentLink.updateMany({ where, data: { verdict: "rejected" } });
    await expect(
      alertMail("statement.linked", "official-statement", "police-kazakh", recipient),
    ).rejects.toMatchObject({ code: "mail-subject-gone", retry: "never" });
    await db.incidentLink.updateMany({ where, data: { verdict: null } });
  });

  it("asks that no absence notice answers", async () => {
    const mail = await alertMail(
      "statement.linked",
      "official-statement",
      "police-release",
      await subscribe(story.users.analyst.id, "ru"),
    );
    expect(mail.headers).toEqual({ "Auto-Submitted": "auto-generated" });
  });

  it("refuses an alert to a recipient who may not see its incident any more", async () => {
    const reader = await subscribe(story.users.reader.id, "ru");
    await expect(
      alertMail(
        "statement.linked",
        "official-statement",
        "police-release",
        reader,
        story.closedIncidentId,
      ),
    ).rejects.toMatchObject({ code: "mail-not-allowed", retry: "never" });
  });

  it("puts an incident for members only into the digest of its members and of nobody else", async () => {
    const db = context.store.prisma;
    const [start, end] = [new Date("2026-11-15T19:00:00Z"), new Date("2026-11-22T19:00:00Z")];
    const content = composeDigest(await readDigestFacts(db, start, end), { start, end });
    const digest = await addDigest(
      db,
      { audience: "everyone", periodStart: start, periodEnd: end, content },
      now,
    );
    const ofMember = await mailOf(
      { digestId: digest.id },
      await subscribe(story.users.coordinator.id, "ru"),
    );
    const ofReader = await mailOf(
      { digestId: digest.id },
      await subscribe(story.users.reader.id, "ru"),
    );
    expect(ofMember.text).toContain("Закрытое дело о преследовании");
    expect(ofReader.text).not.toContain("Закрытое дело о преследовании");
    expect(ofReader.text).toContain("Срыв встречи женщин в Караганде");
    expect(ofReader.html).not.toContain("Закрытое");
  });

  it("tells in the digest what the events of the week say, and what is open", async () => {
    const db = context.store.prisma;
    const digest = await db.digest.findFirstOrThrow();
    const mail = await mailOf(
      { digestId: digest.id },
      await subscribe(story.users.analyst.id, "ru"),
    );
    expect(mail.words).toContain("Официальное заявление: Полиция Карагандинской области");
    expect(mail.words).toContain("Назвать, кто отдал приказ вывезти участниц из города");
    expect(mail.words).toContain("Акимат города Шымкента: было видно");
    expect(mail.words).toMatch(/Акимат города Шымкента: в этом источнике заявления не найдено/u);
    expect((digest.content as unknown as DigestContent).format).toBe(1);
  });
});
