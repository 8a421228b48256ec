import type { SourceInput } from "../../crawlers/define-source.ts";

/** One state of a page, as a reader sees it. */
export interface PageState {
  title: string;
  paragraphs: readonly string[];
  /** Milliseconds since 1970; the day and minute that the page prints. */
  publishedAt: number;
}

/** How a page is gone. */
export type Absence =
  | "not-found"
  | "gone"
  | "to-listing"
  | "to-home"
  /** The host's page for nonsense, with 200. */
  | "soft"
  /** A portal's frame without a text in it, or a channel without the post. */
  | "missing";

export interface WorldPage {
  /** `akimat-17` */
  id: string;
  siteName: string;
  number: number;
  language: "ru" | "kk";
  publishedAt: number;
  first: PageState;
}

/** What the script does to a page, and what must be found of it. */
export type ScriptedChange =
  | {
      kind: "edit";
      pageId: string;
      at: number;
      /** What was done: word, figure, dropped, added, swapped, title, date, back. */
      manner: string;
      state: PageState;
      /** Words that must (not) stand in title, text or date of the version that is found. */
      gained: readonly string[];
      lost: readonly string[];
      fields: readonly ("title" | "text" | "date")[];
    }
  | { kind: "removal"; pageId: string; at: number; absence: Absence }
  | { kind: "restoration"; pageId: string; at: number };

/** A page taken off for a few hours: too short to be called removed, and never to be called so. */
export interface Blink {
  pageId: string;
  from: number;
  to: number;
  absence: Absence;
}

export interface World {
  seed: string;
  startAt: number;
  endAt: number;
  /** The crawlers ask so often what is due. */
  askedEveryMs: number;
  pages: readonly WorldPage[];
  /** In the order of time. */
  changes: readonly ScriptedChange[];
  blinks: readonly Blink[];
}

/** What stands at a page's address at an instant. */
export interface Standing {
  page: WorldPage;
  state: PageState;
  absence: Absence | null;
  edited: boolean;
}

/** One request that reached a stand-in site. */
export interface SiteRequest {
  url: URL;
  now: number;
  /** Different for every request to the address. */
  serial: number;
  /** What the page looks like after its scripts ran is asked for. */
  rendered: boolean;
  headers: Readonly<Record<string, string>>;
  /** Published pages of the site, newest first. */
  standings: readonly Standing[];
  /** From this day on the site shows its new design. */
  redesigned: boolean;
  /** The host does not find its texts: frames without articles. */
  hollow: boolean;
}

export interface SiteAnswer {
  status: number;
  contentType?: string;
  location?: string;
  headers?: Readonly<Record<string, string>>;
  body: string | Uint8Array;
  /** JSON that the page fetched for itself while it was shown. */
  json?: readonly { url: string; body: string }[];
}

/** A stand-in for one kind of site. All of them are synthetic. */
export interface StandInSite {
  name: string;
  origin: string;
  /** Share of the world's pages. */
  share: number;
  languages: readonly ("ru" | "kk")[];
  absences: readonly Absence[];
  source: SourceInput;
  /** After a redesign, once somebody corrected the source file. */
  correctedSource?: SourceInput;
  addressOf(page: WorldPage): string;
  respond(request: SiteRequest): SiteAnswer;
}
