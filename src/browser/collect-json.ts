import type { Page } from "playwright";

export interface CapturedJson {
  url: string;
  status: number;
  /** As sent, not parsed. */
  body: string;
}

const maxAnswers = 50;

/** Keeps the wanted answers; the function returned waits for those that are still being read. */
export function collectJson(
  page: Page,
  wanted: ((url: string) => boolean) | undefined,
  maxBytes: number,
): () => Promise<CapturedJson[]> {
  const kept: Array<Promise<CapturedJson | null>> = [];
  if (wanted !== undefined) {
    page.on("response", (response) => {
      if (kept.length >= maxAnswers || !wanted(response.url())) return;
      kept.push(
        response.body().then(
          (body) =>
            body.byteLength > maxBytes
              ? null
              : { url: response.url(), status: response.status(), body: body.toString("utf8") },
          () => null, // A redirect or an aborted answer has no body.
        ),
      );
    });
  }
  return async () => (await Promise.all(kept)).filter((answer) => answer !== null);
}
