import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openProduct } from '../open-product.ts';
import { type Caller, openShop } from './open-shop.ts';

/** Two businesses on one installation: one does its worst, the other one must not notice. */
const product = await openProduct({ env: { PEYVAND_ALLOW_PRIVATE_TARGETS: 'on' } });
const hostile = await openShop(product, 'hostile');
const second = await openShop(product, 'second');
const victim = await openShop(product, 'victim');
afterAll(() => product.close());

const silent: ServerResponse[] = [];
const heard: string[] = [];
const server = createServer((request, response) => {
  if (request.url?.startsWith('/hang')) {
    silent.push(response);
    return;
  }
  heard.push(request.url ?? '');
  response.writeHead(204).end();
});
let receiver = '';
beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  receiver = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

let people = 0;
const make = (shop: Caller) =>
  shop.post('/customers', { name: 'مریم‌السادات', phones: [`0935${String(people++).padStart(7, '0')}`] });

/** From the start of an import of one row until it leaves the line, and until it is done. */
async function oneRow(shop: Caller, row: number) {
  const file = `name,phone\nنرگس,0936${String(row).padStart(7, '0')}\n`;
  const uploaded = await shop.post('/imports?kind=customers&name=one.csv', file);
  const began = performance.now();
  await shop.post(`/imports/${uploaded.body.id}/start`);
  await shop.until(`/imports/${uploaded.body.id}`, (body) => body.state !== 'waiting');
  const started = performance.now() - began;
  const done = await shop.untilState(uploaded.body.id, 'done');
  expect(done.created).toBe(1);
  return started;
}

describe('GATES 1: nobody stops the others', () => {
  it('a shop whose receivers never answer delays neither the imports nor the deliveries of another', {
    timeout: 120_000,
  }, async () => {
    for (let n = 0; n < 5; n++)
      expect(
        (await hostile.post('/webhooks', { url: `${receiver}/hang?${n}`, eventTypes: ['customer.created'] })).status,
      ).toBe(201);
    expect((await victim.post('/webhooks', { url: `${receiver}/till`, eventTypes: ['customer.created'] })).status).toBe(
      201,
    );
    for (let n = 0; n < 30; n++) await make(hostile);
    await expect.poll(() => silent.length, { timeout: 20_000 }).toBeGreaterThan(3);
    expect(await oneRow(victim, 1)).toBeLessThan(5_000);
    const began = performance.now();
    await make(victim);
    await expect.poll(() => heard.length, { timeout: 20_000 }).toBe(1);
    expect(performance.now() - began).toBeLessThan(10_000);
    const health = await (await fetch(`${product.address}/healthz`)).json();
    expect(health).toMatchObject({ ok: true, late: [] });
  });

  it('two shops that bring large files delay the small file of a third by less than five seconds', {
    timeout: 180_000,
  }, async () => {
    const large = (from: number) =>
      `name,phone\n${Array.from({ length: 120_000 }, (_, i) => `Person ${i},09${String(from + i).padStart(9, '0')}\n`).join('')}`;
    for (const [shop, from] of [
      [hostile, 100_000_000],
      [second, 200_000_000],
    ] as const) {
      const uploaded = await shop.post('/imports?kind=customers&name=large.csv', large(from));
      expect(uploaded.status).toBe(201);
      expect((await shop.post(`/imports/${uploaded.body.id}/start`)).status).toBe(202);
      await shop.until(`/imports/${uploaded.body.id}`, (body) => body.state !== 'waiting');
    }
    for (const row of [2, 3]) expect(await oneRow(victim, row)).toBeLessThan(5_000);
  });
});
