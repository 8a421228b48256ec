import { describe, expect, it } from "vitest";
import { digestItemCodes, type DigestContent } from "../../src/core/digest/digest-content.ts";
import { composeDigest } from "../../src/core/digest/compose-digest.ts";
import { locales, translate, type Locale } from "../../src/i18n/translate.ts";
import { renderDigest } from "../../src/notify/render-digest.ts";
import type { MailReader } from "../../src/notify/mail-reader.ts";
import { digestFacts, period } from "./sample-facts.ts";

const readerOf = (locale: Locale): MailReader => ({
  locale,
  publicUrl: "https://record.example",
  isInside: true,
});
// As it comes back from the database.
const content = JSON.parse(JSON.stringify(composeDigest(digestFacts, period))) as DigestContent;
const textOf = async (digest: DigestContent, reader: MailReader) =>
  (await renderDigest(digest, reader)).text.replaceAll(/\s+/gu, " ");
const subjectOf = async (locale: Locale) =>
  (await renderDigest(content, readerOf(locale))).subject.replaceAll(/\s/gu, " ");

/** A code, an empty place or a doubled full stop where a sentence should be. */
const noCode =
  /undefined|\[object|\bnull\b|NaN|\{\w+\}|(?:mail|digest|timeline|label|source|article)\.[a-z]+(?:\.|-)|\.\./u;

describe("renderDigest", () => {
  it.each(locales)(
    "writes the whole week in %s without a code or an empty place",
    async (locale) => {
      const mail = await renderDigest(content, readerOf(locale));
      expect(`${mail.subject} ${mail.text}`).not.toMatch(noCode);
      expect(mail.html).toContain(`lang="${locale}"`);
    },
  );

  it("names the days of the week, Monday to Sunday in Almaty", async () => {
    expect(await subjectOf("ru")).toBe("Недельный обзор · 16–22 ноября 2026 г.");
    expect(await subjectOf("kk")).toBe("Апталық шолу · 2026 ж. 16–22 қараша");
  });

  it.each([
    [1, "1 официальное заявление", "1 страница удалена"],
    [3, "3 официальных заявления", "3 страницы удалены"],
    [5, "5 официальных заявлений", "5 страниц удалено"],
    [21, "21 официальное заявление", "21 страница удалена"],
  ])("counts %i the Russian way", (count, said, removed) => {
    expect(translate("ru", "digest.count.said", { count })).toBe(said);
    expect(translate("ru", "digest.count.removed", { count })).toBe(removed);
  });

  it("speaks of missing statements by the sources looked at and for how much of the time", async () => {
    const text = await textOf(content, readerOf("en"));
    expect(text).toContain(
      "Karaganda region police department: no statement found in this source (Karaganda region police), 33 days since October 20, 2026. Watched 64% of this time",
    );
    for (const locale of locales)
      expect(await textOf(content, readerOf(locale))).not.toMatch(
        /silent|unanswered|молч|без ответа|үнсіз|жауапсыз/iu,
      );
  });

  it("tells a reported act with who reports it, and right behind it who disputes it", async () => {
    const text = await textOf(content, readerOf("en"));
    const report = text.indexOf(
      "Case against those targeted (Karaganda region police department): Saryarka Today reports (media): > В отношении участниц возбуждено дело",
    );
    const dispute = text.indexOf("The other side: what authorities say on this incident");
    expect(report).toBeGreaterThan(0);
    expect(dispute).toBeGreaterThan(report);
    expect(text.slice(report, dispute)).not.toContain("Page changed");
  });

  it("says so where nobody was found to dispute a report", async () => {
    const [first, ...rest] = content.incidents;
    expect(
      await textOf(
        { ...content, incidents: [{ ...first!, disputes: [] }, ...rest] },
        readerOf("en"),
      ),
    ).toContain(
      "No statement of an authority that disputes these reports was found among the linked texts.",
    );
  });

  it("lists open demands with what is overdue", async () => {
    const text = await textOf(content, readerOf("ru"));
    expect(text).toContain(
      "Мониторинг прав → Акимат Карагандинской области, 18 ноября 2026 г.: Назвать, кто отдал приказ вывезти участниц из города Срок истёк 21 ноября 2026 г.",
    );
    expect(text).toContain("Пришёл ли личный ответ, знают только те, кто спрашивал.");
  });

  it("names the sources that were not seen well, with the cause", async () => {
    expect(await textOf(content, readerOf("en"))).toContain(
      "Shymkent city akimat: seen 42% of the week. The site asked to prove that we are human.",
    );
  });

  it("says that all sources were seen where they were", async () => {
    expect(await textOf({ ...content, sources: [] }, readerOf("ru"))).toContain(
      "Все 2 источника были видны всю неделю.",
    );
  });

  it("stays readable in a week without news", async () => {
    const quiet = {
      ...content,
      textsFound: 0,
      incidents: content.incidents.map((incident) => ({ ...incident, items: [] })),
    };
    const text = await textOf(quiet, readerOf("en"));
    expect(text).toContain(
      "No news about the incidents you may see was found this week in the sources that could be seen.",
    );
    expect(text).toContain("No new texts were read.");
  });

  it("keeps words of theory from readers outside", async () => {
    const text = await textOf(content, { ...readerOf("en"), isInside: false });
    for (const label of ["Literal denial", "Minimisation", "Implicatory denial", "Criminalising"])
      expect(text).not.toContain(label);
    expect(text).toContain("Фактов нарушения общественного порядка не выявлено");
  });

  it.each(digestItemCodes)("has words for %s in every language", async (code) => {
    const [first] = content.incidents;
    const item = {
      ...first!.items[0]!,
      code,
      versions: { from: 1, to: 2, fields: ["title", "text", "date"] },
      change: {
        fromLabel: "response.denial.literal",
        fromAt: "2026-11-17T05:40:00.000Z",
        toLabel: "response.inquiry",
        toAt: "2026-11-18T05:40:00.000Z",
      },
      finding: "gone",
    };
    for (const locale of locales) {
      const text = await textOf(
        { ...content, incidents: [{ ...first!, items: [item] }] },
        readerOf(locale),
      );
      expect(text).not.toMatch(noCode);
    }
  });

  it("tells a change of position as one that may be honest, with both days", async () => {
    const [first] = content.incidents;
    const item = {
      ...first!.items[0]!,
      code: "position-changed" as const,
      words: [],
      change: {
        fromLabel: "response.denial.literal",
        fromAt: "2026-11-17T05:40:00.000Z",
        toLabel: "response.inquiry",
        toAt: "2026-11-18T05:40:00.000Z",
      },
    };
    const text = await textOf(
      { ...content, incidents: [{ ...first!, items: [item] }] },
      readerOf("en"),
    );
    expect(text).toContain(
      "Literal denial on November 17, 2026, then Inquiry on November 18, 2026. This may be an honest update; only a person calls it a contradiction.",
    );
  });

  it("says so in a week in which no source was watched", async () => {
    expect(await textOf({ ...content, sources: [], sourcesWatched: 0 }, readerOf("en"))).toContain(
      "No source was watched in this week: nothing of it could be seen.",
    );
  });
});
