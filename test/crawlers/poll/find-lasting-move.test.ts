import { describe, expect, it } from "vitest";
import { findLastingMove } from "../../../crawlers/poll/find-lasting-move.ts";

const now = new Date("2026-11-22T10:00:00Z");
const nowhere = { movedTo: null, movedBy: null, movedSeenAt: null };
const announced = {
  movedTo: "https://example.kz/new.xml",
  movedBy: "announced",
  movedSeenAt: new Date("2026-11-20T10:00:00Z"),
};
const requestedUrl = "https://example.kz/rss.xml";
const answer = (finalUrl: string, statuses: number[], status = 200) => ({
  status,
  requestedUrl,
  finalUrl,
  redirects: statuses.map((one) => ({ status: one, url: requestedUrl, location: finalUrl })),
});

describe("findLastingMove", () => {
  it.each([[[301]], [[308]], [[301, 308]]])("believes redirects for good: %j", (statuses) => {
    expect(findLastingMove(answer("https://example.kz/feed/", statuses), nowhere, now)).toEqual({
      movedTo: "https://example.kz/feed/",
      movedBy: "redirect",
      movedSeenAt: now,
    });
  });

  it.each([
    ["a redirect for now", answer("https://example.kz/feed/", [302])],
    ["a chain with one for now", answer("https://example.kz/feed/", [301, 307])],
    ["none", answer(requestedUrl, [])],
    ["one to www.", answer("https://www.example.kz/rss.xml", [301])],
    ["one to a slash", answer("https://example.kz/rss.xml/", [301])],
    ["one to where nothing is", answer("https://example.kz/feed/", [301], 404)],
  ])("takes %s for no move", (_, given) => {
    expect(findLastingMove(given, nowhere, now)).toEqual(nowhere);
  });

  it("forgets a redirect that is gone, and keeps what the site announced", () => {
    const redirected = { ...announced, movedBy: "redirect" };
    expect(findLastingMove(answer(requestedUrl, []), redirected, now)).toEqual(nowhere);
    expect(findLastingMove(answer(requestedUrl, []), announced, now)).toEqual(announced);
  });
});
