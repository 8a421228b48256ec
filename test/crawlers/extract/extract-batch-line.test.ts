import { describe, expect, it } from "vitest";
import { extractBatchLine } from "../../../crawlers/extract/extract-batch-line.ts";

const html = `<html lang="en"><head><title>Results of the inspection</title></head><body><h1>Results of the inspection</h1><p>${"The department said that no violations were found. ".repeat(6)}</p></body></html>`;

describe("a line of `onrecord extract --batch`", () => {
  it("is answered with its id and the fields of the contract, in that shape", () => {
    const answer = extractBatchLine(
      JSON.stringify({ id: "a1", url: "https://site.example.org/2021/07/29/x", html }),
    );
    expect(Object.keys(answer)).toEqual([
      "id",
      "title",
      "text",
      "authors",
      "publishedAt",
      "modifiedAt",
      "language",
      "siteName",
      "image",
      "publishedAtSource",
    ]);
    expect(answer).toMatchObject({
      id: "a1",
      title: "Results of the inspection",
      publishedAt: "2021-07-29",
      publishedAtSource: "url",
      language: "en",
    });
  });

  it.each([
    ["no JSON", "{", null],
    ["no object", "[1]", null],
    ["no id", JSON.stringify({ url: "https://a.org", html }), null],
    ["no address", JSON.stringify({ id: "a1", url: "/x", html }), "a1"],
    ["no html", JSON.stringify({ id: "a1", url: "https://a.org" }), "a1"],
  ])("with %s is answered with an error object", (_name, line, id) => {
    expect(extractBatchLine(line)).toEqual({
      id,
      error: { code: "extraction.bad-input", message: expect.any(String) as string },
    });
  });
});
