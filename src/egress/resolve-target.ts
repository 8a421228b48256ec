import { lookup } from "node:dns/promises";
import { isIP } from "node:net";
import { checkAddress } from "./check-url.ts";
import type { CheckedTarget } from "./check-url.ts";
import { DnsError, TimeoutError } from "./egress-errors.ts";
import type { ResolvedAddress, Resolver } from "./egress-options.ts";

/** The system's resolver, all addresses in the order it gives them. */
export const systemResolver: Resolver = async (host) => {
  const found = await lookup(host, { all: true, verbatim: true });
  return found.map(({ address, family }) => ({ address, family: family === 6 ? 6 : 4 }));
};

/**
 * The addresses a target may be connected to. One refused address among good ones refuses all: that is how
 * a name under attack looks. `localhost` and names below it are 127.0.0.1 by definition (RFC 6761, 6.3) and
 * the resolver is not asked.
 *
 * @throws {EgressRefusedError} an address is not public. @throws {DnsError} there is none.
 * @throws {TimeoutError} phase `dns`.
 */
export async function resolveTarget(
  target: CheckedTarget,
  resolver: Resolver,
  timeoutMs: number,
): Promise<ResolvedAddress[]> {
  const addresses = await findAddresses(target, resolver, timeoutMs);
  for (const { address } of addresses) checkAddress(address, target);
  return addresses;
}

async function findAddresses(
  target: CheckedTarget,
  resolver: Resolver,
  timeoutMs: number,
): Promise<ResolvedAddress[]> {
  const { host } = target;
  if (target.literal) return [{ address: host, family: isIP(host) === 6 ? 6 : 4 }];
  if (host === "localhost" || host.endsWith(".localhost")) {
    return [{ address: "127.0.0.1", family: 4 }];
  }
  const addresses = await askWithin(host, resolver, timeoutMs);
  if (addresses.length === 0) {
    throw new DnsError(`${host} has no address. Check the name, or that the site still exists.`, {
      context: { host },
    });
  }
  return addresses;
}

async function askWithin(
  host: string,
  resolver: Resolver,
  timeoutMs: number,
): Promise<ResolvedAddress[]> {
  const tooLate = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    tooLate.reject(
      new TimeoutError(`No answer for the name ${host} within ${timeoutMs} ms. Try again later.`, {
        phase: "dns",
        context: { host, timeoutMs },
      }),
    );
  }, timeoutMs);
  try {
    return await Promise.race([resolver(host), tooLate.promise]);
  } catch (cause) {
    if (cause instanceof TimeoutError) throw cause;
    throw new DnsError(
      `The name ${host} could not be resolved. Check the name and the machine's DNS, then try again.`,
      { cause, context: { host } },
    );
  } finally {
    clearTimeout(timer);
  }
}
