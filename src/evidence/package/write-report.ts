import type { PackageEvidence } from "./describe-evidence.ts";
import type { ReportWords } from "./report-words.ts";

type Article = PackageEvidence["articles"][number];
type Capture = PackageEvidence["captures"][number];

const escape = (text: unknown): string =>
  String(text).replaceAll(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);
const fill = (message: string, values: Record<string, string | number>): string =>
  message.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => String(values[name] ?? ""));
const list = (items: readonly string[]): string =>
  `<ul>${items.map((item) => `<li>${escape(item)}</li>`).join("")}</ul>`;
const dateOf = (instant: string): string => `${instant.slice(0, 19).replace("T", " ")} UTC`;

const style = `body{font:15px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a}
code{font-size:.85em;overflow-wrap:anywhere}table{border-collapse:collapse;width:100%;font-size:.85em}
td,th{border:1px solid #bbb;padding:.3rem .5rem;text-align:left;vertical-align:top}pre{white-space:pre-wrap;background:#f5f5f5;padding:.6rem}
.warning{border:2px solid #b00;padding:.6rem}section{margin-top:2rem}@media print{details{display:block}}`;

/**
 * The package for people, as one page without scripts that loads nothing. It says what stood where and when, and judges nothing:
 * labels and reviewers' words stay in the house.
 */
export function writeReport(evidence: PackageEvidence, words: ReportWords): string {
  const { incident, key, treeHead, createdAt, selection } = evidence;
  return `<!doctype html>
<html lang="${words.language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><meta name="referrer" content="no-referrer">
<title>${escape(words.title)}: ${escape(incident.title)}</title><style>${style}</style></head><body>
<h1>${escape(words.title)}</h1>
<p>${escape(words.case)}: <strong>${escape(incident.title)}</strong><br>${escape(words.madeAt)}: ${dateOf(createdAt)}, ${escape(evidence.software)}</p>
${selection.includePrivate ? `<p class="warning">${escape(words.containsPrivate)}</p>` : `<p>${escape(words.masked)}</p>`}
<p>${escape(words.key)}:<br><code>${escape(key.fingerprint)}</code></p>
<p>${escape(words.head)}: ${escape(fill(words.headText, { size: treeHead.size, signedAt: dateOf(treeHead.signedAt) }))}<br><code>${escape(treeHead.root)}</code></p>
<section><h2>${escape(words.provesTitle)}</h2>${list(words.proves)}</section>
<section><h2>${escape(words.provesNotTitle)}</h2>${list(words.provesNot)}</section>
<section><h2>${escape(words.checkTitle)}</h2>${list(words.check)}</section>
<section><h2>${escape(words.articles)}</h2>${evidence.articles.map((article) => describeArticle(article, evidence, words)).join("\n")}</section>
<section><h2>${escape(words.captures)}</h2><p>${escape(words.capturesText)}</p>${describeCaptures(evidence.captures, words)}</section>
</body></html>
`;
}

function describeArticle(article: Article, evidence: PackageEvidence, words: ReportWords): string {
  const { looks, presence, presenceSince } = article;
  const at = presence === "present" && looks ? looks.to : presenceSince;
  return `<article><h3>${escape(article.versions.at(-1)?.title ?? article.url)}</h3>
<p>${escape(words.source)}: ${escape(article.source)}<br>${escape(words.address)}: <code>${escape(article.url)}</code><br>
${escape(article.isConfirmed ? words.confirmed : words.suggested)}</p>
${article.versions.map((version) => describeVersion(version, evidence, words)).join("\n")}
<p>${escape(fill(words.presence[presence], { time: dateOf(at) }))}${looks ? ` ${escape(fill(words.looks, { count: looks.count, from: dateOf(looks.from), to: dateOf(looks.to) }))}` : ""}</p>
${article.removals.map((removal) => describeRemoval(removal, evidence, words)).join("\n")}</article>`;
}

