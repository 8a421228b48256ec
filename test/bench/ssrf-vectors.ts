/** Where a vector points. `canary(id)` is the path that counts as reached. */
export interface Ground {
  canaryPort: number;
  attackerPort: number;
  /** A file that holds `secret`. */
  secretFile: string;
}

export interface HttpVector {
  id: string;
  url: string;
  /**
   * `refused`: the door must say so. `answer`: the page is an answer, only nothing may follow from it.
   * `error`: any error, e.g. no connection.
   */
  expect: "refused" | "answer" | "error";
  /** Whether an unguarded client is sent there for comparison: only to what is loopback in truth. */
  control: boolean;
}

export interface PageVector {
  id: string;
  /** What the attacker's page answers with. */
  status?: number;
  headers?: Record<string, string>;
  html: string;
  /** Opened instead of the attacker's page. */
  direct?: string;
  /** The page leaves by itself, so its end is not waited for. */
  leaves?: boolean;
}

export const attackerHost = "attacker.localhost";

const loopbackSpellings: Record<string, string> = {
  "v4-plain": "127.0.0.1",
  "v4-short-two": "127.1",
  "v4-short-three": "127.0.1",
  "v4-decimal": "2130706433",
  "v4-hex": "0x7f000001",
  "v4-hex-dotted": "0x7f.0x0.0x0.0x1",
  "v4-octal": "017700000001",
  "v4-octal-dotted": "0177.0.0.01",
  "v4-mixed": "0x7f.0.1",
  "v4-trailing-dot": "127.0.0.1.",
  "v4-zero-padded-octal": "0177.0000.0000.0001",
  "v4-fullwidth": "１２７.０.０.１",
  "v4-ideographic-dots": "127。0。0。1",
  "v4-circled": "①②⑦.⓪.⓪.①",
  "v4-percent-encoded": "%31%32%37.0.0.1",
  "v4-unspecified": "0.0.0.0",
  "v4-zero": "0",
  "v6-mapped": "[::ffff:127.0.0.1]",
  "v6-mapped-hex": "[::ffff:7f00:1]",
  "v6-mapped-long": "[0:0:0:0:0:ffff:7f00:0001]",
  "v6-loopback": "[::1]",
  "v6-loopback-long": "[0000:0000:0000:0000:0000:0000:0000:0001]",
  "v6-unspecified": "[::]",
  localhost: "localhost",
  "localhost-upper": "LOCALHOST",
  "localhost-trailing-dot": "localhost.",
  "localhost-circled": "ⓛⓞⓒⓐⓛⓗⓞⓢⓣ",
  "localhost-below": "inside.localhost",
  "name-to-loopback": "loop.test",
  "name-to-mapped": "mapped.test",
  "name-mixed-answer": "mixed.test",
  "name-trailing-dot": "loop.test.",
  "name-idn": "ıñside.test",
};

const elsewhere: Record<string, string> = {
  "v4-private-10": "10.0.0.1",
  "v4-private-172": "172.31.255.255",
  "v4-private-192": "192.168.0.1",
  "v4-carrier-nat": "100.64.0.1",
  "v4-link-local": "169.254.0.1",
  "v4-metadata": "169.254.169.254",
  "v4-metadata-decimal": "2852039166",
  "v4-metadata-alibaba": "100.100.100.200",
  "v4-metadata-azure": "168.63.129.16",
  "v4-multicast": "224.0.0.1",
  "v4-broadcast": "255.255.255.255",
  "v4-reserved": "240.0.0.1",
  "v4-benchmark": "198.18.0.1",
  "v6-compatible": "[::127.0.0.1]",
  "v6-translated": "[::ffff:0:127.0.0.1]",
  "v6-nat64": "[64:ff9b::7f00:1]",
  "v6-nat64-local": "[64:ff9b:1::7f00:1]",
  "v6-6to4": "[2002:7f00:1::]",
  "v6-teredo": "[2001:0:53aa:64c::80ff:fffe]",
  "v6-unique-local": "[fd00::1]",
  "v6-link-local": "[fe80::1]",
  "v6-site-local": "[fec0::1]",
  "v6-multicast": "[ff02::1]",
  "v6-metadata": "[fd00:ec2::254]",
  "name-metadata": "metadata.google.internal",
  "name-single-label": "redis",
  "name-mdns": "printer.local",
};

const refused = (id: string, url: string, control = true): HttpVector => ({
  id,
  url,
  expect: "refused",
  control,
});

