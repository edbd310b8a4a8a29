import { createServer } from 'node:http';
import { isRefusal } from '@peyvand/kernel/refusal';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { request as refuse } from '../../edge/http/problem.ts';
import { inWorkspace } from '../../ground/database/transaction.ts';
import { sendRequest } from '../../ground/outgoing/send-request.ts';
import { modules } from '../../ladder.ts';
import { startRecording } from '../../spine/draft.ts';
import type { Origin } from '../../spine/event.ts';
import { reactInSavepoint } from '../../spine/react.ts';
import { testEvent } from '../../spine/testing/test-event.ts';
import { write } from '../../spine/write.ts';
import { testApp } from '../../testing/test-app.ts';
import { testDatabase } from '../../testing/test-database.ts';
import { deliver } from './deliver.ts';
import { enqueue } from './reactions.ts';
import { revive } from './tidy.ts';

const kinds = ['test.happened', 'test.other', 'test.old', 'purchase.recorded'].map(testEvent);
const shop = await testApp(await testDatabase(), {
  privateTargets: true,
  modules: [...modules, { name: 'test', events: kinds.filter(({ type }) => type.startsWith('test.')) }],
});
const strict = await testApp(await testDatabase());
const { workspaceId } = shop.workspace;
const owner = shop.as('owner');
// The other side stands on this very machine, which the product would not call by itself.
const job = deliver((_, request) =>
  sendRequest({ allowPrivate: true }, { ...request, url: request.url.replace('https:', 'http:') }),
);

interface Received {
  headers: Record<string, string>;
  body: string;
}
let received: Received[] = [];
let answer: { status: number; body?: string; headers?: Record<string, string> } = { status: 200 };
const receiver = createServer((request, response) => {
  let body = '';
  request.on('data', (chunk) => (body += chunk));
  request.on('end', () => {
    received.push({ headers: request.headers as Record<string, string>, body });
    response.writeHead(answer.status, answer.headers).end(answer.body ?? 'ok');
  });
});
let url = '';
beforeAll(async () => {
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  const address = receiver.address();
  url = `https://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/hook`;
});
afterAll(() => receiver.close());
beforeEach(() => {
  received = [];
  answer = { status: 200 };
});

const endpoint = async (wish: Record<string, unknown> = {}) =>
  (await owner.post('/webhooks', { url, ...wish })).body as { id: string; secret: string };
const run = (endpointId: string) => job.run(shop.house, { workspaceId, endpointId }, new AbortController().signal);
const deliveries = async (id: string, query = '') => (await owner.get(`/webhooks/${id}/deliveries${query}`)).body.items;
const remove = (id: string) => owner.delete(`/webhooks/${id}`);

async function happen(type: string, origin: Origin = 'live', data: Record<string, unknown> = {}): Promise<string> {
  const kind = kinds.find((one) => one.type === type) ?? testEvent(type);
  const told = await write(shop.house.path, { workspaceId, actor: 'user:test', source: 'test', origin }, async (w) =>
    w.tell(kind(null, data)),
  );
  if (isRefusal(told)) throw new Error(told.code);
  await shop.house.pump.drain(workspaceId);
  return told.answer;
}

/** The library's own check asks the computer's clock; the signature alone is what is proved here. */
function verifies({ headers, body }: Received, secret: string): boolean {
  const { 'webhook-id': id = '', 'webhook-timestamp': at = '', 'webhook-signature': signatures = '' } = headers;
  return signatures.split(' ').includes(new Webhook(secret).sign(id, new Date(Number(at) * 1000), body));
}

