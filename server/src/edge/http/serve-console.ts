import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import type { Log } from '../../ground/log.ts';
import { chooseEncoding } from './compress-answers.ts';

/** Where the build leaves the screens. */
export const builtScreens = fileURLToPath(new URL('../../../../console/dist', import.meta.url));

/** No other origin, no inline script, no frame: what a page of ours may load is what we serve. */
export const contentSecurityPolicy = [
  "default-src 'self'",
  "script-src 'self'",
  // the component library positions its pop-ups by style attributes
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** The page in every form in which it leaves. */
interface Page {
  readonly plain: Buffer;
  readonly br: Buffer;
  readonly gzip: Buffer;
}

/**
 * Serves the built screens, packed as they were built; an address of the console without a file answers its one page.
 */
export async function serveConsole(app: FastifyInstance, log: Log, folder = builtScreens): Promise<void> {
  const index = join(folder, 'index.html');
  if (!existsSync(index)) {
    log.warn('there are no screens to serve: "npm run build" makes them');
    return;
  }
  const plain = await readFile(index);
  const page: Page = { plain, br: brotliCompressSync(plain), gzip: gzipSync(plain, { level: 9 }) };
  await app.register(fastifyStatic, {
    root: folder,
    wildcard: false,
    index: false,
    // console/pack-for-sending.ts has laid them beside
    preCompressed: true,
    globIgnore: ['index.html', '**/*.br', '**/*.gz'],
    setHeaders: (reply, path) => {
      reply.header('vary', 'accept-encoding');
      // built names carry a hash of their content
      if (/[/\\]assets[/\\]/.test(path)) reply.header('cache-control', 'public, max-age=31536000, immutable');
    },
  });
  app.get('/*', { schema: { hide: true } as never }, async (request, reply) => {
    if (request.url.startsWith('/api/')) return reply.callNotFound();
    const way = chooseEncoding(request.headers['accept-encoding']);
    if (way !== undefined) reply.header('content-encoding', way);
    return reply
      .type('text/html; charset=utf-8')
      .header('vary', 'accept-encoding')
      .header('content-security-policy', contentSecurityPolicy)
      .header('x-frame-options', 'DENY')
      .header('cache-control', 'no-cache')
      .send(page[way ?? 'plain']);
  });
}
