import type { Page } from "playwright";

/** One request that the page made. */
export interface PageRequestRecord {
  url: string;
  method: string;
  type: string;
  /** Null when no answer came. */
  status: number | null;
  failure: string | null;
}

const maxRequests = 1000;

/** The page's requests in order, filled as they happen; at most 1000. */
export function recordRequests(page: Page): PageRequestRecord[] {
  const requests: PageRequestRecord[] = [];
  const byRequest = new Map<unknown, PageRequestRecord>();
  page.on("request", (request) => {
    if (requests.length >= maxRequests) return;
    const record: PageRequestRecord = {
      url: request.url().slice(0, 2048),
      method: request.method(),
      type: request.resourceType(),
      status: null,
      failure: null,
    };
    requests.push(record);
    byRequest.set(request, record);
  });
  page.on("response", (response) => {
    const record = byRequest.get(response.request());
    if (record !== undefined) record.status = response.status();
  });
  page.on("requestfailed", (request) => {
    const record = byRequest.get(request);
    if (record !== undefined) record.failure = request.failure()?.errorText ?? "failed";
  });
  return requests;
}
