/** Names are stored by language; a plain string stands for every language. */
export function toNames(value: unknown): Record<string, string> {
  if (typeof value === "string") return { en: value };
  if (value === null || typeof value !== "object") return {};
  return Object.fromEntries(
    Object.entries(value).filter(
      (entry): entry is [string, string] => typeof entry[1] === "string",
    ),
  );
}
