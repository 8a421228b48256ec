import type { Lexicon } from "../core/analyze/lexicon.ts";
import type { ActKind } from "../core/types.ts";
import { translateCode, type Locale } from "../i18n/translate.ts";
import { CodebookError } from "../lexicons/codebook-error.ts";
import type { Codebook, CodebookEntry } from "../lexicons/load-codebook.ts";
import { chooseExamples, type Code, type Example } from "./choose-examples.ts";

/** English first: the document's own language. */
const order: Locale[] = ["en", "ru", "kk"];
const names: Record<Locale, string> = { en: "English", ru: "Русский", kk: "Қазақша" };
const borderWord: Record<Locale, string> = { en: "Border", ru: "Граница", kk: "Шегі" };
const notWord: Record<Locale, string> = { en: "Not this", ru: "Не это", kk: "Бұған жатпайды" };

/**
 * `docs/codebook.md`, whole, from the codebook's data, the catalogues' names and the rules' examples. Pure.
 * @throws {CodebookError} when a catalogue has no name for a code
 */
export function renderCodebook(codebook: Codebook, lexicon: Lexicon): string {
  const labels = (prefix: RegExp, tier: 1 | 2) =>
    Object.entries(codebook.labels)
      .filter(([code, label]) => prefix.test(code) && label.tier === tier)
      .map(([code, label]) => renderLabel(code, label, codebook, lexicon));
  return [
    "<!-- Written by `onrecord codebook` from src/lexicons/codebook, src/lexicons/*/rules and src/i18n. Change those, not this. -->",
    "# Codebook · Кодировочная книга · Кодтау кітабы",
    codebook.prose.introduction,
    "## 1. Frames, roles, chain and stance",
    codebook.prose.frames,
    "## 2. Stigmatising language",
    readingAid,
    ...labels(/^stigma\./u, 1),
    "## 3. Official responses",
    "Only an official speaker makes a response; several may be given together.",
    ...labels(/^response\./u, 1),
    "### Borders",
    renderBorders(codebook),
    "## 4. Second tier",
    "Explained here so that people use one word for one thing. ✓ and ✗ appear as soon as rules exist.",
    ...labels(/./u, 2),
    "## 5. Reported acts",
    "What an authority *did*, told by others without its own words, is no flag: nobody official spoke. It stands on the timeline as reported, weaker than the authority's own words.",
    ...Object.entries(codebook.acts).map(([kind, act]) => renderEntry(`act.${kind}`, kind, act, [], lexicon, { act: kind as ActKind })), // prettier-ignore
    "## 6. Batch contract",
    codebook.prose.batchContract,
    "## 7. Exchange vocabulary",
    renderExchange(codebook),
    "## 8. Sources",
    Object.entries(codebook.sources).map(([id, text]) => `- **${id}**: ${text}.`).join("\n"), // prettier-ignore
  ]
    .map((part) => part.trim())
    .join("\n\n")
    .concat("\n");
}

const readingAid = `Under each label stand its meaning, its borders, and sentences from the rules' own tests: ✓ is marked, ✗ looks alike and
is left alone. The sentences are invented for this purpose, and some of them hold insults. Unless another speaker is
named, an authority is taken to say them; under a reported act, a news outlet.

✓ — отмечается, ✗ — похоже, но не отмечается. Примеры придуманы, в некоторых есть оскорбления. Если не указано иное,
говорящий — орган власти, а в сообщениях о действиях — СМИ.

✓ — белгіленеді, ✗ — ұқсас, бірақ белгіленбейді. Мысалдар ойдан құрастырылған, кейбірінде қорлау сөздері бар. Басқасы
көрсетілмесе, сөйлеуші — билік органы, ал әрекеттер туралы хабарларда — БАҚ.`;

function renderLabel(
  code: string,
  label: CodebookEntry,
  codebook: Codebook,
  lexicon: Lexicon,
): string {
  const borders = codebook.borders.filter((border) => border.between.includes(code));
  return renderEntry(`label.${code}`, code, label, borders, lexicon, { label: code });
}

function renderEntry(
  key: string,
  code: string,
  entry: CodebookEntry,
  borders: Codebook["borders"],
  lexicon: Lexicon,
  found: Code,
): string {
  const blocks = order.map((locale) => {
    const examples = chooseExamples(lexicon, locale, found);
    const lines = [
      ...(entry.isNot ? [`${notWord[locale]}: ${entry.isNot[locale]}`] : []),
      ...borders.map(
        (border) => `${renderNeighbours(border.between, code, locale)}: ${border.rule[locale]}`,
      ),
      ...examples.marked.map((example) => `✓ ${renderExample(example, locale)}`),
      ...examples.leftAlone.map((example) => `✗ ${renderExample(example, locale)}`),
    ];
    return [
      `**${names[locale]}.** ${entry.is[locale]}`,
      ...(lines.length > 0 ? [""] : []),
      ...lines.map((line) => `- ${line}`),
    ].join("\n");
  });
  const title = order.map((locale) => nameOf(locale, key)).join(" · ");
  return [
    `### ${title}`,
    `\`${code}\` · ${entry.theory} (${entry.sources.join(", ")})`,
    ...blocks,
  ].join("\n\n");
}

function renderNeighbours(between: string[], code: string, locale: Locale): string {
  const others = between
    .filter((other) => other !== code)
    .map((other) => `“${nameOf(locale, `label.${other}`).replace(/^[“«]|[”»]$/gu, "")}”`);
  const quoted =
    locale === "en" ? others : others.map((name) => name.replace("“", "«").replace("”", "»"));
  return others.length === 0 ? borderWord[locale] : `${borderWord[locale]} · ${quoted.join(", ")}`;
}

function renderExample({ text, speaker }: Example, locale: Locale): string {
  const escaped = text.replace(/[*_`<|]/gu, "\\$&");
  return speaker === null ? escaped : `${escaped} (${nameOf(locale, `role.${speaker}`)})`;
}

function renderBorders({ borders }: Codebook): string {
  return renderTable(["between", ...order.map((locale) => names[locale])], borders.map(({ between, rule }) => [
    between.map((code) => `\`${code}\``).join(" / "),
    ...order.map((locale) => rule[locale]),
  ])); // prettier-ignore
}

function renderExchange({ exchange }: Codebook): string {
  const rows = Object.entries(exchange.labels).map(([code, fit]) => [
    `\`${code}\``,
    term(exchange.attribution, fit.attribution),
    term(exchange.responses, fit.response),
    fit.note ?? "",
  ]);
  return `HURIDOCS micro-thesauri as in OpenEvSys: 28 *Attribution* for what officials say of an act, 27 *Types of Responses* only for
answers to a demand. The codes are HURIDOCS's, the fits are ours. 050000000000 *Token response* is a judgement and is
never assigned automatically.

${renderTable(["label", "28 Attribution", "27 Types of Responses", "note"], rows)}`;
}

const term = (terms: Record<string, string>, code: string | undefined): string =>
  code === undefined ? "–" : `${code} ${terms[code]}`;

const line = (cells: string[]): string =>
  `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;

function renderTable(head: string[], rows: string[][]): string {
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

function nameOf(locale: Locale, key: string): string {
  const name = translateCode(locale, key, {}, "");
  if (name !== "") return name;
  throw new CodebookError(
    `The ${locale} catalogue has no ${key}. Add it to src/i18n/${locale}/codebook.ts.`,
  );
}
