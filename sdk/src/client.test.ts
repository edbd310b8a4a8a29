import { expect, test } from 'vitest';
import { createClient, newKey } from './client.ts';
import { isRefusedWith, NotReached, Refused } from './problem.ts';

interface Sent {
  url: string;
  init: RequestInit;
}

function against(status: number, body: string, sent: Sent[] = []) {
  const answer = async (url: string | URL | Request, init: RequestInit = {}) => {
    sent.push({ url: String(url), init });
    return new Response(status === 204 ? null : body, { status });
  };
  return { sent, fetch: answer as typeof fetch };
}
const header = (sent: Sent | undefined, name: string) => new Headers(sent?.init.headers).get(name);

test('a write carries a key, the header no foreign page can set, and the workspace', async () => {
  const { fetch, sent } = against(201, '{"id":"1"}');
  const client = createClient({ baseUrl: 'http://shop', fetch, workspace: () => 'w-1' });
  await client.post('/api/v1/customers', { name: 'مریم احمدی' });
  expect(header(sent[0], 'X-Peyvand')).toBe('1');
  expect(header(sent[0], 'X-Peyvand-Workspace')).toBe('w-1');
  expect(header(sent[0], 'Idempotency-Key')).toMatch(/^[0-9a-f]{32}$/);
  expect(sent[0]?.init.body).toBe('{"name":"مریم احمدی"}');
});

test('a repeated press sends the same key; a read sends none', async () => {
  const { fetch, sent } = against(200, '{}');
  const client = createClient({ baseUrl: '', fetch });
  const key = newKey();
  await client.patch('/a', {}, { key });
  await client.patch('/a', {}, { key });
  await client.get('/a');
  expect(header(sent[0], 'Idempotency-Key')).toBe(key);
  expect(header(sent[1], 'Idempotency-Key')).toBe(key);
  expect(header(sent[2], 'Idempotency-Key')).toBeNull();
});

test('an address leaves out what is not chosen and repeats a list', async () => {
  const { fetch, sent } = against(200, '[]');
  await createClient({ baseUrl: '', fetch }).get('/c', {
    query: { q: 'علی', tag: ['a', 'b'], cursor: null, owner: '', limit: 50, all: false },
  });
  expect(sent[0]?.url).toBe('/c?q=%D8%B9%D9%84%DB%8C&tag=a&tag=b&limit=50&all=false');
});

test('a refusal keeps its code, both languages and its data', async () => {
  const problem = {
    type: 'x',
    title: 't',
    status: 409,
    code: 'points.not-enough',
    message: { fa: 'کافی نیست', en: 'not enough' },
    data: { needed: 500 },
  };
  const { fetch } = against(409, JSON.stringify(problem));
  const error = await createClient({ baseUrl: '', fetch })
    .post('/r')
    .catch((e: unknown) => e);
  expect(error).toBeInstanceOf(Refused);
  expect(isRefusedWith(error, 'points.not-enough')).toBe(true);
  expect(isRefusedWith(error, 'points.')).toBe(true);
  expect(isRefusedWith(error, 'purchases.')).toBe(false);
  expect((error as Refused).problem.data).toEqual({ needed: 500 });
});

test('a page of a proxy instead of a problem is told honestly', async () => {
  const { fetch } = against(502, '<html>Bad gateway</html>');
  const error = await createClient({ baseUrl: '', fetch })
    .get('/r')
    .catch((e: unknown) => e);
  expect((error as Refused).problem).toMatchObject({ status: 502, code: 'http.unexpected' });
});

test('a 401 tells the shell that the session has ended', async () => {
  let told = 0;
  const { fetch } = against(401, '{}');
  await expect(createClient({ baseUrl: '', fetch, onSignedOut: () => told++ }).get('/r')).rejects.toBeInstanceOf(
    Refused,
  );
  expect(told).toBe(1);
});

test('no answer is NotReached, and an aborted call stays an abort', async () => {
  const fails = (async () => {
    throw new TypeError('fetch failed');
  }) as typeof fetch;
  const client = createClient({ baseUrl: '', fetch: fails });
  await expect(client.get('/r')).rejects.toBeInstanceOf(NotReached);
  const stop = new AbortController();
  stop.abort();
  await expect(client.get('/r', { signal: stop.signal })).rejects.toBeInstanceOf(TypeError);
});

test('no content is null', async () => {
  const { fetch } = against(204, '');
  expect(await createClient({ baseUrl: '', fetch }).delete('/r')).toBeNull();
});
