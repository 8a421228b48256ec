/** What stands between us and the page. `captcha`, `browser-check` and `blocked` are pages of unknown make. */
export type ChallengeCause =
  | "cloudflare"
  | "ddos-guard"
  | "qrator"
  | "variti"
  | "incapsula"
  | "sucuri"
  | "aws-waf"
  | "datadome"
  | "perimeterx"
  | "akamai"
  | "captcha"
  | "browser-check"
  | "blocked";

type Place = "html" | "title" | "text";

export type ChallengeMark = (
  | { in: Place }
  /** `pattern` is sought in this field's value. */
  | { in: "header"; header: string }
) & {
  cause: ChallengeCause;
  pattern: RegExp;
  /** Counts only on a page with next to no text: ordinary pages carry it too (a form with a captcha). */
  onlyWhenBare: boolean;
  /** What the pattern was written against. */
  example: string;
};

/** First match wins; the sure marks of one make stand before the words anyone might write. */
export const challengeMarks: readonly ChallengeMark[] = [
  field("cloudflare", "cf-mitigated", /challenge/i, "challenge"),
  // Not /cdn-cgi/challenge-platform/ alone: Cloudflare puts that script into ordinary pages as well.
  sure("cloudflare", "html", /\b_cf_chl_opt\b/, "window._cf_chl_opt={cvId:'3'}"),
  sure(
    "cloudflare",
    "html",
    /id="(?:cf-challenge-running|challenge-error-text)"/,
    '<div id="challenge-error-text">',
  ),
  sure(
    "ddos-guard",
    "html",
    /\/\.well-known\/ddos-guard\/(?:check|js-challenge)/,
    '<script src="/.well-known/ddos-guard/js-challenge/index.js">',
  ),
  sure("ddos-guard", "title", /^ddos-guard$/i, "<title>DDoS-Guard</title>"),
  sure(
    "qrator",
    "html",
    /\/__qrator\/|\bqauth(?:_handle_validate)?(?:\.js|_)/i,
    '<script src="/__qrator/qauth_utm_v2.js">',
  ),
  sure("variti", "html", /\/_?variti[\w-]*\/|vlxc_/i, '<script src="/_variti-check/a.js">'),
  sure(
    "incapsula",
    "html",
    /_incapsula_resource\?[^"']*(?:swjiylwa|swudnsai|cwudnsai)/i,
    '<iframe src="/_Incapsula_Resource?SWUDNSAI=9">',
  ),
  sure("sucuri", "html", /sucuri_cloudproxy_js/i, "sucuri_cloudproxy_js=''"),
  field("aws-waf", "x-amzn-waf-action", /challenge|captcha/i, "challenge"),
  sure(
    "datadome",
    "html",
    /geo\.captcha-delivery\.com/i,
    '<script src="https://geo.captcha-delivery.com/c.js">',
  ),
  sure("perimeterx", "html", /id="px-captcha"/i, '<div id="px-captcha">'),
  sure(
    "akamai",
    "html",
    /errors\.edgesuite\.net|\bbm-verify=/i,
    "https://errors.edgesuite.net/18.1",
  ),

  bare(
    "captcha",
    "html",
    /g-recaptcha|h-captcha|cf-turnstile|smart-captcha|captcha-container/i,
    '<div class="smart-captcha">',
  ),
  bare(
    "captcha",
    "text",
    /(?:я|вы) не робот|подтвердите, что вы (?:не робот|человек)|i(?:'|’)m not a robot|verify (?:that )?you are (?:a )?human|робот емес/i,
    "Подтвердите, что вы не робот",
  ),
  bare(
    "browser-check",
    "title",
    /^(?:just a moment|один момент|checking your browser|проверка браузера|бір сәт)/i,
    "<title>Just a moment...</title>",
  ),
  bare(
    "browser-check",
    "text",
    /checking your browser|проверка (?:вашего )?браузера|проверяем (?:ваш )?браузер|браузер(?:іңіз)? тексерілуде|enable javascript and cookies|включите javascript и cookies|ddos[- ](?:protection by|защита)/i,
    "Checking your browser before accessing",
  ),
  bare(
    "blocked",
    "text",
    /access denied|доступ (?:к (?:сайту|ресурсу) )?(?:запрещ[её]н|ограничен|заблокирован)|your (?:ip|request) (?:has been|was) blocked|қолжетімділік шектелген|request (?:blocked|rejected)/i,
    "Доступ ограничен",
  ),
];

function sure(
  cause: ChallengeCause,
  where: Place,
  pattern: RegExp,
  example: string,
): ChallengeMark {
  return { cause, in: where, pattern, onlyWhenBare: false, example };
}

function bare(
  cause: ChallengeCause,
  where: Place,
  pattern: RegExp,
  example: string,
): ChallengeMark {
  return { cause, in: where, pattern, onlyWhenBare: true, example };
}

function field(
  cause: ChallengeCause,
  header: string,
  pattern: RegExp,
  example: string,
): ChallengeMark {
  return { cause, in: "header", header, pattern, onlyWhenBare: false, example };
}
