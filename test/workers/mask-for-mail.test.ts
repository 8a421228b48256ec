import { describe, expect, it } from "vitest";
import { loadLexicon } from "../../src/lexicons/load-lexicon.ts";
import { maskForMail } from "../../workers/mask-for-mail.ts";

/** The person is invented; the insulting words are those that the lexicon lists for feminists. */
const mask = maskForMail(loadLexicon(), ["Айжан Сыдыкова"]);

describe("maskForMail", () => {
  it("masks a slur that nobody has marked yet, and leaves the words around it readable", () => {
    expect(mask.text("Эти феминацистки опять вышли на площадь.")).toBe(
      "Эти ф••••••••••• опять вышли на площадь.",
    );
  });

  it("masks every slur of a passage, not only the first that was found", () => {
    const masked = mask.text("Эти феминацистки опять вышли, и ещё какие-то фемки с ними.");
    expect(masked).not.toMatch(/феминацистки|фемки/u);
    expect(masked).toContain("опять вышли");
  });

  it("masks hidden names, in another script too", () => {
    expect(mask.text("По словам Айжан Сыдыковой (Aizhan Sydykova), дверь закрыли.")).toMatch(
      /^По словам █+ █+ \(█+ █+\), дверь закрыли\.$/u,
    );
  });

  it("leaves neutral words and public names alone", () => {
    const text = "Феминистки вышли на марш, сказала Жанар Секербаева.";
    expect(mask.text(text)).toBe(text);
    expect(mask.text("")).toBe("");
  });

  it("keeps the length of a text", () => {
    const text = "Эти феминацистки опять вышли, сказала Айжан Сыдыкова. 😀";
    expect(mask.text(text)).toHaveLength(text.length);
  });
});
