import {
  COMMENTS_KK,
  HEADLINES_KK,
  NAMES_KK,
  SENTENCES_KK,
  SUBHEADS_KK,
  TITLES_KK,
} from "./words-kk.ts";
import {
  COMMENTS_RU,
  HEADLINES_RU,
  NAMES_RU,
  SENTENCES_RU,
  SUBHEADS_RU,
  TITLES_RU,
} from "./words-ru.ts";

/** A synthetic page with what must come out of it. */
export interface MadePage {
  name: string;
  url: string;
  html: string;
  /** Encoding the page is to be stored in; UTF-8 when absent. */
  encoding?: string;
  title: string;
  text: string;
  authors: readonly string[];
  /** Day or instant; null where the page tells none. */
  publishedAt: string | null;
}

/** How a page is made: its frame as the layout has it, its article through the kit, which keeps the truth. */
export interface PageRecipe {
  name: string;
  language: "ru" | "kk";
  url: string;
  encoding?: string;
  publishedAt: string | null;
  /** The page names `kit.author` as its author. */
  showsAuthor?: boolean;
  make: (kit: PageKit) => string;
}

/** mulberry32, seeded by a name: the same page every time. */
function randomOf(name: string): () => number {
  let state = 0;
  for (const letter of name) state = (Math.imul(state, 31) + (letter.codePointAt(0) ?? 0)) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Draws without repetition until the list is used up, then starts again. */
function drawer(list: readonly string[], random: () => number): () => string {
  let left: string[] = [];
  return () => {
    if (left.length === 0) left = [...list];
    return left.splice(Math.floor(random() * left.length), 1)[0] ?? "";
  };
}

/** Words for one page, and a record of those that belong to its article. */
export class PageKit {
  readonly title: string;
  readonly author: string;
  /** A headline of another article. */
  readonly other: () => string;
  readonly comment: () => string;
  readonly #sentence: () => string;
  readonly #otherSentence: () => string;
  readonly #subhead: () => string;
  readonly #truth: string[] = [];

  constructor(name: string, language: "ru" | "kk") {
    const random = randomOf(name);
    const of = (ru: readonly string[], kk: readonly string[]) => (language === "ru" ? ru : kk);
    // The frame has other sentences than the article, as on any page.
    const sentences = [...of(SENTENCES_RU, SENTENCES_KK)].sort(() => random() - 0.5);
    const cut = Math.floor(sentences.length * 0.7);
    this.#sentence = drawer(sentences.slice(0, cut), random);
    this.#otherSentence = drawer(sentences.slice(cut), random);
    this.other = drawer(of(HEADLINES_RU, HEADLINES_KK), random);
    this.comment = drawer(of(COMMENTS_RU, COMMENTS_KK), random);
    this.#subhead = drawer(of(SUBHEADS_RU, SUBHEADS_KK), random);
    this.title = drawer(of(TITLES_RU, TITLES_KK), random)();
    this.author = drawer(of(NAMES_RU, NAMES_KK), random)();
  }

  /** So many sentences of the article, as bare text. */
  text(sentences: number): string {
    return this.keep(Array.from({ length: sentences }, () => this.#sentence()).join(" "));
  }

  /** Any words of the article that are not sentences of the list. */
  keep(text: string): string {
    this.#truth.push(text);
    return text;
  }

  /** A paragraph of the article. */
  p(sentences: number, attributes = ""): string {
    return `<p${attributes === "" ? "" : ` ${attributes}`}>${this.text(sentences)}</p>`;
  }

  /** Paragraphs of the article of the lengths given. */
  ps(...lengths: number[]): string {
    return lengths.map((length) => this.p(length)).join("\n");
  }

  /** A heading between paragraphs. */
  h(level: number, attributes = ""): string {
    const name = `h${level}`;
    return `<${name}${attributes === "" ? "" : ` ${attributes}`}>${this.keep(this.#subhead())}</${name}>`;
  }

  /** Items of a list in the article. */
  items(...lengths: number[]): string {
    return lengths.map((length) => `<li>${this.text(length)}</li>`).join("\n");
  }

  /** Sentences that do not belong to the article: teasers, promotion, biographies. */
  aside(sentences: number): string {
    return Array.from({ length: sentences }, () => this.#otherSentence()).join(" ");
  }

  /** Repeats a part of the frame with a number. */
  times(count: number, part: (number: number) => string): string {
    return Array.from({ length: count }, (_, number) => part(number + 1)).join("\n");
  }

  truth(): string {
    return this.#truth.join("\n");
  }
}

/** The page of a recipe, the same every time. */
export function makePage(recipe: PageRecipe): MadePage {
  const kit = new PageKit(recipe.name, recipe.language);
  const html = recipe.make(kit);
  const { name, url, encoding, publishedAt } = recipe;
  return {
    name,
    url,
    html,
    ...(encoding === undefined ? {} : { encoding }),
    title: kit.title,
    text: kit.truth(),
    authors: recipe.showsAuthor === true ? [kit.author] : [],
    publishedAt,
  };
}