function describeVersion(
  version: Article["versions"][number],
  { captures }: PackageEvidence,
  words: ReportWords,
): string {
  const capture = captures.find((one) => one.seq === version.capture);
  const views = captures.filter(
    (one) =>
      one.files && (one === capture || one.facts?.viewOfId === (capture?.facts?.id ?? "none")),
  );
  const changed = version.changedFields.map((field) => words.fields[field]).join(", ");
  const links = views.flatMap(({ files }) => [
    ...(files?.screenshot ? [viewLink(files.screenshot, words.screenshot)] : []),
    ...(files?.pdf ? [viewLink(files.pdf, words.pdf)] : []),
  ]);
  const time = capture?.facts ? dateOf(capture.facts.fetchedAt) : "—";
  return `<h4>${escape(fill(words.version, { number: version.number }))}: ${escape(fill(words.captured, { time }))} (${escape(words.columns.seq)} ${version.capture})</h4>
${changed ? `<p>${escape(words.changed)}: ${escape(changed)}</p>` : ""}
${version.publishedAtRaw ? `<p>${escape(words.publishedAs)}: ${escape(version.publishedAtRaw)}</p>` : ""}
${links.length > 0 ? `<p>${links.join(" · ")}</p>` : ""}
${capture?.withheld ? `<p>${escape(words.withheld[capture.withheld.reason])}</p>` : ""}
<details><summary>${escape(version.title ?? "—")}</summary><pre>${escape(version.text)}</pre></details>`;
}

/** What was told of a removal, and what the server answered each time. */
function describeRemoval(
  { kind, at, captures: places }: Article["removals"][number],
  { captures }: PackageEvidence,
  words: ReportWords,
): string {
  const answers = captures
    .filter(({ seq }) => places.includes(seq))
    .map(({ seq, facts }) => {
      const said = facts
        ? `${dateOf(facts.fetchedAt)}: ${[`HTTP ${facts.httpStatus}`, nameSign(facts.absenceSign, words)].filter(Boolean).join(", ")}`
        : words.sealed;
      return `${words.columns.seq} ${seq}: ${said}`;
    });
  const told = `<p>${escape(fill(words.removal[kind], { time: dateOf(at) }))}</p>`;
  return answers.length > 0 ? `${told}${list(answers)}` : told;
}

const nameSign = (sign: string | undefined, words: ReportWords): string =>
  sign ? (words.signs[sign] ?? sign) : "";

/** The report lies beside the folder of views. */
const viewLink = (path: string, label: string): string =>
  `<a href="${escape(path.replace(/^onrecord\//, ""))}">${escape(label)}</a>`;

function describeCaptures(captures: readonly Capture[], words: ReportWords): string {
  const { seq, time, status, from, bytes, hashes } = words.columns;
  const head = [seq, time, status, from, bytes, hashes]
    .map((name) => `<th>${escape(name)}</th>`)
    .join("");
  return `<table><thead><tr>${head}</tr></thead><tbody>${captures.map((capture) => captureRow(capture, words)).join("\n")}</tbody></table>`;
}

function captureRow({ seq, facts, entryHash, withheld }: Capture, words: ReportWords): string {
  const notes = [
    facts?.absenceSign ? fill(words.absence, { sign: nameSign(facts.absenceSign, words) }) : "",
    facts?.viewOfId ? words.viewOf : facts?.viaBrowser ? words.rendered : "",
    facts?.clockSimulated ? words.simulatedClock : "",
    withheld ? words.withheld[withheld.reason] : "",
    facts ? "" : words.sealed,
  ].filter(Boolean);
  const hashes = [
    ["entry", entryHash],
    ["WARC", facts?.warcSha256],
    ["body", facts?.bodySha256],
  ].flatMap(([name, hash]) => (hash ? [`${name} <code>${escape(hash)}</code>`] : []));
  const server = facts?.remoteAddress ? `<br>${escape(facts.remoteAddress)}` : "";
  return `<tr><td>${seq}</td><td>${facts ? escape(facts.fetchedAt) : ""}</td><td>${facts?.httpStatus ?? ""}</td>
<td>${facts ? `<code>${escape(facts.finalUrl)}</code>${server}` : ""}${notes.map((note) => `<br><em>${escape(note)}</em>`).join("")}</td><td>${facts?.bodyBytes ?? ""}</td><td>${hashes.join("<br>")}</td></tr>`;
}
