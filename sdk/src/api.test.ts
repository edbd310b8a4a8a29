import { expect, test } from 'vitest';
import { createApi } from './api.ts';
import { createClient } from './client.ts';

interface Sent {
  method: string;
  url: string;
  key: string | null;
  body: unknown;
}

/** Answers one prepared body after the other, and remembers what it was asked. */
function against(...bodies: unknown[]) {
  const sent: Sent[] = [];
  const answer: typeof fetch = async (url, init = {}) => {
    const key = new Headers(init.headers).get('Idempotency-Key');
    sent.push({ method: init.method ?? 'GET', url: String(url), key, body: init.body });
    return new Response(JSON.stringify(bodies.shift() ?? null), { status: 200 });
  };
  return { sent, api: createApi(createClient({ baseUrl: 'http://shop', token: 'pv_1', fetch: answer })) };
}

test('an operation is called by its name, with its ids in their place', async () => {
  const { api, sent } = against({ purchaseId: 'p' });
  await api.call('POST /purchases/{id}/returns', {
    params: { id: 'a b' },
    body: { at: '2026-11-22', lines: [{ position: 1, quantity: '1' }] },
    key: 'return-1',
  });
  expect(sent[0]).toMatchObject({
    method: 'POST',
    url: 'http://shop/api/v1/purchases/a%20b/returns',
    key: 'return-1',
    body: '{"at":"2026-11-22","lines":[{"position":1,"quantity":"1"}]}',
  });
});

test('an id that is missing is said before anything is sent', async () => {
  const { api, sent } = against();
  await expect(api.call('GET /customers/{id}', { params: { id: '' } })).rejects.toThrow('GET /customers/{id} needs id');
  expect(sent).toEqual([]);
});

test('a list is read to its end, page by page', async () => {
  const { api, sent } = against(
    { items: [{ name: 'مریم' }, { name: 'علی' }], nextCursor: 'c1' },
    { items: [{ name: 'سارا' }], nextCursor: null },
  );
  const names = [];
  for await (const customer of api.each('GET /customers', { query: { city: 'اصفهان' } })) names.push(customer.name);
  expect(names).toEqual(['مریم', 'علی', 'سارا']);
  expect(new URL(sent[1]?.url ?? '').searchParams.get('cursor')).toBe('c1');
  expect(new URL(sent[1]?.url ?? '').searchParams.get('city')).toBe('اصفهان');
});

test('a file goes up as it is', async () => {
  const { api, sent } = against({ id: 'i' });
  const file = new Blob(['name,phone\n']);
  await api.call('POST /imports', { query: { kind: 'customers', name: 'مشتریان.csv' }, body: file });
  expect(sent[0]?.body).toBe(file);
  expect(new URL(sent[0]?.url ?? '').searchParams.get('name')).toBe('مشتریان.csv');
});

test('what the routes do not know does not compile', () => {
  const { api } = against();
  // @ts-expect-error there is no such operation
  expect(() => api.call('GET /nothing')).toBeTypeOf('function');
  // @ts-expect-error a purchase needs its lines
  expect(() => api.call('POST /purchases', { body: { at: '2026-11-22' } })).toBeTypeOf('function');
});
