import { describe, expect, it } from "vitest";
import { challengeMarks } from "../../../crawlers/manners/challenge-marks.ts";
import { detectChallenge } from "../../../crawlers/manners/detect-challenge.ts";

/** SYNTHETIC pages, written for these tests in the manner of the real ones. */
const page = (head: string, body: string): string =>
  `<!doctype html><html><head>${head}</head><body>${body}</body></html>`;

function detect(body: string, status = 200, headers: Record<string, string> = {}): string | null {
  const get = (name: string): string | null => headers[name.toLowerCase()] ?? null;
  return detectChallenge({ status, headers: { get }, body })?.cause ?? null;
}

const article =
  "<p>Полиция сообщила о ходе проверки по обращению граждан. Ход проверки на контроле.</p>".repeat(
    20,
  );

describe("a challenge", () => {
  it.each(challengeMarks.map((mark) => [mark.cause, mark.in, mark.example, mark] as const))(
    "of %s is known by its %s %s",
    (_cause, _where, _example, mark) =>
      expect(mark.pattern.test(mark.example.replace(/<\/?title>/g, ""))).toBe(true),
  );

  it.each([
    [
      "cloudflare",
      403,
      page(
        "<title>Just a moment...</title>",
        "<script>window._cf_chl_opt={cType:'managed'}</script>",
      ),
    ],
    [
      "cloudflare",
      200,
      page("<title>Один момент…</title>", `<script>window._cf_chl_opt={}</script>${article}`),
    ],
    ["ddos-guard", 403, page("<title>DDoS-Guard</title>", "<h1>Проверка браузера</h1>")],
    [
      "browser-check",
      503,
      page("<title>site</title>", "<h1>Checking your browser before accessing site.</h1>"),
    ],
    [
      "browser-check",
      200,
      page("", "<p>Выполняется проверка браузера. Это займёт несколько секунд.</p>"),
    ],
    ["captcha", 200, page("", '<form><div class="smart-captcha"></div></form>')],
    ["captcha", 200, page("", "<p>Подтвердите, что вы не робот</p>")],
    ["blocked", 403, page("<title>403</title>", "<h1>Доступ запрещён</h1>")],
    ["blocked", 403, page("", "<h1>Access Denied</h1>")],
  ])("of %s answered with %i is named", (cause, status, body) => {
    expect(detect(body, status)).toBe(cause);
  });

  it("is known by its header though the page says nothing", () => {
    expect(detect("", 403, { "cf-mitigated": "challenge" })).toBe("cloudflare");
    expect(detect("", 202, { "x-amzn-waf-action": "challenge" })).toBe("aws-waf");
  });
});

describe("what is no challenge", () => {
  it.each([
    [
      "an article about captchas",
      200,
      page("", `${article}<p>Подтвердите, что вы не робот: так сайты проверяют людей.</p>`),
    ],
    [
      "an article with a form that has a captcha",
      200,
      page("", `${article}<div class="g-recaptcha"></div>`),
    ],
    [
      "Cloudflare's script in an ordinary page",
      200,
      page('<script src="/cdn-cgi/challenge-platform/scripts/jsd/main.js"></script>', article),
    ],
    [
      "a short report whose headline says that access is restricted",
      200,
      page("", "<h1>Доступ к сайту ограничен по решению суда</h1>"),
    ],
    [
      "an empty shell of an application",
      200,
      page(
        "<title>Новости</title>",
        '<noscript>You need to enable JavaScript to run this app.</noscript><div id="root"></div>',
      ),
    ],
    ["a plain 403", 403, "<h1>403 Forbidden</h1>"],
    ["a 404 that offers a captcha", 404, page("", '<div class="g-recaptcha"></div>')],
    ["a server error", 500, page("", "Access denied for user 'web'@'localhost'")],
    ["nothing", 200, ""],
  ])("is %s", (_what, status, body) => expect(detect(body, status)).toBeNull());

  it("is decided in time on a page made to take long", () => {
    const startedMs = performance.now();
    detect("<".repeat(200_000));
    detect("<script>".repeat(25_000));
    detect(" ".repeat(200_000));
    expect(performance.now() - startedMs).toBeLessThan(2_000);
  });
});
