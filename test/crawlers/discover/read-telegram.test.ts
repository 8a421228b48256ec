import { describe, expect, it } from "vitest";
import { readTelegram } from "../../../crawlers/discover/read-telegram.ts";
import { exampleWay } from "./example-source.ts";

// All messages here are synthetic.
const { way, at } = exampleWay({ kind: "telegram", channel: "example_kz", language: "ru" });

const message = (n: number, inner: string, name = "example_kz", extra = ""): string =>
  `<div class="tgme_widget_message_wrap"><div class="tgme_widget_message ${extra}" data-post="${name}/${n}">${inner}
   <a class="tgme_widget_message_date" href="https://t.me/${name}/${n}"><time datetime="2026-11-22T05:00:00+00:00">10:00</time></a></div></div>`;
const words = (html: string): string =>
  `<div class="tgme_widget_message_text js-message_text">${html}</div>`;

describe("readTelegram", () => {
  it("brings the words of the post with the item", () => {
    const html =
      "<b>Полиция</b> сообщает.<br/>Вторая  строка &amp; <a href='https://example.kz'>ссылка</a>";
    const { items, next } = readTelegram(message(41, words(html)), way, at);
    expect(items).toEqual([
      {
        url: "https://t.me/example_kz/41",
        title: "Полиция сообщает.",
        publishedAtRaw: "2026-11-22T05:00:00+00:00",
        publishedAt: "2026-11-22T10:00:00+05:00",
        externalId: "example_kz/41",
        language: "ru",
        content: {
          html: '<b>Полиция</b> сообщает.<br>Вторая  строка &amp; <a href="https://example.kz">ссылка</a>',
          text: "Полиция сообщает.\nВторая строка & ссылка",
        },
      },
    ]);
    expect(next).toBe("https://t.me/s/example_kz?before=41");
  });

  it("takes neither the answered message nor the length of a video for the post's own", () => {
    const inner = `<a class="tgme_widget_message_reply"><div class="tgme_widget_message_text">Чужие слова</div></a>
      <time class="message_video_duration" datetime="PT1M">1:00</time>${words("Свои слова")}`;
    const { items } = readTelegram(message(5, inner), way, at);
    expect(items[0]).toMatchObject({
      content: { text: "Свои слова" },
      publishedAtRaw: "2026-11-22T05:00:00+00:00",
    });
  });

  it("keeps a post without words, since a picture is a publication too", () => {
    const { items } = readTelegram(
      message(6, `<a class="tgme_widget_message_photo_wrap"></a>`),
      way,
      at,
    );
    expect(items[0]).toMatchObject({ url: "https://t.me/example_kz/6", content: { text: "" } });
    expect(items[0]).not.toHaveProperty("title");
  });

  it("leaves service messages and posts of other channels, and compares names without case", () => {
    const body =
      message(1, words("Канал создан"), "example_kz", "service_message") +
      message(2, words("чужое"), "other_channel") +
      message(3, words("своё"), "Example_KZ");
    expect(readTelegram(body, way, at).items.map(({ url }) => url)).toEqual([
      "https://t.me/example_kz/3",
    ]);
  });

  it("pages back from its oldest post", () => {
    const body = message(17, words("a")) + message(19, words("b"));
    expect(readTelegram(body, way, at).next).toBe("https://t.me/s/example_kz?before=17");
    expect(readTelegram(body, way, { ...at, page: 5 }).next).toBeUndefined();
    expect(readTelegram(message(1, words("a")), way, at).next).toBeUndefined();
  });

  it("reads a mirror and names the posts by it", () => {
    const mirror = exampleWay({
      kind: "telegram",
      channel: "example_kz",
      origin: "https://mirror.example/",
    });
    const { items, next } = readTelegram(message(41, words("a")), mirror.way, mirror.at);
    expect(items[0]?.url).toBe("https://mirror.example/example_kz/41");
    expect(next).toBe("https://mirror.example/s/example_kz?before=41");
  });

  it("fails on a 200 without messages: the preview is off or the channel is gone", () => {
    const body = `<html><body><div class="tgme_page">Example<a class="tgme_action_button_new">Join</a></div></body></html>`;
    expect(() => readTelegram(body, way, at)).toThrow(
      expect.objectContaining({ fault: "no-messages" }),
    );
  });
});
