import { htmlReply } from "./make-reply.ts";
import { noticeStyle, replicaNotice } from "./replica-notice.ts";
import type { SiteReply } from "./site-contract.ts";
import { siteDescriptions } from "./site-descriptions.ts";
import { siteNames } from "./story-schema.ts";
import { verbatim, write } from "./write-markup.ts";

/** The page of a host that is no site: says what this is and leads to all of them. */
export function showDirectory(hostHeader: string): SiteReply {
  const port = /:(\d+)$/.exec(hostHeader)?.[1] ?? "80";
  return htmlReply(
    write`<html lang="ru"><head><meta charset="utf-8"><title>Учебный интернет / replica web</title>
<style>${verbatim(noticeStyle)}body{margin:0;font:17px/1.6 system-ui,sans-serif}main{max-width:720px;margin:32px auto}</style></head>
<body>${replicaNotice}<main><h1>Учебный интернет / replica web</h1><ul>${siteNames.map(
      (name) =>
        write`<li><a href="http://${name}.localhost:${port}/">${name}.localhost:${port}</a>: ${siteDescriptions[name]}</li>`,
    )}</ul></main></body></html>`,
  );
}
