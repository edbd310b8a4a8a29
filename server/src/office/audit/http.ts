import { Readable } from 'node:stream';
import { isUuid } from '@peyvand/kernel/ids';
import { Type } from 'typebox';
import { decodeCursor, page, toPage } from '../../edge/http/cursor.ts';
import { csv, fileAnswer } from '../../edge/http/file-answer.ts';
import { type Context, type Route, route, sent } from '../../edge/http/route.ts';
import { inWorkspace } from '../../ground/database/transaction.ts';
import { csvHead, csvLine } from './csv.ts';
import { type ChangeFilter, type ChangeView, listChanges } from './list-changes.ts';
import { noteAccess } from './note-access.ts';

const instant = Type.String({ format: 'date-time' });
const values = Type.Record(Type.String(), Type.Unknown());
const filterFields = {
  actor: Type.Optional(Type.String({ maxLength: 100, description: '"user:ID", "token:ID", "system:NAME"' })),
  action: Type.Optional(Type.String({ maxLength: 100, description: '"customer.changed"' })),
  subjectKind: Type.Optional(Type.String({ maxLength: 60 })),
  subjectId: Type.Optional(Type.String({ maxLength: 100 })),
  customerId: Type.Optional(Type.String({ format: 'uuid' })),
  from: Type.Optional(instant),
  to: Type.Optional(instant),
};
const entry = Type.Object({
  id: Type.String(),
  at: instant,
  actor: Type.String(),
  actorName: Type.String(),
  source: Type.String(),
  action: Type.String(),
  title: Type.Object({ fa: Type.String(), en: Type.String() }, { description: 'the act in words' }),
  subject: Type.Object({ kind: Type.String(), id: Type.String() }),
  subjectName: Type.String({
    description:
      'what a colleague, access token, product or webhook is called now; empty for other things and for what is gone',
  }),
  customerId: Type.Union([Type.String(), Type.Null()]),
  customerName: Type.String({ description: 'as she is called now; empty for nobody and for an erased one' }),
  fields: Type.Array(Type.String()),
  before: values,
  after: values,
  hidden: Type.Array(Type.String(), {
    description: 'fields whose values this reader may not see, or that were erased',
  }),
});

export const auditRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/audit',
    right: 'audit.read',
    summary: { fa: 'تاریخچهٔ تغییرها', en: 'The history of changes' },
    query: Type.Object({ ...filterFields, ...page }),
    answers: { 200: Type.Object({ items: Type.Array(entry), nextCursor: Type.Union([Type.String(), Type.Null()]) }) },
    handle: async (ctx) => {
      const limit = ctx.query.limit ?? 50;
      const before = decodeCursor(ctx.query.cursor)?.[0];
      const rows = await ctx.read((tx) =>
        listChanges(tx, ctx.house, ctx.principal, readFilter(ctx.query), {
          before: typeof before === 'string' && isUuid(before) ? before : undefined,
          limit: limit + 1,
        }),
      );
      return { status: 200, body: toPage(rows, limit, (row) => [row.id]) };
    },
  }),
  route({
    method: 'GET',
    path: '/audit/export',
    right: 'audit.read',
    summary: { fa: 'خروجی تاریخچهٔ تغییرها (CSV)', en: 'Export the history of changes (CSV)' },
    query: Type.Object(filterFields),
    answers: { 200: fileAnswer(csv) },
    handle: async (ctx) => {
      ctx.reply
        .header('content-type', 'text/csv; charset=utf-8')
        .header('content-disposition', 'attachment; filename="audit.csv"')
        .serializer((body: unknown) => body as string)
        .send(Readable.from(csvOf(ctx, readFilter(ctx.query))));
      return sent;
    },
  }),
];

const batch = 500;

/** The whole selection, a batch a transaction: a long export holds no snapshot open. */
async function* csvOf(
  { house, principal }: Context<unknown, unknown, unknown>,
  filter: ChangeFilter,
): AsyncGenerator<string> {
  yield csvHead;
  let before: string | undefined;
  let taken = 0;
  try {
    for (;;) {
      const rows: ChangeView[] = await inWorkspace(
        house.pool,
        principal.workspaceId,
        (tx) => listChanges(tx, house, principal, filter, { before, limit: batch }),
        { readOnly: true },
      );
      taken += rows.length;
      if (rows.length > 0) yield rows.map(csvLine).join('');
      before = rows.at(-1)?.id;
      if (rows.length < batch) return;
    }
  } finally {
    // also of a download that was broken off: it says how many had gone by then
    await noteAccess(house, principal, {
      action: 'data.exported',
      subject: { kind: 'export', id: 'audit' },
      after: { format: 'csv', rows: String(taken) },
    });
  }
}

function readFilter(query: { from?: string; to?: string } & Omit<ChangeFilter, 'from' | 'to'>): ChangeFilter {
  const { from, to, ...rest } = query;
  return {
    ...rest,
    from: from === undefined ? undefined : new Date(from),
    to: to === undefined ? undefined : new Date(to),
  };
}
