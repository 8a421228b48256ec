/** What is sent on one hop. */
export interface HopRequest {
  url: string;
  method: string;
  /** Lower-case names. */
  headers: Record<string, string>;
  body: string | Uint8Array | undefined;
}

const redirectStatuses = new Set([301, 302, 303, 307, 308]);

/** Fields that say something about the first host only. */
const boundToOrigin = ["authorization", "cookie", "if-none-match", "if-modified-since"];
const describesBody = ["content-type", "content-encoding", "content-language", "content-location"];

/**
 * The next request after an answer, or null when the answer is final: no redirect status, no Location, or a
 * Location that is no URL. As browsers do (Fetch standard, 4.4): 303, and 301 or 302 after POST, become GET
 * without body; secrets do not travel to another origin. Pure.
 */
export function chooseRedirect(
  request: HopRequest,
  status: number,
  location: string | null,
): HopRequest | null {
  if (!redirectStatuses.has(status) || location === null) return null;
  const next = URL.parse(location, request.url);
  if (next === null) return null;
  const becomesGet =
    (status === 303 && request.method !== "GET" && request.method !== "HEAD") ||
    ((status === 301 || status === 302) && request.method === "POST");
  const dropped = new Set<string>([
    ...(next.origin === new URL(request.url).origin ? [] : boundToOrigin),
    ...(becomesGet ? describesBody : []),
  ]);
  return {
    url: next.href,
    method: becomesGet ? "GET" : request.method,
    headers: Object.fromEntries(
      Object.entries(request.headers).filter(([name]) => !dropped.has(name)),
    ),
    body: becomesGet ? undefined : request.body,
  };
}
