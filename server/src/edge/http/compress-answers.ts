import { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { brotliCompress, constants, createBrotliCompress, createGzip, gzip } from 'node:zlib';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

const packed = { br: promisify(brotliCompress), gzip: promisify(gzip) };
/** Quick rather than small: an answer is packed once, while somebody waits. */
const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } };
const level = { level: 5 };
/** Below this the packed form saves no packet on the way. */
const smallest = 1024;

const worthIt = /^(?:application\/(?:[\w.-]+\+)?json|text\/(?:csv|plain|html)|image\/svg\+xml)\b/;
/**
 * Answers that may hold a secret beside what the request said are sent as they are: from their packed length the secret could
 * be guessed letter by letter. Everything that is written is one of them (tokens and links are shown in the answer of the
 * write that made them), and so is all that is about signing in.
 */
const secretive = /^\/api\/v1\/(?:session|sessions|account|invitation|invitations|tokens|webhooks|members)\b/;

/** Packs texts on their way out as the caller can read them: whole answers at once, files as they stream. */
export function compressAnswers(app: FastifyInstance): void {
  app.addHook('onSend', async (request, reply, payload) => {
    if (!mayPack(request, reply)) return payload;
    reply.header('vary', 'accept-encoding');
    const way = chooseEncoding(request.headers['accept-encoding']);
    if (way === undefined) return payload;
    if (typeof payload === 'string' || Buffer.isBuffer(payload)) {
      const plain = Buffer.from(payload as string);
      if (plain.length < smallest) return payload;
      reply.header('content-encoding', way).removeHeader('content-length');
      return way === 'br' ? packed.br(plain, quality) : packed.gzip(plain, level);
    }
    if (!(payload instanceof Readable)) return payload;
    reply.header('content-encoding', way).removeHeader('content-length');
    const packer = way === 'br' ? createBrotliCompress(quality) : createGzip(level);
    // a source that breaks must break the answer too, or a cut file would look whole
    payload.on('error', (error) => packer.destroy(error));
    packer.on('close', () => payload.destroy());
    return payload.pipe(packer);
  });
}

function mayPack(request: FastifyRequest, reply: FastifyReply): boolean {
  const readsOnly = request.method === 'GET' || request.routeOptions.url === '/api/v1/exports';
  return (
    readsOnly &&
    reply.statusCode === 200 &&
    !reply.hasHeader('content-encoding') &&
    !reply.hasHeader('set-cookie') &&
    !reply.hasHeader('content-range') &&
    worthIt.test(String(reply.getHeader('content-type') ?? '')) &&
    !secretive.test(request.url)
  );
}

/** The best of ours that the caller takes; a weight of 0 means no. Undefined: send it plain. */
export function chooseEncoding(header: string | string[] | undefined): 'br' | 'gzip' | undefined {
  const wishes = new Map<string, number>();
  for (const part of String(header ?? '')
    .toLowerCase()
    .split(',')) {
    const [name = '', ...options] = part.split(';').map((one) => one.trim());
    const weight = options.find((one) => one.startsWith('q='))?.slice(2);
    wishes.set(name, weight === undefined ? 1 : Number(weight) || 0);
  }
  const weightOf = (name: string) => wishes.get(name) ?? wishes.get('*') ?? 0;
  const [brotli, zipped] = [weightOf('br'), weightOf('gzip')];
  if (brotli > 0 && brotli >= zipped) return 'br';
  return zipped > 0 ? 'gzip' : undefined;
}
