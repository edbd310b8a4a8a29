import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import fastify from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { guardConnections, serverOptions, usualLimits } from './guard-connections.ts';
import { answerRefusal, request as refuse } from './problem.ts';

/** The same limits a hundred times shorter: what is proved is what they do, not how long they are. */
const limits = {
  ...usualLimits,
  headers: 300,
  body: 1_200,
  slowAfter: 600,
  idle: 600,
  uploadIdle: 600,
  linger: 100,
  perSource: 20,
};
const app = fastify({ ...serverOptions(limits) });
guardConnections(app, limits);
app.addContentTypeParser('application/octet-stream', (_, payload, done) => done(null, payload));
app.post('/form', async () => ({ ok: true }));
app.post(
  '/refused',
  { onRequest: async (_, reply) => answerRefusal(reply, refuse('unauthenticated')) },
  async () => ({}),
);
app.post('/upload', { config: { stream: true }, bodyLimit: 1e9 }, async (request) => {
  let bytes = 0;
  for await (const chunk of request.body as AsyncIterable<Buffer>) bytes += chunk.length;
  return { bytes };
});
let port = 0;
beforeAll(async () => {
  await app.listen({ port: 0, host: '127.0.0.1' });
  const address = app.server.address();
  port = typeof address === 'object' && address !== null ? address.port : 0;
});
afterAll(() => app.close());

interface Line {
  socket: Socket;
  said(): string;
  ended: Promise<number>;
}
/** A connection; `ended` says after how many milliseconds the other side closed it. */
async function dial(...parts: string[]): Promise<Line> {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => {});
  const began = performance.now();
  let said = '';
  socket.on('data', (data) => (said += data));
  const ended = new Promise<number>((resolve) => socket.once('close', () => resolve(performance.now() - began)));
  await once(socket, 'connect');
  for (const part of parts) socket.write(part);
  return { socket, said: () => said, ended };
}
const head = (path: string, type: string, length: number) =>
  `POST ${path} HTTP/1.1\r\nhost: x\r\ncontent-type: ${type}\r\ncontent-length: ${length}\r\n\r\n`;
function trickle({ socket }: Line, text: string, everyMs: number): void {
  const timer = setInterval(() => socket.write(text), everyMs);
  socket.once('close', () => clearInterval(timer));
}

describe('GATES 4: connections', () => {
  it('that say nothing are closed, and so are heads that trickle', async () => {
    const silent = await dial();
    const slow = await dial('GET / HTTP/1.1\r\nhost: x\r\n');
    trickle(slow, 'x-a: b\r\n', 50);
    expect(await silent.ended).toBeLessThan(2_500);
    expect(await slow.ended).toBeLessThan(2_500);
  });

  it('with a body slower than a kilobyte a second are answered 408 before their time is over', async () => {
    const line = await dial(head('/form', 'application/json', 1_000));
    trickle(line, '1', 50);
    const ms = await line.ended;
    expect(line.said()).toMatch(/^HTTP\/1.1 408 /);
    expect(line.said()).toContain('request.too-slow');
    expect(ms).toBeLessThan(limits.body + 900);
  });

  it('with a body that comes quickly and never ends are answered 408 too', async () => {
    const line = await dial(head('/form', 'application/json', 900_000));
    trickle(line, ' '.repeat(4_000), 20);
    const ms = await line.ended;
    expect(line.said()).toMatch(/^HTTP\/1.1 408 /);
    expect(ms).toBeGreaterThan(limits.body - 100);
  });

  it('of uploads may last as long as bytes come, and end when none come', async () => {
    const going = await dial(head('/upload', 'application/octet-stream', 300));
    const timer = setInterval(() => going.socket.write('x'.repeat(20)), 150);
    await expect.poll(going.said, { timeout: 9_000 }).toContain('{"bytes":300}');
    clearInterval(timer);
    going.socket.destroy();
    const stuck = await dial(head('/upload', 'application/octet-stream', 300), 'x');
    await stuck.ended;
    expect(stuck.said()).toMatch(/^HTTP\/1.1 408 /);
  });

  it('whose upload is refused get the answer and are closed, with the rest unread', async () => {
    const line = await dial(head('/refused', 'application/octet-stream', 50_000_000), 'x'.repeat(100_000));
    await line.ended;
    expect(line.said()).toMatch(/^HTTP\/1.1 401 /);
    expect(line.said().toLowerCase()).toContain('connection: close');
  });

  it('that were used stay open between two requests, and no longer', async () => {
    const line = await dial(`${head('/form', 'application/json', 2)}{}`);
    await expect.poll(line.said).toContain('"ok":true');
    expect(line.socket.closed).toBe(false);
    expect(await line.ended).toBeLessThan(4_000);
  });

  it('of one source are bounded, and those that are free again count no more', async () => {
    const lines = await Promise.all(Array.from({ length: 40 }, () => dial()));
    await expect.poll(() => lines.filter((line) => !line.socket.closed).length).toBeLessThanOrEqual(limits.perSource);
    await Promise.all(lines.map((line) => line.ended));
    const answer = await fetch(`http://127.0.0.1:${port}/form`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });
    expect(await answer.json()).toEqual({ ok: true });
  });
});
