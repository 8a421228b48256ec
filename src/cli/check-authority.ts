import { compileGazetteer } from "../core/gazetteer/compile-gazetteer.ts";
import { OnRecordError } from "../errors/on-record-error.ts";
import { loadGazetteer } from "../lexicons/load-gazetteer.ts";

class AuthorityError extends OnRecordError {
  readonly code = "option";
  readonly retry = "never";
}

/** The id of an authority that the gazetteer knows. @throws {AuthorityError} with those that are like it */
export function checkAuthority(id: string): string {
  const ids = [...compileGazetteer(loadGazetteer()).authorities.keys()];
  if (ids.includes(id)) return id;
  // The beginnings of words: karagandy and karaganda are meant alike.
  const words = id
    .toLowerCase()
    .split("-")
    .filter((word) => word.length > 2);
  const likeness = (one: string): number =>
    words.filter((word) => one.includes(word.slice(0, 6))).length;
  const like = ids
    .filter((one) => likeness(one) > 0)
    .toSorted((a, b) => likeness(b) - likeness(a))
    .slice(0, 8);
  throw new AuthorityError(
    `An official source names the authority that speaks on it, and the gazetteer knows ${id ? `no "${id}"` : "none without a name"}. Give --authority with an id such as ${(like.length > 0 ? like : ["kz-police-karaganda", "kz-akimat-karaganda", "kz-mvd"]).join(", ")}.`,
  );
}
