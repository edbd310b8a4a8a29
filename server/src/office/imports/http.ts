import { Readable } from 'node:stream';
import { uuidv7 } from '@peyvand/kernel/ids';
import { isRefusal, type Refusal } from '@peyvand/kernel/refusal';
import { Type } from 'typebox';
import { decodeCursor, page, toPage } from '../../edge/http/cursor.ts';
import { csv, fileAnswer } from '../../edge/http/file-answer.ts';
import { holds, visibleActors } from '../../edge/http/principal.ts';
import { request as refuse } from '../../edge/http/problem.ts';
import { type Context, type Route, route, sent } from '../../edge/http/route.ts';
import { inWorkspace } from '../../ground/database/transaction.ts';
import { downloadHeaders, filePath, keepFileParams, keepFileSql, receiveFile } from '../../ground/files/store-file.ts';
import { write } from '../../spine/write.ts';
import { noteAccess } from '../audit/index.ts';
import { workspaceOf } from '../workspace/index.ts';
import { changeImport } from './change-import.ts';
import {
  countProblems,
  firstPlace,
  type ProblemPlace,
  readProblemKinds,
  readProblems,
  writeErrorFile,
} from './error-file.ts';
import { findImport, listImports, newImportParams, newImportSql } from './import-row.ts';
import type { Intake } from './intake.ts';
import { discardUpload } from './jobs.ts';
import { lookInto } from './look-into.ts';
import { toldOf } from './mapping/mapping.ts';
import { parseMapping } from './mapping/parse-mapping.ts';
import { rememberFile } from './prepare-import.ts';
import { otherByType } from './read/other-files.ts';
import { readFields } from './read-fields.ts';
import { imports } from './refusals.ts';
import { hidesRows, importView, mayTouchImport, viewFor, viewOf } from './view.ts';

const id = Type.Object({ id: Type.String({ format: 'uuid' }) });
const text = (max: number) => Type.String({ minLength: 1, maxLength: max });
const tableTypes = new Set(['text/plain', 'application/zip', 'application/octet-stream', 'application/x-ole-storage']);
const shownProblems = 20;

