import { rm } from 'node:fs/promises';
import { isRefusal } from '@peyvand/kernel/refusal';
import { Type } from 'typebox';
import { anyFile, fileAnswer } from '../../../edge/http/file-answer.ts';
import { visibleOwners } from '../../../edge/http/principal.ts';
import { type Route, route, sent } from '../../../edge/http/route.ts';
import { downloadHeaders, filePath, readFileStream, receiveFile } from '../../../ground/files/store-file.ts';
import { write } from '../../../spine/write.ts';
import { attachFile, detachFile } from '../commands/keep-attachments.ts';
import { restoreFile } from '../commands/restore-removed.ts';
import { byId, id, instant } from '../contract.ts';
import { findAttachment, listAttachments } from '../reads/list-attachments.ts';
import { customers } from '../refusals.ts';
import { findCustomerIds } from '../visible.ts';

const largest = 25 * 1024 ** 2;
/** What people attach: pictures, documents, recordings, plain tables. Nothing that a browser or a computer would run. */
const types = new Set([
  'image/png',
  'image/jpeg',
  'image/gif',
  'image/webp',
  'image/heic',
  'image/heif',
  'image/avif',
  'application/pdf',
  'application/zip',
  'application/x-ole-storage',
  'audio/ogg',
  'audio/mpeg',
  'audio/mp4',
  'video/mp4',
  'video/quicktime',
  'text/plain',
]);

export const attachment = Type.Object({
  id,
  name: Type.String(),
  contentType: Type.String(),
  size: Type.Integer(),
  addedAt: instant,
  addedBy: Type.String(),
});

export const attachmentRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/customers/:id/attachments',
    right: 'attachments.read',
    summary: { fa: 'پیوست‌های یک مشتری', en: 'Files kept with a customer' },
    params: byId,
    answers: {
      200: Type.Object({
        items: Type.Array(attachment),
      }),
    },
    handle: async (ctx) =>
      ctx.read(async (tx) => {
        const known = await findCustomerIds(tx, ctx.principal, ctx.params.id);
        if (known === undefined) return customers('not-found');
        return { status: 200, body: { items: await listAttachments(tx, known.ids) } };
      }),
  }),
  route({
    method: 'POST',
    path: '/customers/:id/attachments',
    right: 'attachments.write',
    summary: { fa: 'افزودن پیوست', en: 'Attach a file (the body is the file itself)' },
    params: byId,
    query: Type.Object({ name: Type.Optional(Type.String({ maxLength: 200 })) }),
    answers: { 201: Type.Object({ fileId: id, customerId: id }) },
    stream: true,
    example: 'سنجش رضایت، حضوری\n',
    handle: async (ctx) => {
      const { house, principal, params, query } = ctx;
      const { workspaceId } = principal;
      // asked before a byte is taken in, and again under the lock
      const known = await ctx.read((tx) => findCustomerIds(tx, principal, params.id));
      if (known === undefined) return customers('not-found');
      const guard = { purpose: 'attachment', name: query.name ?? '', limit: largest, types };
      const received = await receiveFile(house, workspaceId, ctx.body as AsyncIterable<Uint8Array> | undefined, guard);
      if (isRefusal(received)) return received;
      // the bytes are what the key stands for: a stream cannot be hashed before it was read
      const input = { url: ctx.request.url, sha256: received.sha256.toString('hex') };
      const outcome = await write(house.path, ctx.keyed(201, input), (w) =>
        attachFile(w, params.id, received, visibleOwners(principal)),
      );
      if (isRefusal(outcome) || outcome.replayed)
        await rm(filePath(house, workspaceId, received.fileId), { force: true });
      if (isRefusal(outcome)) return outcome;
      const headers = outcome.replayed ? { headers: { 'idempotent-replayed': 'true' } } : {};
      return { status: outcome.status, body: outcome.answer, ...headers };
    },
  }),
  route({
    method: 'GET',
    path: '/customers/:id/attachments/:fileId',
    right: 'attachments.read',
    summary: { fa: 'دریافت یک پیوست', en: 'Download a file' },
    params: Type.Object({ id, fileId: id }),
    answers: { 200: fileAnswer(anyFile) },
    handle: async (ctx) => {
      const { house, principal, params, reply } = ctx;
      const file = await ctx.read(async (tx) => {
        const known = await findCustomerIds(tx, principal, params.id);
        return known === undefined ? undefined : findAttachment(tx, known.ids, params.fileId);
      });
      if (file === undefined) return customers('attachment-not-found');
      reply.headers(downloadHeaders(file.name, file.contentType));
      reply.send(readFileStream(house, principal.workspaceId, file.id));
      return sent;
    },
  }),
  route({
    method: 'DELETE',
    path: '/customers/:id/attachments/:fileId',
    right: 'attachments.write',
    summary: { fa: 'برداشتن پیوست', en: 'Remove a file' },
    params: Type.Object({ id, fileId: id }),
    answers: { 200: Type.Object({ fileId: id }) },
    handle: (ctx) =>
      ctx.write(200, (w) => detachFile(w, ctx.house.secrets, ctx.params.fileId, visibleOwners(ctx.principal))),
  }),
  route({
    method: 'POST',
    path: '/customers/:id/attachments/:fileId/restore',
    right: 'attachments.write',
    summary: {
      fa: 'برگرداندن پیوستی که در سی روز گذشته برداشته شده است',
      en: 'Put a file back that was removed within the last thirty days',
    },
    params: Type.Object({ id, fileId: id }),
    answers: { 200: Type.Object({ fileId: id }) },
    handle: (ctx) =>
      ctx.write(200, (w) => restoreFile(w, ctx.house.secrets, ctx.params.fileId, visibleOwners(ctx.principal))),
  }),
];
