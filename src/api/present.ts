import { maskNames } from "../core/access/mask-names.ts";
import type { Reason } from "../core/types.ts";

/** Rows of the store as the API shows them. `mask` blacks out names the person may not see; it never changes a length. */
export type Mask = (text: string) => string;
export const maskOf = (names: readonly string[]): Mask =>
  names.length === 0 ? (text) => text : (text) => maskNames(text, names);

export type Localized = Record<string, string>;

/** Names are stored by language; a plain string stands for every language. */
export function localizedOf(value: unknown): Localized {
  if (typeof value === "string") return { en: value };
  if (value === null || typeof value !== "object") return {};
  return Object.fromEntries(
    Object.entries(value).filter(
      (entry): entry is [string, string] => typeof entry[1] === "string",
    ),
  );
}

export interface Message {
  code: string;
  params: Record<string, string | number>;
}

/** Message codes are stored as a bare code or with parameters; strings in them may carry names. */
export function messagesOf(value: unknown, mask: Mask): Message[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((entry: unknown) => {
    if (typeof entry === "string") return [{ code: entry, params: {} }];
    if (entry === null || typeof entry !== "object" || typeof (entry as Message).code !== "string")
      return [];
    return [{ code: (entry as Message).code, params: paramsOf((entry as Message).params, mask) }];
  });
}

export function paramsOf(value: unknown, mask: Mask): Record<string, string | number> {
  if (value === null || typeof value !== "object") return {};
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, param]): [string, string | number][] => {
      if (typeof param === "string") return [[key, mask(param)]];
      if (typeof param === "number") return [[key, param]];
      return [];
    }),
  );
}

interface CaptureRow {
  id: string;
  seq: bigint;
  url: string;
  finalUrl: string;
  fetchedAt: Date;
  httpStatus: number;
  bodySha256: string;
  bodyBytes: number;
  entryHash: string;
  viaBrowser: boolean;
  clockSimulated: boolean;
}

export const presentCapture = (row: CaptureRow) => ({
  id: row.id,
  seq: row.seq.toString(),
  url: row.url,
  finalUrl: row.finalUrl,
  fetchedAt: row.fetchedAt.toISOString(),
  httpStatus: row.httpStatus,
  bodySha256: row.bodySha256,
  bodyBytes: row.bodyBytes,
  entryHash: row.entryHash,
  viaBrowser: row.viaBrowser,
  clockSimulated: row.clockSimulated,
});

interface FlagRow {
  id: string;
  label: string;
  start: number;
  end: number;
  exact: string;
  speakerName: string | null;
  authorityId: string | null;
  role: string;
  chain: unknown;
  stance: string | null;
  attributes: unknown;
  confidence: number;
  reasons: unknown;
}

export type FlagVerdict = { verdict: string; correction: unknown } | undefined;

const correctedLabelOf = (verdict: FlagVerdict): string | null => {
  const label = (verdict?.correction as { label?: unknown } | null | undefined)?.label;
  return typeof label === "string" ? label : null;
};

export const presentFlag = (
  row: FlagRow,
  context: { mask: Mask; authorities: Map<string, unknown>; verdict: FlagVerdict },
) => ({
  id: row.id,
  label: row.label,
  start: row.start,
  end: row.end,
  exact: context.mask(row.exact),
  speaker: {
    name: row.speakerName && context.mask(row.speakerName),
    authorityId: row.authorityId,
    authorityName:
      row.authorityId && context.authorities.has(row.authorityId)
        ? localizedOf(context.authorities.get(row.authorityId))
        : null,
    role: row.role,
  },
  chain: row.chain as string[],
  stance: row.stance,
  attributes: maskedAttributes(row.attributes as Record<string, unknown>, context.mask),
  confidence: row.confidence,
  reasons: row.reasons as Reason[],
  verdict: context.verdict?.verdict ?? null,
  correctedLabel: correctedLabelOf(context.verdict),
});

/** Attributes may name somebody, as the subject of a silence does. */
const maskedAttributes = (
  attributes: Record<string, unknown>,
  mask: Mask,
): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(attributes).map(([key, value]) => [
      key,
      typeof value === "string" ? mask(value) : value,
    ]),
  );

interface FrameRow {
  start: number;
  end: number;
  type: string;
  speakerName: string | null;
  role: string;
  chain: unknown;
  stance: string | null;
}

export const presentFrame = (row: FrameRow, mask: Mask) => ({
  start: row.start,
  end: row.end,
  type: row.type,
  speakerName: row.speakerName && mask(row.speakerName),
  role: row.role,
  chain: row.chain as string[],
  stance: row.stance,
});

interface ActRow {
  id: string;
  act: string;
  start: number;
  end: number;
  exact: string;
  subjectName: string | null;
  authorityId: string | null;
  reporter: string;
  confidence: number;
}

export const presentAct = (row: ActRow, mask: Mask, authorities: Map<string, unknown>) => ({
  id: row.id,
  act: row.act,
  start: row.start,
  end: row.end,
  exact: mask(row.exact),
  subjectName: row.subjectName && mask(row.subjectName),
  authorityName:
    row.authorityId && authorities.has(row.authorityId)
      ? localizedOf(authorities.get(row.authorityId))
      : null,
  reporter: row.reporter,
  confidence: row.confidence,
});
