import { readConfig } from "../config.ts";
import { gazetteerWith } from "../lexicons/load-lexicon.ts";
import { readAdditions } from "../lexicons/read-additions.ts";
import { readAuthorities } from "../store/read-incidents.ts";
import type { Db } from "../store/open-store.ts";
import { localizedOf, type Localized } from "./present.ts";

let known: Map<string, Localized> | null = null;

/** Present names from the gazetteer. Loading takes a fifth of a second, so it is done once, when first asked for. */
function knownAuthorities(): Map<string, Localized> {
  if (known) return known;
  const { authorities } = gazetteerWith(readAdditions(readConfig().additionsDir));
  known = new Map(
    [...authorities.values()].map(({ id, names }) => {
      const { ru, kk, en } = names.at(-1)!;
      return [id, { ru, kk, en }];
    }),
  );
  return known;
}

/** Every authority that can be named, by id: those of the gazetteer, and above them what this installation has stored. */
export async function readAuthorityNames(db: Db): Promise<Map<string, Localized>> {
  const stored = await readAuthorities(db);
  return new Map([
    ...knownAuthorities(),
    ...stored.map((row): [string, Localized] => [row.id, localizedOf(row.name)]),
  ]);
}
