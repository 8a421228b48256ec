import type { Page, Request, Response } from "playwright";

/** The request of the visit itself, through redirects and reloads: not those of frames and parts. */
export interface MainDocument {
  url(): string;
  /** The site's own answer; never one that the egress proxy made up. */
  answered(): Response | null;
}

/** Watches a page from before its first request. */
export function followMainDocument(page: Page, startUrl: string): MainDocument {
  let url = startUrl;
  let answer: Response | null = null;
  const isMain = (request: Request): boolean =>
    request.isNavigationRequest() && request.frame() === page.mainFrame();
  page.on("request", (request) => {
    if (!isMain(request)) return;
    url = request.url();
    answer = null;
  });
  page.on("response", (response) => {
    if (!isMain(response.request())) return;
    answer = response.headers()["x-onrecord-egress"] === undefined ? response : null;
  });
  return { url: () => url, answered: () => answer };
}
