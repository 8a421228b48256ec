import { Request, type IRequestManager } from "crawlee";

/**
 * Where Crawlee takes its requests from: a list in memory, first come first served, that forgets what is done. Crawlee's own
 * queue keeps every request it ever had and looks for new ones twice a second; the record of truth is the database anyway.
 */
export class WaitingRequests implements IRequestManager {
  readonly #waiting = new Map<string, Request>();
  #handled = 0;
  #inHand = 0;

  add(url: string, uniqueKey: string): void {
    this.#waiting.set(uniqueKey, new Request({ url, uniqueKey, id: uniqueKey }));
  }

  /** Nobody waits for it any more. */
  drop(uniqueKey: string): void {
    this.#waiting.delete(uniqueKey);
  }

  isEmpty = async () => this.#waiting.size === 0;
  isFinished = async () => this.#waiting.size === 0 && this.#inHand === 0;
  handledCount = async () => this.#handled;
  getTotalCount = () => this.#handled + this.getPendingCount();
  getPendingCount = () => this.#waiting.size + this.#inHand;

  fetchNextRequest: IRequestManager["fetchNextRequest"] = async () => {
    const next = this.#waiting.entries().next().value;
    if (!next) return null;
    const [key, request] = next;
    this.#waiting.delete(key);
    this.#inHand += 1;
    return request as never;
  };

  markRequestHandled: IRequestManager["markRequestHandled"] = async () => {
    this.#inHand -= 1;
    this.#handled += 1;
  };

  /** Each request is tried once here, so that Crawlee gives none back. */
  reclaimRequest: IRequestManager["reclaimRequest"] = async (request) => {
    this.#inHand -= 1;
    this.#waiting.set(request.uniqueKey, request);
    return null;
  };

  addRequest: IRequestManager["addRequest"] = async ({ url = "", uniqueKey = url }) => {
    this.add(url, uniqueKey);
    return {
      requestId: uniqueKey,
      uniqueKey,
      wasAlreadyPresent: false,
      wasAlreadyHandled: false,
      forefront: false,
    };
  };

  addRequestsBatched: IRequestManager["addRequestsBatched"] = async (requests) => {
    const addedRequests = [];
    for await (const request of requests)
      addedRequests.push(
        await this.addRequest(typeof request === "string" ? { url: request } : request),
      );
    return { addedRequests, waitForAllRequestsToBeAdded: Promise.resolve([]) };
  };

  async *[Symbol.asyncIterator](): AsyncGenerator<Request> {
    for (let next = await this.fetchNextRequest(); next; next = await this.fetchNextRequest())
      yield next;
  }
}
