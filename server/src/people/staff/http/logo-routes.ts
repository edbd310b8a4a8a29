import { rm } from 'node:fs/promises';
import { isRefusal } from '@peyvand/kernel/refusal';
import { Type } from 'typebox';
import { fileAnswer } from '../../../edge/http/file-answer.ts';
import { type Route, route, sent } from '../../../edge/http/route.ts';
import { inWorkspace } from '../../../ground/database/transaction.ts';
import { filePath, findFile, readFileStream, receiveFile } from '../../../ground/files/store-file.ts';
import { write } from '../../../spine/write.ts';
import { keepLogo } from '../commands/keep-logo.ts';
import { id, workspace } from '../contract.ts';
import { readWorkspaceAnew } from '../queries.ts';
import { staff } from '../refusals.ts';

/** Pictures by their own first bytes; nothing that could carry a script, so no SVG. */
const types = new Set(['image/png', 'image/jpeg', 'image/webp', 'image/gif']);
const largest = 1024 ** 2;
const purpose = 'logo';
const byIds = Type.Object({ id, fileId: id });

/** The logo of a business: settings give it, everybody may see it. */
export const logoRoutes: Route[] = [
  route({
    method: 'POST',
    path: '/workspace/logo',
    right: 'settings.manage',
    summary: { fa: 'نشان کسب‌وکار', en: 'Give the business a logo (the body is the picture itself)' },
    query: Type.Object({ name: Type.Optional(Type.String({ maxLength: 200 })) }),
    answers: { 201: workspace },
    stream: true,
    example: 'GIF89a\u0001\u0000\u0001\u0000',
    handle: async (ctx) => {
      const { house, principal } = ctx;
      const { workspaceId } = principal;
      const guard = { purpose, name: ctx.query.name ?? 'logo', limit: largest, types };
      const received = await receiveFile(house, workspaceId, ctx.body as AsyncIterable<Uint8Array> | undefined, guard);
      if (isRefusal(received)) return received.code === 'files.type-refused' ? staff('logo-no-picture') : received;
      // a stream cannot be hashed before it was read: its bytes are what the key stands for
      const input = { url: ctx.request.url, sha256: received.sha256.toString('hex') };
      const outcome = await write(house.path, ctx.keyed(201, input), (w) => keepLogo(w, house, received));
      const useless = isRefusal(outcome) || outcome.replayed ? received.fileId : (outcome.answer.former ?? undefined);
      if (useless !== undefined) await rm(filePath(house, workspaceId, useless), { force: true });
      if (isRefusal(outcome)) return outcome;
      const headers = outcome.replayed ? { headers: { 'idempotent-replayed': 'true' } } : {};
      return { status: 201, body: await readWorkspaceAnew(house, workspaceId), ...headers };
    },
  }),
  route({
    method: 'DELETE',
    path: '/workspace/logo',
    right: 'settings.manage',
    summary: { fa: 'برداشتن نشان کسب‌وکار', en: 'Take the logo away' },
    answers: { 200: workspace },
    handle: async (ctx) => {
      const { house, principal } = ctx;
      const outcome = await ctx.written(200, (w) => keepLogo(w, house, null));
      if (isRefusal(outcome)) return outcome;
      const { former } = outcome.answer;
      if (former !== null) await rm(filePath(house, principal.workspaceId, former), { force: true });
      return { status: 200, body: await readWorkspaceAnew(house, principal.workspaceId) };
    },
  }),
  route({
    method: 'GET',
    path: '/workspaces/:id/logo/:fileId',
    right: 'public',
    perMinute: 600,
    summary: {
      fa: 'تصویر نشان؛ شناسهٔ آن را کسی حدس نمی‌زند',
      en: 'The picture of a logo, under ids that nobody guesses',
    },
    params: byIds,
    answers: { 200: fileAnswer(...types) },
    handle: async ({ house, params: { id: workspaceId, fileId }, reply }) => {
      const file = await inWorkspace(house.pool, workspaceId, (tx) => findFile(tx, fileId), { readOnly: true });
      if (file?.purpose !== purpose) return staff('logo-unknown');
      reply.headers({
        'content-type': file.contentType,
        'content-disposition': 'inline',
        'x-content-type-options': 'nosniff',
        'content-security-policy': "sandbox; default-src 'none'",
        // another picture has another id
        'cache-control': 'public, max-age=31536000, immutable',
      });
      reply.send(readFileStream(house, workspaceId, fileId));
      return sent;
    },
  }),
];
