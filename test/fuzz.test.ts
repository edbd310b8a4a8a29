import { beforeAll, describe, expect, it } from 'vitest';
import type { Route } from '../server/src/edge/http/route.ts';
import { modules } from '../server/src/ladder.ts';
import { twoBusinesses } from '../server/src/people/staff/testing/two-businesses.ts';
import { testDatabase } from '../server/src/testing/test-database.ts';

/**
 * GATES 16: no 5xx, whatever is sent. Requests are generated from the routes of the running product: valid bodies with something
 * nasty in one or two places, and query parameters and ids of all kinds. The seed is fixed, so a failure comes back;
 * PEYVAND_FUZZ says how many (100,000 have been run).
 */
const ground = await twoBusinesses(await testDatabase());
const { owner } = ground.people;
const amount = Number(process.env.PEYVAND_FUZZ ?? 3000);
const routes = modules.flatMap((module) => module.routes ?? []).filter((route) => route.path !== '/session/workspace');

let seed = Number(process.env.PEYVAND_FUZZ_SEED ?? 20261201);
/** mulberry32: small, and the same everywhere. */
function random(): number {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
}
const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;

const texts = [
  '',
  ' ',
  '\0',
  'a\0b',
  '\ud800',
  '\udfff x',
  '%',
  '_',
  '\\',
  "'; drop table x; --",
  '🧕🏽',
  'ي',
  // nothing is left of these once what nobody sees has gone
  '\u202e',
  '\u200c',
  '\ufeff \u00ad',
  '\u00a0\u3000',
  'ـ',
  'x'.repeat(5000),
  '9'.repeat(40),
  '-1',
  '1e309',
  'NaN',
  'null',
  '2147483648',
  '9223372036854775808',
  '9007199254740993',
  '2026-11-21',
  '9999-12-31',
  '9999-12-31T23:59:59Z',
  '-000001-01-01T00:00:00Z',
  '0000-01-01',
  '+275760-09-13T00:00:00Z',
  '1405-08-30',
  '2026-02-30',
  '00000000-0000-0000-0000-000000000000',
  '019b1e6a-7c00-7000-8000-000000000001',
  'WyJ4IiwieSJd',
  'WyJ4IiwieSJd.abcdefghijklmnopqrstuv',
  'rfm:champions',
  'size>=1',
  '۰۹۱۲۳۴۵۶۷۸۹',
  'true',
];
const values: readonly unknown[] = [
  ...texts,
  null,
  true,
  0,
  -1,
  1.5,
  2147483648,
  -2147483649,
  9007199254740991,
  1e300,
  -1e300,
  [],
  {},
  [[[[]]]],
  { a: { b: { c: '\0' } } },
  Array.from({ length: 300 }, () => 'x'),
];

function deep(levels: number): unknown {
  let value: unknown = 1;
  for (let n = 0; n < levels; n++) value = n % 2 === 0 ? [value] : { a: value };
  return value;
}

/** The same value with something nasty in one place of it. */
function spoil(value: unknown): unknown {
  if (random() < 0.02) return deep(pick([50, 500]));
  if (Array.isArray(value) && value.length > 0 && random() < 0.8) {
    const at = Math.floor(random() * value.length);
    return value.map((one, index) => (index === at ? spoil(one) : one));
  }
  if (typeof value === 'object' && value !== null && Object.keys(value).length > 0 && random() < 0.9) {
    const name = pick(Object.keys(value));
    const { [name]: one, ...rest } = value as Record<string, unknown>;
    if (random() < 0.1) return { ...rest, [pick(texts)]: one };
    return { ...rest, [name]: spoil(one) };
  }
  return pick(values);
}

/** A value of each field that the schema names, so that optional fields are tried too. */
function filled(schema: Record<string, unknown> | undefined, depth = 0): unknown {
  if (schema === undefined || depth > 4) return 'x';
  const { type, properties, items, anyOf, const: word, enum: wordsOf } = schema as Record<string, never>;
  if (word !== undefined) return word;
  if (Array.isArray(wordsOf)) return pick(wordsOf);
  if (Array.isArray(anyOf)) return filled(pick(anyOf), depth);
  if (type === 'object')
    return Object.fromEntries(
      Object.entries((properties ?? {}) as Record<string, never>)
        .filter(() => random() < 0.6)
        .map(([name, one]) => [name, filled(one, depth + 1)]),
    );
  if (type === 'array') return [filled(items, depth + 1)];
  if (type === 'integer' || type === 'number') return pick([0, 1, 7, 1000]);
  if (type === 'boolean') return random() < 0.5;
  if (schema.format === 'uuid') return pick(Object.values(ground.customers));
  if (schema.format === 'date') return '2026-11-21';
  return pick(['اصفهان', '2026-11-21T09:00:00Z', '0912 300 0001', 'x']);
}

