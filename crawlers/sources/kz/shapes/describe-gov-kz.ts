import type { SourceInput } from "../../../define-source.ts";

/** What differs between the bodies that publish on Kazakhstan's state portal. */
export interface GovKzBody {
  id: string;
  name: SourceInput["name"];
  authorityId: string;
  /** The body's name in the portal's addresses: `/memleket/entities/<project>/`. */
  project: string;
  /** Whether that name was reported in public or follows the pattern of others. */
  projectBasis: "reported" | "inferred";
  /** Where and when the name was reported; null when inferred. */
  reported: string | null;
  facts: string[];
  quirks?: string[];
  /** Police and akimats of the regions speak at a different pace. */
  interval: { minMinutes: number; maxMinutes: number };
}

const portal = "https://www.gov.kz";
const listed = {
  // Seen as a bare list and as a page object with `content`.
  itemsPath: ["", "content"],
  id: "id",
  title: "title",
  date: "created_date",
  summary: "short_description",
};

/**
 * The facts of one body on gov.kz, Kazakhstan's state portal. All bodies share its machinery:
 *
 * - A single-page application: neither the list nor a release has its text before scripts ran.
 * - The page fetches `/api/v1/public/content-manager/news` for itself, filtered by `projects=eq:<project>`. That
 *   address answers strangers with 400 `notAllowed` (reported September 2026), so we open the list as a reader
 *   would and read the answer that the page got. Its tokens are never forged.
 * - One id may carry a Russian and a Kazakh copy; `lang` in the address tells them apart, so both are watched.
 * - Ids are shared by the whole portal and rise by some 630 a day (inferred from two dated ids).
 */
export function describeGovKz(body: GovKzBody): SourceInput {
  const entity = `${portal}/memleket/entities/${body.project}`;
  const inLanguage = (language: "ru" | "kk"): SourceInput["discovery"][number] => ({
    kind: "rendered-listing",
    url: `${entity}/press/news/1?lang=${language}`,
    language,
    basis: body.projectBasis,
    json: {
      urlPattern: `/api/v1/public/content-manager/news\\?.*projects=(eq(:|%3A))?${body.project}(&|$)`,
      ...listed,
      linkTemplate: `${entity}/press/news/details/{id}?lang=${language}`,
    },
  });
  const guessed =
    body.projectBasis === "inferred"
      ? [
          `The project name ${body.project} follows the pattern of other regions and was seen nowhere.`,
        ]
      : [];
  return {
    id: body.id,
    name: body.name,
    country: "KZ",
    role: "official",
    authorityId: body.authorityId,
    homepage: `${entity}?lang=ru`,
    languages: ["ru", "kk"],
    timeZone: "Asia/Almaty",
    render: true,
    discovery: [inLanguage("ru"), inLanguage("kk")],
    include: [`^https://www\\.gov\\.kz/memleket/entities/${body.project}/press/news/details/`],
    interval: body.interval,
    // Dozens of bodies share this host, and each rendered page asks it many times.
    manners: { crawlDelayMs: 5000 },
    known: {
      facts: body.facts,
      quirks: [
        "The portal's own quirks stand in shapes/describe-gov-kz.ts.",
        ...(body.quirks ?? []),
      ],
      inferred: [...guessed, "Times without an offset are taken to be Astana's."],
      verifiedOn: null,
      reported: body.reported,
      robotsCheckedOn: null,
    },
  };
}
