import { formatTime } from "../format-date.ts";
import { htmlReply, redirectReply } from "../make-reply.ts";
import type { Publication } from "../play-story.ts";
import { noticeStyle, replicaNotice } from "../replica-notice.ts";
import type { Site, SiteReply, SiteRequest } from "../site-contract.ts";
import { verbatim, write } from "../write-markup.ts";
import type { Markup } from "../write-markup.ts";

/**
 * The public preview of Telegram channels: `/s/<channel>` shows ten posts, oldest first, and `?before=<id>` the
 * ten before; `/<channel>/<id>` is one post. A channel without preview redirects from /s/ to a page with no
 * messages. A removed post leaves a gap in the numbers and “Post not found” behind a 200.
 */

interface Channel {
  title: string;
  preview: boolean;
}
const channels: Record<string, Channel> = {
  police_krg_replica: { title: "Полиция Карагандинской области", preview: true },
  krg_today_replica: { title: "Караганда сегодня", preview: true },
  closed_replica: { title: "Закрытый просмотр", preview: false },
};
const perPage = 10;

const style = `${noticeStyle}
body{margin:0;background:#cfdfc8;font:15px/1.45 "Segoe UI",Roboto,Arial,sans-serif;color:#111}
.tgme_header{background:#fff;padding:12px 20px;border-bottom:1px solid #dadada}.tgme_header_counter{color:#888;font-size:13px}
.tgme_channel_history{max-width:560px;margin:18px auto;padding:0 12px}.tgme_widget_message{background:#fff;border-radius:12px;padding:10px 14px;margin:10px 0}
.tgme_widget_message_owner_name{color:#3a6d99;font-weight:600;text-decoration:none}.tgme_widget_message_footer{color:#8a9aa6;font-size:13px;text-align:right}a{color:#2678b6}.tme_messages_more{display:block;text-align:center}`;

export const telegramSite: Site = {
  crawlDelaySeconds: 0,
  sitemaps: [],
  respond(request) {
    const preview = /^\/s\/([a-z_]+)\/?$/.exec(request.path);
    if (preview) return previewChannel(request, preview[1]!);
    const post = /^\/([a-z_]+)\/(\d+)$/.exec(request.path);
    if (post) return showPost(request, post[1]!, Number(post[2]));
    const about = /^\/([a-z_]+)$/.exec(request.path);
    return about && channels[about[1]!] ? describeChannel(request, about[1]!) : null;
  },
  notFound: (request) =>
    htmlReply(
      frame(request, "Telegram", write`<div class="tgme_page_description">Not found.</div>`),
      404,
    ),
};

function previewChannel(request: SiteRequest, name: string): SiteReply | null {
  const channel = channels[name];
  if (!channel) return null;
  if (!channel.preview) return redirectReply(`/${name}`, 302);
  const before = Number(request.query.get("before") ?? Infinity);
  const older = request.listed.filter((post) => post.item.section === name && post.number < before);
  const shown = older.toSorted((a, b) => b.number - a.number).slice(0, perPage);
  const oldest = shown.at(-1)?.number;
  const more =
    older.length > perPage && oldest
      ? write`<a class="tme_messages_more js-messages_more" data-before="${oldest}" href="/s/${name}?before=${oldest}">Показать ещё</a>`
      : null;
  const body = write`<section class="tgme_channel_history js-message_history">${more}
${shown.toReversed().map((post) => message(request, post, channel))}</section>`;
  return htmlReply(frame(request, channel.title, body, name));
}

function message(request: SiteRequest, post: Publication, channel: Channel): Markup {
  const name = post.item.section;
  const text = post.paragraphs.map(
    (paragraph, index) => write`${index > 0 ? write`<br/><br/>` : null}${paragraph}`,
  );
  return write`<div class="tgme_widget_message_wrap js-widget_message_wrap"><div class="tgme_widget_message text_not_supported_wrap js-widget_message" data-post="${name}/${post.number}" data-view="v${request.serial}x${post.number}">
<div class="tgme_widget_message_author"><a class="tgme_widget_message_owner_name" href="/${name}">${channel.title}</a></div>
<div class="tgme_widget_message_text js-message_text" dir="auto">${text}</div>
<div class="tgme_widget_message_footer"><span class="tgme_widget_message_views">${(1 + (request.serial % 90) / 10).toFixed(1)}K</span> <span class="tgme_widget_message_meta">${post.edited ? "изменено " : null}<a class="tgme_widget_message_date" href="${request.origin}/${name}/${post.number}"><time datetime="${post.publishedAt}" class="time">${formatTime(post.publishedAt)}</time></a></span></div>
</div></div>
`;
}

function showPost(request: SiteRequest, name: string, number: number): SiteReply | null {
  const channel = channels[name];
  if (!channel) return null;
  const post = request.publications.find(
    (one) => one.number === number && one.item.section === name && !one.removed,
  );
  const body = post
    ? message(request, post, channel)
    : write`<div class="tgme_widget_message_error">Post not found</div>`;
  const head = post
    ? write`<meta property="og:title" content="${channel.title}"><meta property="og:description" content="${post.paragraphs.join("\n")}">`
    : undefined;
  return htmlReply(
    frame(
      request,
      channel.title,
      write`<section class="tgme_channel_history">${body}</section>`,
      name,
      head,
    ),
  );
}

function describeChannel(request: SiteRequest, name: string): SiteReply {
  const body = write`<div class="tgme_page"><div class="tgme_page_title">${channels[name]!.title}</div><a class="tgme_action_button_new" href="tg://resolve?domain=${name}">Открыть в приложении</a></div>`;
  return htmlReply(frame(request, channels[name]!.title, body, name));
}

function frame(
  request: SiteRequest,
  title: string,
  body: Markup,
  name?: string,
  head?: Markup,
): Markup {
  return write`<html><head><meta charset="utf-8"><title>${title} – Telegram</title><meta name="viewport" content="width=device-width, initial-scale=1">${head}<style>${verbatim(style)}</style></head>
<body>${replicaNotice}<header class="tgme_header"><b>${title}</b> ${name ? `@${name}` : null}<div class="tgme_header_counter">${12_400 + request.serial} подписчиков</div></header>
<main class="tgme_main">${body}</main></body></html>`;
}
