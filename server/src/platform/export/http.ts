import { createReadStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { uuidv7 } from '@peyvand/kernel/ids';
import type { Refusal } from '@peyvand/kernel/refusal';
import { Type } from 'typebox';
import { downloadHeaders } from '../files/store-file.ts';
import type { House } from '../house.ts';
import { holds } from '../http/principal.ts';
import { type Context, type Route, route, sent } from '../http/route.ts';
import { workspaceOf } from '../workspace/remember-workspace.ts';
import type { Export } from './export.ts';
import { exports } from './refusals.ts';
import { exportsFolder } from './sweep-exports.ts';
import { type ExportFormat, writeExport } from './write-export.ts';
import { writeZip } from './write-zip.ts';

const format = Type.Optional(Type.Union([Type.Literal('csv'), Type.Literal('xlsx')], { default: 'csv' }));
const contentTypes: Readonly<Record<ExportFormat | 'zip', string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  zip: 'application/zip',
};

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
      answers: { 200: Type.Unknown() },
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
      answers: { 200: Type.Unknown() },
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

/** Writes the lists beside the database, then sends the file; it is gone when it is sent. */
async function sendLists(
  ctx: Context<unknown, unknown, unknown>,
  lists: readonly Export[],
  fileFormat: ExportFormat,
  packed: boolean,
): Promise<typeof sent | Refusal> {
  const { house, principal, reply } = ctx;
  const workspace = await workspaceOf(house, principal.workspaceId);
  const folder = await makeFolder(house);
  try {
    const parts = [];
    const counts: string[] = [];
    for (const list of lists) {
      const path = join(folder, `${list.kind}.${fileFormat}`);
      const rows = await writeExport(house, workspace, principal, list, fileFormat, path);
      counts.push(lists.length === 1 && !packed ? String(rows) : `${list.kind}=${rows}`);
      parts.push({ name: `${list.kind}.${fileFormat}`, path });
    }
    const path = packed ? join(folder, 'all.zip') : (parts[0]?.path ?? '');
    if (packed) await writeZip(path, parts);
    const day = house.clock.now().toISOString().slice(0, 10);
    const name = packed ? `${workspace.slug}-${day}.zip` : `${workspace.slug}-${lists[0]?.kind}-${day}.${fileFormat}`;
    const headers = {
      ...downloadHeaders(name, contentTypes[packed ? 'zip' : fileFormat]),
      'x-row-count': counts.join(', '),
    };
    for (const [header, value] of Object.entries(headers)) reply.header(header, value);
    const stream = createReadStream(path);
    stream.on('close', () => void rm(folder, { recursive: true, force: true }));
    reply.send(stream);
    return sent;
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

async function makeFolder(house: House): Promise<string> {
  const folder = join(exportsFolder(house), uuidv7(house.clock.now().getTime()));
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return folder;
}
