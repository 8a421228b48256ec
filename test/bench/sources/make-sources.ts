import { seededRandom } from "../../ninety-days/seeded-random.ts";

/** A made-up source with the rhythm of its kind. */
export interface MadeSource {
  id: string;
  role: "official" | "media" | "other";
  /** Of its list and its pages. */
  host: string;
  isRendered: boolean;
  itemsPerDay: number;
  /** When items appeared in the last eight weeks. */
  appearedAt: Date[];
}

const dayMs = 86_400_000;
const weeks = 8;
/** Of a day's items, by the hour in Almaty: offices from nine to six; outlets longer, and a little by night. */
const officeHours = [0, 0, 0, 0, 0, 0, 0, 0, 2, 8, 10, 11, 9, 7, 10, 11, 10, 9, 6, 3, 1, 1, 0, 0];
const outletHours = [1, 1, 0, 0, 0, 1, 2, 4, 6, 7, 8, 8, 7, 6, 7, 7, 7, 7, 6, 5, 4, 3, 2, 1];

/**
 * Sources as in the Kazakhstan pack, but more of them: half are offices, dozens of which live on one host; channels share another;
 * some hosts carry five; the others have their own. A twentieth is shown in a browser.
 */
export function makeSources(count: number, now: Date): MadeSource[] {
  return Array.from({ length: count }, (_, at) => {
    const random = seededRandom("source", at);
    const kind = at % 10;
    const role = kind < 5 ? "official" : kind < 9 ? "media" : "other";
    // Most offices write little, some outlets a hundred a day.
    const itemsPerDay =
      role === "official"
        ? [1, 2, 3, 5, 8][random.between(0, 4)]!
        : role === "media"
          ? [6, 12, 20, 40, 90][random.between(0, 4)]!
          : 1;
    return {
      id: `bench-${at}`,
      role,
      host: hostOf(at, role),
      isRendered: at % 20 === 3,
      itemsPerDay,
      appearedAt: appearances(at, role, itemsPerDay, now),
    };
  });
}

function hostOf(at: number, role: MadeSource["role"]): string {
  if (role === "official" && at % 25 === 0) return "www.gov.example";
  if (at % 30 === 7) return "t.example";
  if (at % 6 === 2) return `shared-${Math.floor(at / 30)}.example`;
  return `site-${at}.example`;
}

function appearances(at: number, role: MadeSource["role"], itemsPerDay: number, now: Date): Date[] {
  const random = seededRandom("rhythm", at);
  const hours = role === "media" ? outletHours : officeHours;
  const all = hours.reduce((sum, one) => sum + one, 0);
  const dates: Date[] = [];
  const today = Math.floor(now.getTime() / dayMs) * dayMs;
  for (let day = -7 * weeks; day <= 0; day += 1) {
    const isWeekend = [0, 6].includes(new Date(today + day * dayMs).getUTCDay());
    const share = isWeekend ? (role === "media" ? 0.5 : 0.1) : 1;
    for (const [hour, weight] of hours.entries()) {
      const expected = (itemsPerDay * share * weight) / all;
      const items = Math.floor(expected) + (random.chance(expected % 1) ? 1 : 0);
      for (let item = 0; item < items; item += 1) {
        // Almaty is five hours ahead.
        const date = new Date(
          today + day * dayMs + (hour - 5) * 3_600_000 + random.between(0, 3_599_999),
        );
        if (date < now) dates.push(date);
      }
    }
  }
  return dates.toSorted((a, b) => a.getTime() - b.getTime());
}
