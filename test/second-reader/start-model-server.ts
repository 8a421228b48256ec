import http from "node:http";
import type { AddressInfo } from "node:net";

/** What the stand-in for a model does with a request. Synthetic. */
export type Behaviour = (
  request: { path: string; body: string },
  response: http.ServerResponse,
) => void;

/** A real HTTP server that speaks the OpenAI chat protocol, or does not, as the test says. */
export async function startModelServer() {
  let behave: Behaviour = (_request, response) => response.end();
  const seen: { path: string; body: string; authorization: string | undefined }[] = [];
  const server = http.createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const body = Buffer.concat(chunks).toString("utf8");
      seen.push({ path: request.url ?? "", body, authorization: request.headers.authorization });
      behave({ path: request.url ?? "", body }, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    seen,
    behaves: (next: Behaviour) => {
      behave = next;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Answers as the protocol wants, with this content. */
export const says =
  (content: string): Behaviour =>
  (_request, response) => {
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify({ choices: [{ message: { role: "assistant", content } }] }));
  };
