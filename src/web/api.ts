/** An answer of the API other than success; `message` is a code of the catalogue. */
export class ApiFailure extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string) {
    super(`error.${code}`);
    this.status = status;
    this.code = code;
  }
}

let csrfToken = "";
export const setCsrfToken = (token: string): void => void (csrfToken = token);

type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** One request to our own server. @throws {ApiFailure} with the server's code, or `network` when it does not answer. */
export async function request<Answer>(
  method: Method,
  path: string,
  body?: unknown,
): Promise<Answer> {
  const headers: Record<string, string> = { accept: "application/json" };
  if (method !== "GET") headers["x-csrf-token"] = csrfToken;
  if (body !== undefined) headers["content-type"] = "application/json";
  const response = await fetch(`/api${path}`, {
    method,
    headers,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  }).catch(() => {
    throw new ApiFailure(0, "network");
  });
  const answer: unknown = await response.json().catch(() => ({}));
  if (!response.ok)
    throw new ApiFailure(response.status, (answer as { code?: string }).code ?? "internal");
  return answer as Answer;
}

export const get = async <Answer>(path: string): Promise<Answer> =>
  await request<Answer>("GET", path);
export const post = async <Answer>(path: string, body?: unknown): Promise<Answer> =>
  await request<Answer>("POST", path, body);
