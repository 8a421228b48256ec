import type { DiscoveryOf } from "../define-source.ts";
import { chooseItems } from "./choose-items.ts";
import { decodeBody } from "./decode-body.ts";
import type { DiscoveryContext, DiscoveryResult, ListedItem } from "./discovered-item.ts";
import { DiscoveryError } from "./discovery-error.ts";
import { discoveryUrl } from "./discovery-url.ts";
import { loadBounded } from "./load-bounded.ts";
import { readPlainText, stripTags } from "./read-plain-text.ts";

const maxItems = 100;
const maxTitleLength = 120;
/** What stands inside a message but is not its words: the message it answers, link previews, counters. */
const notTheMessage =
  ".tgme_widget_message_reply, .tgme_widget_message_link_preview, .tgme_widget_message_poll";

/**
 * Posts of a public channel from its preview page (`t.me/s/CHANNEL`). The post is the publication: its HTML and
 * text come with the item. Ids rise, but albums and service posts leave gaps: a gap alone is no removal.
 *
 * @returns `next` pages back with `?before=`, as the preview itself does, up to the definition's number of pages
 * @throws {DiscoveryError} `no-messages`: a channel without preview answers 200 with none, and so does a
 *   mistyped name; it is never "nothing new"
 */
export function readTelegram(
  body: string | Uint8Array,
  way: DiscoveryOf<"telegram">,
  context: DiscoveryContext,
): DiscoveryResult {
  const at = { sourceId: context.source.id, url: context.url };
  const $ = loadBounded(decodeBody(body, context.contentType), at);
  const posts = $(".tgme_widget_message_wrap .tgme_widget_message[data-post]")
    .toArray()
    .filter(
      (element) =>
        isOf(way.channel, $(element).attr("data-post")) && !$(element).hasClass("service_message"),
    );
  const page = context.page ?? 1;
  if (posts.length === 0 && page > 1) {
    return { items: [], warnings: [{ code: "discover.end-of-pages", params: { page } }] };
  }
  if (posts.length === 0) {
    throw new DiscoveryError(
      "no-messages",
      at,
      "the preview shows no messages",
      "The channel may have switched its preview off, changed its name or be closed: open it in a browser.",
    );
  }
  const listed = posts.map((element): ListedItem => {
    const post = $(element);
    const id = post.attr("data-post") ?? "";
    // Not by looking up from each text: that compiles the selector anew for every element on the way.
    const others = new Set(post.find(notTheMessage).find(".tgme_widget_message_text").toArray());
    const words = post.find(".tgme_widget_message_text").filter((_, text) => !others.has(text));
    const html = words.first().html() ?? "";
    const text = readText(html);
    return {
      link: new URL(`/${way.channel}/${id.split("/")[1]}`, way.origin).href,
      title: readPlainText(text.split("\n")[0], maxTitleLength),
      // `time` without this parent is the length of a video.
      publishedAtRaw: post.find(".tgme_widget_message_date time[datetime]").attr("datetime"),
      externalId: id,
      language: way.language,
      content: { html, text },
    };
  });
  const { items, warnings } = chooseItems(listed, context, { maxItems });
  const oldest = Math.min(
    ...posts.map((element) => Number($(element).attr("data-post")?.split("/")[1])),
  );
  const next =
    oldest > 1 && page < way.pages ? { next: `${discoveryUrl(way)}?before=${oldest}` } : {};
  return { items, warnings, ...next };
}

function isOf(channel: string, post: string | undefined): boolean {
  // Telegram's names do not tell capitals apart; the page writes them as the owner does.
  const [name, id] = post?.split("/") ?? [];
  return name?.toLowerCase() === channel.toLowerCase() && /^\d+$/.test(id ?? "");
}

/** Lines of a post: `<br>` breaks them, everything else is inline. */
function readText(html: string): string {
  const text = stripTags(html, "\n");
  return text
    .replaceAll(/[^\S\n]+/gu, " ")
    .replaceAll(/ ?\n ?/g, "\n")
    .trim();
}
