import { Type } from 'typebox';
import { page } from '../../../edge/http/cursor.ts';
import { visibleActors } from '../../../edge/http/principal.ts';
import { type Route, route } from '../../../edge/http/route.ts';
import { undoBulk } from '../commands/start-bulk.ts';
import { byId, id, instant, listOf, nullable, oneOf } from '../contract.ts';
import { findBulk, listBulks } from '../reads/find-bulk.ts';
import { customers } from '../refusals.ts';

const bulk = Type.Object({
  id,
  state: oneOf(['running', 'done', 'undoing', 'undone']),
  change: Type.Record(Type.String(), Type.Unknown()),
  total: Type.Integer(),
  seen: Type.Integer({ description: 'customers looked at by the run under way: seen ÷ total is the progress' }),
  changed: Type.Integer(),
  restored: Type.Integer(),
  actor: Type.String(),
  startedAt: instant,
  endedAt: nullable(instant),
});

/** Watching and undoing; the start stands with the list's filters (desk/customers). */
export const bulkRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/customers/bulk',
    right: 'customers.read',
    summary: { fa: 'ویرایش‌های گروهی', en: 'Bulk edits, newest first' },
    query: Type.Object(page),
    answers: { 200: listOf(bulk) },
    handle: async (ctx) => ({ status: 200, body: await ctx.read((tx) => listBulks(tx, ctx.principal, ctx.query)) }),
  }),
  route({
    method: 'GET',
    path: '/customers/bulk/:id',
    right: 'customers.read',
    summary: { fa: 'یک ویرایش گروهی و پیشرفت آن', en: 'A bulk edit and how far it has come' },
    params: byId,
    answers: { 200: bulk },
    handle: async (ctx) => {
      const found = await ctx.read((tx) => findBulk(tx, visibleActors(ctx.principal), ctx.params.id));
      return found === undefined ? customers('bulk-not-found') : { status: 200, body: found };
    },
  }),
  route({
    method: 'POST',
    path: '/customers/bulk/:id/undo',
    right: 'customers.write',
    summary: { fa: 'بازگرداندن یک ویرایش گروهی', en: 'Undo a bulk edit' },
    params: byId,
    answers: { 200: Type.Object({ bulkId: id }) },
    handle: (ctx) => ctx.write(200, (w) => undoBulk(w, ctx.house.secrets, ctx.principal, ctx.params.id)),
  }),
];