/** Routes of imports; `intakes` are the kinds that the modules plugged in. */
export function importRoutes(intakes: () => readonly Intake[]): Route[] {
  const act = (verb: 'dry-run' | 'start' | 'cancel' | 'resume' | 'undo', fa: string, en: string): Route =>
    route({
      method: 'POST',
      path: `/imports/:id/${verb}`,
      right: 'imports.write',
      summary: { fa, en },
      params: id,
      answers: { 202: importView },
      handle: async (ctx) =>
        ctx.write(202, (w) => changeImport(w, ctx.house, intakes(), ctx.principal, ctx.params.id, verb)),
    });
  return [
    route({
      method: 'GET',
      path: '/imports/kinds',
      right: 'imports.read',
      summary: {
        fa: 'نوع‌هایی که می‌توان وارد کرد و فیلدهای هر کدام',
        en: 'Kinds that can be imported, with their fields',
      },
      answers: { 200: Type.Object({ items: Type.Array(Type.Unknown()), nextCursor: Type.Null() }) },
      handle: async (ctx) => {
        const allowed = intakes().filter((intake) => holds(ctx.principal, intake.right));
        const items = [];
        for (const intake of allowed) {
          const fields = await readFields(ctx.house, intake, ctx.principal.workspaceId);
          items.push({
            kind: intake.kind,
            words: intake.words,
            fields: fields.map(({ key, name, type, several = false }) => ({ key, name, type, several })),
          });
        }
        return { status: 200, body: { items, nextCursor: null } };
      },
    }),
    route({
      method: 'POST',
      path: '/imports',
      right: 'imports.write',
      summary: { fa: 'فرستادن فایلی برای ورود', en: 'Upload a file to import (the body is the file itself)' },
      query: Type.Object({ kind: text(40), name: text(200), origin: Type.Optional(Type.Literal('import')) }),
      answers: { 201: importView },
      stream: true,
      example: 'name,phone\nMaryam,09123456789\n',
      handle: (ctx) => upload(ctx, intakes()),
    }),
    route({
      method: 'GET',
      path: '/imports',
      right: 'imports.read',
      summary: { fa: 'ورودهای این کسب‌وکار', en: 'Imports, newest first' },
      query: Type.Object(page),
      answers: {
        200: Type.Object({ items: Type.Array(importView), nextCursor: Type.Union([Type.String(), Type.Null()]) }),
      },
      handle: async (ctx) => {
        const limit = ctx.query.limit ?? 50;
        const rows = await ctx.read((tx) =>
          listImports(tx, visibleActors(ctx.principal), decodeCursor(ctx.query.cursor), limit + 1),
        );
        const { items, nextCursor } = toPage(rows, limit, (row) => [row.createdAt.toISOString(), row.importId]);
        return { status: 200, body: { items: items.map((row) => viewFor(ctx.principal, viewOf(row))), nextCursor } };
      },
    }),
    route({
      method: 'GET',
      path: '/imports/:id',
      right: 'imports.read',
      summary: {
        fa: 'یک ورود: وضعیت، پیشرفت، شمارش‌ها و نخستین مشکل‌ها',
        en: 'One import: state, progress, counts and first problems',
      },
      params: id,
      answers: { 200: importView },
      handle: async (ctx) => {
        const found = await ctx.read(async (tx) => {
          const row = await findImport(tx, ctx.params.id);
          return (
            row && {
              row,
              problems: await readProblems(tx, row.importId, firstPlace, shownProblems),
              kinds: await readProblemKinds(tx, row.importId),
            }
          );
        });
        if (found === undefined || !mayTouchImport(ctx.principal, found.row.actor)) return imports('not-found');
        return {
          status: 200,
          body: viewFor(
            ctx.principal,
            viewOf(
              found.row,
              found.problems.map(({ cells: _, place: __, ...problem }) => problem),
              found.kinds,
            ),
          ),
        };
      },
    }),
    route({
      method: 'PUT',
      path: '/imports/:id/mapping',
      right: 'imports.write',
      summary: { fa: 'پاسخ به پرسش‌ها و تعیین ستون‌ها', en: 'Say which column is which, and answer the questions' },
      params: id,
      body: Type.Object(
        {
          columns: Type.Optional(Type.Record(Type.String(), Type.String())),
          dateCalendar: Type.Optional(Type.String()),
          dateOrder: Type.Optional(Type.String()),
          moneyUnit: Type.Optional(Type.String()),
          decimalMark: Type.Optional(Type.String()),
          quantityMark: Type.Optional(Type.String()),
          marks: Type.Optional(Type.Record(Type.String(), Type.String())),
          sheet: Type.Optional(Type.String()),
          recipe: Type.Optional(Type.String()),
          timeZone: Type.Optional(Type.String()),
          existing: Type.Optional(
            Type.String({
              description: '"fill" (default): only what is empty in a known record; "update": also over it',
            }),
          ),
        },
        { additionalProperties: false },
      ),
      example: { columns: { موبایل: 'phone' }, moneyUnit: 'toman' },
      answers: { 200: importView },
      handle: (ctx) => remap(ctx, intakes()),
    }),
    act('dry-run', 'آزمودن بدون ثبت', 'Try the import without writing anything'),
    act('start', 'آغاز ورود', 'Start the import'),
    act('cancel', 'نگه داشتن ورود', 'Stop the import between two batches'),
    act('resume', 'ادامهٔ ورود', 'Go on where it stopped'),
    act('undo', 'برگرداندن همهٔ ورود', 'Take the whole import back'),
    route({
      method: 'GET',
      path: '/imports/:id/errors',
      right: 'imports.read',
      summary: { fa: 'ردیف‌هایی که پذیرفته نشدند، با دلیل', en: 'The rows that were not taken, with the reason (CSV)' },
      params: id,
      answers: { 200: fileAnswer(csv) },
      handle: sendErrors,
    }),
    route({
      method: 'GET',
      path: '/imports/:id/problems',
      right: 'imports.read',
      summary: {
        fa: 'ردیف‌های پذیرفته‌نشده و خانه‌های کنارگذاشته، با دلیل؛ همه یا یک نوع',
        en: 'Rows that were not taken and cells that were left out, with the reason; all, or one kind',
      },
      params: id,
      query: Type.Object({ ...page, code: Type.Optional(text(80)) }),
      answers: {
        200: Type.Object({ items: Type.Array(Type.Unknown()), nextCursor: Type.Union([Type.String(), Type.Null()]) }),
      },
      handle: async (ctx) => {
        const limit = ctx.query.limit ?? 50;
        const [rowNumber = -1, place = 0] = (decodeCursor(ctx.query.cursor) ?? []) as number[];
        const found = await ctx.read(async (tx) => {
          const row = await findImport(tx, ctx.params.id);
          if (row === undefined || !mayTouchImport(ctx.principal, row.actor)) return undefined;
          const after = { rowNumber: Number(rowNumber), place: Number(place) };
          return { row, problems: await readProblems(tx, row.importId, after, limit + 1, ctx.query.code ?? null) };
        });
        if (found === undefined) return imports('not-found');
        const { items, nextCursor } = toPage(found.problems, limit, (row) => [row.rowNumber, row.place]);
        const problems = items.map(({ cells: _, place: __, ...one }) => one);
        const shown = viewFor(ctx.principal, { actor: found.row.actor, problems });
        return { status: 200, body: { items: shown.problems, nextCursor } };
      },
    }),
    route({
      method: 'GET',
      path: '/imports/:id/kept',
      right: 'imports.read',
      summary: { fa: 'آنچه برگرداندن دست نزد، با دلیل', en: 'What the undo left alone, and why' },
      params: id,
      query: Type.Object(page),
      answers: {
        200: Type.Object({ items: Type.Array(Type.Unknown()), nextCursor: Type.Union([Type.String(), Type.Null()]) }),
      },
      handle: async (ctx) => {
        const limit = ctx.query.limit ?? 50;
        const [kind = '', recordId = '00000000-0000-0000-0000-000000000000'] = (decodeCursor(ctx.query.cursor) ??
          []) as string[];
        const found = await ctx.read(async (tx) => {
          const row = await findImport(tx, ctx.params.id);
          if (row === undefined || !mayTouchImport(ctx.principal, row.actor)) return undefined;
          return tx.query<{ kind: string; recordId: string; reason: string }>(
            `select kind, record_id as "recordId", reason from intake_kept where workspace_id = $1 and import_id = $2
               and (kind, record_id) > ($3, $4::uuid) order by kind, record_id limit $5`,
            [tx.workspaceId, ctx.params.id, kind, recordId, limit + 1],
          );
        });
        if (found === undefined) return imports('not-found');
        return { status: 200, body: toPage(found, limit, (row) => [row.kind, row.recordId]) };
      },
    }),
  ];
}

