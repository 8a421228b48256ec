import type { z } from "zod";
import { SourceDefinitionError } from "./source-definition-error.ts";
import type { SourceFault } from "./source-definition-error.ts";
import { sourceSchema } from "./source-schema.ts";

type Frozen<T> = T extends readonly (infer Item)[]
  ? readonly Frozen<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: Frozen<T[Key]> }
    : T;

/** What a source file writes; fields with a default may be left out. */
export type SourceInput = z.input<typeof sourceSchema>;
/** One watched site as the crawlers use it: every default filled in, frozen through and through. */
export type SourceDefinition = Frozen<z.output<typeof sourceSchema>>;
/** One way to find new items of a source. */
export type DiscoveryWay = SourceDefinition["discovery"][number];
/** The ways of one kind: `DiscoveryOf<"feed">`. */
export type DiscoveryOf<Kind extends DiscoveryWay["kind"]> = Extract<DiscoveryWay, { kind: Kind }>;

const defined = new WeakSet<object>();

/**
 * Checks a watched site's facts and returns them frozen. Pure: reads and fetches nothing.
 *
 * @param input the facts; `unknown` is allowed for those read from YAML or JSON
 * @param file where they stand, for the message
 * @throws {SourceDefinitionError} with every fault: field, what is wrong, what to write
 */
export function defineSource(input: SourceInput, file: string | null = null): SourceDefinition {
  const parsed = sourceSchema.safeParse(input, { reportInput: true });
  if (!parsed.success)
    throw new SourceDefinitionError(file, parsed.error.issues.flatMap(describeIssue));
  const source = freezeThrough(parsed.data);
  defined.add(source);
  return source;
}

/** True for what `defineSource` returned, and for nothing that merely looks like it. */
export function isSourceDefinition(value: unknown): value is SourceDefinition {
  return typeof value === "object" && value !== null && defined.has(value);
}

function freezeThrough<T>(value: T): Frozen<T> {
  if (typeof value === "object" && value !== null) {
    Object.values(value).forEach(freezeThrough);
    Object.freeze(value);
  }
  return value as Frozen<T>;
}

function describeIssue(issue: z.core.$ZodIssue): SourceFault[] {
  const field = fieldName(issue.path);
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => ({
      field: fieldName([...issue.path, key]),
      problem: "is not a field of a source.",
      fix: "Check the spelling in docs/adding-a-source.md, or remove it.",
    }));
  }
  if (issue.code === "invalid_union" && issue.errors.length > 0) {
    // Of "one or many" the shape that was meant is the one whose faults lie deepest.
    const deepest = issue.errors.toSorted((a, b) => depth(b) - depth(a))[0] ?? [];
    return deepest.flatMap((inner) =>
      describeIssue({ ...inner, path: [...issue.path, ...inner.path] }),
    );
  }
  if (issue.code === "custom") {
    return [{ field, problem: issue.message, fix: String(issue.params?.["fix"] ?? "") }];
  }
  return [{ field, problem: `${issue.message}.`, fix: fixFor(issue) }];
}

function depth(issues: readonly z.core.$ZodIssue[]): number {
  return Math.max(
    0,
    ...issues.map((issue) => issue.path.length + (issue.code === "custom" ? 1 : 0)),
  );
}

function fixFor(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case "invalid_type":
      return issue.input === undefined
        ? `Add it (${issue.expected}).`
        : `Write a value of type ${issue.expected}.`;
    case "invalid_value":
      return `Write one of: ${issue.values.map(String).join(", ")}.`;
    case "invalid_union":
      return "Write kind: feed, sitemap, listing, rendered-listing, telegram or json.";
    case "too_small":
      return `Give at least ${issue.minimum}.`;
    case "too_big":
      return `Give at most ${issue.maximum}.`;
    default:
      return "See docs/adding-a-source.md for what this field takes.";
  }
}

/** `["discovery", 0, "url"]` → `discovery[0].url`; the whole definition is `source`. */
function fieldName(path: readonly PropertyKey[]): string {
  const name = path
    .map((part) => (typeof part === "number" ? `[${part}]` : `.${String(part)}`))
    .join("")
    .replace(/^\./, "");
  return name === "" ? "source" : name;
}
