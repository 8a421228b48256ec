import {
  Body,
  Container,
  Head,
  Heading,
  Hr,
  Html,
  Link,
  Preview,
  Section,
  Text,
} from "@react-email/components";
import {
  createElement,
  type CSSProperties,
  type FunctionComponent,
  type PropsWithChildren,
  type ReactNode,
} from "react";
import type { DiffPart } from "../core/timeline/diff-words.ts";
import type { Locale } from "../i18n/translate.ts";

/** Its types ask for the text as a property, which elsewhere is the wrong way. */
const PreviewLine = Preview as FunctionComponent<PropsWithChildren>;

const font = "-apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'DejaVu Sans', Arial, sans-serif";
const [ink, quiet, line, paper, accent] = ["#1d2327", "#5a646b", "#d9dee2", "#ffffff", "#0b5c7a"];

const styles = {
  body: {
    backgroundColor: "#f3f5f6",
    color: ink,
    fontFamily: font,
    margin: 0,
    padding: "16px 8px",
  },
  container: {
    backgroundColor: paper,
    border: `1px solid ${line}`,
    borderRadius: "6px",
    maxWidth: "600px",
    padding: "20px 20px 16px",
  },
  brand: { color: quiet, fontSize: "13px", letterSpacing: "0.04em", margin: "0 0 12px" },
  title: { fontSize: "21px", lineHeight: "28px", margin: "0 0 10px" },
  section: { fontSize: "17px", lineHeight: "24px", margin: "26px 0 8px" },
  small: { fontSize: "15px", lineHeight: "21px", margin: "18px 0 4px" },
  text: { fontSize: "15px", lineHeight: "22px", margin: "0 0 8px" },
  note: { color: quiet, fontSize: "13px", lineHeight: "19px", margin: "0 0 8px" },
  quote: {
    borderLeft: `3px solid ${accent}`,
    fontSize: "15px",
    lineHeight: "22px",
    margin: "4px 0 6px",
    padding: "2px 0 2px 12px",
  },
  passed: {
    borderLeft: `3px dashed #8a949b`,
    fontSize: "15px",
    lineHeight: "22px",
    margin: "4px 0 6px",
    padding: "2px 0 2px 12px",
  },
  code: {
    fontFamily: "Consolas, 'DejaVu Sans Mono', monospace",
    fontSize: "12px",
    wordBreak: "break-all",
  },
  rowName: { color: quiet },
  link: { color: accent, fontWeight: 600, textDecoration: "underline" },
  removed: { backgroundColor: "#fbe3df", textDecoration: "line-through" },
  added: { backgroundColor: "#dcf1df", fontWeight: 600, textDecoration: "none" },
  rule: { borderColor: line, margin: "22px 0 12px" },
} satisfies Record<string, CSSProperties>;

/** In the text part: without an empty line around it (see render-parts.ts). */
const tight = { "data-tight": "true" } as object;
const heads = { "data-heads": "true" } as object;

export const title = (text: string): ReactNode =>
  createElement(Heading, { as: "h1", style: styles.title }, text);
export const section = (text: string): ReactNode =>
  createElement(Heading, { as: "h2", style: styles.section }, text);
export const subsection = (...children: ReactNode[]): ReactNode =>
  createElement(Heading, { as: "h3", style: styles.small }, ...children);
export const paragraph = (...children: ReactNode[]): ReactNode =>
  createElement(Text, { style: styles.text }, ...children);
export const note = (...children: ReactNode[]): ReactNode =>
  createElement(Text, { style: styles.note }, ...children);
/** What stands right above the words it announces. */
export const lead = (text: string): ReactNode =>
  createElement(Text, { style: { ...styles.note, margin: "0 0 4px" }, ...heads }, text);
export const label = (text: string): ReactNode =>
  createElement(
    Text,
    { style: { ...styles.text, fontWeight: 600, margin: "10px 0 2px" }, ...heads },
    text,
  );
/** A note that belongs to what stands above it: no empty line before it, in either part. */
export const caption = (...children: ReactNode[]): ReactNode =>
  createElement(Text, { style: { ...styles.note, margin: "0 0 4px" }, ...tight }, ...children);
export const group = (...children: ReactNode[]): ReactNode =>
  createElement(Section, { style: { marginBottom: "10px" } }, ...children);
export const rule = (): ReactNode => createElement(Hr, { style: styles.rule });

/** A fact as `name: value`. `isCode`: a value to compare sign by sign. */
export function row(name: string, value: ReactNode, isCode = false): ReactNode {
  return createElement(
    Text,
    { style: { ...styles.text, margin: "0 0 3px" }, ...tight },
    createElement("span", { style: styles.rowName }, `${name}: `),
    isCode ? createElement("span", { style: styles.code }, value) : value,
  );
}

/** Words: with a full edge where they are the speaker's own, with a dashed one where somebody passes them on. */
export const quote = (words: ReactNode, isOwn: boolean): ReactNode =>
  createElement("blockquote", { style: isOwn ? styles.quote : styles.passed }, words);

export const link = (href: string, text: string): ReactNode =>
  createElement(Link, { href, style: styles.link }, text);

/** One side of a difference; what differs is marked by colour, by line and, for the text part, by its element. */
export function differing(parts: readonly DiffPart[], empty: string): ReactNode[] {
  if (parts.every((part) => part.text.trim() === "")) return [empty];
  return parts.flatMap((part, index) => {
    if (part.kind === "same" || part.text.trim() === "") return [part.text];
    // Blanks at the edges are not marked: they would part the mark from its words.
    const [, before = "", words = "", after = ""] = /^(\s*)(.*?)(\s*)$/su.exec(part.text) ?? [];
    return [
      before,
      createElement(
        part.kind === "added" ? "ins" : "del",
        { key: index, style: part.kind === "added" ? styles.added : styles.removed },
        words,
      ),
      after,
    ];
  });
}

/** The frame of every mail of ours. `preview` is what mail programs show beside the subject. */
export function layout(locale: Locale, preview: string, ...children: ReactNode[]): ReactNode {
  return createElement(
    Html,
    { lang: locale },
    createElement(Head, {}, createElement("meta", { name: "color-scheme", content: "light" })),
    createElement(PreviewLine, {}, preview),
    createElement(
      Body,
      { style: styles.body },
      createElement(
        Container,
        { style: styles.container },
        createElement(
          Text,
          { style: styles.brand, "data-skip-in-text": "true" } as object,
          "On Record",
        ),
        ...children,
      ),
    ),
  );
}
