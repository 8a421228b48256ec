/** Parameters that tell who sent a reader, never which page is shown. */
const trackingParameters = new Set([
  "fbclid",
  "gclid",
  "gclsrc",
  "dclid",
  "wbraid",
  "gbraid",
  "yclid",
  "ysclid",
  "msclkid",
  "ttclid",
  "twclid",
  "igshid",
  "mc_cid",
  "mc_eid",
  "mkt_tok",
  "_ga",
  "_gl",
  "_openstat",
  "openstat",
  "_hsenc",
  "_hsmi",
  "vero_id",
  "wickedid",
  "oly_anon_id",
  "oly_enc_id",
  "rb_clickid",
  "s_cid",
  "phpsessid",
]);
const trackingPrefixes = ["utm_", "pk_", "piwik_", "mtm_", "at_medium", "at_campaign"];

/**
 * One spelling for one address: absolute, http(s), no fragment, no default port, no user name, no tracking
 * parameters, `%xx` in capitals. The order of the remaining parameters stays, since the address is also what
 * is fetched. Canonical addresses are for finding known items again; they never merge pages of two hosts.
 *
 * @returns null for what is no web address (`mailto:`, `javascript:`, broken ones). Pure.
 */
export function canonicaliseUrl(raw: string, base?: string): string | null {
  const trimmed = raw.trim();
  if (trimmed === "" || !URL.canParse(trimmed, base)) return null;
  const url = new URL(trimmed, base);
  if (url.protocol !== "http:" && url.protocol !== "https:") return null;
  // Each setter parses the address anew, and a sitemap has fifty thousand: only what changes is set.
  if (url.username !== "" || url.password !== "") url.username = url.password = "";
  // "#!/news/1" addresses a page of an old single-page site; every other fragment a place on the page.
  if (url.hash !== "" && !url.hash.startsWith("#!")) url.hash = "";
  if (url.hostname.endsWith(".")) url.hostname = url.hostname.slice(0, -1);
  const pathname = evenEscapes(url.pathname.replace(/;jsessionid=[^/]*/i, ""));
  if (pathname !== url.pathname) url.pathname = pathname;
  const search = evenEscapes(keepMeaningful(url.search));
  if (search !== url.search || url.href.includes("?")) url.search = search;
  return url.href;
}

/** Works on the text of the query, since URLSearchParams would respell what it keeps (`%20` as `+`). */
function keepMeaningful(search: string): string {
  const kept = search
    .replace(/^\?/, "")
    .split("&")
    .filter((pair) => pair !== "" && !isTracking(pair));
  return kept.length === 0 ? "" : `?${kept.join("&")}`;
}

function isTracking(pair: string): boolean {
  const name = (pair.split("=", 1)[0] ?? "").toLowerCase();
  return trackingParameters.has(name) || trackingPrefixes.some((prefix) => name.startsWith(prefix));
}

/** RFC 3986, 6.2.2: `%d0` and `%D0` are the same, `%7E` is `~`. */
function evenEscapes(text: string): string {
  return text.replaceAll(/%[0-9a-f]{2}/gi, (escape) => {
    const character = String.fromCharCode(Number.parseInt(escape.slice(1), 16));
    return /[A-Za-z0-9\-._~]/.test(character) ? character : escape.toUpperCase();
  });
}
