import type { SeededRandom } from "./seeded-random.ts";
import type { PageState, WorldPage } from "./world.ts";
import { formulas, writeHeadline, writeParagraph } from "./write-prose.ts";

export const manners = [
  "word",
  "figure",
  "dropped",
  "added",
  "swapped",
  "title",
  "date",
  "quoted",
] as const;
/** What an edit does. Of the dropped, added and swapped passages some are set phrases that other pages hold as well. */
export type Manner = (typeof manners)[number];

const otherWords = [
  "якобы",
  "добровольно",
  "предварительно",
  "самостоятельно",
  "ранее",
  "частично",
];

export interface EditedState {
  state: PageState;
  gained: readonly string[];
  lost: readonly string[];
  fields: readonly ("title" | "text" | "date")[];
}

/** The page's next state, and the words by which the edit is known. Null where this page does not suit. */
export function edit(
  random: SeededRandom,
  page: WorldPage,
  state: PageState,
  manner: Manner,
): EditedState | null {
  const done = attempt(random, page, state, manner);
  // Sentences come twice in some texts: then the words would not tell one state from the other.
  const words = ({ title, paragraphs }: PageState) => [title, ...paragraphs].join("\n");
  const isPlain =
    done?.gained.every((gain) => !words(state).includes(gain)) &&
    done.lost.every((loss) => !words(done.state).includes(loss));
  return isPlain ? done : null;
}

function change(random: SeededRandom, manner: "word" | "quoted" | "figure", word: string): string {
  if (manner === "figure") return String(Number(word) + 7);
  return manner === "quoted" ? `«${word}»` : random.pick(otherWords);
}

function attempt(
  random: SeededRandom,
  page: WorldPage,
  state: PageState,
  manner: Manner,
): EditedState | null {
  const paragraphs = [...state.paragraphs];
  const inText = (gained: string[], lost: string[]): EditedState => ({
    state: { ...state, paragraphs },
    gained,
    lost,
    fields: ["text"],
  });
  const formula = random.pick(formulas);
  const hasFormula = paragraphs.includes(formula);
  switch (manner) {
    case "word":
    case "quoted":
    case "figure": {
      const at = random.between(0, paragraphs.length - 1);
      const words = paragraphs[at]!.split(" ");
      const suits = words.flatMap((word, index) =>
        index > 0 &&
        index < words.length - 1 &&
        (manner === "figure" ? /^\d+$/.test(word) : /^\p{Ll}{5,}$/u.test(word))
          ? [index]
          : [],
      );
      if (words.length < 8 || suits.length === 0) return null;
      const index = random.pick(suits);
      const lost = words.slice(index - 1, index + 2).join(" ");
      words[index] = change(random, manner, words[index]!);
      paragraphs[at] = words.join(" ");
      return inText([words.slice(index - 1, index + 2).join(" ")], [lost]);
    }
    case "dropped": {
      if (paragraphs.length < 4) return null;
      const known = paragraphs.findIndex((text) => formulas.includes(text));
      const at = known > 0 && random.chance(0.7) ? known : random.between(1, paragraphs.length - 1);
      const [lost] = paragraphs.splice(at, 1);
      return inText([], [lost!]);
    }
    case "added": {
      if (page.language === "kk" || hasFormula) return null;
      const text = random.chance(0.5) ? formula : writeParagraph(random, "ru");
      paragraphs.splice(random.between(1, paragraphs.length), 0, text);
      return inText([text], []);
    }
    case "swapped": {
      const at = paragraphs.findIndex((text) => formulas.includes(text));
      if (at < 0 || hasFormula) return null;
      const lost = paragraphs[at]!;
      paragraphs[at] = formula;
      return inText([formula], [lost]);
    }
    case "title": {
      const title = writeHeadline(random, page.language);
      return {
        state: { ...state, title },
        gained: [title],
        lost: [state.title],
        fields: ["title"],
      };
    }
    case "date": {
      const publishedAt = state.publishedAt - random.between(30, 80) * 3_600_000;
      return { state: { ...state, publishedAt }, gained: [], lost: [], fields: ["date"] };
    }
  }
}
