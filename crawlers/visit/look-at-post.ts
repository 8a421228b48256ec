import type { CrawlContext } from "../crawl-context.ts";
import type { DiscoveryOf } from "../define-source.ts";
import type { DiscoveredItem } from "../discover/discovered-item.ts";
import { discoveryUrl } from "../discover/discovery-url.ts";
import type { Finding } from "../discover/judge-removal.ts";
import { readTelegram } from "../discover/read-telegram.ts";
import { describeFailure } from "../fetch/describe-failure.ts";
import { lookAtPage, type AskedSource, type Look } from "./look-at-page.ts";

/** Posts of one page are looked at together: its answer serves them all for so long. */
const sharedForMs = 120_000;
const mostRemembered = 50;
/** Posts whose page begins at the same number share it. */
const step = 10;

export interface PostLook extends Look {
  finding: Finding;
  /** True where other posts stand in the same answer. */
  hostHealthy: boolean | null;
  post: DiscoveredItem | null;
}

export type LookAtPost = (
  asked: AskedSource,
  way: DiscoveryOf<"telegram">,
  target: { url: string; render: boolean; key: string },
) => Promise<PostLook>;

/**
 * Looks at a channel's post where it stands whole: on the page of the channel's preview that covers its number. A post is missing
 * where that page shows posts below it and not it; a gap in the numbers alone says nothing, since albums and service
 * posts leave gaps, but a post that was read before was none of those.
 */
export function rememberPreviews(context: CrawlContext): LookAtPost {
  const known = new Map<string, { at: number; look: Promise<Look> }>();
  const ask = async (asked: AskedSource, url: string, render: boolean, key: string) => {
    const now = context.clock.now().getTime();
    const name = `${render} ${url}`;
    const shared = known.get(name);
    if (shared && now - shared.at < sharedForMs / context.tempo) return await shared.look;
    const look = lookAtPage(context, asked, { url, key, render });
    known.delete(name);
    known.set(name, { at: now, look });
    if (known.size > mostRemembered) known.delete(known.keys().next().value!);
    // A fault of ours is not shared: the next post asks anew.
    look.catch(() => known.delete(name));
    return await look;
  };
  return async (asked, way, { url, render, key }) => {
    const number = Number(url.split("/").at(-1));
    const before = (Math.floor(number / step) + 1) * step;
    const look = await ask(asked, `${discoveryUrl(way)}?before=${before}`, render, key);
    return judgePost(look, asked, way, url);
  };
}

function judgePost(
  look: Look,
  { source }: AskedSource,
  way: DiscoveryOf<"telegram">,
  url: string,
): PostLook {
  const unknown = { finding: "unknown", hostHealthy: null, post: null } as const;
  const { answer, failure } = look;
  if (!answer || failure) return { ...look, ...unknown };
  try {
    const { items } = readTelegram(answer.body, way, {
      source,
      url: answer.finalUrl,
      ...(answer.contentType ? { contentType: answer.contentType } : {}),
    });
    const post = items.find((item) => item.url === url) ?? null;
    if (post) return { ...look, finding: "present", hostHealthy: null, post };
    const numberOf = (address: string) => Number(address.split("/").at(-1));
    const isCovered = items.some((item) => numberOf(item.url) < numberOf(url));
    if (!isCovered) return { ...look, ...unknown };
    return {
      answer,
      failure: {
        outcome: "no-content",
        errorCode: "missing-from-channel",
        errorText: `${answer.requestedUrl} shows the posts before ${url}, but not this one.`,
      },
      finding: "missing-from-channel",
      hostHealthy: true,
      post: null,
    };
  } catch (error) {
    const described = describeFailure(error);
    if (!described) throw error;
    return { answer, failure: described, ...unknown };
  }
}
