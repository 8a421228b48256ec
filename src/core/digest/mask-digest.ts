import type { DigestContent, DigestIncident, DigestItem } from "./digest-content.ts";
import type { ShownWords } from "./shown-words.ts";

type Mask = (text: string) => string;

/** The digest with `mask` over every free text of it: titles, words, demands. Codes, names of offices and proofs stay. Pure. */
export function maskDigest(content: DigestContent, mask: Mask): DigestContent {
  return {
    ...content,
    incidents: content.incidents.map((incident) => maskIncident(incident, mask)),
  };
}

function maskIncident(incident: DigestIncident, mask: Mask): DigestIncident {
  return {
    ...incident,
    title: Object.fromEntries(
      Object.entries(incident.title).map(([locale, title]) => [locale, mask(title)]),
    ),
    items: incident.items.map((item) => maskItem(item, mask)),
    disputes: incident.disputes.map((dispute) => ({
      ...dispute,
      words: maskWords(dispute.words, mask),
    })),
    demands: incident.demands.map((demand) => ({
      ...demand,
      text: mask(demand.text),
      madeBy: mask(demand.madeBy),
    })),
  };
}

function maskItem(item: DigestItem, mask: Mask): DigestItem {
  return {
    ...item,
    article: { ...item.article, title: item.article.title && mask(item.article.title) },
    words: item.words.map((words) => maskWords(words, mask)),
    acts: item.acts.map((act) => ({ ...act, exact: mask(act.exact) })),
  };
}

const maskWords = (words: ShownWords, mask: Mask): ShownWords => ({
  ...words,
  exact: mask(words.exact),
});
