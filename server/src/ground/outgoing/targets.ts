import { lookup, Resolver } from 'node:dns/promises';
import type { Config } from '../config.ts';

export interface OutgoingOptions {
  /** config.allowPrivateTargets: calls to machines of the same house. */
  readonly allowPrivate: boolean;
  /** How names become addresses; the system's way when absent. */
  readonly resolve?: ((host: string) => Promise<readonly string[]>) | undefined;
}

/** Whom this installation may call, and how names become addresses. */
export function targetsOf(
  house: { readonly config: Config } & Pick<Required<OutgoingOptions>, 'resolve'>,
): OutgoingOptions {
  return { allowPrivate: house.config.allowPrivateTargets, resolve: house.resolve };
}

/**
 * How names become addresses. The system's own look-up holds one of the process's four threads until it is answered, and the
 * same threads hash passwords and read files: names that anybody may give are asked over the network, which holds none. Only
 * where the operator allows machines of the same house, their names may stand in the system's own list.
 */
export function resolverOf(allowPrivate: boolean): (host: string) => Promise<readonly string[]> {
  if (allowPrivate)
    return async (host) => (await lookup(host, { all: true, order: 'ipv4first' })).map((one) => one.address);
  const resolver = new Resolver({ timeout: 2_000, tries: 2 });
  return async (host) => {
    // by definition this machine, which the network is not asked about
    if (/(^|\.)localhost$/i.test(host)) return ['127.0.0.1'];
    const found = await Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)]);
    return found.flatMap((one) => (one.status === 'fulfilled' ? one.value : []));
  };
}
