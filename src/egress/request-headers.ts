import { EgressRefusedError } from "./egress-errors.ts";
import { acceptedEncodings } from "./decode-body.ts";
import type { EgressOptions } from "./egress-options.ts";

const methods = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);

/** Fields the door sets itself, and hop-by-hop fields (RFC 9110, 7.6.1). */
const reserved = new Set([
  "host",
  "user-agent",
  "connection",
  "keep-alive",
  "proxy-authorization",
  "proxy-connection",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
  "content-length",
  "expect",
]);

/** `OnRecord/0.1 (+https://example.org/contact)`, or without the bracket. Pure. */
export function userAgentOf(options: Pick<EgressOptions, "userAgent" | "contact">): string {
  const contact = options.contact?.trim() ?? "";
  return contact === "" ? options.userAgent : `${options.userAgent} (+${contact})`;
}

/**
 * The caller's fields in lower case with ours beside them.
 * @throws {EgressRefusedError} on a method or field that is not the caller's to set.
 */
export function buildRequestHeaders(
  method: string,
  given: Record<string, string>,
  userAgent: string,
): Record<string, string> {
  if (!methods.has(method)) {
    throw new EgressRefusedError(`Refused: the method ${method} does not go out.`, {
      reason: "method",
    });
  }
  const headers: Record<string, string> = {
    "user-agent": userAgent,
    accept: "*/*",
    "accept-encoding": acceptedEncodings,
  };
  for (const [name, value] of Object.entries(given)) {
    const field = name.toLowerCase();
    const wellFormed = /^[!#$%&'*+.^_`|~0-9a-z-]+$/.test(field) && !/[\0\r\n]/.test(value);
    if (reserved.has(field) || !wellFormed) {
      throw new EgressRefusedError(
        `Refused: the header field ${JSON.stringify(field)} cannot be set by a request. Leave it out.`,
        { reason: "header", context: { field } },
      );
    }
    headers[field] = value;
  }
  return headers;
}
