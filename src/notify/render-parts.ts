import { render, type Options } from "@react-email/render";
import type { ReactNode } from "react";

/** The part of html-to-text's builder that we use: the library brings no types of its own. */
interface TextBuilder {
  addInline(text: string): void;
}
type Walk = (children: unknown, builder: TextBuilder) => void;
type TextOptions = NonNullable<
  Extract<Options, { htmlToTextOptions?: unknown }>["htmlToTextOptions"]
>;

/** Beside what the library skips: changed words stand between asterisks, headings keep their letters. */
const textOptions: TextOptions = {
  wordwrap: 76,
  formatters: {
    marked: (element: { children: unknown }, walk: Walk, builder: TextBuilder) => {
      builder.addInline("*");
      walk(element.children, builder);
      builder.addInline("*");
    },
  },
  selectors: [
    { selector: "h1", options: { uppercase: false, leadingLineBreaks: 1, trailingLineBreaks: 2 } },
    { selector: "h2", options: { uppercase: false, leadingLineBreaks: 3, trailingLineBreaks: 2 } },
    { selector: "h3", options: { uppercase: false, leadingLineBreaks: 2, trailingLineBreaks: 1 } },
    { selector: "p", options: { leadingLineBreaks: 2, trailingLineBreaks: 2 } },
    {
      selector: "p[data-tight]",
      format: "paragraph",
      options: { leadingLineBreaks: 1, trailingLineBreaks: 1 },
    },
    {
      selector: "p[data-heads]",
      format: "paragraph",
      options: { leadingLineBreaks: 2, trailingLineBreaks: 1 },
    },
    {
      selector: "blockquote",
      options: { leadingLineBreaks: 1, trailingLineBreaks: 1, trimEmptyLines: true },
    },
    { selector: "ins", format: "marked" },
    { selector: "del", format: "marked" },
    { selector: "hr", options: { length: 40 } },
  ],
};

/** Both parts of a mail from one tree. */
export async function renderParts(tree: ReactNode): Promise<{ html: string; text: string }> {
  const [html, text] = [
    await render(tree),
    await render(tree, { plainText: true, htmlToTextOptions: textOptions }),
  ];
  return { html, text: `${text.trim()}\n` };
}
