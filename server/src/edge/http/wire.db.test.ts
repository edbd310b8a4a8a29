import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { uuidv7 } from '@peyvand/kernel/ids';
import { expect, it } from 'vitest';
import { frontDoor } from '../../people/staff/testing/front-door.ts';
import { testDatabase } from '../../testing/test-database.ts';
import { chooseEncoding } from './compress-answers.ts';

/** What goes over the wire: headers on every answer, packed texts, and what is never packed. */
const door = await frontDoor(await testDatabase(), { baseUrl: 'HTTPS://crm.example.ir' });
if (door.app.http === undefined) throw new Error('no http');
const { http } = door.app;
const ask = async (
  path: string,
  headers: Record<string, string> = {},
  method: 'GET' | 'POST' = 'GET',
  payload?: object,
) => {
  const response = await http.inject({
    method,
    url: path,
    headers: {
      cookie: door.owner.cookie ?? '',
      'x-peyvand': '1',
      ...(method === 'POST' ? { 'idempotency-key': uuidv7() } : {}),
      ...headers,
    },
    ...(payload === undefined ? {} : { payload }),
  });
  return response;
};

it.each([
  ['br', 'br, gzip'],
  ['gzip', 'gzip'],
  ['br', '*'],
  ['gzip', 'br;q=0, gzip;q=0.5'],
  ['gzip', 'br;q=0.1, gzip'],
  ['br', 'GZIP, BR'],
  [undefined, 'identity'],
  [undefined, ''],
  [undefined, undefined],
  [undefined, 'br;q=0, *;q=0'],
  [undefined, 'zstd'],
])('GATES 17: packs as %s for %j', (way, header) => {
  expect(chooseEncoding(header)).toBe(way);
});

it('GATES 17: every answer carries the guarding headers, refusals and unknown addresses too', async () => {
  await http.ready();
  const { paths } = http.swagger() as unknown as { paths: Record<string, { get?: unknown }> };
  const readable = Object.keys(paths).filter((path) => paths[path]?.get !== undefined);
  expect(readable.length).toBeGreaterThan(50);
  for (const path of [...readable, '/healthz', '/api/v1/nothing', '/api/docs', '/api/v1/openapi.json']) {
    const { headers } = await ask(path.replace(/\{\w+\}/g, '019b1e6a-7c00-7000-8000-000000000000'));
    expect([path, headers]).toMatchObject([
      path,
      {
        'x-content-type-options': 'nosniff',
        'strict-transport-security': expect.stringMatching(/^max-age=63072000/),
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
        'permissions-policy': expect.stringContaining('camera=()'),
        'referrer-policy': 'same-origin',
        'content-security-policy': expect.stringMatching(/^(default-src '(none|self)'|sandbox)/),
        'cache-control': expect.any(String),
      },
    ]);
  }
});

it('GATES 17: a long answer comes packed, and unpacked it is the same', async () => {
  for (let n = 0; n < 30; n++) await door.owner.post('/customers', { name: `مشتری شمارهٔ ${n}`, city: 'شیراز' });
  const plain = await ask('/api/v1/customers?limit=100&sort=name');
  expect(plain.headers).toMatchObject({ vary: 'accept-encoding' });
  expect(plain.headers['content-encoding']).toBeUndefined();
  const br = await ask('/api/v1/customers?limit=100&sort=name', { 'accept-encoding': 'gzip, br' });
  expect(br.headers['content-encoding']).toBe('br');
  expect(brotliDecompressSync(br.rawPayload).toString()).toBe(plain.payload);
  expect(br.rawPayload.length).toBeLessThan(plain.rawPayload.length / 4);
  const gzip = await ask('/api/v1/customers?limit=100&sort=name', { 'accept-encoding': 'gzip' });
  expect(gunzipSync(gzip.rawPayload).toString()).toBe(plain.payload);
  const file = await ask('/api/v1/exports/customers', { 'accept-encoding': 'br' });
  expect(file.headers).toMatchObject({ 'content-encoding': 'br', 'x-row-count': '30' });
  const list = brotliDecompressSync(file.rawPayload).toString();
  expect(list.trim().split('\r\n')).toHaveLength(31);
  expect((await ask('/healthz', { 'accept-encoding': 'br' })).headers['content-encoding']).toBeUndefined();
});

it('GATES 17: nothing is packed that may hold a secret beside what was asked', async () => {
  const all = { 'accept-encoding': 'br, gzip' };
  for (let n = 0; n < 15; n++)
    await ask('/api/v1/tokens', {}, 'POST', { name: `till ${n} of the shop`, role: 'cashier' });
  const tokens = await ask('/api/v1/tokens', all);
  expect(tokens.rawPayload.length, tokens.payload).toBeGreaterThan(2000);
  const written = await ask('/api/v1/tokens', all, 'POST', { name: 'x'.repeat(60), role: 'cashier' });
  expect(written.statusCode).toBe(201);
  const made = await ask('/api/v1/webhooks', all, 'POST', {
    url: 'https://example.ir/hook',
    description: 'ب'.repeat(180),
  });
  for (const answer of [tokens, written, made, await ask('/api/v1/session', all), await ask('/api/v1/account', all)])
    expect(answer.headers['content-encoding']).toBeUndefined();
});

it('GATES 17: no link of ours puts its token where a server would log it', async () => {
  const invited = await door.owner.post('/invitations', { email: 'zahra@example.ir', role: 'viewer' });
  const url = new URL(invited.body.url);
  expect(url.search).toBe('');
  expect(url.hash).toMatch(/^#token=[\w-]{43}$/);
  const { paths } = http.swagger() as unknown as {
    paths: Record<string, Record<string, { parameters?: { name: string; in: string }[] }>>;
  };
  const inAddress = Object.entries(paths).flatMap(([path, methods]) =>
    Object.values(methods).flatMap(({ parameters = [] }) =>
      parameters.filter(({ name }) => /token|secret|password/i.test(name)).map(({ name }) => `${path} ${name}`),
    ),
  );
  expect(inAddress).toEqual([]);
});
