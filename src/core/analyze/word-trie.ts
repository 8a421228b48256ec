import { foldKazakh } from "./normalise-word.ts";
import type { RuleLanguage } from "./lexicon.ts";

interface Node {
  next: Map<number, Node> | null;
  exact: number[] | null;
  prefix: number[] | null;
  inflected: number[] | null;
  conjugated: number[] | null;
  reflexive: number[] | null;
}

const RUSSIAN_ENDINGS = new Set(
  " а я у ю о е ё ы и ь й ом ем ём ой ей ою ею ов ев ёв ам ям ами ями ах ях ый ий ая яя ое ее ые ие ого его ому ему ым им ых их ыми ими ую юю ью ия ию ии ием иям иями иях ий ью".split(
    " ",
  ),
);
/** Past and present of the third person: (убежда)л, (доказ)ывает, (тверд)ят. */
const RUSSIAN_VERB_ENDINGS = /^(?:[аеиоуыюя]|[иы]ва|ева|ова|ну)?(?:л[аои]?|[еи]т|[уюая]т)$/u;
const ENGLISH_ENDINGS = new Set(["", "s", "es", "'s", "s'", "es'"]);
/** Plural, possessive, case, attributive; on folded letters. */
const KAZAKH_ENDINGS =
  /^(лар|лер|дар|дер|тар|тер)?(ым|им|м|ын|ин|н|ы|и|сы|си|ымыз|имиз|мыз|миз|ныз|низ|ыныз|иниз|нын|нин|дын|дин|тын|тин)?(нын|нин|дын|дин|тын|тин|га|ге|ка|ке|на|не|а|е|ны|ни|ды|ди|ты|ти|н|да|де|та|те|нда|нде|дан|ден|тан|тен|нан|нен|ндан|нден|мен|бен|пен|ша|ше)?(гы|ги|дагы|деги|тагы|теги|ндагы|ндеги)?(мыз|миз|быз|биз|пыз|пиз)?$/u;

function isReflexive(rest: string): boolean {
  return /с[яь]$/u.test(rest) && RUSSIAN_VERB_ENDINGS.test(rest.slice(0, -2));
}

/** How an atom of a pattern fits words, and the letters they begin with. */
function kindOf(atom: string): [Exclude<keyof Node, "next">, string] {
  if (atom.endsWith("~ся")) return ["reflexive", atom.slice(0, -3)];
  if (atom.endsWith("~")) return ["conjugated", atom.slice(0, -1)];
  if (atom.endsWith("+")) return ["inflected", atom.slice(0, -1)];
  return atom.length > 1 && atom.endsWith("*") ? ["prefix", atom.slice(0, -1)] : ["exact", atom];
}

function emptyNode(): Node {
  return {
    next: null,
    exact: null,
    prefix: null,
    inflected: null,
    conjugated: null,
    reflexive: null,
  };
}

/**
 * All words of all patterns of one language as one automaton: what a word can stand for is found in one
 * walk over its letters, however many patterns there are.
 */
export class WordTrie {
  readonly #root: Node = emptyNode();
  readonly #language: RuleLanguage;

  constructor(language: RuleLanguage) {
    this.#language = language;
  }

  /** Adds `слово`, `слов*`, `слов+`, `говор~` or `смея~ся` for the word position `elem`. */
  add(atom: string, elem: number): void {
    const [kind, stem] = kindOf(atom);
    const letters = this.#key(stem);
    let node = this.#root;
    for (let i = 0; i < letters.length; i++) {
      node.next ??= new Map();
      const code = letters.charCodeAt(i);
      let child = node.next.get(code);
      if (!child) node.next.set(code, (child = emptyNode()));
      node = child;
    }
    (node[kind] ??= []).push(elem);
  }

  /** Puts the word positions that `word` (normalised) fits into `into`. */
  find(word: string, into: Set<number>): void {
    const letters = this.#key(word);
    let node: Node | undefined = this.#root;
    for (let i = 0; i < letters.length; i++) {
      node = node.next?.get(letters.charCodeAt(i));
      if (!node) return;
      if (node.prefix) for (const elem of node.prefix) into.add(elem);
      if (node.inflected && this.#isEnding(letters.slice(i + 1)))
        for (const elem of node.inflected) into.add(elem);
      if (node.conjugated && RUSSIAN_VERB_ENDINGS.test(letters.slice(i + 1)))
        for (const elem of node.conjugated) into.add(elem);
      if (node.reflexive && isReflexive(letters.slice(i + 1)))
        for (const elem of node.reflexive) into.add(elem);
    }
    if (node.exact) for (const elem of node.exact) into.add(elem);
  }

  #key(text: string): string {
    const plain = text.replaceAll("ё", "е");
    return this.#language === "kk" ? foldKazakh(plain) : plain;
  }

  #isEnding(rest: string): boolean {
    if (this.#language === "ru") return RUSSIAN_ENDINGS.has(rest);
    if (this.#language === "en") return ENGLISH_ENDINGS.has(rest);
    return KAZAKH_ENDINGS.test(rest);
  }
}
