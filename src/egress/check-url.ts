import { isIP } from "node:net";
import { EgressRefusedError } from "./egress-errors.ts";
import type { RefusalReason } from "./egress-errors.ts";
import { judgeAddress } from "./judge-address.ts";
import { plainHost } from "./normalize-host.ts";
import { isListed } from "./private-allow-list.ts";
import type { PrivateAllowList } from "./private-allow-list.ts";

/** The rules of one door, parsed once. */
export interface EgressRules {
  allowPrivate: PrivateAllowList;
  ports: ReadonlySet<number>;
}

/** A URL that passed everything that can be judged before its name is resolved. */
export interface CheckedTarget {
  url: URL;
  /** Without brackets and trailing dot. */
  host: string;
  port: number;
  secure: boolean;
  /** The host is an address and was judged. */
  literal: boolean;
  /** The installation lists this host and port as one that may be private. */
  listed: boolean;
}

/**
 * Suffixes that mean something inside a network only (RFC 6761, 6762, 7686, 8375 and the ICANN reserve).
 * A name without a dot (`redis`, `postgres`) is of the same kind.
 */
const insideSuffixes = [
  "localhost",
  "local",
  "localdomain",
  "internal",
  "intranet",
  "private",
  "corp",
  "home",
  "lan",
  "home.arpa",
  "onion",
];

/**
 * Judges scheme, credentials, port, host name and address literal.
 * @throws {EgressRefusedError} with the reason; the message names the setting that would open the way.
 */
export function checkUrl(input: string | URL, rules: EgressRules): CheckedTarget {
  const url = typeof input === "string" ? URL.parse(input) : input;
  if (url === null) throw refuse("url", "is not a URL", "Check its spelling.", String(input));
  if (url.protocol !== "http:" && url.protocol !== "https:") {
    throw refuse("scheme", `has the scheme ${url.protocol}`, "Only http and https go out.", url);
  }
  if (url.username !== "" || url.password !== "") {
    throw refuse("credentials", "carries a user name or password", "Take it out of the URL.", url);
  }
  const secure = url.protocol === "https:";
  const host = plainHost(url);
  const port = url.port === "" ? (secure ? 443 : 80) : Number(url.port);
  const listed = isListed(rules.allowPrivate, host, port, rules.ports);
  const target = { url, host, port, secure, literal: isIP(host) !== 0, listed };
  if (listed) return target;

  if (target.literal) checkAddress(host, target);
  else if (isInsideName(host)) {
    throw refuse(
      "host",
      `names ${host}, a host inside a network`,
      `List ${host}:${port} as a private host if it is meant.`,
      url,
    );
  }
  if (!rules.ports.has(port)) {
    throw refuse("port", `asks for port ${port}`, "Add the port to the allowed ports.", url);
  }
  return target;
}

/**
 * Judges one address that `target` resolved to.
 * @throws {EgressRefusedError} when it is not public and `target` is not listed for it.
 */
export function checkAddress(address: string, target: CheckedTarget): void {
  const verdict = judgeAddress(address);
  if (verdict.public || (target.listed && (target.literal || verdict.openable))) return;
  throw refuse(
    "address",
    `leads to ${address} (${verdict.range})`,
    verdict.openable
      ? `List ${target.host}:${target.port} as a private host if it is meant.`
      : "Addresses of this kind are never fetched by name.",
    target.url,
    address,
  );
}

function isInsideName(host: string): boolean {
  if (!host.includes(".")) return true;
  return insideSuffixes.some((suffix) => host === suffix || host.endsWith(`.${suffix}`));
}

function refuse(
  reason: RefusalReason,
  what: string,
  next: string,
  url: URL | string,
  address: string | null = null,
): EgressRefusedError {
  const shown = describeUrl(url);
  return new EgressRefusedError(`Refused: ${shown} ${what}. ${next}`, {
    reason,
    address,
    context: { url: shown, reason, address },
  });
}

/** Origin and path only: a query may hold a token and a user name is nobody's business. */
export function describeUrl(url: URL | string): string {
  const parsed = typeof url === "string" ? URL.parse(url) : url;
  if (parsed === null) return "the address";
  return parsed.host === ""
    ? `a ${parsed.protocol} address`
    : `${parsed.protocol}//${parsed.host}${parsed.pathname}`;
}
