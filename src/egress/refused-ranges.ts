/**
 * Address ranges that are not the public internet. `openable` ranges may be reached where an installation
 * lists the host in `allowPrivate`; the others never, unless that very address is listed.
 */
export interface RefusedRange {
  cidr: string;
  name: string;
  source: string;
  openable: boolean;
}

const never = false;
const byList = true;

/** First match wins: the narrow ranges stand before the wide ones. */
export const refusedRanges: readonly RefusedRange[] = [
  // Services of hosting companies that hand out credentials to whoever asks from inside.
  row("100.100.100.200/32", "metadata service", "Alibaba Cloud", never),
  row("168.63.129.16/32", "metadata service", "Azure; a public address", never),
  row("192.0.0.192/32", "metadata service", "Oracle Cloud", never),
  row("fd00:ec2::/32", "metadata service", "AWS", never),
  row("fd20:ce::254/128", "metadata service", "Google Cloud", never),

  row("0.0.0.0/8", "this network", "RFC 791", never),
  row("10.0.0.0/8", "private", "RFC 1918", byList),
  row("100.64.0.0/10", "carrier NAT", "RFC 6598", byList),
  row("127.0.0.0/8", "loopback", "RFC 1122", byList),
  row("169.254.0.0/16", "link-local", "RFC 3927", never),
  row("172.16.0.0/12", "private", "RFC 1918", byList),
  row("192.0.0.0/24", "protocol assignments", "RFC 6890", never),
  row("192.0.2.0/24", "documentation", "RFC 5737", never),
  row("192.88.99.0/24", "6to4 relay", "RFC 7526", never),
  row("192.168.0.0/16", "private", "RFC 1918", byList),
  row("198.18.0.0/15", "benchmarking", "RFC 2544", never),
  row("198.51.100.0/24", "documentation", "RFC 5737", never),
  row("203.0.113.0/24", "documentation", "RFC 5737", never),
  row("224.0.0.0/4", "multicast", "RFC 5771", never),
  row("240.0.0.0/4", "reserved or broadcast", "RFC 1112, RFC 919", never),

  row("::/128", "unspecified", "RFC 4291", never),
  row("::1/128", "loopback", "RFC 4291", byList),
  row("::/96", "IPv4-compatible", "RFC 4291", never),
  row("::ffff:0:0:0/96", "IPv4-translated", "RFC 2765", never),
  row("64:ff9b:1::/48", "local NAT64", "RFC 8215", never),
  row("100::/64", "discard", "RFC 6666", never),
  row("2001::/23", "protocol assignments, Teredo", "RFC 2928, RFC 4380", never),
  row("2001:db8::/32", "documentation", "RFC 3849", never),
  row("2002::/16", "6to4", "RFC 7526", never),
  row("3ffe::/16", "6bone", "RFC 3701", never),
  row("3fff::/20", "documentation", "RFC 9637", never),
  row("5f00::/16", "segment routing", "RFC 9602", never),
  row("fc00::/7", "unique local", "RFC 4193", byList),
  row("fe80::/10", "link-local", "RFC 4291", never),
  row("fec0::/10", "site-local", "RFC 3879", never),
  row("ff00::/8", "multicast", "RFC 4291", never),
];

/** IPv6 prefixes that carry an IPv4 address in their last 32 bits: the address inside is what is judged. */
export const embeddingPrefixes: readonly string[] = [
  "::ffff:0:0/96", // IPv4-mapped, RFC 4291
  "64:ff9b::/96", // well-known NAT64 prefix, RFC 6052: how an IPv6-only network reaches the public IPv4 web
];

/** Global unicast as far as it has been given out; IPv6 outside of it is refused without being named. */
export const globalUnicastV6 = "2000::/3";

function row(cidr: string, name: string, source: string, openable: boolean): RefusedRange {
  return { cidr, name, source, openable };
}
