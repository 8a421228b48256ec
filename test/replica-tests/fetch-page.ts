import { request } from "node:http";
import type { IncomingHttpHeaders } from "node:http";

export interface FetchedPage {
  status: number;
  headers: IncomingHttpHeaders;
  /** As sent: still gzipped where it was. */
  bytes: Buffer;
  /** `bytes` as UTF-8. */
  text: string;
}

/**
 * One request to a site of the replica, without following redirects. Goes to 127.0.0.1 and names the site in the
 * Host header, since not every system's resolver knows *.localhost.
 */
export function fetchPage(
  url: string,
  options: { method?: string; headers?: Record<string, string>; timeoutMs?: number } = {},
): Promise<FetchedPage> {
  const { hostname, port, pathname, search, host } = new URL(url);
  if (!hostname.endsWith(".localhost") && hostname !== "127.0.0.1") {
    throw new TypeError(`${hostname} is no site of the replica`);
  }
  return new Promise((resolve, reject) => {
    const outgoing = request(
      {
        host: "127.0.0.1",
        port,
        path: pathname + search,
        method: options.method ?? "GET",
        headers: { host, ...options.headers },
        timeout: options.timeoutMs ?? 5000,
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("error", reject);
        response.on("end", () => {
          const bytes = Buffer.concat(chunks);
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            bytes,
            text: bytes.toString("utf8"),
          });
        });
      },
    );
    outgoing.on("timeout", () => outgoing.destroy(new Error("timeout")));
    outgoing.on("error", reject);
    outgoing.end();
  });
}
