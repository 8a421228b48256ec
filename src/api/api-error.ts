import { OnRecordError } from "../errors/on-record-error.ts";

/** Codes a client can meet; each has a sentence `error.<code>` in the catalogue. */
export const errorCodes = [
  "bad-request",
  "not-signed-in",
  "forbidden",
  "not-found",
  "conflict",
  "leased",
  "too-many",
  "wrong-credentials",
  "link-used",
  "cross-site",
  "last-administrator",
  "internal",
  "unavailable",
] as const;
export type ErrorCode = (typeof errorCodes)[number];

const statusOf: Record<ErrorCode, number> = {
  "bad-request": 400,
  "not-signed-in": 401,
  "wrong-credentials": 401,
  "link-used": 401,
  forbidden: 403,
  "cross-site": 403,
  "not-found": 404,
  conflict: 409,
  leased: 409,
  "last-administrator": 409,
  "too-many": 429,
  internal: 500,
  unavailable: 503,
};

/** An answer other than success. The client is told the code and nothing of the inside. */
export class ApiError extends OnRecordError {
  readonly code: ErrorCode;
  readonly retry = "never";
  readonly statusCode: number;

  constructor(code: ErrorCode, message: string = code) {
    super(message);
    this.code = code;
    this.statusCode = statusOf[code];
  }
}