const blob = (code: string): string =>
  `URL.createObjectURL(new Blob([${JSON.stringify(code)}], {type: "text/javascript"}))`;

/** Every way to point the plain client inwards. */
export function httpVectors({ canaryPort, attackerPort, secretFile }: Ground): HttpVector[] {
  const canary = (id: string, host = "127.0.0.1"): string =>
    `http://${host}:${canaryPort}/canary/${id}`;
  const attacker = (path: string): string => `http://${attackerHost}:${attackerPort}${path}`;
  const redirect = (status: number, to: string): string =>
    attacker(`/go/${status}?to=${encodeURIComponent(to)}`);
  const vectors: HttpVector[] = [
    ...Object.entries(loopbackSpellings).map(([id, host]) => refused(id, canary(id, host))),
    ...Object.entries(elsewhere).map(([id, host]) =>
      refused(id, `http://${host}:${canaryPort}/`, false),
    ),
    ...[301, 302, 303, 307, 308].map((status) =>
      refused(`redirect-${status}`, redirect(status, canary(`redirect-${status}`))),
    ),
    refused("redirect-decimal", redirect(302, canary("redirect-decimal", "2130706433"))),
    refused("redirect-v6", redirect(302, canary("redirect-v6", "[::ffff:127.0.0.1]"))),
    refused("redirect-name", redirect(302, canary("redirect-name", "loop.test"))),
    refused(
      "redirect-relative-scheme",
      redirect(302, canary("redirect-relative-scheme").replace("http:", "")),
    ),
    refused(
      "redirect-backslash",
      redirect(302, `http:\\\\127.0.0.1:${canaryPort}\\canary\\redirect-backslash`),
    ),
    refused("redirect-twice", redirect(302, redirect(307, canary("redirect-twice")))),
    refused(
      "redirect-credentials",
      redirect(302, `http://a:b@127.0.0.1:${canaryPort}/canary/redirect-credentials`),
    ),
    refused("redirect-file", redirect(302, `file://${secretFile}`)),
    refused("redirect-data", redirect(302, "data:text/html,x")),
    refused("redirect-ftp", redirect(302, `ftp://127.0.0.1:${canaryPort}/canary/redirect-ftp`)),
    refused(
      "userinfo-host-in-front",
      `http://example.kz@127.0.0.1:${canaryPort}/canary/userinfo-host-in-front`,
    ),
    refused(
      "userinfo-password",
      `http://example.kz:80@127.0.0.1:${canaryPort}/canary/userinfo-password`,
    ),
    refused("fragment-host-behind", `${canary("fragment-host-behind")}#@example.kz/`),
    refused("backslash-host", `http:\\\\127.0.0.1:${canaryPort}\\canary\\backslash-host`),
    refused("missing-slashes", `http:127.0.0.1:${canaryPort}/canary/missing-slashes`),
    refused("tab-inside", `http://127.0\t.0.1:${canaryPort}/canary/tab-inside`),
    refused("file", `file://${secretFile}`),
    refused("ftp", `ftp://127.0.0.1:${canaryPort}/canary/ftp`),
    refused("gopher", `gopher://127.0.0.1:${canaryPort}/_GET%20/canary/gopher`),
    refused("view-source", `view-source:${canary("view-source")}`),
    refused(
      "unlisted-port-of-listed-host",
      `http://${attackerHost}:${canaryPort}/canary/unlisted-port-of-listed-host`,
    ),
    {
      id: "rebinding-between-check-and-use",
      url: canary("rebinding-between-check-and-use", "rebind.test"),
      expect: "error",
      control: true,
    },
    ...["meta-refresh", "refresh-header", "script-location", "base-href"].map((id) => ({
      id: `http-${id}`,
      url: attacker(`/page/${id}`),
      expect: "answer" as const,
      control: true,
    })),
  ];
  return vectors;
}

