import { describe, expect, it } from 'vitest';
import { testApp } from '../../testing/test-app.ts';
import { testDatabase } from '../../testing/test-database.ts';
import { serveHealth } from './serve-health.ts';

const database = await testDatabase();
const secretOf = (shop: Awaited<ReturnType<typeof testApp>>) => shop.house.secrets.derive('metrics');

/** The product with those settings, and how it answers a scrape from an address. */
async function scraped(env: Record<string, string> = {}) {
  const shop = await testApp(database, { env });
  const { http } = shop.app;
  if (http === undefined) throw new Error('no http');
  serveHealth(http, shop.house);
  const from = async (remoteAddress: string, headers: Record<string, string> = {}) =>
    (await http.inject({ url: '/metrics', remoteAddress, headers })).statusCode;
  return { from, secret: secretOf(shop) };
}

const plain = await scraped();
const behind = {
  'a proxy that was named by its address': await scraped({ PEYVAND_TRUST_PROXY: '10.0.0.1' }),
  'a proxy that was named by hops': await scraped({ PEYVAND_TRUST_PROXY: '1' }),
  'an address of its own to the world': await scraped({ PEYVAND_BASE_URL: 'https://shop.example' }),
};

describe('GATES 6: /metrics trusts no address behind a proxy', () => {
  it('is open to this machine where nothing stands in front, and to nobody else without the secret', async () => {
    for (const own of ['127.0.0.1', '::1', '::ffff:127.0.0.1']) expect(await plain.from(own), own).toBe(200);
    for (const other of ['10.0.0.5', '192.168.1.2', '203.0.113.7', '2001:db8::7', '::ffff:10.0.0.5'])
      expect(await plain.from(other), other).toBe(404);
  });

  it.each(['x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip', 'forwarded', 'via'])(
    'a call that carries %s came through somebody: this machine’s address says nothing',
    async (header) => {
      for (const value of ['127.0.0.1', '::1', 'for=127.0.0.1', 'localhost', ''])
        expect(await plain.from('127.0.0.1', { [header]: value }), value).toBe(404);
    },
  );

  it.each(Object.entries(behind))('behind %s only the secret counts', async (_, { from, secret }) => {
    expect(await from('127.0.0.1')).toBe(404);
    expect(await from('10.0.0.1')).toBe(404);
    expect(await from('10.0.0.1', { 'x-forwarded-for': '127.0.0.1' })).toBe(404);
    expect(await from('127.0.0.1', { authorization: 'Bearer wrong' })).toBe(404);
    expect(await from('127.0.0.1', { authorization: `Bearer ${secret}x` })).toBe(404);
    expect(await from('203.0.113.7', { authorization: `Bearer ${secret}`, 'x-forwarded-for': '203.0.113.7' })).toBe(
      200,
    );
  });

  it('a wrong secret from this very machine is refused too', async () => {
    expect(await plain.from('127.0.0.1', { authorization: 'Bearer wrong' })).toBe(404);
    expect(await plain.from('127.0.0.1', { authorization: `Bearer ${plain.secret}` })).toBe(200);
  });
});
