import { defineSource } from "../../../crawlers/define-source.ts";
import type {
  DiscoveryOf,
  SourceDefinition,
  SourceInput,
} from "../../../crawlers/define-source.ts";

type WayInput = SourceInput["discovery"][number];

/** A synthetic site for the readers' tests; no such site exists. */
export function exampleSource(changes: Partial<SourceInput> = {}): SourceDefinition {
  return defineSource({
    id: "kz-example",
    name: { ru: "Пример", en: "Example" },
    country: "KZ",
    role: "media",
    homepage: "https://www.example.kz/",
    languages: ["ru"],
    timeZone: "Asia/Almaty",
    discovery: [{ kind: "feed", url: "https://www.example.kz/rss" }],
    ...changes,
  });
}

/** A source with one way of discovery, that way, and a context for reading it. */
export function exampleWay<Kind extends WayInput["kind"]>(
  way: Extract<WayInput, { kind: Kind }>,
  changes: Partial<SourceInput> = {},
): {
  source: SourceDefinition;
  way: DiscoveryOf<Kind>;
  at: { source: SourceDefinition; url: string };
} {
  const source = exampleSource({ discovery: [way], ...changes });
  const defined = source.discovery[0] as DiscoveryOf<Kind>;
  const url = "url" in defined ? defined.url : "https://t.me/s/example_kz";
  return { source, way: defined, at: { source, url } };
}