/** Every way a page can make Chromium reach inwards. */
export function pageVectors({ canaryPort, secretFile, attackerPort }: Ground): PageVector[] {
  const at = (id: string, host = "127.0.0.1"): string =>
    `http://${host}:${canaryPort}/canary/${id}`;
  const viaRedirect = (id: string): string =>
    `http://${attackerHost}:${attackerPort}/go/302?to=${encodeURIComponent(at(id))}`;
  const markup = (id: string, html: (target: string) => string): PageVector => ({
    id,
    html: html(at(id)),
  });
  const script = (id: string, code: (target: string) => string): PageVector => ({
    id,
    html: `<script>${code(JSON.stringify(at(id)))}</script>`,
  });
  const leaving = (vector: PageVector): PageVector => ({ ...vector, leaves: true });
  return [
    markup("img", (to) => `<img src="${to}">`),
    markup("img-srcset", (to) => `<img srcset="${to} 1x">`),
    markup("picture", (to) => `<picture><source srcset="${to}"><img src="data:,"></picture>`),
    markup("css-background", (to) => `<div style="background:url(${to})">x</div>`),
    markup("css-import", (to) => `<style>@import url(${to});</style>`),
    markup(
      "css-font",
      (to) => `<style>@font-face{font-family:f;src:url(${to})}p{font-family:f}</style><p>x</p>`,
    ),
    markup("css-cursor", (to) => `<ul style="list-style-image:url(${to})"><li>x</li></ul>`),
    markup("link-stylesheet", (to) => `<link rel="stylesheet" href="${to}">`),
    markup("link-icon", (to) => `<link rel="icon" href="${to}">`),
    markup("link-manifest", (to) => `<link rel="manifest" href="${to}">`),
    markup("link-preload", (to) => `<link rel="preload" as="image" href="${to}">`),
    markup("link-prefetch", (to) => `<link rel="prefetch" href="${to}">`),
    markup("link-modulepreload", (to) => `<link rel="modulepreload" href="${to}">`),
    markup(
      "link-preconnect",
      (to) =>
        `<link rel="preconnect" href="${new URL(to).origin}"><link rel="dns-prefetch" href="//loop.test">`,
    ),
    markup(
      "speculation-rules",
      (to) =>
        `<script type="speculationrules">{"prefetch":[{"source":"list","urls":["${to}"],"eagerness":"immediate"}],"prerender":[{"source":"list","urls":["${to}"],"eagerness":"immediate"}]}</script>`,
    ),
    markup("script", (to) => `<script src="${to}"></script>`),
    markup("script-module", (to) => `<script type="module">import("${to}")</script>`),
    markup("iframe", (to) => `<iframe src="${to}"></iframe>`),
    markup("iframe-srcdoc", (to) => `<iframe srcdoc="<img src='${to}'>"></iframe>`),
    markup("iframe-data", (to) => `<iframe src="data:text/html,<img src='${to}'>"></iframe>`),
    markup(
      "iframe-javascript",
      (to) => `<iframe src="javascript:'<img src=&quot;${to}&quot;>'"></iframe>`,
    ),
    markup(
      "iframe-meta-refresh",
      (to) => `<iframe srcdoc="<meta http-equiv=refresh content='0;url=${to}'>"></iframe>`,
    ),
    markup("object", (to) => `<object data="${to}"></object>`),
    markup("embed", (to) => `<embed src="${to}">`),
    markup("video", (to) => `<video src="${to}" autoplay muted></video>`),
    markup("video-poster", (to) => `<video poster="${to}"></video>`),
    markup(
      "video-track",
      (to) =>
        `<video autoplay muted crossorigin><track default src="${to}"></video><script>document.querySelector("track").track.mode="showing"</script>`,
    ),
    markup("audio", (to) => `<audio src="${to}" preload="auto"></audio>`),
    markup("input-image", (to) => `<input type="image" src="${to}">`),
    markup("table-background", (to) => `<table background="${to}"><tr><td>x</td></tr></table>`),
    markup(
      "svg-image",
      (to) => `<svg width="9" height="9"><image href="${to}" width="9" height="9"/></svg>`,
    ),
    markup(
      "svg-fe-image",
      (to) =>
        `<svg><filter id="f"><feImage href="${to}"/></filter><rect filter="url(#f)" width="9" height="9"/></svg>`,
    ),
    script("fetch", (to) => `fetch(${to}, {mode: "no-cors"})`),
    script(
      "fetch-keepalive",
      (to) => `fetch(${to}, {mode: "no-cors", keepalive: true, method: "POST"})`,
    ),
    script("xhr", (to) => `const x = new XMLHttpRequest(); x.open("GET", ${to}); x.send()`),
    script("send-beacon", (to) => `navigator.sendBeacon(${to}, "x")`),
    script("event-source", (to) => `new EventSource(${to})`),
    script("websocket", (to) => `new WebSocket(${to}.replace("http", "ws"))`),
    script(
      "websocket-localhost",
      (to) => `new WebSocket(${to}.replace("http://127.0.0.1", "ws://localhost"))`,
    ),
    script("worker-fetch", (to) => `new Worker(${blob(`fetch(${to}, {mode: "no-cors"})`)})`),
    script("worker-import-scripts", (to) => `new Worker(${blob(`importScripts(${to})`)})`),
    script(
      "worker-websocket",
      (to) => `new Worker(${blob(`new WebSocket(${to}.replace("http", "ws"))`)})`,
    ),
    script("shared-worker", (to) => `new SharedWorker(${blob(`fetch(${to}, {mode: "no-cors"})`)})`),
    script(
      "service-worker",
      (to) => `navigator.serviceWorker.register("/sw.js?to=" + encodeURIComponent(${to}))`,
    ),
    script("audio-worklet", (to) => `new AudioContext().audioWorklet.addModule(${to})`),
    script(
      "blob-iframe",
      (to) =>
        `const f = document.createElement("iframe"); f.src = URL.createObjectURL(new Blob(["<img src='" + ${to} + "'>"], {type: "text/html"})); document.body.append(f)`,
    ),
    script("window-open", (to) => `open(${to})`),
    script(
      "anchor-ping",
      (to) =>
        `const a = document.createElement("a"); a.href = "#x"; a.ping = ${to}; document.body.append(a); a.click()`,
    ),
    script(
      "anchor-download",
      (to) =>
        `const a = document.createElement("a"); a.href = ${to}; a.download = "x"; document.body.append(a); a.click()`,
    ),
    script(
      "form-blank-post",
      (to) =>
        `const f = document.createElement("form"); f.method = "post"; f.target = "_blank"; f.action = ${to}; document.body.append(f); f.submit()`,
    ),
    script(
      "webrtc-turn",
      (to) =>
        `const u = new URL(${to}); const c = new RTCPeerConnection({iceServers: [{urls: "turn:" + u.host + "?transport=tcp", username: "a", credential: "b"}]}); c.createDataChannel("x"); c.createOffer().then((o) => c.setLocalDescription(o))`,
    ),
    script(
      "websocket-redirected-fetch",
      (to) =>
        `fetch(${JSON.stringify(viaRedirect("websocket-redirected-fetch"))}, {mode: "no-cors"}); void ${to}`,
    ),
    { id: "img-redirect", html: `<img src="${viaRedirect("img-redirect")}">` },
    { id: "iframe-redirect", html: `<iframe src="${viaRedirect("iframe-redirect")}"></iframe>` },
    {
      id: "csp-report",
      headers: { "content-security-policy": `img-src 'none'; report-uri ${at("csp-report")}` },
      html: '<img src="/x.png">',
    },
    {
      id: "link-header-preload",
      headers: { link: `<${at("link-header-preload")}>; rel=preload; as=image` },
      html: "x",
    },
    ...[301, 302, 303, 307, 308].map((status) => ({
      id: `page-redirect-${status}`,
      status,
      headers: { location: at(`page-redirect-${status}`) },
      html: "",
      leaves: true,
    })),
    {
      id: "refresh-header",
      headers: { refresh: `0;url=${at("refresh-header")}` },
      html: "x",
      leaves: true,
    },
    leaving(markup("meta-refresh", (to) => `<meta http-equiv="refresh" content="0;url=${to}">`)),
    leaving(script("location-assign", (to) => `location.assign(${to})`)),
    leaving(
      script(
        "form-submit",
        (to) =>
          `const f = document.createElement("form"); f.action = ${to}; document.documentElement.append(f); f.submit()`,
      ),
    ),
    ...[
      "localhost",
      "[::1]",
      "[::ffff:127.0.0.1]",
      "2130706433",
      "0x7f.1",
      "0.0.0.0",
      "127.0.0.1.",
      "127。0。0。1",
      "loop.test",
      "inside.localhost",
      "a:b@127.0.0.1",
    ].map((host, index) => ({
      id: `host-${index}`,
      html: `<img src="${at(`host-${index}`, host)}" title="${host}">`,
    })),
    { id: "direct-loopback", direct: at("direct-loopback"), html: "" },
    { id: "direct-name", direct: at("direct-name", "loop.test"), html: "" },
    { id: "direct-file", direct: `file://${secretFile}`, html: "" },
    { id: "direct-view-source", direct: `view-source:${at("direct-view-source")}`, html: "" },
    { id: "iframe-file", html: `<iframe src="file://${secretFile}"></iframe>` },
    {
      id: "fetch-file",
      html: `<p id="out"></p><script>fetch("file://${secretFile}").then((r) => r.text()).then((t) => { out.textContent = t; })</script>`,
    },
  ];
}
