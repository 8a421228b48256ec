import { describe, expect, it } from "vitest";
import { maskNameKeys, maskUrl, nameKeysOf } from "../../../src/core/access/mask-name-keys.ts";

/** The person is invented. */
const keys = nameKeysOf(["Айжан Сыдыкова"]);

describe("maskNameKeys", () => {
  it.each(["Aizhan Sydykova", "Айжан Сыдыкова", "Айжан Сыдыковой"])(
    "masks %s, in whatever script the hidden name was recorded",
    (name) => {
      const masked = maskNameKeys(`Сказала ${name}.`, keys);
      expect(masked).toMatch(/^Сказала █+ █+\.$/u);
    },
  );

  it("keeps the length, so that offsets stay true", () => {
    expect(maskNameKeys("Сказала Aizhan Sydykova.", keys)).toHaveLength(
      "Сказала Aizhan Sydykova.".length,
    );
  });

  it("leaves other people and other words alone", () => {
    const text = "Жанар Секербаева и Гульзада Сержан рассказали о встрече в Караганде.";
    expect(maskNameKeys(text, keys)).toBe(text);
  });
});

describe("maskUrl", () => {
  it("leaves out a path that names a hidden person, in Latin letters or percent-encoded", () => {
    expect(maskUrl("https://news.example/2026/aizhan-sydykova-rasskazala", keys)).toBe(
      "https://news.example/█████",
    );
    expect(maskUrl(`https://news.example/${encodeURIComponent("Айжан-Сыдыкова")}`, keys)).toBe(
      "https://news.example/█████",
    );
  });

  it("leaves other addresses as they are", () => {
    const url = "https://news.example/2026/11/vstrecha-v-karagande?id=5417#top";
    expect(maskUrl(url, keys)).toBe(url);
  });
});
