import { systemClock } from "../clock.ts";
import { checkUrl, describeUrl } from "./check-url.ts";
import type { EgressRules } from "./check-url.ts";
import { chooseRedirect } from "./choose-redirect.ts";
import type { HopRequest } from "./choose-redirect.ts";
import { TooManyRedirectsError } from "./egress-errors.ts";
import { defaultEgressLimits } from "./egress-options.ts";
import type { EgressLimits, EgressOptions, ResolvedAddress } from "./egress-options.ts";
import type { EgressRequest, EgressResponse, RedirectHop } from "./egress-response.ts";
import { HopDeadline } from "./hop-deadline.ts";
import { parseAllowList } from "./private-allow-list.ts";
import { buildRequestHeaders, userAgentOf } from "./request-headers.ts";
import { resolveTarget, systemResolver } from "./resolve-target.ts";
import { sendRequest } from "./send-request.ts";
import type { HopAnswer } from "./send-request.ts";

export interface Egress {
  /** What is sent as User-Agent; robots.txt is asked for the same. */
  readonly userAgent: string;
  /**
   * Fetches one URL: on every hop the name is resolved, each address judged, and the connection made to the
   * judged address. 304, 4xx and 5xx are answers, not errors.
   *
   * @throws {EgressRefusedError | DnsError | ConnectError | ConnectionLostError | TlsError | HttpProtocolError |
   *   TimeoutError | TooLargeError | TooManyRedirectsError | DecompressionError | EgressAbortedError}
   */
  fetch(url: string | URL, request?: EgressRequest): Promise<EgressResponse>;
}

/** The one door outwards. @throws {EgressConfigError} when `allowPrivate` cannot be read. */
export function createEgress(options: EgressOptions): Egress {
  const rules = readRules(options);
  const userAgent = userAgentOf(options);
  const clock = options.clock ?? systemClock;

  return {
    userAgent,
    async fetch(url, request = {}) {
      const limits = { ...defaultEgressLimits, ...options.limits, ...request.limits };
      const requestedUrl = String(url);
      const method = (request.method ?? "GET").toUpperCase();
      const first: HopRequest = {
        url: requestedUrl,
        method,
        headers: buildRequestHeaders(method, request.headers ?? {}, userAgent),
        body: request.body,
      };
      const startedAt = clock.now();
      const startedMs = performance.now();
      const deadline = new HopDeadline(
        limits.totalTimeoutMs,
        describeUrl(requestedUrl),
        request.signal,
      );
      try {
        const found = await followHops(first, request.redirect !== "manual", {
          rules,
          limits,
          deadline,
          options,
        });
        return describeAnswer(found, { requestedUrl, startedAt, startedMs });
      } finally {
        deadline.end();
      }
    },
  };
}

/** The rules of a door, from its options. @throws {EgressConfigError} */
export function readRules(options: EgressOptions): EgressRules {
  return {
    allowPrivate: parseAllowList(options.allowPrivate ?? []),
    ports: new Set([80, 443, ...(options.allowPorts ?? [])]),
  };
}

interface HopContext {
  rules: EgressRules;
  limits: EgressLimits;
  deadline: HopDeadline;
  options: EgressOptions;
}

interface LastHop {
  request: HopRequest;
  url: URL;
  answer: HopAnswer;
  resolved: ResolvedAddress[];
  dnsMs: number;
  redirects: RedirectHop[];
}

async function followHops(
  first: HopRequest,
  follows: boolean,
  context: HopContext,
): Promise<LastHop> {
  const { rules, limits, deadline, options } = context;
  const redirects: RedirectHop[] = [];
  let request = first;
  for (;;) {
    const target = checkUrl(request.url, rules);
    target.url.hash = "";
    const dnsStartMs = performance.now();
    const addresses = await resolveTarget(
      target,
      options.resolver ?? systemResolver,
      limits.connectTimeoutMs,
    );
    deadline.signal.throwIfAborted();
    const dnsMs = performance.now() - dnsStartMs;
    const nextOf = (status: number, location: string | null): HopRequest | null =>
      follows ? chooseRedirect(request, status, location) : null;
    const answer = await sendRequest(target, addresses, request, {
      limits,
      deadline,
      trustedCertificates: options.trustedCertificates ?? [],
      wantsBody: (status, headers) => nextOf(status, headers.get("location")) === null,
    });
    const next = nextOf(answer.status, answer.headers.get("location"));
    if (next === null) {
      const resolved = target.literal ? [] : addresses;
      return { request, url: target.url, answer, resolved, dnsMs, redirects };
    }
    redirects.push({
      status: answer.status,
      url: target.url.href,
      location: answer.headers.get("location") ?? "",
      ip: answer.remoteAddress,
      headers: answer.headers.raw,
    });
    if (redirects.length > limits.maxRedirects) {
      throw new TooManyRedirectsError(
        `${describeUrl(first.url)} redirects more than ${limits.maxRedirects} times. Check whether the page moved, or asks for cookies.`,
        { context: { hops: redirects.map((hop) => describeUrl(hop.url)) } },
      );
    }
    request = next;
  }
}

function describeAnswer(
  { request, url, answer, resolved, dnsMs, redirects }: LastHop,
  start: { requestedUrl: string; startedAt: Date; startedMs: number },
): EgressResponse {
  const { connectMs, headersMs, bodyMs, ...rest } = answer;
  return {
    ...rest,
    url: url.href,
    requestedUrl: start.requestedUrl,
    redirects,
    requestMethod: request.method,
    resolved,
    startedAt: start.startedAt,
    timings: { dnsMs, connectMs, headersMs, bodyMs, totalMs: performance.now() - start.startedMs },
  };
}
