import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isRefusal } from '@peyvand/kernel/refusal';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkTarget, type OutgoingRequest, sendRequest } from './send-request.ts';
import type { OutgoingOptions } from './targets.ts';

let server: Server;
let port: number;
let seen: IncomingMessage[] = [];
beforeAll(async () => {
  server = createServer((request, response) => {
    seen.push(request);
    if (request.url === '/redirect') response.writeHead(302, { location: 'http://169.254.169.254/' }).end();
    else if (request.url === '/large') response.end('x'.repeat(100_000));
    else if (request.url === '/silent') response.flushHeaders();
    else if (request.url === '/broken')
      response.writeHead(200, { 'content-length': '100' }).write('x', () => response.destroy());
    else request.pipe(response.writeHead(201, { 'x-answer': 'yes' }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const guarded: OutgoingOptions = { allowPrivate: false };
/** The test's server stands on this machine, so reaching it needs the operator's leave. */
const allowed: OutgoingOptions = { allowPrivate: true, resolve: async () => ['127.0.0.1'] };
const codeOf = async (options: OutgoingOptions, request: OutgoingRequest) => {
  const answer = await sendRequest(options, request);
  return isRefusal(answer) ? answer.code : answer.status;
};

describe('the way out', () => {
  it.each([
    'http://127.0.0.1/',
    'http://localhost/',
    'http://127.1/',
    'http://0x7f000001/',
    'http://0x7f.0.0.1/',
    'http://0177.0.0.1/',
    'http://017700000001/',
    'http://2130706433/',
    'http://[::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::ffff:7f00:1]/',
    'http://[0:0:0:0:0:ffff:a9fe:a9fe]/latest/meta-data',
    'http://169.254.169.254/latest/meta-data',
    'http://192.168.1.1./',
    'http://١٢٧.0.0.1/',
    'https://10.0.0.7:8443/',
  ])('does not lead to %s', async (url) => {
    seen = [];
    expect(['outgoing.address-private', 'outgoing.address-unreadable']).toContain(await codeOf(guarded, { url }));
    expect(seen).toEqual([]);
  });

  it.each([
    'ftp://example.com/',
    'file:///etc/passwd',
    'gopher://example.com/',
    'javascript:1',
    '//example.com',
    'http://',
    'http://user:secret@example.com/',
  ])('does not open %s', async (url) => {
    expect(await codeOf(guarded, { url })).toBe('outgoing.address-unreadable');
  });

  it('is closed when any of the addresses of a name is private', async () => {
    const resolve = async () => ['93.184.216.34', '10.0.0.1'];
    expect(await codeOf({ allowPrivate: false, resolve }, { url: 'http://shop.example/' })).toBe(
      'outgoing.address-private',
    );
  });

  it('goes to the address that was checked: a second answer of the resolver changes nothing', async () => {
    let asked = 0;
    const resolve = async () => {
      asked += 1;
      return [asked === 1 ? '127.0.0.1' : '127.0.0.2'];
    };
    const answer = await sendRequest({ allowPrivate: true, resolve }, { url: `http://rebinding.example:${port}/` });
    expect(answer).toMatchObject({ status: 201 });
    expect(asked).toBe(1);
    expect(seen.at(-1)?.headers.host).toBe(`rebinding.example:${port}`);
  });

  it('says when there is no such host', async () => {
    const resolve = async () => Promise.reject(new Error('ENOTFOUND'));
    expect(await codeOf({ allowPrivate: false, resolve }, { url: 'http://nowhere.example/' })).toBe(
      'outgoing.host-unknown',
    );
  });

  it('can be judged before an address is stored', async () => {
    expect((await checkTarget(guarded, 'http://127.0.0.1/hook'))?.code).toBe('outgoing.address-private');
    expect(
      await checkTarget({ allowPrivate: false, resolve: async () => ['93.184.216.34'] }, 'https://shop.example/hook'),
    ).toBeUndefined();
  });
});

describe('an exchange', () => {
  const url = (path: string) => `http://shop.example:${port}${path}`;

  it('sends body and headers, and gives back status, headers and bytes', async () => {
    const answer = await sendRequest(allowed, {
      url: url('/hook'),
      method: 'POST',
      headers: { 'content-type': 'text/plain' },
      body: 'سلام',
    });
    if (isRefusal(answer)) throw new Error(answer.code);
    expect([answer.status, answer.headers['x-answer'], answer.body.toString()]).toEqual([201, 'yes', 'سلام']);
  });

  it('follows no redirect', async () => {
    seen = [];
    expect(await codeOf(allowed, { url: url('/redirect') })).toBe(302);
    expect(seen).toHaveLength(1);
  });

  it('reads no answer larger than allowed', async () => {
    expect(await codeOf(allowed, { url: url('/large'), mostBytes: 99_999 })).toBe('outgoing.answer-too-large');
    expect(await codeOf(allowed, { url: url('/large'), mostBytes: 100_000 })).toBe(200);
  });

  it('waits no longer than allowed: for the answer, and for the resolver', async () => {
    expect(await codeOf(allowed, { url: url('/silent'), timeoutMs: 50 })).toBe('outgoing.took-too-long');
    const resolve = () => new Promise<string[]>(() => {});
    expect(await codeOf({ allowPrivate: true, resolve }, { url: url('/'), timeoutMs: 50 })).toBe(
      'outgoing.took-too-long',
    );
  });

  it('that breaks off is no answer', async () => {
    expect(await codeOf(allowed, { url: url('/broken') })).toBe('outgoing.not-reached');
    expect(await codeOf(allowed, { url: 'http://shop.example:1/' })).toBe('outgoing.not-reached');
  });
});
