import type { ReactNode } from "react";
import type { DigestClock, DigestDemand } from "../core/digest/digest-content.ts";
import { translate } from "../i18n/translate.ts";
import { endOnce, formatCalendarDay, formatDay } from "./format-time.ts";
import { caption, note, paragraph, subsection } from "./mail-parts.ts";
import { nameIn, type MailReader } from "./mail-reader.ts";

const maxNames = 3;

/** What is still asked, of whom and until when. */
export function describeDemands(
  demands: readonly DigestDemand[],
  { locale }: MailReader,
): ReactNode[] {
  if (demands.length === 0) return [];
  return [
    subsection(translate(locale, "digest.section.demands")),
    ...demands.flatMap((demand) => [
      paragraph(
        translate(locale, "digest.demand", {
          madeBy: demand.madeBy,
          addressee: nameIn(locale, demand.addressee),
          madeAt: formatDay(locale, demand.madeAt),
          text: demand.text,
        }),
      ),
      caption(endOnce(dueText(demand, locale))),
    ]),
    note(translate(locale, "digest.demand.note")),
  ];
}

function dueText(demand: DigestDemand, locale: MailReader["locale"]): string {
  if (demand.dueAt === null) return translate(locale, "digest.demand.no-due");
  return translate(locale, demand.isDue ? "digest.demand.due" : "digest.demand.due-later", {
    when: formatDay(locale, demand.dueAt),
  });
}

/** For how long no statement was found, in which sources, and for how much of the time these were seen. */
export function describeClocks(
  clocks: readonly DigestClock[],
  { locale }: MailReader,
): ReactNode[] {
  if (clocks.length === 0) return [];
  return [
    subsection(translate(locale, "digest.section.clocks")),
    ...clocks.map((clock) => {
      const shown = clock.sources.slice(0, maxNames).map((source) => nameIn(locale, source.name));
      const names = clock.sources.length > maxNames ? [...shown, "…"] : shown;
      const since = /^\d{4}-\d{2}-\d{2}$/u.test(clock.since)
        ? formatCalendarDay(locale, clock.since)
        : formatDay(locale, clock.since);
      const sentence = translate(locale, "digest.clock", {
        authority: nameIn(locale, clock.authority),
        count: clock.sources.length,
        names: names.join(", "),
        days: clock.days,
        since,
      });
      // Rounded down: it must never claim more than was watched.
      return paragraph(
        endOnce(sentence),
        " ",
        translate(locale, "digest.clock.coverage", {
          percent: Math.floor(clock.coveredShare * 100),
        }),
      );
    }),
  ];
}
