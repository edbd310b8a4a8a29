import type { FastifyInstance } from 'fastify';
import type { House } from '../house.ts';

/** A document that is no page of ours may load nothing, be framed by nobody and run nothing. */
export const noPagePolicy = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

const always: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  // windows that we open or that open us share nothing with us
  'cross-origin-opener-policy': 'same-origin',
  // no other site shows our pictures or reads our answers
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy':
    'accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), payment=(), usb=(), browsing-topics=()',
  'content-security-policy': noPagePolicy,
  'cache-control': 'no-store',
};
/** Two years, as browsers' own lists ask; only where the operator's address is https. */
const onlyHttps = { 'strict-transport-security': 'max-age=63072000; includeSubDomains' };

/** Puts the guarding headers on every answer; one that a handler has set itself (a page's own policy, a cache time) stays. */
export function guardHeaders(app: FastifyInstance, house: Pick<House, 'config'>): void {
  const https = house.config.baseUrl.startsWith('https:');
  const guards = Object.entries(https ? { ...always, ...onlyHttps } : always);
  app.addHook('onSend', async (_, reply) => {
    for (const [name, value] of guards) if (!reply.hasHeader(name)) reply.header(name, value);
  });
}
