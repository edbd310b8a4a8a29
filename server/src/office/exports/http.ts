import { Type } from 'typebox';
import { archive, csv, fileAnswer, workbook } from '../../edge/http/file-answer.ts';
import { holds } from '../../edge/http/principal.ts';
import { type Route, route } from '../../edge/http/route.ts';
import type { Export } from './export.ts';
import { exports } from './refusals.ts';
import { format, sendLists } from './send-lists.ts';

/** Routes of exports; `lists` are those that the modules plugged in. */
export function exportRoutes(lists: () => readonly Export[]): Route[] {
  return [
    route({
      method: 'GET',
      path: '/exports',
      right: 'exports.run',
      summary: { fa: 'فهرست‌هایی که می‌توان خروجی گرفت', en: 'Lists that can be exported' },
      answers: { 200: Type.Object({ items: Type.Array(Type.Unknown()), nextCursor: Type.Null() }) },
      handle: async (ctx) => {
        const items = lists()
          .filter((list) => holds(ctx.principal, list.right))
          .map(({ kind, words }) => ({ kind, words }));
        return { status: 200, body: { items, nextCursor: null } };
      },
    }),
    route({
      method: 'GET',
      path: '/exports/:kind',
      right: 'exports.run',
      summary: { fa: 'خروجی کامل یک فهرست', en: 'One list, complete; X-Row-Count says how many rows it holds' },
      params: Type.Object({ kind: Type.String({ maxLength: 40 }) }),
      query: Type.Object({ format }),
      answers: { 200: fileAnswer(csv, workbook) },
      handle: async (ctx) => {
        const allowed = lists().filter((list) => holds(ctx.principal, list.right));
        const list = allowed.find((one) => one.kind === ctx.params.kind);
        if (list === undefined)
          return exports('kind-unknown', { kind: ctx.params.kind, kinds: allowed.map((one) => one.kind) });
        return sendLists(ctx, [list], ctx.query.format ?? 'csv', false);
      },
    }),
    route({
      method: 'POST',
      path: '/exports',
      right: 'exports.run',
      readsOnly: true,
      summary: {
        fa: 'خروجی همهٔ کسب‌وکار یا چند فهرست در یک بسته',
        en: 'The whole workspace, or some lists, in one archive',
      },
      body: Type.Object(
        { kinds: Type.Optional(Type.Array(Type.String({ maxLength: 40 }))), format },
        { additionalProperties: false },
      ),
      example: { kinds: ['customers'], format: 'csv' },
      answers: { 200: fileAnswer(archive) },
      handle: async (ctx) => {
        const allowed = lists().filter((list) => holds(ctx.principal, list.right));
        const { kinds } = ctx.body;
        const unknown = kinds?.find((kind) => !allowed.some((list) => list.kind === kind));
        if (unknown !== undefined)
          return exports('kind-unknown', { kind: unknown, kinds: allowed.map((one) => one.kind) });
        const chosen = allowed.filter((list) => kinds === undefined || kinds.includes(list.kind));
        return sendLists(ctx, chosen, ctx.body.format ?? 'csv', true);
      },
    }),
  ];
}