type Any = Context<unknown, unknown, unknown>;

/** Takes the file as it streams, looks into it, and keeps it as an import that waits for its start. */
/** A file whose first bytes are no table: named for what it is, where that can be seen. */
function sayTypeRefused(type: string): Refusal {
  const what = otherByType(type);
  return what === undefined ? imports('unreadable') : imports('no-table', { what });
}

async function upload(ctx: Any, intakes: readonly Intake[]) {
  const { house, principal } = ctx;
  const { kind, name } = ctx.query as { kind: string; name: string };
  const intake = intakes.find((one) => one.kind === kind);
  if (intake === undefined) return imports('kind-unknown', { kind, kinds: intakes.map((one) => one.kind) });
  if (!holds(principal, intake.right)) return refuse('forbidden', { right: intake.right });
  const { workspaceId } = principal;
  const limit = house.config.uploadLimit;
  const body = ctx.body as unknown;
  const stream = body instanceof Readable ? body : Readable.from([Buffer.from(typeof body === 'string' ? body : '')]);
  const received = await receiveFile(house, workspaceId, stream, { purpose: 'import', name, limit, types: tableTypes });
  if (isRefusal(received))
    return received.code === 'files.too-large'
      ? imports('too-large', { limitMb: Math.round(limit / 1024 ** 2) })
      : received.code === 'files.type-refused'
        ? sayTypeRefused(String(received.data.type))
        : received;
  const workspace = await workspaceOf(house, workspaceId);
  const prepared = await lookInto(house, intake, workspace, filePath(house, workspaceId, received.fileId));
  if (isRefusal(prepared)) {
    await discardUpload(house, workspaceId, received.fileId);
    return prepared;
  }
  const input = { url: ctx.request.url, sha256: received.sha256.toString('hex') };
  const outcome = await write(house.path, ctx.keyed(201, input), async (w) => {
    const importId = uuidv7(w.now.getTime());
    const { size, fileId } = received;
    const row = {
      importId,
      kind,
      state: 'ready' as const,
      fileName: name,
      fileSize: size,
      fileId,
      path: null,
      origin: 'import' as const,
      ...(await rememberFile(w.tx, prepared, received.sha256)),
      fileHash: received.sha256,
      actor: w.actor,
      now: w.now,
    };
    w.put(keepFileSql, keepFileParams(workspaceId, received, w.actor, w.now));
    w.put(newImportSql, newImportParams(workspaceId, row));
    await w.flush();
    const kept = await findImport(w.tx, importId);
    if (kept === undefined) throw new Error('the import that was just written is not there');
    return viewFor(principal, viewOf(kept));
  });
  if (isRefusal(outcome) || outcome.replayed) await discardUpload(house, workspaceId, received.fileId);
  if (isRefusal(outcome)) return outcome;
  return {
    status: outcome.status,
    body: outcome.answer,
    ...(outcome.replayed ? { headers: { 'idempotent-replayed': 'true' } } : {}),
  };
}

