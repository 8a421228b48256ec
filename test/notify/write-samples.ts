import fs from "node:fs";
import path from "node:path";
import { composeAlert } from "../../src/core/alerts/compose-alert.ts";
import { composeDigest } from "../../src/core/digest/compose-digest.ts";
import { maskDigest } from "../../src/core/digest/mask-digest.ts";
import { locales } from "../../src/i18n/translate.ts";
import { loadLexicon } from "../../src/lexicons/load-lexicon.ts";
import { renderAlert } from "../../src/notify/render-alert.ts";
import { renderDigest } from "../../src/notify/render-digest.ts";
import { maskForMail } from "../../workers/mask-for-mail.ts";
import { alertSamples, digestFacts, hiddenName, period } from "./sample-facts.ts";

/** Writes every kind of mail in every language to a directory, to be looked at: `node test/notify/write-samples.ts <directory>`. */
const target = process.argv[2];
if (!target)
  throw new Error(
    "Name a directory for the samples: node test/notify/write-samples.ts <directory>",
  );
fs.mkdirSync(target, { recursive: true });
const mask = maskForMail(loadLexicon(), [hiddenName]);
for (const locale of locales) {
  const reader = { locale, publicUrl: "https://record.example", isInside: true };
  const mails = await Promise.all([
    ...Object.entries(alertSamples).map(async ([name, facts]) => ({
      name,
      mail: await renderAlert(composeAlert(facts, mask), reader),
    })),
    renderDigest(maskDigest(composeDigest(digestFacts, period), mask.text), reader).then(
      (mail) => ({ name: "digest", mail }),
    ),
  ]);
  for (const { name, mail } of mails) {
    fs.writeFileSync(path.join(target, `${name}.${locale}.html`), mail.html);
    fs.writeFileSync(
      path.join(target, `${name}.${locale}.txt`),
      `Subject: ${mail.subject}\n\n${mail.text}`,
    );
  }
}
