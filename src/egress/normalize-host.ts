/**
 * A host as the URL standard reads it: lower case, punycode, IPv4 in any spelling (`2130706433`, `0x7f.1`,
 * `127.1`, full-width digits, ideographic dots) as four decimals, IPv6 compressed and without brackets, no
 * trailing dot. Null when it is no host. Pure.
 */
export function normalizeHost(host: string): string | null {
  const url = URL.parse(`http://${host}/`);
  if (url === null || url.port !== "" || url.username !== "" || url.pathname !== "/") return null;
  return plainHost(url);
}

/** The host of a parsed URL without brackets and trailing dot. */
export function plainHost(url: URL): string {
  const host = url.hostname;
  if (host.startsWith("[")) return host.slice(1, -1);
  return host.endsWith(".") ? host.slice(0, -1) : host;
}