function addressOf(route: Route): string {
  const path = route.path
    .split('/')
    .map((part) =>
      part.startsWith(':') ? encodeURIComponent(random() < 0.7 ? ground.customers.mine : safe(pick(texts))) : part,
    )
    .join('/');
  const names = Object.keys(route.query?.properties ?? {});
  const query = names.filter(() => random() < 0.25).map((name) => `${name}=${encodeURIComponent(safe(pick(texts)))}`);
  return query.length === 0 ? path : `${path}?${query.join('&')}`;
}

/** A half of a character cannot even be written in an address. */
function safe(text: string): string {
  return text.isWellFormed() ? text.slice(0, 300) : text.toWellFormed();
}

describe('GATES 16: no 5xx', () => {
  const broken: string[] = [];

  beforeAll(
    async () => {
      for (let n = 0; n < amount; n++) {
        if (n % 20 === 0) ground.later(61_000);
        const route = pick(routes);
        const address = addressOf(route);
        const base = random() < 0.6 ? route.example : filled(route.body as never);
        const body = route.stream ? pick(['name\nx\n', '\0', '']) : random() < 0.85 ? spoil(base ?? {}) : base;
        const send = {
          GET: () => owner.get(address),
          DELETE: () => owner.delete(address),
          POST: () =>
            owner.post(address, body as object, route.stream ? { 'content-type': 'application/octet-stream' } : {}),
          PUT: () => owner.put(address, body as object),
          PATCH: () => owner.patch(address, body as object),
        }[route.method];
        // what ends our own session or place is tried by other tests
        if (/^\/(sessions|members|account)/.test(route.path) && route.method !== 'GET') continue;
        if (route.path.startsWith('/session')) continue;
        try {
          const { status, body: answer } = await send();
          if (status >= 500 && status !== 503)
            broken.push(
              `${route.method} ${address.slice(0, 300)} ${JSON.stringify(body)?.slice(0, 300)}: ${status} ${JSON.stringify(answer)?.slice(0, 120)}`,
            );
        } catch (error) {
          broken.push(`${route.method} ${address.slice(0, 200)}: ${String(error).slice(0, 200)}`);
        }
      }
    },
    Math.max(1_800_000, amount * 60),
  );

  it(`in ${amount} generated requests`, () => {
    expect(broken.slice(0, 30)).toEqual([]);
  });
});

describe('GATES 16: one gate', () => {
  it('what no column can hold is 422, in address, query and body', async () => {
    for (const answer of [
      await owner.get('/customers?city=%00'),
      await owner.get('/audit/export?actor=%00'),
      await owner.get('/measures/%00'),
      await owner.post('/customers', { name: 'a\0b' }),
      await owner.post('/views', { name: 'x', definition: { filter: { q: '\ud800' } } }),
      await owner.post('/views', { name: 'x', definition: { '\0': 1 } }),
      await owner.post('/customers', `{"name":"x","custom":{"a":${'['.repeat(50_000)}${']'.repeat(50_000)}}}`, {
        'content-type': 'application/json',
      }),
    ])
      expect([answer.status, answer.body.code]).toEqual([422, 'request.unstorable']);
    for (const path of [
      'ordersMin=2147483648',
      'netMin=1e300',
      'netMax=9223372036854775808',
      'budgetMin=9223372036854775808',
    ])
      expect((await owner.get(`/customers?${path}`)).status, path).toBeLessThan(500);
  });

  it('a text of which nothing is left once it is cleaned is no text: said so, and nothing is kept', async () => {
    const nothing = [' ', '\u202e', '\ufeff \u00ad', '\u00a0\u3000\u200c', 'ـ\n'];
    const bodies: readonly [string, (text: string) => object][] = [
      ['/views', (name) => ({ name, definition: { filter: {} } })],
      ['/consent-texts', (fa) => ({ purpose: 'marketing', body: { fa, en: 'News.' } })],
      ['/consent-texts', (en) => ({ purpose: 'marketing', body: { fa: 'خبر.', en } })],
    ];
    for (const [path, bodyOf] of bodies)
      for (const text of nothing) {
        const answer = await owner.post(path, bodyOf(text));
        expect([answer.status, answer.body.code], `${path} ${JSON.stringify(text)}`).toEqual([400, 'request.invalid']);
        expect(answer.body.message.fa).toContain('ناپیدا');
      }
  });

  it('a cursor goes back to its own list and order only', async () => {
    const first = await owner.get('/customers?limit=1');
    const cursor = encodeURIComponent(first.body.nextCursor);
    expect((await owner.get(`/customers?limit=1&cursor=${cursor}`)).status).toBe(200);
    for (const foreign of [
      `/customers?limit=1&sort=name&cursor=${cursor}`,
      `/products?cursor=${cursor}`,
      `/audit?cursor=${cursor}`,
      '/customers?cursor=WyJ4IiwieSJd',
      `/customers?cursor=${cursor}x`,
      `/customers?cursor=x${cursor}`,
    ]) {
      const answer = await owner.get(foreign);
      expect([answer.status, answer.body.code], foreign).toEqual([400, 'request.cursor-foreign']);
    }
    expect((await ground.elsewhere.owner.get(`/customers?cursor=${cursor}`)).status).toBe(400);
  });
});
