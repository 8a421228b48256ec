import ipaddr from "ipaddr.js";
import { embeddingPrefixes, globalUnicastV6, refusedRanges } from "./refused-ranges.ts";

export interface AddressVerdict {
  public: boolean;
  /** The name of the range, e.g. `loopback`; null for a public address. */
  range: string | null;
  /** Whether `allowPrivate` may open it. */
  openable: boolean;
}

const ranges = refusedRanges.map((range) => ({ ...range, parsed: ipaddr.parseCIDR(range.cidr) }));
const embedding = embeddingPrefixes.map((prefix) => ipaddr.parseCIDR(prefix));
const globalUnicast = ipaddr.parseCIDR(globalUnicastV6);
const publicAddress: AddressVerdict = { public: true, range: null, openable: false };

/**
 * Whether an address is on the public internet. `address` is a canonical literal (no brackets, no zone), as
 * resolvers and the URL parser write it; anything else is refused. Pure.
 */
export function judgeAddress(address: string): AddressVerdict {
  const parsed = parseStrictly(address);
  if (parsed === null) return { public: false, range: "not an address", openable: false };

  for (const range of ranges) {
    if (isWithin(parsed, range.parsed)) {
      return { public: false, range: range.name, openable: range.openable };
    }
  }
  if (parsed.kind() === "ipv4") return publicAddress;
  if (embedding.some((prefix) => isWithin(parsed, prefix))) {
    return judgeAddress(parsed.toByteArray().slice(12).join("."));
  }
  return isWithin(parsed, globalUnicast)
    ? publicAddress
    : { public: false, range: "unassigned", openable: false };
}

/** ipaddr.js also reads `127.1` and `0x7f.1`; here only the forms that a connection would be opened to. */
function parseStrictly(address: string): ipaddr.IPv4 | ipaddr.IPv6 | null {
  if (ipaddr.IPv4.isValidFourPartDecimal(address)) return ipaddr.IPv4.parse(address);
  if (!address.includes(":") || address.includes("%")) return null;
  // Written anew by the URL parser: ipaddr.js reads `::1.2.3.4` (IPv4-compatible) as `::ffff:1.2.3.4`.
  const url = URL.parse(`http://[${address}]/`);
  if (url !== null && url.port === "") return ipaddr.IPv6.parse(url.hostname.slice(1, -1));
  return null;
}

function isWithin(
  address: ipaddr.IPv4 | ipaddr.IPv6,
  cidr: readonly [ipaddr.IPv4 | ipaddr.IPv6, number],
): boolean {
  if (address.kind() !== cidr[0].kind()) return false;
  return address.match(cidr[0] as ipaddr.IPv4 & ipaddr.IPv6, cidr[1]);
}
