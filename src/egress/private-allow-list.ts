import { EgressConfigError } from "./egress-errors.ts";
import { normalizeHost } from "./normalize-host.ts";

interface AllowEntry {
  /** A host name or address literal, or the part behind `*.`. */
  host: string;
  wildcard: boolean;
  /** null: the ordinary ports; "any": every port. */
  port: number | null | "any";
}

export type PrivateAllowList = readonly AllowEntry[];

/**
 * Reads entries such as `127.0.0.1:8123`, `*.localhost:8123`, `[::1]:*` and `mail.example`.
 * @throws {EgressConfigError} on an entry that is not of this form; a lone `*` is not.
 */
export function parseAllowList(entries: readonly string[]): PrivateAllowList {
  return entries.map((entry) => {
    const match = /^(\*\.)?(\[[0-9a-f:.]+\]|[^\s:/@*[\]]+)(?::(\d{1,5}|\*))?$/iu.exec(entry.trim());
    const host = match === null ? null : normalizeHost(match[2]!);
    const port = match?.[3] === undefined ? null : match[3] === "*" ? "any" : Number(match[3]);
    if (host === null || (typeof port === "number" && (port < 1 || port > 65_535))) {
      throw new EgressConfigError(
        `The private host “${entry}” cannot be read: write host, host:port, host:* or *.suffix:port.`,
        { context: { entry } },
      );
    }
    return { host, wildcard: match![1] !== undefined, port };
  });
}

/** Whether a normalised host and port stand on the list. Pure. */
export function isListed(
  list: PrivateAllowList,
  host: string,
  port: number,
  ordinaryPorts: ReadonlySet<number>,
): boolean {
  return list.some((entry) => {
    const hostMatches = entry.wildcard ? host.endsWith(`.${entry.host}`) : host === entry.host;
    if (!hostMatches) return false;
    if (entry.port === "any") return true;
    return entry.port === null ? ordinaryPorts.has(port) : entry.port === port;
  });
}
