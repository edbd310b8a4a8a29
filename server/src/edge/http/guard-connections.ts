import { Socket } from 'node:net';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { answerRefusal, request as refuse } from './problem.ts';
import { sourceOf } from './source.ts';

/** How long a connection may take for what, in milliseconds, and how many one source may have. */
export interface ConnectionLimits {
  readonly headers: number;
  /** A body that is not an upload is whole within this … */
  readonly body: number;
  /** … and has had so many bytes after the first look. */
  readonly slowAfter: number;
  readonly slowBytes: number;
  /** Between two requests. */
  readonly idle: number;
  /** An upload without a byte. */
  readonly uploadIdle: number;
  /** What a refused body may still send while the answer leaves. */
  readonly linger: number;
  readonly perSource: number;
}

export const usualLimits: ConnectionLimits = {
  headers: 15_000,
  body: 60_000,
  slowAfter: 30_000,
  slowBytes: 30 * 1024,
  idle: 65_000,
  uploadIdle: 60_000,
  linger: 1_000,
  perSource: 200,
};

/** What the server itself must be opened with, so that the rest holds. */
export const serverOptions = (limits: ConnectionLimits) => ({
  keepAliveTimeout: limits.idle,
  // bodies are watched here: an upload of two gigabytes may take its time, a form may not
  requestTimeout: 0,
  http: { headersTimeout: limits.headers, connectionsCheckingInterval: Math.min(5_000, limits.headers) },
});

/**
 * Nobody holds connections without using them: silent ones, heads and bodies that trickle, more than a browser or a till ever
 * needs from one source. A body that comes too slowly is answered 408; a request that is refused before its body was read is
 * answered and its connection closed.
 * @param exempt connections of the operator's own proxies are of everybody
 */
export function guardConnections(
  app: FastifyInstance,
  limits: ConnectionLimits,
  exempt: (address: string) => boolean = () => false,
): void {
  const perSource = new Map<string, number>();
  const silent = new WeakMap<Socket, NodeJS.Timeout>();

  app.server.on('connection', (socket: Socket) => {
    const source = sourceOf(socket.remoteAddress ?? '');
    const count = (perSource.get(source) ?? 0) + 1;
    perSource.set(source, count);
    const timer = setTimeout(() => socket.destroy(), limits.headers);
    silent.set(socket, timer);
    socket.once('close', () => {
      clearTimeout(timer);
      const left = (perSource.get(source) ?? 1) - 1;
      if (left > 0) perSource.set(source, left);
      else perSource.delete(source);
    });
    if (count > limits.perSource && !exempt(socket.remoteAddress ?? '')) socket.destroy();
  });

  app.addHook('onRequest', async (request) => {
    clearTimeout(silent.get(request.raw.socket));
  });
  app.addHook('preParsing', async (request, reply) => {
    if (isUnderWay(request)) watchBody(request, reply, limits);
  });
  app.addHook('onSend', async (request, reply) => {
    if (!isUnderWay(request)) return;
    reply.header('connection', 'close');
    request.raw.resume();
    reply.raw.once('finish', () => {
      const { socket } = request.raw;
      setTimeout(() => socket.destroy(), limits.linger).unref();
    });
  });
}

/** Part of the body is still to come; a request that comes over no connection (of a test) is whole. */
function isUnderWay({ raw, headers }: FastifyRequest): boolean {
  if (raw.complete !== false || !(raw.socket instanceof Socket)) return false;
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

/** Looks from time to time how far a body has come: by the bytes of its connection, so that nothing stands in its way. */
function watchBody(request: FastifyRequest, reply: FastifyReply, limits: ConnectionLimits): void {
  const { raw } = request;
  const { socket } = raw;
  const { stream } = request.routeOptions.config as { stream?: boolean };
  const timers: NodeJS.Timeout[] = [];
  const start = socket.bytesRead;
  const tooSlow = () => {
    if (raw.complete || reply.sent) return;
    void answerRefusal(reply, refuse('too-slow'));
  };
  if (stream === true) {
    let seen = start;
    let since = Date.now();
    const look = () => {
      if (socket.bytesRead !== seen) {
        seen = socket.bytesRead;
        since = Date.now();
      } else if (Date.now() - since >= limits.uploadIdle) tooSlow();
    };
    timers.push(setInterval(look, limits.uploadIdle / 12));
  } else {
    timers.push(setTimeout(tooSlow, limits.body));
    timers.push(setTimeout(() => socket.bytesRead - start < limits.slowBytes && tooSlow(), limits.slowAfter));
  }
  const done = () => {
    for (const timer of timers) clearTimeout(timer);
  };
  raw.once('end', done);
  raw.once('close', done);
  reply.raw.once('close', done);
}
