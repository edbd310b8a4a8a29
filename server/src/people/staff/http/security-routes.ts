import { isUuid } from '@peyvand/kernel/ids';
import { Type } from 'typebox';
import { decodeCursor, page, toPage } from '../../../edge/http/cursor.ts';
import { type Route, route } from '../../../edge/http/route.ts';
import { countUnseen, listSecurity } from '../../../office/audit/index.ts';
import { workspaceOf } from '../../../office/workspace/index.ts';
import { seeSecurity } from '../commands/see-security.ts';
import { nothing, nullable, securityEvent } from '../contract.ts';

/** What touched the security of a business, for its owner. */
export const securityRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/security',
    right: 'security.read',
    summary: { fa: 'رویدادهای امنیتی کسب‌وکار', en: 'Events of security of the business' },
    query: Type.Object(page),
    answers: {
      200: Type.Object({
        items: Type.Array(securityEvent),
        nextCursor: nullable(Type.String()),
        unseen: Type.Integer({ description: 'since the reader last looked; her own acts are not counted' }),
      }),
    },
    handle: async ({ house, principal, query, read }) => {
      const limit = query.limit ?? 50;
      const before = decodeCursor(query.cursor)?.[0];
      const { timeZone } = await workspaceOf(house, principal.workspaceId);
      const reader = { userId: principal.userId, timeZone };
      const from = typeof before === 'string' && isUuid(before) ? before : undefined;
      return read(async (tx) => ({
        status: 200,
        body: {
          ...toPage(await listSecurity(tx, house.acts, reader, { before: from, limit: limit + 1 }), limit, (row) => [
            row.id,
          ]),
          unseen: await countUnseen(tx, house.acts, reader),
        },
      }));
    },
  }),
  route({
    method: 'POST',
    path: '/security/seen',
    right: 'security.read',
    summary: { fa: 'رویدادهای امنیتی را دیدم', en: 'I have seen the events of security' },
    body: Type.Object(
      { until: Type.String({ format: 'date-time', description: 'when the newest of them happened' }) },
      { additionalProperties: false },
    ),
    example: { until: '2026-11-21T09:00:00Z' },
    answers: { 200: nothing },
    handle: (ctx) => ctx.write(200, (w) => seeSecurity(w, ctx.principal, new Date(ctx.body.until))),
  }),
];
