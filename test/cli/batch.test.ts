import { describe, expect, test } from "vitest";
import { runOnRecord } from "../fixtures/run-onrecord.ts";

const lines = (text: string): Record<string, unknown>[] =>
  text
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Record<string, unknown>);

describe("onrecord analyze", () => {
  const release = {
    id: "release",
    text: "Фактов нарушения общественного порядка не выявлено.",
    publisher: { name: "Департамент полиции", role: "official" },
  };

  test("answers each bad line with an error, goes on with the rest, and ends with 1", async () => {
    const input = [
      "not json",
      JSON.stringify(release),
      "{}",
      '{"id":"no-text"}',
      "",
      "[1,2]",
      '{"id":"role","text":"x","publisher":{"name":"y","role":"king"}}',
      JSON.stringify({ ...release, id: "again" }),
    ].join("\n");
    const { code, stdout } = await runOnRecord(["analyze"], { input });
    const answers = lines(stdout);
    expect(code).toBe(1);
    expect(answers.map((answer) => answer["id"])).toEqual([
      null,
      "release",
      null,
      "no-text",
      null,
      null,
      "role",
      "again",
    ]);
    expect(answers.map((answer) => "error" in answer)).toEqual([
      true,
      false,
      true,
      true,
      true,
      true,
      true,
      false,
    ]);
    for (const answer of answers)
      if ("error" in answer)
        expect(answer["error"]).toEqual({
          code: expect.any(String),
          message: expect.stringMatching(/.{10}/),
        });
  });

  test("finds a denial in a release, on a span that is cut out of the text as given", async () => {
    const { code, stdout } = await runOnRecord(["analyze"], { input: JSON.stringify(release) });
    const [answer] = lines(stdout) as unknown as [
      {
        flags: {
          label: string;
          span: { start: number; end: number; exact: string };
          speaker: { role: string };
        }[];
      },
    ];
    expect(code).toBe(0);
    const denial = answer.flags.find((flag) => flag.label === "response.denial.literal");
    expect(denial?.speaker.role).toBe("official");
    expect(release.text.slice(denial!.span.start, denial!.span.end)).toBe(denial!.span.exact);
  });
});

describe("onrecord link", () => {
  test("answers each article in order, a bad one with an error", async () => {
    const incident = {
      id: "krg",
      title: "Attack in Karaganda",
      occurredAt: { from: "2021-07-29" },
      timeZone: "Asia/Almaty",
      places: [{ name: "Караганда", aliases: ["Karaganda"] }],
      persons: [],
      organisations: [{ name: "Feminita", aliases: [] }],
      authorities: [],
      keywords: ["нападение"],
      description: "",
    };
    const articles = [
      { id: "a", text: "29 июля 2021 года в Караганде встречу Feminita сорвала толпа." },
      { id: "b" },
      { id: "c", text: "В Актау открылась выставка цветов." },
    ];
    const { code, stdout } = await runOnRecord(["link"], {
      input: JSON.stringify({ incidents: [incident], articles }),
    });
    const answers = lines(stdout) as unknown as {
      id: string;
      links?: { decision: string }[];
      error?: object;
    }[];
    expect(code).toBe(1);
    expect(answers.map((answer) => answer.id)).toEqual(["a", "b", "c"]);
    expect(answers[0]?.links?.[0]?.decision).toBe("linked");
    expect(answers[1]?.error).toBeDefined();
    expect(answers[2]?.links?.[0]?.decision).toBe("none");
  });

  test("says what it wants when it is given something else", async () => {
    const { code, stdout, stderr } = await runOnRecord(["link"], { input: "hello" });
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toContain('"incidents"');
  });
});

describe("onrecord extract", () => {
  const html =
    "<html lang=ru><head><title>Ведомство ответило</title></head><body><article><h1>Ведомство ответило</h1><time datetime='2021-07-30T10:00:00+06:00'>30 июля 2021</time>" +
    "<p>Ведомство сообщило, что проверка начата и о её итогах расскажут позже. Корреспонденту ответили письменно.</p>".repeat(
      6,
    ) +
    "</article></body></html>";

  test("reads the page on standard input", async () => {
    const { code, stdout } = await runOnRecord(["extract", "--url", "https://example.kz/news/1"], {
      input: html,
    });
    const [answer] = lines(stdout);
    expect(code).toBe(0);
    expect(answer).toMatchObject({
      title: "Ведомство ответило",
      publishedAt: "2021-07-30T10:00:00+06:00",
    });
    expect(Object.keys(answer!)).toEqual([
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
  });

  test("reads many pages and answers with their ids, bad lines with errors", async () => {
    const input = [
      JSON.stringify({ id: "1", url: "https://example.kz/1", html }),
      "x",
      JSON.stringify({ id: "3", url: "nowhere", html }),
    ].join("\n");
    const { code, stdout } = await runOnRecord(["extract", "--batch"], { input });
    const answers = lines(stdout);
    expect(code).toBe(1);
    expect(answers.map((answer) => answer["id"])).toEqual(["1", null, "3"]);
    expect(answers.map((answer) => "error" in answer)).toEqual([false, true, true]);
  });
});
