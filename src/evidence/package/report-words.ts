/** The sentences of a report, in the language that was asked for. `{…}` are filled in. */
export interface ReportWords {
  language: string;
  title: string;
  madeAt: string;
  case: string;
  provesTitle: string;
  proves: readonly string[];
  provesNotTitle: string;
  provesNot: readonly string[];
  checkTitle: string;
  check: readonly string[];
  containsPrivate: string;
  key: string;
  head: string;
  headText: string;
  articles: string;
  source: string;
  address: string;
  confirmed: string;
  suggested: string;
  version: string;
  captured: string;
  publishedAs: string;
  changed: string;
  fields: { title: string; text: string; date: string };
  presence: { present: string; suspected: string; removed: string };
  /** What was told of a removal, each with its time; the answers that prove it follow as a list. */
  removal: { suspected: string; removed: string; restored: string };
  /** Of a capture that says that the page is gone, by which sign. */
  absence: string;
  /** Signs that a page is gone. */
  signs: Readonly<Record<string, string>>;
  looks: string;
  masked: string;
  screenshot: string;
  pdf: string;
  captures: string;
  capturesText: string;
  columns: {
    seq: string;
    time: string;
    status: string;
    from: string;
    bytes: string;
    hashes: string;
  };
  viewOf: string;
  rendered: string;
  simulatedClock: string;
  withheld: { "hidden-name": string; "by-hand": string; "before-warc": string };
  sealed: string;
}
