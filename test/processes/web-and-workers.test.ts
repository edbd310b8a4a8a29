import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import pg from 'pg';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { freshDataDir } from '../../server/src/testing/cluster-cache.ts';
import { ownServer } from '../../server/src/testing/own-server.ts';
import { openProduct } from '../open-product.ts';
import { type Caller, openShop } from '../stories/open-shop.ts';
import { startWorker } from './start-worker.ts';

/** Web and workers as processes of their own on one database: what one takes in the others do, once, whoever dies. */
const installed15 = '/usr/lib/postgresql/15/bin';
const servers = [
  { name: 'the shipped PostgreSQL', binaries: undefined },
  ...(existsSync(`${installed15}/initdb`) ? [{ name: 'PostgreSQL 15', binaries: installed15 }] : []),
];

/** One web process on a database server that is not its own. */
async function openWeb(binaries?: string) {
  const server = await ownServer(binaries === undefined ? {} : { binaries, dataDir: await freshDataDir(binaries) });
  const web = await openProduct({
    args: ['--web'],
    env: { DATABASE_URL: server.ownerUrl, PEYVAND_ALLOW_PRIVATE_TARGETS: 'on' },
  });
  afterAll(() => web.close());
  return { server, web, shop: await openShop(web, 'chaharbagh') };
}

let sold = 0;
const sell = async (shop: Caller, phone: string): Promise<string> => {
  const { status, body } = await shop.post('/purchases', {
    customer: { phone },
    number: `F-${sold++}`,
    at: '2024-11-21',
    lines: [{ sku: 'SOAP-1', quantity: 1, unitPrice: 400_000 }],
  });
  if (status !== 201) throw new Error(JSON.stringify(body));
  return body.customerId;
};

type Fact = { name: string; value: unknown };
const ordersIn = (body: { facts: Fact[] }) => body.facts.find((fact) => fact.name === 'orders')?.value;

describe.each(servers)('on $name', async ({ binaries }) => {
  const { server, web, shop } = await openWeb(binaries);

  it('a purchase that the web took in is heard by the worker: the waiting ones at its start, the next ones at once', async () => {
    const maryam = await sell(shop, '09123456789');
    expect(ordersIn(await shop.ask(`/customers/${maryam}/profile`))).not.toBe(1);
    startWorker(web, server.ownerUrl);
    await shop.until(`/customers/${maryam}/profile`, (body) => ordersIn(body) === 1);
    const began = performance.now();
    for (let orders = 2; orders <= 6; orders++) {
      await sell(shop, '09123456789');
      await shop.until(`/customers/${maryam}/profile`, (body) => ordersIn(body) === orders);
    }
    // the sweep, which would find them too, comes every five seconds: five of them in a row would take twenty
    expect(performance.now() - began).toBeLessThan(15_000);
  });
});

describe('two workers', async () => {
  const { server, web, shop } = await openWeb();

  it('do each thing once', async () => {
    const till = await openTill();
    const webhook = await shop.post('/webhooks', { url: till.url, eventTypes: ['purchase.recorded'] });
    expect(webhook.status).toBe(201);
    startWorker(web, server.ownerUrl);
    startWorker(web, server.ownerUrl);
    const phones = Array.from({ length: 40 }, (_, i) => `0912${String(3_000_000 + (i % 8))}`);
    const customers = await Promise.all(phones.map((phone) => sell(shop, phone)));
    await vi.waitUntil(() => till.heard.length >= 40, { timeout: 30_000, interval: 50 });
    for (const id of new Set(customers)) await shop.until(`/customers/${id}/profile`, (body) => ordersIn(body) === 5);
    const deliveries = await shop.all(`/webhooks/${webhook.body.id}/deliveries`);
    expect(deliveries.map((one) => [one.state, one.attempts])).toEqual(Array(40).fill(['delivered', 1]));
    expect(new Set(till.heard).size).toBe(40);
    expect(till.heard).toHaveLength(40);
  });

  it('go on with what one of them began when it dies in the middle of a file', async () => {
    const rows = 60_000;
    const file = `name,phone\n${Array.from({ length: rows }, (_, i) => `Person ${i},0935${String(i).padStart(7, '0')}\n`).join('')}`;
    const first = startWorker(web, server.ownerUrl);
    const uploaded = await shop.post('/imports?kind=customers&name=many.csv', file);
    await shop.post(`/imports/${uploaded.body.id}/start`);
    await shop.until(`/imports/${uploaded.body.id}`, (body) => body.created > 0);
    await first.kill();
    const { state, created } = await shop.ask(`/imports/${uploaded.body.id}`);
    expect(state).toBe('running');
    expect(created).toBeLessThan(rows);
    startWorker(web, server.ownerUrl);
    await seemSilentForLong(server.ownerUrl);
    const done = await shop.untilState(uploaded.body.id, 'done');
    expect(done).toMatchObject({ rows, created: rows, unchanged: 0, rejected: 0 });
    expect(await shop.ask('/customers/count?exact=true')).toMatchObject({ count: rows + 8 });
  });
});

/** A lease that is not renewed for half a minute is over; here that of those that died is made older instead. */
async function seemSilentForLong(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query(
      `update platform_job set lease_until = lease_until - interval '31 seconds' where locked_by is not null`,
    );
  } finally {
    await client.end();
  }
}

/** A server of the shop that notes the id of each event it is told. */
async function openTill() {
  const heard: string[] = [];
  const server = createServer((request, response) => {
    heard.push(String(request.headers['webhook-id']));
    request.resume();
    response.writeHead(204).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  afterAll(() => void server.close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/peyvand`, heard };
}
