import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

const built = fileURLToPath(new URL('../../../../console/dist/', import.meta.url));

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

/** Serves the built screens; an address of the console without a file answers its one page. */
export async function serveConsole(app: FastifyInstance, folder = built): Promise<void> {
  if (!existsSync(`${folder}index.html`)) return;
  const page = await readFile(`${folder}index.html`, 'utf8');
  await app.register(fastifyStatic, {
    root: folder,
    wildcard: false,
    index: false,
    setHeaders: (reply, path) => {
      // built names carry a hash of their content
      if (/[/\\]assets[/\\]/.test(path)) reply.header('cache-control', 'public, max-age=31536000, immutable');
    },
  });
  app.get('/*', { schema: { hide: true } as never }, async (request, reply) => {
    if (request.url.startsWith('/api/')) return reply.callNotFound();
    return reply
      .type('text/html; charset=utf-8')
      .header('content-security-policy', contentSecurityPolicy)
      .header('x-frame-options', 'DENY')
      .header('cache-control', 'no-cache')
      .send(page);
  });
}
