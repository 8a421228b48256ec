import { write } from "./write-markup.ts";

export const noticeText = "Учебная копия: тексты вымышлены / synthetic";

/** Stands at the top of every page of the replica. An aside, because it is no part of any article. */
export const replicaNotice = write`<aside class="replica-notice" role="note">${noticeText}</aside>`;

export const noticeStyle =
  ".replica-notice{background:#fff3c4;color:#4a3b00;border-bottom:2px solid #c79a00;padding:7px 16px;text-align:center;font:600 14px/1.3 system-ui,sans-serif}";
