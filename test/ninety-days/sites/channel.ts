import type { SiteAnswer, SiteRequest, StandInSite, Standing } from "../world.ts";
import { escape, isoInstant, makeNoise, type Noise } from "./noise.ts";

/**
 * A channel by its public preview: twenty posts a page, `?before=` pages back, ids with gaps. A post that was taken down is
 * missing between its neighbours; an edited one says so beside its time.
 */

const origin = "http://channel.ninety.test";
const name = "ninety_police";
const perPage = 20;

/** Ids rise with gaps, as albums and service posts leave them. */
const idOf = (number: number) => 1_000 + number * 3 + (number % 2);

export const channelSite: StandInSite = {
  name: "channel",
  origin,
  share: 0.13,
  languages: ["ru", "ru", "ru", "kk"],
  absences: ["missing"],
  source: {
    id: "ninety-channel",
    name: { ru: "Канал (учебная копия)", en: "Channel (stand-in)" },
    country: "KZ",
    role: "official",
    authorityId: "kz-police-karaganda",
    homepage: `${origin}/${name}`,
    languages: ["ru", "kk"],
    timeZone: "Asia/Almaty",
    interval: { minMinutes: 60, maxMinutes: 240 },
    discovery: [{ kind: "telegram", channel: name, origin, pages: 3 }],
  },
  addressOf: (page) => `${origin}/${name}/${idOf(page.number)}`,
  respond: (request) => {
    if (request.url.pathname === `/s/${name}`) return preview(request);
    // A post's own page shows a card with a button; its words are in no element that a reader of pages knows.
    return html(
      frame(request, `<div class="tgme_page"><a class="tgme_action_button_new">Открыть</a></div>`),
    );
  },
};

const html = (body: string): SiteAnswer => ({
  status: 200,
  contentType: "text/html; charset=utf-8",
  body,
});

function preview(request: SiteRequest): SiteAnswer {
  const noise = makeNoise(request);
  const before = Number(request.url.searchParams.get("before") ?? Infinity);
  const posts = request.standings
    .filter((one) => one.absence === null && idOf(one.page.number) < before)
    .toSorted((a, b) => b.page.number - a.page.number)
    .slice(0, perPage)
    .toReversed();
  const shown = request.hollow ? [] : posts.map((post) => message(post, noise));
  return html(
    frame(request, `<section class="tgme_channel_history">${shown.join("\n")}</section>`),
  );
}

function message({ page, state, edited }: Standing, noise: Noise): string {
  const id = idOf(page.number);
  const words = [`<b>${escape(state.title)}</b>`, ...state.paragraphs.map(escape)].join(
    "<br/><br/>",
  );
  return `<div class="tgme_widget_message_wrap"><div class="tgme_widget_message" data-post="${name}/${id}" data-view="${noise.token}">
<div class="tgme_widget_message_text js-message_text" dir="auto">${words}</div>
<div class="tgme_widget_message_footer"><span class="tgme_widget_message_views">${(noise.random.next() * 9).toFixed(1)}K</span>${edited ? " изменено " : ""}<a class="tgme_widget_message_date" href="${origin}/${name}/${id}"><time datetime="${isoInstant(state.publishedAt)}">x</time></a></div></div></div>`;
}

function frame(request: SiteRequest, body: string): string {
  const noise = makeNoise(request);
  return `<!doctype html><html><head><meta charset="utf-8"><title>Канал</title></head><body><header>${noise.random.between(9_000, 12_000)} подписчиков</header><main>${body}</main></body></html>`;
}