/** Looks into the file again under what the person said. */
async function remap(ctx: Any, intakes: readonly Intake[]) {
  const { house, principal } = ctx;
  const { id: importId } = ctx.params as { id: string };
  const row = await ctx.read((tx) => findImport(tx, importId));
  const intake = intakes.find((one) => one.kind === row?.kind);
  if (row === undefined || intake === undefined || !mayTouchImport(principal, row.actor)) return imports('not-found');
  if (row.state !== 'ready') return imports('state-differs', { state: row.state });
  if (row.fileId === null) return imports('file-gone');
  const wish = parseMapping(ctx.body, row.kind);
  if (isRefusal(wish)) return wish;
  const workspace = await workspaceOf(house, principal.workspaceId);
  const prepared = await lookInto(house, intake, workspace, filePath(house, principal.workspaceId, row.fileId), {
    ...toldOf(row.mapping),
    ...wish,
  });
  if (isRefusal(prepared)) return prepared;
  const { before } = row.inspection;
  const inspection = { ...prepared.inspection, ...(before === undefined ? {} : { before }) };
  return ctx.write(200, async (w) => {
    await w.tx.query(
      `update intake_import set mapping = $3, inspection = $4, check_result = null where workspace_id = $1 and import_id = $2 and state = 'ready'`,
      [w.workspaceId, importId, JSON.stringify(prepared.mapping), JSON.stringify(inspection)],
    );
    const kept = await findImport(w.tx, importId);
    return kept === undefined ? imports('not-found') : viewFor(principal, viewOf(kept));
  });
}

async function sendErrors(ctx: Context<{ id: string }, unknown, unknown>): Promise<typeof sent | Refusal> {
  const { house, principal, params, reply } = ctx;
  const found = await ctx.read(async (tx) => {
    const row = await findImport(tx, params.id);
    return row && { row, kept: await countProblems(tx, row.importId) };
  });
  if (found === undefined || !mayTouchImport(principal, found.row.actor)) return imports('not-found');
  const { row, kept } = found;
  if (hidesRows(principal, row.actor)) return imports('rows-hidden');
  if (row.rejected > 0 && kept.rows === 0) return imports('file-gone');
  const pageOf = (after: ProblemPlace) =>
    inWorkspace(house.pool, principal.workspaceId, (tx) => readProblems(tx, params.id, after, 1000), {
      readOnly: true,
    });
  await noteAccess(house, principal, {
    action: 'data.exported',
    subject: { kind: 'import', id: row.importId },
    after: { format: 'csv', rows: String(kept.rows) },
  });
  const headers = downloadHeaders(`${row.fileName.replace(/\.[^.]+$/, '')}.errors.csv`, 'text/csv; charset=utf-8');
  for (const [header, value] of Object.entries({ ...headers, 'x-row-count': String(kept.rows) }))
    reply.header(header, value);
  reply.send(Readable.from(writeErrorFile(row.inspection.headers, pageOf)));
  return sent;
}