describe('a webhook', () => {
  it('is told what happened, signed as the Standard Webhooks rules say', async () => {
    const { id, secret } = await endpoint({ eventTypes: ['purchase.recorded'] });
    expect(secret).toMatch(/^whsec_/);
    const sold = await owner.post('/purchases', {
      at: '2026-11-20',
      lines: [{ sku: 'TEA', quantity: 1, unitPrice: 10 }],
    });
    await shop.house.pump.drain(workspaceId);
    await run(id);
    expect(received).toHaveLength(1);
    const [one] = received as [Received];
    const body = JSON.parse(one.body);
    expect(body).toMatchObject({ type: 'purchase.recorded', data: { purchaseId: sold.body.purchaseId, total: 10 } });
    expect(one.headers['webhook-id']).toBe(body.data.eventId);
    expect(verifies(one, secret)).toBe(true);
    expect(verifies({ ...one, body: one.body.replace('10', '11') }, secret)).toBe(false);
    const [delivery] = await deliveries(id);
    expect(delivery).toMatchObject({
      state: 'delivered',
      attempts: 1,
      lastStatus: 200,
      eventType: 'purchase.recorded',
      eventWords: { fa: 'خرید تازه', en: 'New purchase' },
    });
    const { body: shown } = await owner.get(`/webhooks/${id}/deliveries/${delivery.id}`);
    expect(shown).toMatchObject({ body: one.body, log: [{ status: 200, error: null, answer: 'ok' }] });
    await remove(id);
  });

  it('can be told of every kind that the modules declare, in their words, and of no other', async () => {
    const { items } = (await owner.get('/webhooks/event-types')).body as { items: { type: string }[] };
    const declared = modules.flatMap((module) => module.events ?? []).filter(({ type }) => type !== 'webhook.tested');
    const tests = kinds.filter(({ type }) => type.startsWith('test.'));
    expect(items.map((one) => one.type)).toEqual([...declared, ...tests].map((kind) => kind.type));
    for (const { type, version, about, words, readBy } of [...declared, ...tests])
      expect(items).toContainEqual({ type, version, about, words, right: readBy, mayHear: true });
    for (const { type } of declared) await remove((await endpoint({ eventTypes: [type] })).id);
    const misspelt = await owner.post('/webhooks', { url, eventTypes: ['purchase.recored'] });
    expect(misspelt).toMatchObject({ status: 422, body: { code: 'webhooks.event-unknown' } });
    const { id } = await endpoint({ eventTypes: ['purchase.recorded'] });
    const changed = await owner.patch(`/webhooks/${id}`, { eventTypes: ['purchase.recorded', 'purchase.gone'] });
    expect(changed.body.message.en).toContain('purchase.gone');
    await remove(id);
  });

  it('hears an event once, however often it is heard, and only what it wants', async () => {
    const all = await endpoint();
    const some = await endpoint({ eventTypes: ['test.other'] });
    const eventId = await happen('test.happened');
    const event = { eventId, workspaceId, type: 'test.happened', data: {}, recordedAt: shop.clock.now() } as never;
    await inWorkspace(shop.house.pool, workspaceId, async (tx) => {
      const recording = startRecording(tx.client, workspaceId, { ...shop.house.path, now: shop.clock.now() });
      expect(await reactInSavepoint(recording, enqueue, [event], false)).toBeUndefined();
    });
    expect(await deliveries(all.id)).toHaveLength(1);
    expect(await deliveries(some.id)).toEqual([]);
    await remove(all.id);
    await remove(some.id);
  });

  it('is not called for imports, demo data and replays', async () => {
    const { id } = await endpoint();
    for (const origin of ['import', 'demo', 'replay'] as const) await happen('test.old', origin);
    expect(await deliveries(id)).toEqual([]);
    await remove(id);
  });

  it('is tried again with growing pauses and given up after ten, then turned off', async () => {
    const { id } = await endpoint();
    answer = { status: 500, body: 'broken' };
    await happen('test.happened');
    const seen: string[] = [];
    for (let i = 0; i < 12; i++) {
      await run(id);
      const [delivery] = await deliveries(id);
      seen.push(delivery.state);
      if (delivery.nextAt !== null) shop.clock.set(delivery.nextAt);
    }
    expect(received).toHaveLength(10);
    expect(new Set(received.map((one) => one.headers['webhook-id'])).size).toBe(1);
    expect(seen.slice(0, 10)).toEqual([...Array(9).fill('waiting'), 'failed']);
    expect((await owner.get(`/webhooks/${id}`)).body).toMatchObject({ on: false, offReason: 'failing', failed: 1 });
    const refused = await owner.post(`/webhooks/${id}/replay`, {});
    expect([refused.status, refused.body.code]).toEqual([409, 'webhooks.turned-off']);

    answer = { status: 204 };
    await owner.patch(`/webhooks/${id}`, { on: true });
    expect((await owner.post(`/webhooks/${id}/replay`, { state: 'failed' })).body).toEqual({ replayed: 1 });
    await run(id);
    expect((await deliveries(id))[0]).toMatchObject({ state: 'delivered', attempts: 1 });
    expect(received).toHaveLength(11);
    await remove(id);
  });

  it('GATES 1: pauses after three failures in a row: what waits behind them loses no attempt, and probes grow to an hour', async () => {
    const { id } = await endpoint();
    answer = { status: 500 };
    for (let i = 0; i < 40; i++) await happen('test.happened');
    await run(id);
    expect(received.length).toBeLessThanOrEqual(4);
    const paused = (await owner.get(`/webhooks/${id}`)).body;
    expect(paused.failures).toBe(received.length);
    const pauses: number[] = [];
    for (let probe = 0; probe < 9; probe++) {
      const { pausedUntil } = (await owner.get(`/webhooks/${id}`)).body;
      pauses.push((Date.parse(pausedUntil) - shop.clock.now().getTime()) / 60_000);
      const before = received.length;
      await run(id);
      expect(received.length).toBe(before);
      shop.clock.set(pausedUntil);
      await run(id);
      expect(received.length).toBe(before + 1);
    }
    expect(pauses[0]).toBeLessThanOrEqual(2);
    expect(Math.max(...pauses)).toBeLessThanOrEqual(60);
    expect(pauses.at(-1)).toBeGreaterThan(50);
    expect(
      (await deliveries(id, '?limit=200')).filter((one: { attempts: number }) => one.attempts === 0).length,
    ).toBeGreaterThan(25);
    answer = { status: 200 };
    shop.clock.set((await owner.get(`/webhooks/${id}`)).body.pausedUntil);
    await run(id);
    expect((await owner.get(`/webhooks/${id}`)).body).toMatchObject({ failures: 0, pausedUntil: null });
    await remove(id);
  });

  it.each([
    ['3600', 3_600_000],
    ['in a date', 7_200_000],
    ['999999999', 86_400_000],
    ['soon', 4_000],
  ])('GATES 1: Retry-After %s is obeyed, up to a day', async (asked, atLeast) => {
    const { id } = await endpoint();
    const now = shop.clock.now().getTime();
    const header = asked === 'in a date' ? new Date(now + 7_201_000).toUTCString() : asked;
    answer = { status: 429, headers: { 'retry-after': header } };
    await happen('test.happened');
    await run(id);
    const [delivery] = await deliveries(id);
    expect(delivery).toMatchObject({ state: 'waiting', attempts: 1 });
    const wait = Date.parse(delivery.nextAt) - Date.parse(delivery.lastAt);
    expect(wait).toBeGreaterThanOrEqual(atLeast);
    expect(wait).toBeLessThanOrEqual(86_400_000);
    await remove(id);
  });

  it('GATES 1: turned on again, its job is in line at once with everything that waits', async () => {
    const { id } = await endpoint();
    answer = { status: 500 };
    for (let i = 0; i < 6; i++) await happen('test.happened');
    await run(id);
    answer = { status: 410 };
    shop.clock.advance(3_600_000);
    await run(id);
    expect((await owner.get(`/webhooks/${id}`)).body).toMatchObject({ on: false, offReason: 'gone' });
    const waiting = (await owner.get(`/webhooks/${id}`)).body.waiting;
    expect(waiting).toBeGreaterThan(2);
    await shop.house.workerPool.query(`delete from platform_job where name = 'webhooks.deliver'`);
    answer = { status: 200 };
    received = [];
    await owner.patch(`/webhooks/${id}`, { on: true });
    const { rows } = await shop.house.workerPool.query(
      `select payload ->> 'endpointId' as id, run_at <= $1 as now from platform_job where name = 'webhooks.deliver'`,
      [shop.clock.now()],
    );
    expect(rows).toEqual([{ id, now: true }]);
    await run(id);
    expect(received).toHaveLength(waiting);
    expect((await owner.get(`/webhooks/${id}`)).body.waiting).toBe(0);
    await remove(id);
  });

  it('goes on when its job was lost, without waiting for the next event', async () => {
    const { id } = await endpoint();
    await happen('test.happened');
    const lose = () => shop.house.workerPool.query(`delete from platform_job where name = 'webhooks.deliver'`);
    await lose();
    await revive.run(shop.house, {}, new AbortController().signal);
    expect((await lose()).rowCount).toBe(1);
    await run(id);
    await revive.run(shop.house, {}, new AbortController().signal);
    expect((await lose()).rowCount).toBe(0);
    await remove(id);
  });

  it('is cut off by the stop of the product without losing the attempt', async () => {
    const { id } = await endpoint();
    await happen('test.happened');
    const stop = new AbortController();
    const slow = deliver((_, { signal }) => {
      stop.abort();
      return new Promise((resolve) => setTimeout(() => resolve(refuse('not-found')), signal.aborted ? 0 : 5_000));
    });
    expect(await slow.run(shop.house, { workspaceId, endpointId: id }, stop.signal)).toBe('more');
    expect((await deliveries(id))[0]).toMatchObject({ state: 'waiting', attempts: 0 });
    await run(id);
    expect(received).toHaveLength(1);
    await remove(id);
  });

  it('that says 410 is turned off at once, and no answer at all is booked with its reason', async () => {
    const { id } = await endpoint();
    answer = { status: 410 };
    await happen('test.happened');
    await run(id);
    expect((await owner.get(`/webhooks/${id}`)).body).toMatchObject({ on: false, offReason: 'gone' });
    await owner.patch(`/webhooks/${id}`, { on: true, url: 'https://127.0.0.1:1/' });
    await happen('test.happened');
    await run(id);
    const [delivery] = await deliveries(id, '?state=waiting');
    expect(delivery).toMatchObject({ attempts: 1, lastStatus: null, lastError: 'outgoing.not-reached' });
    await remove(id);
  });

  it('loses nothing when the process dies while sending: the attempt counts as lost and is made again', async () => {
    const { id } = await endpoint();
    await happen('test.happened');
    const dying = deliver(async () => {
      throw new Error('killed');
    });
    await expect(dying.run(shop.house, { workspaceId, endpointId: id }, new AbortController().signal)).rejects.toThrow(
      'killed',
    );
    await run(id);
    expect(received).toHaveLength(0);
    shop.clock.advance(121_000);
    await run(id);
    expect(received).toHaveLength(1);
    expect((await deliveries(id))[0]).toMatchObject({ state: 'delivered', attempts: 2 });
    await remove(id);
  });

  it('is not sent twice by two workers', async () => {
    const { id } = await endpoint();
    for (let i = 0; i < 9; i++) await happen('test.happened');
    await Promise.all([run(id), run(id), run(id)]);
    expect(received).toHaveLength(9);
    expect(new Set(received.map((one) => one.headers['webhook-id'])).size).toBe(9);
    await remove(id);
  });

  it('signs with the former secret too until its day is over', async () => {
    const { id, secret } = await endpoint();
    const changed = (await owner.post(`/webhooks/${id}/secret`)).body.secret;
    await happen('test.happened');
    await run(id);
    shop.clock.advance(86_400_000);
    await happen('test.happened');
    await run(id);
    expect(received.map((one) => [verifies(one, secret), verifies(one, changed)])).toEqual([
      [true, true],
      [false, true],
    ]);
    await remove(id);
  });

  it('can be tested alone, and one delivery can be sent again under its id', async () => {
    const tried = await endpoint({ eventTypes: ['purchase.recorded'] });
    const other = await endpoint();
    const { eventId } = (await owner.post(`/webhooks/${tried.id}/test`)).body;
    await shop.house.pump.drain(workspaceId);
    await run(tried.id);
    expect(received.map((one) => one.headers['webhook-id'])).toEqual([eventId]);
    expect(await deliveries(other.id)).toEqual([]);
    const [delivery] = await deliveries(tried.id);
    expect((await owner.post(`/webhooks/${tried.id}/deliveries/${delivery.id}/replay`)).body).toEqual({ replayed: 1 });
    await run(tried.id);
    expect(received.map((one) => one.headers['webhook-id'])).toEqual([eventId, eventId]);
    const refused = await owner.post(`/webhooks/${tried.id}/deliveries/${eventId}/replay`);
    expect([refused.status, refused.body.code]).toEqual([404, 'webhooks.delivery-not-found']);
    await remove(tried.id);
    await remove(other.id);
  });

  it('keeps no secret readable in any table, and answers the same key without it: it is shown once', async () => {
    const first = await owner.post('/webhooks', { url }, 'make-once');
    const again = await owner.post('/webhooks', { url }, 'make-once');
    expect(again.body).toMatchObject({ id: first.body.id, secret: null, leftOut: { fields: ['secret'] } });
    const { secret, id } = first.body;
    const dump = await inWorkspace(shop.house.pool, workspaceId, (tx) =>
      tx.query(
        'select answer::text as t from idempotency_key union all select e::text from webhooks_endpoint e union all select a::text from audit_entry a',
      ),
    );
    expect(dump.length).toBeGreaterThan(2);
    expect(JSON.stringify(dump)).not.toContain(secret.slice(6));
    expect(JSON.stringify((await owner.get(`/webhooks/${id}`)).body)).not.toContain('whsec_');
    await remove(id);
  });

  it('is refused when its address is unfit, unknown or private, and is not there for others', async () => {
    for (const unfit of ['http://example.com', 'ftp://example.com', 'https://a:b@example.com', 'example.com', '']) {
      const refused = await strict.as('owner').post('/webhooks', { url: unfit });
      expect([refused.status, refused.body.code]).toEqual([422, 'webhooks.url-unfit']);
    }
    const made = await strict.as('owner').post('/webhooks', { url: 'https://shop.example/hook' });
    expect(made.status).toBe(201);
    for (const unfit of ['https://10.0.0.7/', 'https://[::1]/', 'https://2130706433/', 'https://gone.example/hook']) {
      const tried = [
        await strict.as('owner').post('/webhooks', { url: unfit }),
        await strict.as('owner').patch(`/webhooks/${made.body.id}`, { url: unfit }),
      ];
      for (const refused of tried)
        expect([refused.status, refused.body.code]).toEqual([422, 'webhooks.target-refused']);
    }
    for (const [method, path] of [
      ['get', ''],
      ['patch', ''],
      ['delete', ''],
      ['get', '/deliveries'],
    ] as const) {
      const refused = await owner[method](`/webhooks/019b1e6a-7c00-7000-8000-000000000000${path}`, {});
      expect([refused.status, refused.body.code]).toEqual([404, 'webhooks.not-found']);
    }
    expect((await shop.as('seller').get('/webhooks')).status).toBe(403);
  });
});
