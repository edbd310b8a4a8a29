import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, expect, it, vi } from 'vitest';
import { createApi } from '../../sdk/src/api.ts';
import { createClient } from '../../sdk/src/client.ts';
import { isRefusedWith } from '../../sdk/src/problem.ts';
import { verifyWebhook } from '../../sdk/src/verify-webhook.ts';
import { openProduct } from '../open-product.ts';

/** The programmer of an Isfahan shop connects its till: a token, a purchase, and to be told what happened. */
const product = await openProduct({ env: { PEYVAND_ALLOW_PRIVATE_TARGETS: 'on' } });
afterAll(() => product.close());
await product.command('workspace', 'create', 'chaharbagh', '--name', 'چهارباغ');
const made = await product.command('token', 'create', '--workspace', 'chaharbagh', '--role', 'owner', '--json');
const api = createApi(createClient({ baseUrl: product.address, token: JSON.parse(made.stdout).token }));

const till = await openTill();
const webhook = await api.call('POST /webhooks', { body: { url: till.url, eventTypes: ['purchase.recorded'] } });

const purchase = {
  customer: { phone: '۰۹۱۲ ۳۴۵ ۶۷۸۹', name: 'مریم احمدی' },
  number: 'F-1024',
  at: '2025-02-21T18:10:00+03:30',
  lines: [
    { sku: 'CREAM-50', name: 'کرم دست', quantity: 2, unitPrice: 1_250_000, discount: 150_000 },
    { sku: 'SOAP-1', name: 'صابون', quantity: '1.5', unitPrice: 400_000 },
  ],
  total: 2_950_000,
};

it('records a purchase of somebody new, once, however often the till sends it', async () => {
  const first = await api.call('POST /purchases', { body: purchase, key: 'till-1024' });
  expect(await api.call('POST /purchases', { body: purchase, key: 'till-1024' })).toEqual(first);
  const customers = [];
  for await (const one of api.each('GET /customers')) customers.push(one);
  expect(customers).toMatchObject([{ name: 'مریم احمدی', phone: '+989123456789' }]);
  const kept = await api.call('GET /purchases/{id}', { params: { id: first.purchaseId } });
  expect(kept).toMatchObject({ number: 'F-1024', total: 2_950_000 });
});

it('is told of it by a signed call, which a stranger cannot make', async () => {
  const told = await vi.waitUntil(() => till.heard[0], { timeout: 20_000, interval: 20 });
  const event = await verifyWebhook(webhook.secret ?? '', told);
  expect(event).toMatchObject({ type: 'purchase.recorded', timestamp: '2025-02-21T14:40:00.000Z' });
  expect(JSON.stringify(event.data)).not.toContain('مریم');
  await expect(
    verifyWebhook(webhook.secret ?? '', { ...told, body: told.body.replace('2950000', '1') }),
  ).rejects.toThrow();
  await expect(verifyWebhook('whsec_AAAA', told)).rejects.toThrow();
  expect(till.heard).toHaveLength(1);
});

it('reads in both languages why a purchase was refused, under a code that stays', async () => {
  const wrong = api.call('POST /purchases', { body: { ...purchase, number: 'F-1025', total: 1 } });
  const refusal = await wrong.catch((error: unknown) => error);
  expect(isRefusedWith(refusal, 'purchases.total-differs')).toBe(true);
  if (!isRefusedWith(refusal, 'purchases.')) throw refusal;
  expect(refusal.problem.status).toBe(422);
  expect(refusal.problem.message.fa).toMatch(/[آ-ی]/);
});

it('finds each of these calls in the description that the product serves of itself', async () => {
  const described: unknown = await (await fetch(`${product.address}/api/v1/openapi.json`)).json();
  expect(described).toMatchObject({
    openapi: '3.1.0',
    paths: {
      '/api/v1/purchases': {
        post: { requestBody: { content: { 'application/json': { example: expect.anything() } } } },
      },
      '/api/v1/webhooks': { post: expect.anything() },
    },
  });
});

/** A server of the shop that notes what it is told. */
async function openTill() {
  const heard: { headers: Headers; body: string }[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const part of request) body += part;
    heard.push({ headers: new Headers(request.headers as Record<string, string>), body });
    response.writeHead(204).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  afterAll(() => void server.close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/peyvand`, heard };
}
